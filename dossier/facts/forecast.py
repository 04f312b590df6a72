"""Add up the three-year plan: revenue by item and service, costs, investment, funding, result."""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dossier.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dossier.profile.model import Profile
    from dossier.profile.model.plan import AmountItem, RevenueItem, Year


class RevenueRow(NamedTuple):
    """One revenue item of one year: payers × price × times."""

    item: str
    category: str
    payers: int
    price: Money
    times: Decimal
    amount: Money


class YearFigures(NamedTuple):
    """The money of one year."""

    label: str
    year: "Year"
    rows: tuple[RevenueRow, ...]
    revenue: Money
    b25: Money
    b21: Money
    cost: Money
    investment: Money
    result: Money
    """Revenue less cost; investment is shown apart."""
    cumulative: Money
    """Results up to this year less investments up to this year."""


class Forecast(NamedTuple):
    """The three years together."""

    years: tuple[YearFigures, ...]
    revenue: Money
    cost: Money
    investment: Money
    funding: Money


def forecast(profile: "Profile") -> Forecast | None:
    """Return the figures, or None while one of them is unknown."""
    plan = profile.plan
    if plan is None or not plan.years or plan.funding is None:
        return None
    figures: list[YearFigures] = []
    for year in plan.years:
        before = figures[-1].cumulative if figures else Money(Decimal())
        if (one := _figures(year, before)) is None:
            return None
        figures.append(one)
    funding = _total(plan.funding)
    if funding is None:
        return None
    return Forecast(
        tuple(figures),
        _sum(one.revenue for one in figures),
        _sum(one.cost for one in figures),
        _sum(one.investment for one in figures),
        funding,
    )


def _figures(year: "Year", before: Money) -> YearFigures | None:
    rows = _rows(year.revenue)
    cost, investment = _total(year.costs), _total(year.investment)
    if rows is None or cost is None or investment is None:
        return None
    revenue = _sum(row.amount for row in rows)
    result = Money(revenue.amount - cost.amount)
    return YearFigures(
        year.label, year, rows, revenue, _of(rows, "B25"), _of(rows, "B21"), cost, investment, result,
        Money(before.amount + result.amount - investment.amount),
    )  # fmt: skip


def _rows(items: "Sequence[RevenueItem] | None") -> tuple[RevenueRow, ...] | None:
    if items is None:
        return None
    rows = [row for item in items if (row := _row(item)) is not None]
    return tuple(rows) if len(rows) == len(items) else None


def _row(item: "RevenueItem") -> RevenueRow | None:
    if item.payers is None or item.price is None or item.times is None or item.category is None:
        return None
    amount = Money(item.payers * item.price.amount * item.times)
    return RevenueRow(item.item, item.category, item.payers, item.price, item.times, amount)


def _total(items: "Sequence[AmountItem] | None") -> Money | None:
    if items is None or any(item.amount is None for item in items):
        return None
    return _sum(item.amount for item in items if item.amount is not None)


def _of(rows: "Iterable[RevenueRow]", category: str) -> Money:
    return _sum(row.amount for row in rows if row.category == category)


def _sum(amounts: "Iterable[Money]") -> Money:
    return Money(sum((money.amount for money in amounts), Decimal()))
