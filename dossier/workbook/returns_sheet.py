"""Offer an empty log for what the authority returns and how it was answered."""

from openpyxl.worksheet.worksheet import Worksheet

from dossier.workbook.choices import YES_NO, ask_for_dates, choose_from, span
from dossier.workbook.table import Column, Results, Value, body, write_table

SHEET = "退回记录"
COLUMNS = (
    Column("序号", 6, centred=True), Column("退回日期", 13, centred=True), Column("涉及材料", 26),
    Column("退回意见", 46), Column("修改内容", 40), Column("责任人", 10, centred=True),
    Column("是否已重新提交", 17, centred=True), Column("重新提交日期", 15, centred=True), Column("备注", 18),
)  # fmt: skip
_ROOM = 12


def fill(sheet: Worksheet) -> Results:
    """Fill the sheet with numbered empty rows."""
    rows: list[list[Value]] = [[number, None, "", "", "", "", "", None, ""] for number in range(1, _ROOM + 1)]
    results = write_table(sheet, "退回记录", ["逐条照录主管部门的意见，每条一行。"], COLUMNS, rows)
    for column in "BH":
        ask_for_dates(sheet, span(column, body(rows)))
    choose_from(sheet, span("G", body(rows)), YES_NO)
    return results
