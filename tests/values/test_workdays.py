"""Working days follow the holiday notices: make-up days count, holidays do not, unknown years stay unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values.workdays import is_working_day, known_from, known_until, working_days_after

KNOWN = st.dates(known_from(), known_until())


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 13), True),  # Friday before the Spring Festival
        (date(2026, 2, 14), True),  # Saturday worked instead
        (date(2026, 2, 16), False),  # holiday on a Monday
        (date(2026, 2, 23), False),
        (date(2026, 2, 24), True),
        (date(2026, 2, 28), True),  # Saturday worked instead
        (date(2026, 3, 7), False),  # ordinary Saturday
        (date(2026, 9, 20), True),  # Sunday worked instead
        (date(2026, 10, 1), False),
    ],
)
def test_holidays_and_make_up_days(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_the_spring_festival_is_skipped_and_the_make_up_saturday_counts() -> None:
    assert working_days_after(date(2026, 2, 13), 1) == date(2026, 2, 14)
    assert working_days_after(date(2026, 2, 13), 2) == date(2026, 2, 24)
    assert working_days_after(date(2026, 2, 13), 6) == date(2026, 2, 28)


def test_no_working_day_after_a_day_is_the_day_itself() -> None:
    assert working_days_after(date(2026, 10, 1), 0) == date(2026, 10, 1)


def test_days_beyond_the_calendar_are_unknown_and_never_counted_by_weekends() -> None:
    beyond = known_until() + timedelta(days=1)
    assert is_working_day(beyond) is None
    assert is_working_day(known_from() - timedelta(days=1)) is None
    assert working_days_after(known_until(), 1) is None
    assert working_days_after(date(2026, 12, 1), 10_000) is None


def test_the_last_days_of_the_last_year_wait_for_the_next_notice() -> None:
    assert (known_until().month, known_until().day) == (12, 25)


@given(KNOWN, st.integers(1, 80))
def test_exactly_the_wanted_number_of_working_days_lies_in_between(day: date, count: int) -> None:
    found = working_days_after(day, count)
    if found is None:
        return
    between = [day + timedelta(days=step) for step in range(1, (found - day).days + 1)]
    assert sum(bool(is_working_day(one)) for one in between) == count
    assert is_working_day(found)


@given(KNOWN, st.integers(0, 60), st.integers(0, 20), st.integers(0, 10))
def test_later_starts_and_longer_periods_never_end_earlier(day: date, count: int, more: int, later: int) -> None:
    found = working_days_after(day, count)
    longer = working_days_after(day, count + more)
    postponed = working_days_after(day + timedelta(days=later), count)
    assert longer is None or (found is not None and found <= longer)
    assert postponed is None or (found is not None and found <= postponed)


@given(KNOWN, st.integers(0, 30), st.integers(0, 30))
def test_counting_in_two_steps_is_counting_once(day: date, first: int, second: int) -> None:
    middle = working_days_after(day, first)
    assert working_days_after(day, first + second) == (None if middle is None else working_days_after(middle, second))
