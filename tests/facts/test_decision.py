"""The law's period tells how a paper stands at the decision; what the calendar does not know stays unknown."""

from datetime import date, timedelta

import pytest

from dossier.facts.decision import Expected, Standing, expected_decision, standing
from dossier.rulebook.load import load_law
from dossier.rulebook.places import find_province
from dossier.rulebook.resolve import resolve

DAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def beijing():
    law = load_law()
    return resolve(law, find_province(law, "北京").code, DAY)


def test_the_decision_is_counted_from_the_submission_by_both_readings_of_the_law(beijing):
    expected = expected_decision(beijing, "new", DAY)
    assert (expected.day, expected.latest) == (date(2026, 5, 1), date(2026, 5, 28))
    assert expected.watched_until == date(2026, 6, 30)


def test_working_days_beyond_the_calendar_are_unknown_and_calendar_days_are_not(beijing):
    expected = expected_decision(beijing, "new", date(2026, 11, 21))
    assert (expected.day, expected.latest) == (date(2027, 1, 20), None)


def test_an_annual_report_is_followed_by_no_decision(beijing):
    expected = expected_decision(beijing, "annual_report", DAY)
    assert (expected.decides, expected.day, expected.latest) == (False, None, None)
    assert expected.watched_until == DAY + timedelta(days=60)


def test_without_a_period_on_record_the_day_of_the_decision_is_unknown(beijing):
    bare = beijing._replace(values={})
    expected = expected_decision(bare, "new", DAY)
    assert (expected.decides, expected.day) == (True, None)


@pytest.mark.parametrize(
    ("ends", "how"),
    [
        (date(2026, 3, 1), Standing.EXPIRED),
        (date(2026, 3, 2), Standing.BEFORE),
        (date(2026, 4, 30), Standing.BEFORE),
        (date(2026, 5, 1), Standing.PERHAPS),
        (date(2026, 6, 29), Standing.PERHAPS),
        (date(2026, 6, 30), Standing.LASTING),
        (date.max, Standing.LASTING),
    ],
)
def test_a_paper_is_still_valid_on_its_last_day(beijing, ends, how):
    assert standing(ends, expected_decision(beijing, "new", DAY)) is how


def test_without_a_decision_a_paper_is_watched_from_the_submission():
    expected = Expected(DAY, None, False)
    assert standing(DAY, expected) is Standing.PERHAPS
    assert standing(DAY - timedelta(days=1), expected) is Standing.EXPIRED
