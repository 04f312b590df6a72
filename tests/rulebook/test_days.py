"""The law on record gives the right answer on both sides of each day on which it changed."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dossier.errors import RulebookError
from dossier.rulebook.cache import open_law
from dossier.rulebook.load import load_law
from dossier.rulebook.resolve import resolve
from tests.rulebook.law_folder import BOTH, CITATION, HINT, write_law

LAW = open_law()
NOTHING = None


def value(key: str, day: date) -> object:
    found = resolve(LAW, "110000", day).values.get(key)
    return NOTHING if found is None else found.value


@pytest.mark.parametrize(
    ("key", "first", "before", "after"),
    [
        ("capital.minimum", date(2017, 9, 1), None, {"in_province": 1_000_000, "cross_province": 10_000_000}),
        ("foreign.good_record", date(2022, 5, 1), True, False),
        ("foreign.share_cap", date(2022, 5, 1), {"B25": 50, "B21": 50}, {"B25": 50, "B21": 50}),
        ("approvals.prior_fields", date(2025, 1, 20), ("新闻", "出版", "教育", "医疗保健", "药品和医疗器械"), ("新闻", "出版", "教育")),
        ("approvals.drug_device", date(2025, 1, 20), "许可", "不明"),
        ("approvals.drug_device", date(2025, 12, 22), "不明", "备案"),
        ("tax.platform_report_days", date(2025, 6, 20), None, 30),
        ("ai.labels", date(2025, 9, 1), "深度合成服务的显著标识", "显式标识和隐式标识"),
        ("incident.cac_report_hours", date(2025, 11, 1), None, 4),
        ("incident.critical_report_hours", date(2025, 11, 1), None, 1),
        ("platform_rules.weighty_notice_days", date(2026, 2, 1), 7, 15),
        ("sms.record_months", date(2026, 5, 1), None, 6),
    ],
)  # fmt: skip
def test_a_value_changes_on_its_day(key: str, first: date, before: object, after: object) -> None:
    assert value(key, first - timedelta(days=1)) == before
    assert value(key, first) == after


@pytest.mark.parametrize(
    ("key", "first", "before", "after"),
    [
        ("foreign.hk_macau_taiwan", date(2022, 5, 1), "第二十二条", "第十六条"),
        ("foreign.good_record", date(2022, 5, 1), "第十条", None),
        ("decree292.art5", date(2025, 1, 20), "第五条", "第五条"),
        ("csl.logs", date(2026, 1, 1), "第二十一条第（三）项", "第二十三条第（三）项"),
        ("incident.cac_report", date(2025, 11, 1), None, "第四条"),
    ],
)
def test_an_article_changes_on_its_day(key: str, first: date, before: str | None, after: str | None) -> None:
    for day, expected in ((first - timedelta(days=1), before), (first, after)):
        found = resolve(LAW, "110000", day).provisions.get(key)
        assert (None if found is None else found.article) == expected


def test_a_day_nobody_could_verify_carries_a_note_on_both_sides() -> None:
    for day in (date(2025, 1, 19), date(2025, 1, 20)):
        book = resolve(LAW, "110000", day)
        assert "未核实" in book.values["approvals.prior_fields"].citation.note
        assert "未核实" in book.provisions["decree292.art5"].citation.note


@pytest.mark.parametrize(("day", "nothing_before"), [(date(2025, 10, 31), True), (date(2011, 1, 7), True)])
def test_a_clock_that_is_not_yet_running_says_when_it_begins(day: date, nothing_before: bool) -> None:
    absence = resolve(LAW, "110000", day).absent["incident.cac_report_hours"]
    assert (absence.since, absence.ended, absence.nothing_before) == (date(2025, 11, 1), None, nothing_before)


def test_a_period_whose_earlier_law_was_not_read_says_so() -> None:
    absence = resolve(LAW, "110000", date(2017, 8, 31)).absent["capital.minimum"]
    assert (absence.since, absence.nothing_before) == (date(2017, 9, 1), False)


def test_what_is_in_force_is_not_absent() -> None:
    book = resolve(LAW, "110000", date(2026, 11, 21))
    assert not book.values.keys() & book.absent.keys()


@pytest.mark.parametrize(("day", "says"), [(date(2025, 12, 21), "许可"), (date(2025, 12, 22), "备案")])
def test_the_hint_on_drug_information_is_that_of_the_day(day: date, says: str) -> None:
    (hint,) = [one for one in resolve(LAW, "110000", day).hints if one.topic == "drug_information"]
    assert says in hint.text.zh


def test_a_statement_may_begin_and_end(tmp_path: Path) -> None:
    write_law(tmp_path, hints=HINT.replace("topic: place", "topic: place, since: 2025-01-01, until: 2025-12-31"))
    law = load_law(tmp_path)
    shown = {day: len(resolve(law, "110000", day).hints) for day in map(date.fromisoformat, DAYS)}
    assert list(shown.values()) == [0, 1, 1, 0]


DAYS = ("2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01")


def test_a_statement_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    write_law(tmp_path, hints=HINT.replace("topic: place", "topic: place, since: 2025-01-01, until: 2024-12-31"))
    with pytest.raises(RulebookError, match="早于起始日"):
        load_law(tmp_path)


@pytest.mark.parametrize(("word", "expected"), [("none", True), ("unread", False)])
def test_a_series_says_whether_anything_held_before(tmp_path: Path, word: str, expected: bool) -> None:
    values = f"""
limit.days:
  title: {BOTH}
  unit: days
  before: {word}
  values: [{{value: 30, since: 2020-01-01, until: 2020-12-31, citation: {CITATION}}}]
"""
    write_law(tmp_path, values=values)
    law = load_law(tmp_path)
    early = resolve(law, "110000", date(2019, 12, 31)).absent["limit.days"]
    late = resolve(law, "110000", date(2021, 1, 1)).absent["limit.days"]
    assert (early.since, early.ended, early.nothing_before) == (date(2020, 1, 1), None, expected)
    assert (late.since, late.ended) == (None, date(2020, 12, 31))
