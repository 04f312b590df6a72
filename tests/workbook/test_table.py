"""Cells: the type a value has, text that stays text, links that lead into the package."""

import io
from datetime import date
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from xlsxwriter.workbook import Workbook

from dossier.values.dates import PERPETUAL
from dossier.workbook import look
from dossier.workbook.sheet import Sheet
from dossier.workbook.table import FIRST_ROW, Column, Formula, Link, Value, write_table


def saved(fill, **options):
    """Return a sheet as it is read back after ``fill`` has filled it."""
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    fill(Sheet(book, "表"))
    book.close()
    return load_workbook(buffer, **options).worksheets[0]


def put(value: Value) -> Cell:
    return saved(lambda sheet: sheet.put(1, 1, value, look.BODY)).cell(1, 1)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"])
def test_text_that_looks_like_a_formula_stays_text(text):
    cell = put(text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_ordinary_text_needs_no_prefix():
    assert not put("公司").quotePrefix


def test_empty_text_leaves_the_cell_empty():
    assert put("").value is None


def test_dates_are_dates_and_an_open_end_is_a_word():
    day = put(date(2026, 3, 5))
    assert (day.is_date, day.number_format) == (True, "yyyy-mm-dd")
    assert put(PERPETUAL).value == "长期"


def test_text_too_long_for_a_cell_says_so():
    value = put("长" * 40_000).value
    assert len(value) < 32_767
    assert value.endswith("以档案为准）")


@pytest.mark.parametrize("name", ["营业执照.pdf", "a b.pdf", "50%#1.pdf", "甲[1].pdf", 'q".pdf', "a?b&c.pdf"])
def test_a_link_leads_to_its_file_whatever_the_name(name):
    target = put(Link("看", f"01-表/{name}")).hyperlink.target
    assert unquote(target) == f"01-表/{name}"
    assert not set(' "#?[]') & set(target)


def test_chinese_in_a_link_is_not_escaped_as_spreadsheet_programs_do_not():
    assert put(Link("看", "01-表/营业执照.pdf")).hyperlink.target == "01-表/营业执照.pdf"


def test_a_link_inside_the_workbook_names_the_cell():
    link = put(Link("看", cell="'问题清单'!A4")).hyperlink
    assert (link.location, link.target) == ("'问题清单'!A4", None)


def test_formulas_carry_their_results():
    rows = [["甲", Formula("=1+1", 2)], ["乙", Formula("=DATE(2026,3,5)", date(2026, 3, 5))]]

    def fill(sheet):
        write_table(sheet, "题", [Formula("=2", 2)], (Column("一", 9), Column("二", 12)), rows)

    shown, written = saved(fill, data_only=True), saved(fill)
    assert (shown["A2"].value, shown[f"B{FIRST_ROW}"].value) == (2, 2)
    assert shown[f"B{FIRST_ROW + 1}"].value.date() == date(2026, 3, 5)
    assert written[f"B{FIRST_ROW}"].value == "=1+1"


def test_rows_grow_with_wrapped_text_up_to_the_limit_of_the_format():
    rows = [["短"], ["长" * 40], ["长" * 9000]]
    sheet = saved(lambda sheet: write_table(sheet, "题", [], (Column("一", 10),), rows))
    short, long, endless = (sheet.row_dimensions[FIRST_ROW + index].height for index in range(3))
    assert short < long < endless
    assert endless == pytest.approx(409, abs=0.5)
    assert long >= 15 * 9
