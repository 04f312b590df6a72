"""Facts in both languages: days and amounts."""

from datetime import date

from dossier.checks.bilingual import amounts, days
from dossier.values.dates import PERPETUAL
from dossier.values.money import Money


def test_a_day_is_written_in_both_languages() -> None:
    assert days(end=date(2026, 3, 5)) == {"end": "2026年3月5日", "end_en": "2026-03-05"}


def test_a_term_without_end_has_words_of_its_own() -> None:
    assert days(end=PERPETUAL) == {"end": "长期", "end_en": "no end"}


def test_an_amount_is_written_in_both_languages() -> None:
    assert amounts(capital=Money.parse("500万元")) == {"capital": "500万元", "capital_en": "5000000 CNY"}
