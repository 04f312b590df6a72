"""Names of packages: whoever receives the papers shows in the name."""

import pytest

from dossier.package.naming import package_name
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
