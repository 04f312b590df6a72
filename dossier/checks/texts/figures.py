"""Add up the figures that documents may state although the profile does not hold them, and tell their years."""

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.case import Case


_REVENUE = "forecast.revenue"


class Figure(NamedTuple):
    """A fact, or a figure computed from facts, as documents may state it."""

    path: str
    """Profile path without indices; computed figures have names that look like one."""
    value: object
    year: str = ""
    """Year for which it is given, e.g. 2027; empty for what holds without one."""


def computed(case: "Case") -> "Iterator[Figure]":
    """Yield totals and differences, and the figures of the plan by their year."""
    bandwidths = [contract.bandwidth for contract in case.profile.hosting or () if contract.bandwidth is not None]
    if bandwidths:
        yield Figure("hosting.total", sum(bandwidths))
    yield from _users(case)
    yield from _revenue(case)


def _users(case: "Case") -> "Iterator[Figure]":
    for year in (case.profile.plan or NOTHING_KNOWN).years or ():
        payers = [item.payers for item in year.revenue or () if item.payers is not None]
        yield from (Figure("plan.years.revenue.payers", count, year.label[:4]) for count in payers)
        for name in ("registered_users", "active_users", "paying_users"):
            if getattr(year, name) is not None:
                yield Figure(f"plan.years.{name}", getattr(year, name), year.label[:4])


def _revenue(case: "Case") -> "Iterator[Figure]":
    figures = case.forecast
    if figures is None:
        return
    yield Figure(_REVENUE, figures.revenue)
    for year in figures.years:
        for amount in (year.revenue, year.b25, year.b21, *(row.amount for row in year.rows)):
            yield from (Figure(_REVENUE, amount), Figure(_REVENUE, amount, year.label[:4]))
    for before, after in pairwise(figures.years):
        yield Figure(_REVENUE, Money(abs(after.revenue.amount - before.revenue.amount)))
