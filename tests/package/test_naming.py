"""Names of packages: whoever receives the papers shows in the name."""

import pytest

from dossier.errors import InputError
from dossier.package.naming import file_name, package_name, refuse_same_names
from dossier.pipeline import open_profile
from tests.checks.cases import BASE, DAY


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("山东", "青禾示例-山东-B25-20261121"),
        ("威海", "青禾示例-山东青岛-B25-20261121"),
        ("深圳", "青禾示例-广东-B25-20261121"),
    ],
)
def test_a_package_is_named_after_the_authority_that_receives_it(place: str, named: str) -> None:
    assert package_name(open_profile(BASE, place, DAY), draft=False) == named


def test_a_part_keeps_its_number_however_long_the_name_is() -> None:
    case = open_profile(BASE, "北京", DAY)
    assert file_name(case, 3, "社保证明", ".PDF", part=2) == "03-社保证明-青禾示例-20261121-2.pdf"
    long = file_name(case, 3, "社保证明" * 20, ".pdf", part=12)
    assert len(long) == 60
    assert long.endswith("-12.pdf")


def test_two_files_of_the_same_name_are_refused_and_named() -> None:
    refuse_same_names([("05/01-a.pdf", "x.pdf"), ("05/01-b.pdf", "y.pdf")])
    with pytest.raises(InputError) as problem:
        refuse_same_names([("05/01-A.pdf", "x.pdf"), ("05/01-a.pdf", "y.pdf")])
    assert "x.pdf" in problem.value.message.zh
    assert "y.pdf" in problem.value.message.en
    assert "subject" in problem.value.hint.zh
