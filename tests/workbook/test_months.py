"""Months become runs."""

from datetime import date

import pytest

from dossier.workbook.months import months_in_words


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ([], ""),
        ([(2026, 6)], "2026-06"),
        ([(2025, 11), (2025, 12), (2026, 1)], "2025-11 至 2026-01（3个月）"),
        ([(2026, 8), (2026, 6), (2026, 9)], "2026-06\n2026-08 至 2026-09（2个月）"),
    ],
)
def test_runs_break_where_a_month_is_missing(months, words):
    assert months_in_words(date(year, month, 1) for year, month in months) == words
