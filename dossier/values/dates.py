"""Read dates such as 2026-03-05, 2026年3月5日 or 长期, and count calendar months."""

import re
from calendar import monthrange
from datetime import date

from dossier.text import Text
from dossier.values.problem import ValueProblem

PERPETUAL = date.max
"""Stands for 长期: a licence, card or term without an end."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
"""Other years are slips of the pen; file formats and calendars could not hold them either."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MONTH = re.compile(r"(\d{4})(?:-|年)(\d{1,2})月?")
_RIGHT = Text("例如 2026-03-05 或 2026年3月5日", "for example 2026-03-05 or 2026年3月5日")
_RIGHT_END = Text("例如 2036-03-05、2036年3月5日 或 长期", "for example 2036-03-05, 2036年3月5日 or 长期")
_RIGHT_MONTH = Text("例如 2026-03 或 2026年3月", "for example 2026-03 or 2026年3月")


def parse_date(text: str) -> date:
    """Return the day written in ISO or Chinese style.

    Raises:
        ValueProblem: another notation, or a day the calendar does not have.
    """
    match = _ISO.fullmatch(text.strip()) or _CHINESE.fullmatch(text.strip())
    if match is None:
        raise ValueProblem(Text(f"“{text}”不是日期", f"“{text}” is not a date"), _RIGHT)
    return _calendar_day(text, _RIGHT, int(match[1]), int(match[2]), int(match[3]))


def parse_end_date(text: str) -> date:
    """Return the last day of a term; 长期 gives ``PERPETUAL``.

    Raises:
        ValueProblem: as ``parse_date``.
    """
    if text.strip() in ("长期", "无固定期限"):
        return PERPETUAL
    try:
        return parse_date(text)
    except ValueProblem as problem:
        raise ValueProblem(problem.wrong, _RIGHT_END) from None


def parse_month(text: str) -> date:
    """Return the first day of a month written 2026-03 or 2026年3月.

    Raises:
        ValueProblem: another notation, or a month the calendar does not have.
    """
    match = _MONTH.fullmatch(text.strip())
    if match is None:
        raise ValueProblem(Text(f"“{text}”不是月份", f"“{text}” is not a month"), _RIGHT_MONTH)
    return _calendar_day(text, _RIGHT_MONTH, int(match[1]), int(match[2]), 1)


def _calendar_day(text: str, right: Text, year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        years = f"{_FIRST_YEAR} 至 {_LAST_YEAR}", f"{_FIRST_YEAR} to {_LAST_YEAR}"
        raise ValueProblem(
            Text(f"“{text}”的年份不在 {years[0]} 之间", f"the year of “{text}” is not in {years[1]}"), right
        )
    try:
        return date(year, month, day)
    except ValueError:
        wrong = Text(f"“{text}”在日历上不存在", f"“{text}” is not in the calendar")
        raise ValueProblem(wrong, right) from None


def add_months(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later, clamped to that month's last day.

    This is the meaning of “six months” everywhere in the project: 31 August + 6 = last day of February.
    Days beyond the calendar give ``PERPETUAL``.
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if year > date.max.year:
        return PERPETUAL
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def previous_months(day: date, count: int) -> list[date]:
    """Return the first days of the ``count`` whole months before the month of ``day``, oldest first."""
    first = day.replace(day=1)
    return [add_months(first, -back) for back in range(count, 0, -1)]


def chinese(day: date) -> str:
    """Return the day as 2026年3月5日, or 长期."""
    return "长期" if day == PERPETUAL else f"{day.year}年{day.month}月{day.day}日"
