"""Read dated values and refuse any history that has a gap or an overlap."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from dossier.rulebook.model import DatedValue, ValueSeries
from dossier.rulebook.reading.citations import Register, read_citation
from dossier.rulebook.reading.taker import Taker, refuse
from dossier.rulebook.vocabulary import SCALES
from dossier.text import Text

_BEFORE = ("none", "unread")
"""What a series may say of the days before its first value: nothing of the kind was in force, or nobody read it."""


class Dated(Protocol):
    """Anything that holds from one day to another."""

    @property
    def since(self) -> date:
        """Return the first day."""

    @property
    def until(self) -> date | None:
        """Return the last day, or None while no end is known."""


def read_series(key: str, value: object, where: str, register: Register) -> ValueSeries:
    """Return the history of one threshold."""
    taker = Taker(value, where, key)
    return _series(key, taker.both("title"), taker.choice("unit", SCALES), taker, register)


def read_series_override(value: object, where: str, national: ValueSeries, register: Register) -> ValueSeries:
    """Return what a province sets in place of ``national``: same key, title and unit.

    Raises:
        RulebookError: a value stands on less than law or an official source.
    """
    taker = Taker(value, where, national.key)
    series = _series(national.key, national.title, national.unit, taker, register)
    for entry in series.values:
        if not entry.citation.confidence.may_block:
            zh, en = "的地方取值须有法律或官方依据", "may be overridden only by law or an official source"
            raise refuse(where, f"{national.key}{zh}", f"{national.key} {en}")
    return series


def _series(key: str, title: Text, unit: str, taker: Taker, register: Register) -> ValueSeries:
    values = tuple(_dated_value(item, taker, unit, register) for item in taker.items("values"))
    nothing_before = taker.choice("before", _BEFORE, "unread") == "none"
    taker.done()
    refuse_broken_history(values, taker.where(), key)
    return ValueSeries(key, title, unit, values, nothing_before)


def _dated_value(item: object, parent: Taker, unit: str, register: Register) -> DatedValue:
    taker = Taker(item, parent.where("values"), f"{parent.label}.values")
    value = DatedValue(
        value=frozen(taker.raw("value")),
        unit=unit,
        since=taker.day("since"),
        until=taker.optional_day("until"),
        citation=read_citation(taker, register),
    )
    taker.done()
    return value


def frozen(value: object) -> object:
    """Return a value of a law file with lists as tuples and entries as plain mappings."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return value


def refuse_broken_history(history: Sequence[Dated], where: str, label: str) -> None:
    """Refuse an empty history, an entry that ends before it begins, gaps and overlaps.

    Raises:
        RulebookError: the history is broken at the named day.
    """
    if not history:
        raise refuse(where, f"{label}没有任何取值", f"{label} has no entry")
    for entry in history:
        if entry.until is not None and entry.since > entry.until:
            zh, en = f"{label}的起始日{entry.since}晚于截止日", f"{label} begins on {entry.since}, after its end"
            raise refuse(where, zh, en)
    for earlier, later in pairwise(history):
        _refuse_bad_border(earlier.until, later.since, where, label)


def _refuse_bad_border(until: date | None, since: date, where: str, label: str) -> None:
    if until is None or until >= since:
        raise refuse(where, f"{label}在{since}前后重叠", f"{label} overlaps around {since}")
    if until + timedelta(days=1) != since:
        raise refuse(where, f"{label}在{until}与{since}之间有空档", f"{label} has a gap between {until} and {since}")
