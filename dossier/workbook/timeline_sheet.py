"""Compute the days of the procedure from the planned submission, each with its law and how sure it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from openpyxl.worksheet.worksheet import Worksheet

from dossier.case import Case
from dossier.rulebook.model import DatedValue
from dossier.values.dates import add_months
from dossier.workbook.choices import ask_for_dates, span
from dossier.workbook.confidence import CONFIDENCE
from dossier.workbook.table import FIRST_ROW, Column, Formula, Results, Value, body, write_table

SHEET = "时间线"
COLUMNS = (
    Column("序号", 6, centred=True), Column("事项", 30), Column("期限", 24), Column("推算日期", 14, centred=True),
    Column("实际日期", 14, centred=True), Column("依据", 52), Column("可信程度", 13, centred=True), Column("说明", 44),
)  # fmt: skip
_NOTE = "填写实际日期后，后面的日期随之重新推算。工作日只除去周六、周日，法定节假日请按当年放假安排核对。"


@dataclass(frozen=True, slots=True)
class Stage:
    """One day of the procedure, counted from the stage before it."""

    title: str
    key: str
    """Dated value that holds the period."""
    period: str
    """The period in words, with a place for the number."""
    formula: str
    """The same as a formula, with places for the day before and the number."""
    count: Callable[[date, int], date]


def _working_days(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


_STAGES = (
    Stage("一次告知补正，或者决定是否受理", "review.completeness_working_days", "提交后 {} 个工作日内", "WORKDAY({},{})", _working_days),
    Stage("作出许可决定", "review.decision_days", "受理后 {} 日内", "{}+{}", lambda day, count: day + timedelta(count)),
    Stage("颁发、送达许可证", "review.delivery_working_days", "决定后 {} 个工作日内", "WORKDAY({},{})", _working_days),
    Stage("许可证有效期届满", "licence.validity_years", "{} 年", "EDATE({},12*{})", lambda day, years: add_months(day, 12 * years)),
    Stage("最迟申请延续", "licence.renewal_ahead_days", "届满前 {} 日", "{}-{}", lambda day, count: day - timedelta(count)),
)  # fmt: skip
_OF_ANY_FILING = 3
"""Stages up to the delivery; a term begins only with a new licence."""


def fill(sheet: Worksheet, case: Case) -> Results:
    """Fill the sheet; a period that is not known has no day, nor has what follows from it."""
    stages = list(_stages(case))
    rows = [*stages, *_annual_report(case, len(stages) + 1)]
    results = write_table(sheet, "办理时间线", ["基准日", None, case.as_of, _NOTE], COLUMNS, rows)
    ask_for_dates(sheet, span("E", body(rows)))
    return results


def _stages(case: Case) -> Iterator[list[Value]]:
    yield [1, "提交申请", "", Formula("=$C$2", case.as_of), None, "", "", "以基准日计"]
    day: date | None = case.as_of
    stages = _STAGES if case.filing == "new" else _STAGES[:_OF_ANY_FILING]
    for row, stage in enumerate(stages, FIRST_ROW + 1):
        value = case.rulebook.values.get(stage.key)
        number = value.value if value is not None and isinstance(value.value, int) else None
        day = None if day is None or number is None else stage.count(day, number)
        before = f'IF(E{row - 1}="",D{row - 1},E{row - 1})'
        shown = None if day is None else Formula(f"={stage.formula.format(before, number)}", day)
        period = "期限未知" if number is None else stage.period.format(number)
        yield [row - FIRST_ROW + 1, stage.title, period, shown, None, *_basis(value)]


def _annual_report(case: Case, number: int) -> Iterator[list[Value]]:
    value = case.rulebook.values.get("annual_report.window")
    if value is not None and isinstance(value.value, tuple | list):
        first, last = value.value
        period = f"取得许可证后每年 {first} 至 {last}"
        yield [number, "报送年报", period, None, None, *_basis(value)]


def _basis(value: DatedValue | None) -> list[Value]:
    if value is None:
        return ["", "", ""]
    citation = value.citation
    return [citation.label(), CONFIDENCE[citation.confidence], citation.note]
