"""Every broken profile gives exactly its expected message, in Chinese, with line and column.

``tests/broken/NAME.yaml`` is the profile, ``NAME.expected`` the message. To write the messages anew after a wording
was changed on purpose: python -m tests.profile.test_broken
"""

from pathlib import Path

import pytest

from dossier.errors import ExitCode, InputError
from dossier.profile.load import load_profile

FOLDER = Path(__file__).parents[1] / "broken"
PROFILES = sorted(FOLDER.glob("*.yaml"))


def message(profile: Path) -> str:
    with pytest.raises(InputError) as caught:
        load_profile(profile)
    assert caught.value.exit_code == ExitCode.BAD_INPUT
    return caught.value.render("zh").replace(str(profile), profile.name) + "\n"


def test_there_are_at_least_forty_broken_profiles():
    assert len(PROFILES) >= 40


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.stem)
def test_a_broken_profile_gives_its_expected_message(profile):
    assert message(profile) == profile.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.stem)
def test_the_message_exists_in_english_too(profile):
    with pytest.raises(InputError) as caught:
        load_profile(profile)
    english = caught.value.render("en")
    assert english != caught.value.render("zh")


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path):
    big = tmp_path / "profile.yaml"
    with big.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(InputError, match="50 MB"):
        load_profile(big)


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office")],
)
def test_a_large_file_of_another_kind_is_named_as_what_it_is(tmp_path, start, kind):
    scan = tmp_path / "scan"
    scan.write_bytes(start + bytes(3_000_000))
    with pytest.raises(InputError, match=kind) as caught:
        load_profile(scan)
    assert "profile.yaml" in caught.value.hint.zh
    assert "GBK" not in caught.value.render("zh")


def test_an_alias_bomb_of_many_levels_is_refused_at_its_first_anchor(tmp_path):
    bomb = tmp_path / "profile.yaml"
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    bomb.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError, match="锚点"):
        load_profile(bomb)


def test_deep_nesting_is_refused_without_exhausting_the_stack(tmp_path):
    deep = tmp_path / "profile.yaml"
    deep.write_text("plan: " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(InputError, match="嵌套"):
        load_profile(deep)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(InputError, match="找不到"):
        load_profile(tmp_path / "profile.yaml")
    with pytest.raises(InputError, match="无法读取"):
        load_profile(tmp_path)


if __name__ == "__main__":
    for broken in PROFILES:
        broken.with_suffix(".expected").write_text(message(broken), encoding="utf-8")
