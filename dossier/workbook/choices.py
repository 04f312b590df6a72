"""Offer drop-downs, ask for dates and colour cells by their content."""

from collections.abc import Sequence
from datetime import date

from dossier.workbook.sheet import Sheet

YES_NO = ("是", "否")
_FIRST_DAY = date(2000, 1, 1)


def choose_from(sheet: Sheet, cells: str, choices: Sequence[str]) -> None:
    """Offer ``choices`` in ``cells`` and refuse anything else."""
    refusal = {"error_title": "可选值", "error_message": "请从下拉列表中选择"}
    sheet.page.data_validation(cells, {"validate": "list", "source": list(choices), **refusal})


def ask_for_dates(sheet: Sheet, cells: str) -> None:
    """Refuse in ``cells`` what is not a date."""
    refusal = {"error_title": "日期", "error_message": "请输入日期，例如 2026-03-05"}
    sheet.page.data_validation(cells, {"validate": "date", "criteria": ">", "value": _FIRST_DAY, **refusal})


def colour_where(sheet: Sheet, cells: str, formula: str, colour: str) -> None:
    """Colour those of ``cells`` for which ``formula``, written for the first of them, holds."""
    form = sheet.format({"bg_color": colour})
    sheet.page.conditional_format(
        cells, {"type": "formula", "criteria": f"={formula}", "format": form, "stop_if_true": True}
    )


def colour_words(sheet: Sheet, column: str, rows: range, colours: Sequence[tuple[str, str]]) -> None:
    """Colour the cells of a column by the word they hold."""
    cells, first = span(column, rows), f"{column}{rows.start}"
    for word, colour in colours:
        colour_where(sheet, cells, f'{first}="{word}"', colour)


def span(column: str, rows: range) -> str:
    """Return the cells of a column, at least one, e.g. C4:C9."""
    return f"{column}{rows.start}:{column}{max(rows.start, rows.stop - 1)}"
