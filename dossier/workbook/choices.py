"""Offer drop-downs, ask for dates and colour cells by their content."""

from collections.abc import Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

YES_NO = ("是", "否")


def choose_from(sheet: Worksheet, cells: str, choices: Sequence[str]) -> None:
    """Offer ``choices`` in ``cells`` and refuse anything else."""
    rule = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    rule.error, rule.errorTitle, rule.showErrorMessage = "请从下拉列表中选择", "可选值", True
    sheet.add_data_validation(rule)
    rule.add(cells)


def ask_for_dates(sheet: Worksheet, cells: str) -> None:
    """Refuse in ``cells`` what is not a date."""
    rule = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
    rule.error, rule.errorTitle, rule.showErrorMessage = "请输入日期，例如 2026-03-05", "日期", True
    sheet.add_data_validation(rule)
    rule.add(cells)


def colour_where(sheet: Worksheet, cells: str, formula: str, fill: PatternFill) -> None:
    """Colour those of ``cells`` for which ``formula``, written for the first of them, holds."""
    rule = Rule(type="expression", dxf=DifferentialStyle(fill=fill), formula=[formula], stopIfTrue=True)
    sheet.conditional_formatting.add(cells, rule)


def colour_words(sheet: Worksheet, column: str, rows: range, fills: Sequence[tuple[str, PatternFill]]) -> None:
    """Colour the cells of a column by the word they hold."""
    cells, first = span(column, rows), f"{column}{rows.start}"
    for word, fill in fills:
        colour_where(sheet, cells, f'{first}="{word}"', fill)


def span(column: str, rows: range) -> str:
    """Return the cells of a column, at least one, e.g. C4:C9."""
    return f"{column}{rows.start}:{column}{max(rows.start, rows.stop - 1)}"
