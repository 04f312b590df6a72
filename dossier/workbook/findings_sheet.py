"""List what has to be settled, worst first, with room for owner and closing day."""

from collections.abc import Sequence

from dossier.case import Case
from dossier.finding import Finding, Outcome
from dossier.workbook import look
from dossier.workbook.choices import ask_for_dates, colour_words, span
from dossier.workbook.confidence import CONFIDENCE
from dossier.workbook.sheet import Sheet
from dossier.workbook.table import Column, Value, body, write_table

SHEET = "问题清单"
COLUMNS = (
    Column("序号", 5, centred=True), Column("规则", 6, centred=True), Column("程度", 9, centred=True),
    Column("检查项", 17), Column("对象", 19), Column("问题", 42), Column("处理办法", 34), Column("依据", 26),
    Column("可信程度", 13, centred=True), Column("档案位置", 25), Column("责任人", 9, centred=True),
    Column("关闭日期", 11.5, centred=True),
)  # fmt: skip
_OPEN = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR)
_FILLS = (
    ("阻断", look.BAD_FILL), ("情况不明", look.WARN_FILL), ("检查出错", look.WARN_FILL), ("提醒", look.IDLE_FILL),
)  # fmt: skip


def listed(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stand on the sheet, in their order."""
    return tuple(finding for finding in findings if finding.outcome in _OPEN)


def fill(sheet: Sheet, case: Case, findings: Sequence[Finding]) -> None:
    """Fill the sheet with the findings that are not passed; personal numbers are shortened."""
    rows = [_row(case, number, one) for number, one in enumerate(listed(findings), 1)]
    write_table(sheet, "问题清单", [_note(listed(findings))], COLUMNS, rows)
    colour_words(sheet, "C", body(rows), _FILLS)
    ask_for_dates(sheet, span("L", body(rows)))


def _note(open_: Sequence[Finding]) -> str:
    blocking = sum(finding.blocks for finding in open_)
    if not open_:
        return "没有需要处理的事项。"
    if not blocking:
        return "没有阻断项；以下提醒、尚未核对和豁免的事项请在提交前过目。"
    return f"有 {blocking} 项阻断、情况不明或检查出错，处理完毕后方可提交；按轻重排列。"


def _row(case: Case, number: int, finding: Finding) -> list[Value]:
    citation = finding.citation
    place = f"第 {finding.location.line} 行" if finding.location else ""
    message = f"{finding.message.zh}\n豁免：{finding.waiver}" if finding.waiver else finding.message.zh
    return [
        number, finding.code, _degree(finding), finding.title.zh, finding.subject_title.zh, case.masked(message), case.masked(finding.fix.zh),
        citation.label() if citation else "", CONFIDENCE[citation.confidence] if citation else "",
        f"{finding.subject}\n{place}".strip(), "", None,
    ]  # fmt: skip


def _degree(finding: Finding) -> str:
    if finding.waiver:
        return "已豁免"
    if finding.outcome is Outcome.UNKNOWN:
        return "情况不明"
    if finding.outcome is Outcome.ERROR:
        return "检查出错"
    return "阻断" if finding.blocks else "提醒"
