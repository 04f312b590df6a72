"""Add up the figures that documents may state although the profile does not hold them: totals and differences."""

from itertools import pairwise
from typing import TYPE_CHECKING

from dossier.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.case import Case


def computed(case: "Case") -> "Iterator[tuple[str, object]]":
    """Yield computed figures under names that look like profile paths."""
    bandwidths = [contract.bandwidth for contract in case.profile.hosting or () if contract.bandwidth is not None]
    if bandwidths:
        yield "hosting.total", sum(bandwidths)
    yield from (("forecast.revenue", amount) for amount in _revenue(case))


def _revenue(case: "Case") -> "Iterator[Money]":
    figures = case.forecast
    if figures is None:
        return
    yield figures.revenue
    for year in figures.years:
        yield from (year.revenue, year.b25, year.b21, *(row.amount for row in year.rows))
    for before, after in pairwise(figures.years):
        yield Money(abs(after.revenue.amount - before.revenue.amount))
