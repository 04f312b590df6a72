"""Capital: the boundary holds for every amount, and contributions add up exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.checks.capital import _compared
from dossier.values.money import Money
from tests.checks.changed import unknowns


@settings(deadline=None)
@given(st.decimals(0, 20_000_000, places=2), st.sampled_from((1_000_000, 10_000_000)))
def test_the_minimum_itself_is_enough(amount: object, least: int) -> None:
    capital = Money.parse(str(amount))
    verdict = _compared(capital, "省内", Money.parse(str(least)))
    assert (verdict.outcome == "pass") == (capital.amount >= least)


def test_everything_missing_about_the_contributions_is_named() -> None:
    removed = ("shareholders[0].contribution", "shareholders[0].mode", "shareholders[1].capital_source")
    assert unknowns("B12", remove=removed) == list(removed)
