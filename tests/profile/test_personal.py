"""What belongs to a person is told from what the company publishes, and a slip in it is not repeated."""

import pytest

from dossier.profile.load import parse_profile
from dossier.profile.personal import personal_numbers
from dossier.profile.problems import ProfileError

PROFILE = """\
company: {name: 北京青禾示例科技有限公司, phone: 010-55550100, fax: 010-55550101}
application: {action: 新办, categories: [B25]}
legal_representative: {name: 林知远, id_kind: 外国护照, id_number: E12345678, mobile: "13800000001"}
contacts:
  licence: {name: 许知遥, mobile: 138 0000 0002, phone: 010-55550102}
  service: {name: 何以宁, mobile: "13800000003", phone: 010-55550100}
people:
  - {name: 周砚清, id_number: "110000199104150027"}
"""


def test_the_numbers_of_persons_are_gathered_and_the_companys_own_lines_are_not(tmp_path):
    loaded = parse_profile(PROFILE, tmp_path / "profile.yaml")
    assert personal_numbers(loaded.profile) == {
        "E12345678", "13800000001", "13800000002", "13800000003", "010-55550102", "110000199104150027",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('mobile: "13800000001"', 'mobile: "138 0000 000"', "“******0000”"),
        ('mobile: "13800000003"', 'mobile: "1380000"', "“*******”"),
        ("phone: 010-55550102", "phone: 010-5555010X", "“********010X”"),
    ],
)
def test_a_wrong_number_of_a_person_is_not_repeated_whole(tmp_path, right, wrong, said):
    with pytest.raises(ProfileError) as caught:
        parse_profile(PROFILE.replace(right, wrong), tmp_path / "profile.yaml")
    for language in ("zh", "en"):
        shown = caught.value.render(language)
        assert said in shown
        assert "1380000" not in shown
        assert "profile.yaml:" in shown
