"""Write one form of the online application as a sheet, ready to be copied from and ticked off."""

from collections.abc import Sequence

from dossier.case import Case
from dossier.rulebook.portal import Form
from dossier.workbook import look
from dossier.workbook.choices import YES_NO, choose_from, colour_where, colour_words, span
from dossier.workbook.sheet import Sheet
from dossier.workbook.size import size_in_words
from dossier.workbook.table import FIRST_ROW, Column, Link, Value, body, write_table
from dossier.workbook.worksheet.entry import State
from dossier.workbook.worksheet.rows import IN_SOME_CASES, UPLOAD, Row
from dossier.workbook.worksheet.uploads import PackageFile, Uploads

COLUMNS = (
    Column("序号", 5, centred=True), Column("栏目组", 12), Column("对象", 17), Column("栏目", 20), Column("方式", 6, centred=True),
    Column("填写内容", 36), Column("字数", 5, centred=True), Column("上传文件", 36), Column("页数", 5, centred=True),
    Column("大小", 8, centred=True), Column("状态", 7, centred=True), Column("说明", 34), Column("来源（档案路径:行号）", 33),
    Column("已填", 6, centred=True),
)  # fmt: skip
STATE, DONE = "K", "N"
_VALUE, _FILE = "F", "H"
_FILE_ROOM = 34.0
_LONG = 30
"""Characters from which a text is long enough for its length to matter."""
FILLS = (
    (State.MISSING.value, look.BAD_FILL), (State.DOUBT.value, look.WARN_FILL), (State.IDLE.value, look.IDLE_FILL),
    (State.READY.value, look.GOOD_FILL),
)  # fmt: skip


def sheet_name(form: Form) -> str:
    """Return the name on the tab of a form."""
    return f"{form.id} {form.short}"


def fill(sheet: Sheet, form: Form, rows: Sequence[Row], note: str, case: Case, uploads: Uploads) -> None:
    """Fill the sheet of a form; ``note`` stands above the table."""
    lines = [_line(number, row, case, uploads) for number, row in enumerate(rows, 1)]
    write_table(sheet, f"{form.id}　{form.name}", [note], COLUMNS, lines)
    colour_words(sheet, STATE, body(lines), FILLS)
    _redden(sheet, body(lines))
    choose_from(sheet, span(DONE, body(lines)), YES_NO)


def _redden(sheet: Sheet, rows: range) -> None:
    """Colour the cell in which something is missing, the value or the file, until the row is ticked off."""
    upload = f'OR($E{FIRST_ROW}="{UPLOAD}",$E{FIRST_ROW}="{IN_SOME_CASES}")'
    for column, holds in ((_VALUE, f"NOT({upload})"), (_FILE, upload)):
        missing = f'AND(${STATE}{FIRST_ROW}="{State.MISSING}",${DONE}{FIRST_ROW}<>"是",{holds})'
        colour_where(sheet, span(column, rows), missing, look.BAD_FILL)


def _line(number: int, row: Row, case: Case, uploads: Uploads) -> list[Value]:
    length = len(row.value) if isinstance(row.value, str) and len(row.value) >= _LONG else None
    file = row.file
    return [
        number, row.block, row.about, row.label, row.kind, row.value, length, linked(file, uploads) if file else "",
        file.pages if file else None, size_in_words(file.size) if file else "", row.state.value, row.note,
        "\n".join(_sources(row, case)), "",
    ]  # fmt: skip


def linked(file: PackageFile, uploads: Uploads) -> Link | str:
    """Return the name of a file as a link to it; the whole name shows when the pointer rests on it."""
    shown = uploads.label(file, _FILE_ROOM)
    return shown if uploads.stands(file) else Link(shown, file.path)


def _sources(row: Row, case: Case) -> list[str]:
    """Return how the value was found: by what calculation, and where each fact stands in the profile."""
    return [*([row.how] if row.how else []), *(place(path, case) for path in row.sources)]


def place(path: str, case: Case) -> str:
    """Return a path with the line of the profile on which it stands, or under which it belongs."""
    return f"{path}:{case.loaded.locate(path).line}"
