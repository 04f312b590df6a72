"""List what has to be settled, worst first, with room for owner and closing day."""

from collections.abc import Sequence

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dossier.finding import Finding, Outcome
from dossier.values.citation import Confidence
from dossier.workbook import look
from dossier.workbook.table import FIRST_ROW, Column, Value, colour_where, write_table

COLUMNS = (
    Column("序号", 5, centred=True), Column("规则", 7, centred=True), Column("程度", 9, centred=True),
    Column("检查项", 18), Column("对象", 20), Column("问题", 44), Column("处理办法", 34), Column("依据", 30),
    Column("可信程度", 11, centred=True), Column("档案位置", 16), Column("责任人", 9, centred=True),
    Column("关闭日期", 12, centred=True),
)  # fmt: skip
_CONFIDENCE = {
    Confidence.LAW: "法律原文", Confidence.OFFICIAL: "主管部门公开", Confidence.SECONDARY: "二手资料",
    Confidence.PRACTICE: "地方实践", Confidence.UNVERIFIED: "未经核实",
}  # fmt: skip
_OPEN = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR)


def fill(sheet: Worksheet, findings: Sequence[Finding]) -> None:
    """Fill the sheet 问题清单 with the findings that are not passed."""
    rows = [_row(number, one) for number, one in enumerate((f for f in findings if f.outcome in _OPEN), 1)]
    note = "以下事项按先阻断、后提醒排列；阻断和情况不明的事项处理完毕后方可提交。" if rows else "没有需要处理的事项。"
    write_table(sheet, "问题清单", [None, None, None, note], COLUMNS, rows)
    last = max(FIRST_ROW + len(rows) - 1, FIRST_ROW)
    cells = f"C{FIRST_ROW}:C{last}"
    for word, colour in (("阻断", look.BAD_FILL), ("情况不明", look.WARN_FILL), ("提醒", look.IDLE_FILL)):
        colour_where(sheet, cells, f'C{FIRST_ROW}="{word}"', colour)
    days = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
    sheet.add_data_validation(days)
    days.add(f"L{FIRST_ROW}:L{last}")


def _row(number: int, finding: Finding) -> list[Value]:
    citation = finding.citation
    place = f"第 {finding.location.line} 行" if finding.location else ""
    message = f"{finding.message.zh}\n豁免：{finding.waiver}" if finding.waiver else finding.message.zh
    return [
        number, finding.code, _degree(finding), finding.title.zh, finding.subject_title.zh, message, finding.fix.zh,
        citation.label() if citation else "", _CONFIDENCE[citation.confidence] if citation else "",
        f"{finding.subject}\n{place}".strip(), "", None,
    ]  # fmt: skip


def _degree(finding: Finding) -> str:
    if finding.waiver:
        return "已豁免"
    if finding.outcome is not Outcome.FAIL:
        return "情况不明"
    return "阻断" if finding.blocks else "提醒"
