"""Hold the table that advises on licences: facts to ask for, conclusions, approvals, and where agencies err."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dossier.text import Text
from dossier.values.citation import Citation


class Result(StrEnum):
    """What a conclusion says."""

    LICENCE = "licence"
    """A licence of the class is needed."""
    ASK = "ask"
    """Texts or views differ; the authority has to be asked."""
    FILING = "filing"
    """A filing is needed, and no licence on this account."""
    NONE = "none"
    """The function needs nothing of its own."""
    NOTE = "note"
    """What an application has to observe."""


class SectorState(StrEnum):
    """What another authority asks for on a day."""

    LICENCE = "licence"
    FILING = "filing"
    NONE = "none"
    """Once an approval, today none."""
    UNCLEAR = "unclear"
    """The rule of that time was not read."""


Signal = tuple[tuple[str, ...], ...]
"""Groups of words; one of each, in this order and in one sentence, states the fact."""


class Gate(NamedTuple):
    """An earlier question that makes a later one needless."""

    fact: str
    unless: bool
    """Answer to ``fact`` with which the later fact is known not to hold."""


class Fact(NamedTuple):
    """Something a client does with the service, told by an answer or by the words of a function."""

    key: str
    question: Text
    yes: Text
    """The fact as a statement."""
    no: Text
    """Its denial as a statement."""
    gate: Gate | None
    derived: bool
    """Whether it is read from functions only and never asked."""
    weak: bool
    """Whether the words count only where a function shows nothing else."""
    signals: tuple[Signal, ...]


class When(NamedTuple):
    """The facts that make a conclusion hold."""

    all: tuple[str, ...]
    any: tuple[str, ...]
    """At least one of these, unless empty."""
    none: tuple[str, ...]


class Conclusion(NamedTuple):
    """One row of the decision table."""

    key: str
    result: Result
    category: str
    """Class of the catalogue, e.g. B25; empty where no class is meant."""
    item: str
    """Kind within the class, as the catalogue names it; empty when the class alone is meant."""
    title: Text
    when: When
    always: bool
    """Whether the filing is owed beside any licence."""
    with_licence: bool
    """Whether the row matters only once a licence is needed or possible."""
    since: date
    """First day for which the sources of the row hold."""
    basis: tuple[Citation, ...]
    views: tuple[Text, ...]
    """The differing views where the result is ``ask``."""
    disputes: tuple[str, ...]


class Dispute(NamedTuple):
    """A common claim of agencies beside what the law says."""

    claim: Text
    law: Text
    since: date | None
    """Day from which the claim is wrong; None when it always was."""
    citation: Citation


class DatedState(NamedTuple):
    """What a sector asked for during some days."""

    state: SectorState
    since: date | None
    """None where the first day is not known to us."""
    until: date | None
    paper: Text
    """The paper that is asked for, or what is known instead."""
    citation: Citation

    def holds_on(self, day: date) -> bool:
        """Return whether this was the state on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Sector(NamedTuple):
    """A field that another authority watches."""

    key: str
    item: str
    """The profile's answer that belongs to it; empty when the profile has none."""
    title: Text
    question: Text
    authority: Text
    signals: tuple[str, ...]
    """Words that point to the field."""
    points: tuple[str, ...]
    """Facts of the table that put the service into the field; then no question is asked."""
    states: tuple[DatedState, ...]
    disputes: tuple[str, ...]

    def on(self, day: date) -> DatedState | None:
        """Return what is asked for on ``day``, or None where that was not read."""
        return next((state for state in self.states if state.holds_on(day)), None)


class AdviceTable(NamedTuple):
    """Everything advice rests on."""

    classes: Mapping[str, Text]
    facts: Mapping[str, Fact]
    """In the order of the questions."""
    conclusions: tuple[Conclusion, ...]
    sectors: Mapping[str, Sector]
    disputes: Mapping[str, Dispute]
