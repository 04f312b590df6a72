"""Set up a sheet for paper: A4 landscape, one page wide, heads on every page, numbered."""

from xlsxwriter.worksheet import Worksheet

_A4 = 9


def set_up_printing(page: Worksheet, head_row: int, columns: int, last_row: int) -> None:
    """Freeze and repeat the heads, filter the rows, and fit the columns to one page."""
    page.freeze_panes(head_row, 0)
    page.autofilter(head_row - 1, 0, max(last_row, head_row) - 1, columns - 1)
    page.repeat_rows(head_row - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.75)
    page.center_horizontally()
    # The footer needs room between its own margin and the table's.
    page.set_header("", {"margin": 0.2})
    page.set_footer("&L&A&C第 &P 页 共 &N 页", {"margin": 0.3})
