"""Cells: the type a value has, text that stays text, links that lead into the package."""

from datetime import date
from urllib.parse import unquote

import pytest
from openpyxl import Workbook

from dossier.values.dates import PERPETUAL
from dossier.workbook.table import FIRST_ROW, Column, Formula, Link, put, write_table


@pytest.fixture
def sheet():
    return Workbook().worksheets[0]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"])
def test_text_that_looks_like_a_formula_stays_text(sheet, text):
    cell = put(sheet, 1, 1, text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_ordinary_text_needs_no_prefix(sheet):
    assert not put(sheet, 1, 1, "公司").quotePrefix


def test_empty_text_leaves_the_cell_empty(sheet):
    assert put(sheet, 1, 1, "").value is None


def test_dates_are_dates_and_an_open_end_is_a_word(sheet):
    day = put(sheet, 1, 1, date(2026, 3, 5))
    assert (day.is_date, day.number_format) == (True, "yyyy-mm-dd")
    assert put(sheet, 1, 2, PERPETUAL).value == "长期"


def test_text_too_long_for_a_cell_says_so(sheet):
    value = put(sheet, 1, 1, "长" * 40_000).value
    assert len(value) < 32_767
    assert value.endswith("以档案为准）")


@pytest.mark.parametrize("name", ["营业执照.pdf", "a b.pdf", "50%#1.pdf", "甲[1].pdf", 'q".pdf', "a?b&c.pdf"])
def test_a_link_leads_to_its_file_whatever_the_name(sheet, name):
    target = put(sheet, 1, 1, Link("看", f"01-表/{name}")).hyperlink.target
    assert unquote(target) == f"01-表/{name}"
    assert not set(' "#?[]') & set(target)


def test_chinese_in_a_link_is_not_escaped_as_spreadsheet_programs_do_not(sheet):
    assert put(sheet, 1, 1, Link("看", "01-表/营业执照.pdf")).hyperlink.target == "01-表/营业执照.pdf"


def test_a_link_inside_the_workbook_names_the_cell(sheet):
    link = put(sheet, 1, 1, Link("看", cell="'问题清单'!A4")).hyperlink
    assert (link.location, link.target) == ("'问题清单'!A4", None)


def test_results_of_formulas_are_given_by_cell(sheet):
    rows = [["甲", Formula("=1+1", 2)], ["乙", None]]
    results = write_table(sheet, "题", [Formula("=2", 2)], (Column("一", 9), Column("二", 9)), rows)
    assert results == {"A2": 2, f"B{FIRST_ROW}": 2}


def test_rows_grow_with_wrapped_text_up_to_the_limit_of_the_format(sheet):
    rows = [["短"], ["长" * 40], ["长" * 9000]]
    write_table(sheet, "题", [], (Column("一", 10),), rows)
    short, long, endless = (sheet.row_dimensions[FIRST_ROW + index].height for index in range(3))
    assert short < long < endless == 409
    assert long >= 15 * 9
