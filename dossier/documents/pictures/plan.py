"""Draw the charts of the three-year plan and of the capacity calculation, with the very numbers of their tables."""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from dossier.documents.charts import FILLS, Graph, Place, Series, chart
from dossier.documents.figures import Page
from dossier.documents.missing import MissingValue
from dossier.documents.pictures.facts import need
from dossier.facts.capacity_inputs import inputs_missing
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.case import Case
    from dossier.documents.drawing import Drawing
    from dossier.facts.forecast import Forecast, YearFigures
    from dossier.facts.totals import Total
    from dossier.values.money import Money

Values = tuple[Decimal | None, ...]

_WAN = Decimal(10_000)
_MONEY = "金额（万元）"
_LEGIBLE = Decimal("0.1")
"""Room of a number as a part of the longest column: with less it is left to the table beside the chart."""


def users(case: "Case", page: Page) -> "Drawing":
    """Return how registered, active and paying users grow."""
    years = _forecast(case).years
    columns = {
        "注册用户（年末累计）": _counts(years, "registered_users"),
        "活跃用户（年末月活跃）": _counts(years, "active_users"),
        "付费用户（年末累计）": _counts(years, "paying_users"),
    }
    series = [_columns(name, values, number) for number, (name, values) in enumerate(columns.items())]
    return _drawn(page, "用户规模预测", "户数（户）", "户", [one.label for one in years], series)


def revenue(case: "Case", page: Page) -> "Drawing":
    """Stack the items of each year, the total above them; with more items than fills, the kinds of service."""
    years = _forecast(case).years
    names = list(dict.fromkeys(row.item for one in years for row in one.rows))
    parts = (
        {name: tuple(_of_item(one, name) for one in years) for name in names}
        if len(names) <= len(FILLS)
        else _by_service(years)
    )
    totals = tuple(_wan(one.revenue) for one in years)
    most = max(totals, default=Decimal())
    series = [_segments(name, values, number, most) for number, (name, values) in enumerate(parts.items())]
    series.append(Series("合计", totals, _all("t", totals), seen=False))
    return _drawn(
        page, "营业收入预测", "金额（万元，柱顶为合计）", "万元", [one.label for one in years], series, stacked=True
    )


def _of_item(year: "YearFigures", item: str) -> Decimal | None:
    amounts = [_wan(row.amount) for row in year.rows if row.item == item]
    return sum(amounts, Decimal()) if amounts else None


def _by_service(years: "Sequence[YearFigures]") -> "Mapping[str, Values]":
    parts: dict[str, Values] = {
        "信息服务业务": tuple(_wan(one.b25) for one in years),
        "在线数据处理与交易处理业务": tuple(_wan(one.b21) for one in years),
        "其他": tuple(_wan(one.revenue) - _wan(one.b25) - _wan(one.b21) for one in years),
    }
    return {name: values for name, values in parts.items() if any(values)}


def result(case: "Case", page: Page) -> "Drawing":
    """Return revenue and cost of each year as columns and the result as a line."""
    years = _forecast(case).years
    revenue = _columns("营业收入", tuple(_wan(one.revenue) for one in years), 0)
    cost = _columns("成本费用", tuple(_wan(one.cost) for one in years), 1)
    results = tuple(_wan(one.result) for one in years)
    places = _beside(results, revenue.values, cost.values)
    series = [revenue, cost, Series("当年损益", results, places)]
    return _drawn(page, "三年损益预测", _MONEY, "万元", [one.label for one in years], series)


def _beside(line: "Sequence[Decimal]", *columns: Values) -> tuple[Place, ...]:
    """Put each number of a line on the far side of its point from zero, else on the other one, or leave it out."""
    ends = [value for values in (line, *columns) for value in values if value is not None]
    height = (max([*ends, Decimal()]) - min([*ends, Decimal()])) * _LEGIBLE
    places: list[Place] = []
    for number, value in enumerate(line):
        taken = [end + height * (1 if end >= 0 else -1) for values in columns if (end := values[number]) is not None]
        room: dict[Place, Decimal] = {
            "t": min((abs(value + height - one) for one in taken), default=height),
            "b": min((abs(value - height - one) for one in taken), default=height),
        }
        wanted: tuple[Place, Place] = ("t", "b") if value >= 0 else ("b", "t")
        places.append(next((place for place in wanted if room[place] >= height), ""))
    return tuple(places)


