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
    other: Money
    """Revenue that belongs to neither service."""
    cost: Money
    investment: Money
    result: Money
    """Revenue less cost; investment is shown apart."""
    cumulative: Money
    """Results up to this year less investments up to this year."""
    growth: Money | None
    """Revenue less that of the year before; None in the first year."""


class Forecast(NamedTuple):
    """The three years together."""

    years: tuple[YearFigures, ...]
    revenue: Money
    b25: Money
    b21: Money
    other: Money
    cost: Money
    result: Money
    investment: Money
    funding: Money
    shortage: Money
    """What is lacking at the end of the year with the lowest cumulative figure, before funding; never negative."""

    @property
    def covered(self) -> bool:
        """Whether the funding is as much as the shortage."""
        return self.funding.amount >= self.shortage.amount


def forecast(profile: "Profile") -> Forecast | None:
    """Return the figures, or None while one of them is unknown."""
    plan = profile.plan
    if plan is None or not plan.years or plan.funding is None:
        return None
    figures: list[YearFigures] = []
    for year in plan.years:
        if (one := _figures(year, figures[-1] if figures else None)) is None:
            return None
        figures.append(one)
    funding = _total(plan.funding)
    if funding is None:
        return None
    return _together(tuple(figures), funding)


def _together(years: tuple[YearFigures, ...], funding: Money) -> Forecast:
    def total(name: str) -> Money:
        return _sum(getattr(year, name) for year in years)

    return Forecast(
        years, total("revenue"), total("b25"), total("b21"), total("other"), total("cost"), total("result"),
        total("investment"), funding, Money(max(Decimal(), *(-year.cumulative.amount for year in years))),
    )  # fmt: skip


def _figures(year: "Year", before: YearFigures | None) -> YearFigures | None:
    rows = _rows(year.revenue)
    cost, investment = _total(year.costs), _total(year.investment)
    if rows is None or cost is None or investment is None:
        return None
    revenue = _sum(row.amount for row in rows)
    result, earlier = Money(revenue.amount - cost.amount), before.cumulative.amount if before else Decimal()
    b25, b21 = _of(rows, "B25"), _of(rows, "B21")
    return YearFigures(
        year.label, year, rows, revenue, b25, b21, Money(revenue.amount - b25.amount - b21.amount), cost, investment,
        result, Money(earlier + result.amount - investment.amount),
        Money(revenue.amount - before.revenue.amount) if before else None,
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
