"""Set up a sheet for paper: A4 landscape, one page wide, heads on every page, numbered."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9


def set_up_printing(sheet: Worksheet, head_row: int, columns: int, last_row: int) -> None:
    """Freeze and repeat the heads, filter the rows, and fit the columns to one page."""
    sheet.freeze_panes = f"A{head_row + 1}"
    sheet.auto_filter.ref = f"A{head_row}:{get_column_letter(columns)}{max(last_row, head_row)}"
    sheet.print_title_rows = f"{head_row}:{head_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _margins(sheet)
    sheet.print_options.horizontalCentered = True
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), center=_HeaderFooterPart("第 &P 页 共 &N 页")
    )


def _margins(sheet: Worksheet) -> None:
    """Leave inches; the footer needs room between its own margin and the table's."""
    margins = sheet.page_margins
    margins.left = margins.right = 0.3
    margins.top, margins.bottom = 0.4, 0.75
    margins.header, margins.footer = 0.2, 0.3
