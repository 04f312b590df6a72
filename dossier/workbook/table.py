"""Write one table on one sheet: title, heads, typed cells, print set-up."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dossier.values.dates import PERPETUAL, chinese
from dossier.workbook import look

HEAD_ROW = 3
FIRST_ROW = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in characters and whether its text is centred."""

    head: str
    width: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a file of the package."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula we wrote ourselves; text from the profile never becomes one."""

    text: str


Value = str | int | Decimal | date | Link | Formula | None


def write_table(
    sheet: Worksheet, title: str, subtitle: Sequence[Value], columns: Sequence[Column], rows: Sequence[Sequence[Value]]
) -> None:
    """Fill an empty sheet; ``subtitle`` fills the cells of row 2 from the left."""
    _title(sheet, title, len(columns))
    for number, value in enumerate(subtitle, 1):
        cell = put(sheet, 2, number, value)
        cell.font, cell.alignment = look.NOTE, look.LEFT if number > 1 else look.CENTRE
    _heads(sheet, columns)
    for offset, row in enumerate(rows):
        _row(sheet, FIRST_ROW + offset, columns, row)
    _print_setup(sheet, len(columns), FIRST_ROW + len(rows) - 1)


def put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write one value with the type it has; text that begins with = + - @ stays text."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if isinstance(value, Formula):
        cell.value = value.text
    elif isinstance(value, Link):
        _text(cell, value.text)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, target=quote(value.path, safe="/"))
    elif isinstance(value, str):
        _text(cell, value)
    elif value == PERPETUAL and isinstance(value, date):
        _text(cell, chinese(value))
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    return cell


def colour_where(sheet: Worksheet, cells: str, formula: str, fill: PatternFill) -> None:
    """Colour those of ``cells`` for which ``formula``, written for the first of them, holds."""
    style = DifferentialStyle(fill=fill)
    rule = Rule(type="expression", dxf=style, formula=[formula], stopIfTrue=True)
    sheet.conditional_formatting.add(cells, rule)


def _text(cell: Cell, text: str) -> None:
    cell.value = text
    cell.data_type = "s"
    if text[:1] in ("=", "+", "-", "@", "\t"):
        cell.quotePrefix = True


def _title(sheet: Worksheet, title: str, width: int) -> None:
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    cell = put(sheet, 1, 1, title)
    cell.font, cell.alignment = look.TITLE, look.TITLE_PLACE
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[2].height = 20


def _heads(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns, 1):
        cell = put(sheet, HEAD_ROW, number, column.head)
        cell.font, cell.fill, cell.border, cell.alignment = look.HEAD, look.HEAD_FILL, look.GRID, look.CENTRE
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[HEAD_ROW].height = 32


def _row(sheet: Worksheet, row: int, columns: Sequence[Column], values: Sequence[Value]) -> None:
    lines = 1
    for number, (column, value) in enumerate(zip(columns, values, strict=True), 1):
        cell = put(sheet, row, number, value)
        cell.font = look.LINK if isinstance(value, Link) else look.BODY
        cell.border = look.GRID
        cell.alignment = look.CENTRE if column.centred or not isinstance(value, str | Link) else look.LEFT
        lines = max(lines, _lines(value, column.width))
    sheet.row_dimensions[row].height = max(20, 15 * lines + 5)


def _lines(value: Value, width: float) -> int:
    """Return how many lines a text takes; wrapped rows do not grow by themselves in every viewer."""
    text = value.text if isinstance(value, Link) else value if isinstance(value, str) else ""
    return sum(max(1, math.ceil(_width(line) / (width - 1))) for line in text.split("\n"))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _print_setup(sheet: Worksheet, width: int, last_row: int) -> None:
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(width)}{max(last_row, HEAD_ROW)}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.6
    sheet.print_options.horizontalCentered = True
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), center=_HeaderFooterPart("第 &P 页 共 &N 页")
    )
