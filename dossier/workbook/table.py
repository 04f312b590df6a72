"""Write one table on one sheet: title, heads, typed cells, print set-up."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from dossier.values.dates import PERPETUAL, chinese
from dossier.workbook import look
from dossier.workbook.measure import line_count
from dossier.workbook.printing import set_up_printing

HEAD_ROW = 3
FIRST_ROW = 4
_LONGEST_TEXT = 32_000
"""Characters; a cell holds 32 767."""
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


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a file of the package, or to a cell of the workbook."""

    text: str
    path: str = ""
    """Path inside the package."""
    cell: str = ""
    """Place in the workbook, e.g. '问题清单'!A4."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula we wrote ourselves; text from the profile never becomes one."""

    text: str
    result: str | date | int
    """What it gives today, for viewers that do not calculate."""


Value = str | int | Decimal | date | Link | Formula | None
Results = Mapping[str, str | date | int]
"""Coordinate of each formula → its result."""
Worn = dict[tuple[int, ...], StyleArray]
"""Looks of one sheet's cells: link, centred, what the value itself brought along → what openpyxl keeps of them."""


def write_table(
    sheet: Worksheet, title: str, subtitle: Sequence[Value], columns: Sequence[Column], rows: Sequence[Sequence[Value]]
) -> Results:
    """Fill an empty sheet; ``subtitle`` fills the cells of row 2 from the left."""
    _title(sheet, title, len(columns))
    for number, value in enumerate(subtitle, 1):
        cell = put(sheet, 2, number, value)
        cell.font, cell.alignment = look.NOTE, look.SUBTITLE_PLACE
    _heads(sheet, columns)
    worn: Worn = {}
    for offset, row in enumerate(rows):
        _row(sheet, FIRST_ROW + offset, columns, row, worn)
    set_up_printing(sheet, HEAD_ROW, len(columns), FIRST_ROW + len(rows) - 1)
    return _results([subtitle, (), *rows])


def body(rows: Sequence[object]) -> range:
    """Return the row numbers that the rows of a table take."""
    return range(FIRST_ROW, FIRST_ROW + len(rows))


def _results(rows: Sequence[Sequence[Value]]) -> Results:
    """Return the results of all formulas; the first of ``rows`` stands in row 2."""
    return {
        f"{get_column_letter(column)}{row}": value.result
        for row, values in enumerate(rows, 2)
        for column, value in enumerate(values, 1)
        if isinstance(value, Formula)
    }


def put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write one value with the type it has; text that begins with = + - @ stays text."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if isinstance(value, Formula):
        cell.value = value.text
    elif isinstance(value, Link):
        _text(cell, value.text)
        cell.hyperlink = _hyperlink(cell.coordinate, value)
    elif isinstance(value, str):
        _text(cell, value)
    elif value == PERPETUAL and isinstance(value, date):
        _text(cell, chinese(value))
    else:
        cell.value = value
    if isinstance(value.result if isinstance(value, Formula) else value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell


def _text(cell: Cell, text: str) -> None:
    if not text:
        return
    cell.value = text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}……（文字过长，以档案为准）"
    cell.data_type = "s"
    if text[:1] in "=+-@\t":
        cell.quotePrefix = True


def _hyperlink(coordinate: str, link: Link) -> Hyperlink:
    """Spreadsheet programs write Chinese characters in targets as they are, and escape what has a meaning there."""
    if link.cell:
        return Hyperlink(ref=coordinate, location=link.cell)
    target = "".join(char if char > "~" else quote(char, safe="/()+,-._~'!;=&@$") for char in link.path)
    return Hyperlink(ref=coordinate, target=target, tooltip=link.path.rsplit("/", 1)[-1][:250])


def _title(sheet: Worksheet, title: str, columns: int) -> None:
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=columns)
    cell = put(sheet, 1, 1, title)
    cell.font, cell.alignment = look.TITLE, look.TITLE_PLACE
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[2].height = 20


def _heads(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns, 1):
        cell = put(sheet, HEAD_ROW, number, column.head)
        cell.font, cell.fill, cell.border, cell.alignment = look.HEAD, look.HEAD_FILL, look.GRID, look.CENTRE
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[HEAD_ROW].height = _height(max(_lines(column.head, column) for column in columns))


def _row(sheet: Worksheet, row: int, columns: Sequence[Column], values: Sequence[Value], worn: Worn) -> None:
    pairs = list(zip(columns, values, strict=True))
    for number, (column, value) in enumerate(pairs, 1):
        _dress(put(sheet, row, number, value), isinstance(value, Link), _alignment(column, value), worn)
    sheet.row_dimensions[row].height = _height(max(_lines(value, column) for column, value in pairs))


def _dress(cell: Any, link: bool, alignment: Alignment, worn: Worn) -> None:
    """Give a cell its looks; openpyxl takes long to find each of them again, so cells that look alike share them."""
    key = (link, alignment is look.CENTRE, *(cell._style or ()))
    if key not in worn:
        cell.font = look.LINK if link else look.BODY
        cell.border, cell.alignment = look.GRID, alignment
        worn[key] = copy(cell._style)
    cell._style = copy(worn[key])


def _alignment(column: Column, value: Value) -> Alignment:
    return look.CENTRE if column.centred or not isinstance(value, str | Link) else look.LEFT


def _lines(value: Value, column: Column) -> int:
    return line_count(value, column.width - _CELL_PADDING) if isinstance(value, str) else 1


def _height(lines: int) -> float:
    return min(max(_LEAST, _LINE * lines + _PADDING), _MOST)
