"""Count Chinese working days by the yearly holiday notices; days whose notice is not on record are unknown."""

from datetime import date, timedelta
from functools import cache

import chinese_calendar
from chinese_calendar.constants import holidays, workdays

_SETTLED = (12, 25)
"""Month and day up to which a year is settled by its own notice: the next year's notice may still move work and rest
around New Year. Since 2004 it never moved a day before 29 December."""
_DAY = timedelta(days=1)


@cache
def known_from() -> date:
    """Return the first day of the calendar."""
    return date(min(day.year for day in holidays), 1, 1)


@cache
def known_until() -> date:
    """Return the last day of which the calendar is sure."""
    return date(max(day.year for day in (*holidays, *workdays)), *_SETTLED)


def is_working_day(day: date) -> bool | None:
    """Return whether people work on ``day``, make-up Saturdays and Sundays included; None when it is not known."""
    if not known_from() <= day <= known_until():
        return None
    return bool(chinese_calendar.is_workday(day))


def working_days_after(day: date, count: int) -> date | None:
    """Return the last of ``count`` working days after ``day``, which itself does not count; None when not known."""
    while count:
        day += _DAY
        works = is_working_day(day)
        if works is None:
            return None
        count -= works
    return day