def funding(case: "Case", page: Page) -> "Drawing":
    """Lay what is invested, the greatest gap and where the money comes from side by side, each bar with its total."""
    figures = _forecast(case)
    lowest = min((one.cumulative for one in figures.years), key=lambda money: money.amount)
    gap = -_wan(lowest) if lowest.amount < 0 else Decimal()
    plan = case.profile.plan
    sources = [] if plan is None else [(one.item, _wan(one.amount)) for one in plan.funding or [] if one.amount]
    bars: list[tuple[str, list[tuple[str, Decimal]]]] = [
        (f"资金来源合计{_shown(figures.funding)}", sources),
        (f"累计资金缺口最大{plain(gap)}万元", [("累计资金缺口", gap)] if gap else []),
        (
            f"三年投资合计{_shown(figures.investment)}",
            [(f"{one.label}投资", _wan(one.investment)) for one in figures.years],
        ),
    ]
    shown = [(name, parts) for name, parts in bars if any(amount for _, amount in parts)] or bars
    most = max((sum(amount for _, amount in parts) for _, parts in shown), default=Decimal())
    series: list[Series] = []
    for place, (_, parts) in reversed(list(enumerate(shown))):
        for name, amount in parts:
            if amount:
                values = tuple(amount if number == place else None for number in range(len(shown)))
                series.append(_segments(name, values, len(series), Decimal(most)))
    names = [name for name, _ in shown]
    return _drawn(page, "投资与资金来源", _MONEY, "万元", names, series, stacked=True, lying=True)


def capacity(case: "Case", page: Page) -> "Drawing":
    """Compare what each year needs with what is contracted and planned, as a share of it."""
    sizing = need(case.sizing, next(inputs_missing(case.profile), "technology.capacity"))
    years = (sizing.launch, sizing.design)
    sums = case.totals
    provided = {
        "出口带宽": ("bandwidth", _known(sums.bandwidth)),
        "应用服务器": ("servers", _known(sums.workers)),
        "数据库服务器": ("databases", _known(sums.databases)),
    }
    known = {title: pair for title, pair in provided.items() if pair[1] > 0}
    series = [
        _columns(f"{year.label}需要量", tuple(_part(year[key].value, whole) for key, whole in known.values()), number)
        for number, year in enumerate(years)
    ]
    return _drawn(page, "资源占用比例", "测算需要量占已有量的比例（%）", "%", list(known), series)


def _known(total: "Total") -> Decimal:
    return need(None if total.value is None else Decimal(total.value), total.missing)


def _part(need: Decimal, whole: Decimal) -> Decimal:
    """Return a percentage with one decimal, as the text beside the chart prints it."""
    return (need * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _forecast(case: "Case") -> "Forecast":
    if case.forecast is None:
        raise MissingValue("plan.years", "三年计划")
    return case.forecast


def _counts(years: "Sequence[YearFigures]", name: str) -> Values:
    return tuple(
        Decimal(need(getattr(one.year, name), f"plan.years[{number}].{name}")) for number, one in enumerate(years)
    )


def _wan(money: "Money") -> Decimal:
    return money.amount / _WAN


def _shown(money: "Money") -> str:
    return f"{plain(_wan(money))}万元"


def _columns(name: str, values: Values, number: int) -> Series:
    return Series(name, values, _all("outEnd", values), FILLS[number])


def _all(place: Place, values: Values) -> tuple[Place, ...]:
    return (place,) * len(values)


def _segments(name: str, values: Values, number: int, most: Decimal) -> Series:
    places: list[Place] = ["ctr" if value is not None and value >= most * _LEGIBLE else "" for value in values]
    return Series(name, values, tuple(places), FILLS[number % len(FILLS)])


def _drawn(
    page: Page, title: str, axis: str, unit: str, names: "Sequence[str]", series: "Sequence[Series]", **shape: bool
) -> "Drawing":
    """Return the chart, read aloud as one sentence for each series."""
    sentences = [f"{one.name}{_spoken(one, names, unit)}" for one in series]
    return chart(Graph(f"{title}图：{'；'.join(sentences)}。", axis, tuple(names), tuple(series), **shape), page.width)


def _spoken(series: Series, names: "Sequence[str]", unit: str) -> str:
    said = [(name, value) for name, value in zip(names, series.values, strict=True) if value is not None]
    return "、".join(f"{name}{plain(value)}{unit}" for name, value in said)
