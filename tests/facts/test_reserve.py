"""What contracts and plan leave over is told for both years; a shortfall is negative, an unknown part leaves nothing."""

from decimal import Decimal

import pytest

from dossier.case import Case
from dossier.facts.reserve import Reserve
from tests.support.cases import case_of, changed


def reserve_of(case: Case) -> Reserve:
    """Return the comparison, which must be there."""
    assert case.reserve is not None
    return case.reserve


def with_bandwidth(megabits: int) -> Case:
    """Return the example with one contract of so much bandwidth."""
    return changed(case_of("qinghe"), "hosting.0.bandwidth", megabits)


def test_the_reserve_is_what_is_there_less_what_is_needed() -> None:
    case = case_of("qinghe")
    assert case.sizing is not None
    found, contract = reserve_of(case), Decimal(case.totals.bandwidth.value or 0)
    assert found.bandwidth_launch == contract - case.sizing.launch["bandwidth"].value > 0
    assert found.bandwidth_design == contract - case.sizing.design["bandwidth"].value > 0
    assert found.servers_launch == (case.totals.workers.value or 0) - case.sizing.launch["servers"].value
    assert found.databases == 0


def test_too_little_bandwidth_falls_short_and_tells_the_users_it_carries() -> None:
    case = with_bandwidth(10)
    found = reserve_of(case)
    assert case.sizing is not None
    assert found.bandwidth_launch > 0 > found.bandwidth_design
    need, users = case.sizing.design["bandwidth"].value, case.sizing.design.users
    assert found.users * need <= users * 10 < (found.users + 1) * need


def test_the_contract_grows_when_its_peak_leaves_no_reserve() -> None:
    case = with_bandwidth(26)
    factor = case.profile.technology.capacity.reserve  # type: ignore[union-attr]
    assert reserve_of(case).peak * factor == 26  # type: ignore[operator]


@pytest.mark.parametrize(
    "path", ["hosting.0.bandwidth", "technology.capacity.reserve", "technology.nodes", "technology"]
)
def test_an_unknown_part_leaves_no_comparison(path: str) -> None:
    assert changed(case_of("qinghe"), path, None).reserve is None
