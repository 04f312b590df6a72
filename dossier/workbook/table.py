"""Write one table on one sheet: title, heads, typed cells, print set-up."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.workbook import look
from dossier.workbook.measure import line_count
from dossier.workbook.printing import set_up_printing
from dossier.workbook.sheet import Formula, Link, Sheet, Value

__all__ = ["FIRST_ROW", "HEAD_ROW", "Column", "Formula", "Link", "Sheet", "Value", "body", "write_table"]

HEAD_ROW = 3
FIRST_ROW = 4
_LINE, _PADDING, _LEAST, _MOST = 15.0, 5.0, 21.0, 409.0
"""Row heights in points; 409 is the limit of the file format."""
_CELL_PADDING = 0.75
"""Part of a column's width that no text may take."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in characters and whether its text is centred."""

    head: str
    width: float
    centred: bool = False


def write_table(
    sheet: Sheet, title: str, subtitle: Sequence[Value], columns: Sequence[Column], rows: Sequence[Sequence[Value]]
) -> None:
    """Fill an empty sheet; ``subtitle`` fills the cells of row 2 from the left."""
    _title(sheet, title, len(columns))
    for number, value in enumerate(subtitle, 1):
        sheet.put(2, number, value, look.NOTE)
    _heads(sheet, columns)
    for offset, row in enumerate(rows):
        _row(sheet, FIRST_ROW + offset, columns, row)
    set_up_printing(sheet.page, HEAD_ROW, len(columns), FIRST_ROW + len(rows) - 1)


def body(rows: Sequence[object]) -> range:
    """Return the row numbers that the rows of a table take."""
    return range(FIRST_ROW, FIRST_ROW + len(rows))


def _title(sheet: Sheet, title: str, columns: int) -> None:
    if columns > 1:
        sheet.page.merge_range(0, 0, 0, columns - 1, "", sheet.format(look.TITLE))
    sheet.put(1, 1, title, look.TITLE)
    sheet.page.set_row(0, 30)
    sheet.page.set_row(1, 20)


def _heads(sheet: Sheet, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns, 1):
        sheet.put(HEAD_ROW, number, column.head, look.HEAD)
        sheet.page.set_column(number - 1, number - 1, column.width)
    sheet.page.set_row(HEAD_ROW - 1, _height(max(_lines(column.head, column) for column in columns)))


def _row(sheet: Sheet, row: int, columns: Sequence[Column], values: Sequence[Value]) -> None:
    pairs = list(zip(columns, values, strict=True))
    for number, (column, value) in enumerate(pairs, 1):
        sheet.put(row, number, value, _look(column, value))
    sheet.page.set_row(row - 1, _height(max(_lines(value, column) for column, value in pairs)))


def _look(column: Column, value: Value) -> look.Look:
    centred = column.centred or not isinstance(value, str | Link)
    plain = look.LINK if isinstance(value, Link) else look.BODY
    return {**plain, "align": "center" if centred else "left"}


def _lines(value: Value, column: Column) -> int:
    return line_count(value, column.width - _CELL_PADDING) if isinstance(value, str) else 1


def _height(lines: int) -> float:
    return min(max(_LEAST, _LINE * lines + _PADDING), _MOST)
