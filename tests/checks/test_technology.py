"""Days of a number of calendar months."""

import pytest

from dossier.checks.technology import longest_days


@pytest.mark.parametrize(("months", "days"), [(0, 0), (1, 31), (2, 62), (6, 184), (7, 215), (12, 366), (24, 731)])
def test_the_longest_run_of_months_is_counted(months: int, days: int) -> None:
    assert longest_days(months) == days
