"""List what the authority sent back and how it was answered, with room for more."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dossier.values.dates import chinese
from dossier.workbook.choices import YES_NO, ask_for_dates, choose_from, span
from dossier.workbook.table import Column, body, write_table

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.profile.model.returns import Remark, Return
    from dossier.workbook.sheet import Sheet
    from dossier.workbook.table import Value

SHEET = "退回记录"
COLUMNS = (
    Column("序号", 6, centred=True), Column("退回日期", 13, centred=True), Column("涉及材料", 26),
    Column("退回意见", 46), Column("修改内容", 40), Column("责任人", 10, centred=True),
    Column("是否已重新提交", 17, centred=True), Column("重新提交日期", 15, centred=True), Column("备注", 18),
)  # fmt: skip
_ROOM = 12


def fill(sheet: "Sheet", case: "Case") -> None:
    """Fill the sheet with the remarks of the profile, then with numbered empty rows."""
    known = [row for one in case.profile.returns or () for row in _remarks(one)]
    empty: list[Value] = [None, "", "", "", "", "", None, ""]
    rows = [[number, *(known[number - 1] if number <= len(known) else empty)] for number in range(1, _rows(known) + 1)]
    write_table(sheet, "退回记录", ["逐条照录主管部门的意见，每条一行。"], COLUMNS, rows)
    for column in "BH":
        ask_for_dates(sheet, span(column, body(rows)))
    choose_from(sheet, span("G", body(rows)), YES_NO)


def _rows(known: list[list["Value"]]) -> int:
    """Leave half a page of empty rows below what is known."""
    return max(_ROOM, len(known) + _ROOM // 2)


def _remarks(one: "Return") -> Iterator[list["Value"]]:
    """Yield a row for each remark, or one for a return whose remarks are not recorded."""
    notes = [f"第{one.round}次退回"] if one.round else []
    notes += [f"补正期限{chinese(one.deadline)}"] if one.deadline else []
    answered = "是" if one.answered_on else ""
    items: Sequence[Remark | None] = one.items or [None]
    for item in items:
        yield [
            one.received_on, (item and item.form) or "", item.remark if item else "", _correction(item) if item else "",
            "", answered, one.answered_on, "，".join(notes),
        ]  # fmt: skip


def _correction(item: "Remark") -> str:
    """Return what was changed, with the files and fields on lines of their own."""
    return "\n".join([*([item.change] if item.change else []), *(item.files or []), *(item.fields or [])])
