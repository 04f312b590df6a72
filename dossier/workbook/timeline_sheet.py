"""List the days of the procedure, of licences and of papers that run out, as `dossier timeline` counts them."""

from dossier.case import Case
from dossier.timeline.deadline import Deadline
from dossier.timeline.plan import deadlines
from dossier.values.workdays import known_until
from dossier.workbook.choices import ask_for_dates, span
from dossier.workbook.confidence import CONFIDENCE
from dossier.workbook.sheet import Sheet
from dossier.workbook.table import Column, Value, body, write_table

SHEET = "时间线"
COLUMNS = (
    Column("序号", 6, centred=True), Column("事项", 26), Column("期限", 30), Column("推算日期", 14, centred=True),
    Column("实际日期", 14, centred=True), Column("处理", 30), Column("依据", 36), Column("可信程度", 13, centred=True),
    Column("说明", 40),
)  # fmt: skip
UNKNOWN = "未知"


def fill(sheet: Sheet, case: Case) -> None:
    """Fill the sheet; what has no day says why."""
    rows = [_row(number, deadline) for number, deadline in enumerate(deadlines(case, case.as_of), 1)]
    note = (
        f"工作日按国务院放假调休安排推算，收录到{known_until()}，之后的列为未知。"
        "实际日期与推算不同的，用 dossier timeline 加 --submitted 重新推算。"
    )
    write_table(sheet, "办理时间线", ["基准日", None, case.as_of, note], COLUMNS, rows)
    ask_for_dates(sheet, span("E", body(rows)))


def _row(number: int, deadline: Deadline) -> list[Value]:
    citation = deadline.citation
    notes = (deadline.unknown.zh, _opens(deadline), deadline.note.zh, citation.note)
    return [
        number, deadline.title.zh, deadline.counted.zh, deadline.day or UNKNOWN, None, deadline.action.zh,
        citation.label(), CONFIDENCE[citation.confidence], "；".join(dict.fromkeys(note for note in notes if note)),
    ]  # fmt: skip


def _opens(deadline: Deadline) -> str:
    return "" if deadline.opens is None else f"自{deadline.opens}起可以办理"
