"""Read the advice table and refuse rows that name unknown facts, classes or disputes."""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from dossier.rulebook.advice import (
    AdviceTable,
    Conclusion,
    DatedState,
    Dispute,
    Fact,
    Gate,
    Result,
    Sector,
    SectorState,
    Signal,
    When,
)
from dossier.rulebook.files import LAW_FOLDER
from dossier.rulebook.reading.citations import Register, citation_of, read_citation, read_register
from dossier.rulebook.reading.source import read_yaml
from dossier.rulebook.reading.taker import Taker, read_text, refuse
from dossier.text import Text

_FILE = "national/advice.yaml"


def load_advice(folder: Path = LAW_FOLDER) -> AdviceTable:
    """Return the advice table of ``folder``.

    Raises:
        RulebookError: the table contradicts itself or lacks a citation; with file and line.
    """
    register = read_register(read_yaml(folder / "sources.yaml", "sources.yaml"), "sources.yaml")
    return read_advice(read_yaml(folder / _FILE, _FILE), _FILE, register)


def read_advice(content: object, where: str, register: Register) -> AdviceTable:
    """Return the advice table of a file's content."""
    taker = Taker(content, where, "advice")
    classes = {key: read_text(value, at, key) for key, value, at in taker.pairs("classes")}
    facts = {key: _fact(key, value, at) for key, value, at in taker.pairs("facts")}
    disputes = {key: _dispute(value, at, register) for key, value, at in taker.pairs("disputes")}
    sectors = {
        key: _sector(key, Taker(value, at, key), facts, disputes, register) for key, value, at in taker.pairs("sectors")
    }
    words = _Words(classes, facts, disputes)
    conclusions = tuple(
        words.conclusion(item, taker.where("conclusions"), register) for item in taker.items("conclusions")
    )
    taker.done()
    _refuse_foreign_gates(facts, taker)
    _refuse_repeats((*(row.key for row in conclusions),), where)
    _refuse_repeats((*facts, *sectors), where)
    return AdviceTable(classes, facts, conclusions, sectors, disputes)


def _fact(key: str, value: object, where: str) -> Fact:
    taker = Taker(value, where, f"fact {key}")
    fact = Fact(
        key=key,
        question=taker.both("question"),
        yes=taker.both("yes"),
        no=taker.both("no"),
        gate=_gate(taker),
        derived=taker.flag("derived"),
        weak=taker.flag("weak"),
        signals=tuple(_signal(item, taker) for item in taker.items("signals")),
    )
    taker.done()
    return fact


def _gate(taker: Taker) -> Gate | None:
    if not taker.has("after"):
        return None
    inner = taker.child("after")
    gate = Gate(inner.text("fact"), inner.choice("unless", ("yes", "no")) == "yes")
    inner.done()
    return gate


def _signal(value: object, taker: Taker) -> Signal:
    if not isinstance(value, list) or not value or not all(isinstance(group, list) and group for group in value):
        raise taker.wrong("signals", "应为词组列表", "must be lists of words")
    return tuple(tuple(str(word) for word in group) for group in value)


def _dispute(value: object, where: str, register: Register) -> Dispute:
    taker = Taker(value, where, "dispute")
    dispute = Dispute(
        taker.both("claim"), taker.both("law"), taker.optional_day("since"), read_citation(taker, register)
    )
    taker.done()
    return dispute


def _sector(key: str, taker: Taker, facts: Collection[str], disputes: Collection[str], register: Register) -> Sector:
    sector = Sector(
        key=key,
        item=taker.text("item", ""),
        title=taker.both("title"),
        question=taker.both("question"),
        authority=taker.both("authority"),
        signals=taker.words("signals"),
        points=taker.words("points", facts),
        states=tuple(_state(item, taker, register) for item in taker.items("states")),
        disputes=taker.words("disputes", disputes),
    )
    taker.done()
    _refuse_broken_states(sector, taker)
    return sector


def _state(value: object, parent: Taker, register: Register) -> DatedState:
    taker = Taker(value, parent.where("states"), f"{parent.label}.states")
    state = DatedState(
        taker.member("state", SectorState),
        taker.optional_day("since"),
        taker.optional_day("until"),
        taker.both("paper"),
        read_citation(taker, register),
    )
    taker.done()
    return state


def _refuse_broken_states(sector: Sector, taker: Taker) -> None:
    """Refuse a sector without a state, and states that leave a gap or overlap."""
    if not sector.states:
        raise taker.wrong("states", "不得为空", "must not be empty")
    for earlier, later in pairwise(sector.states):
        if earlier.until is None or later.since is None or (later.since - earlier.until).days != 1:
            raise taker.wrong("states", "的日期不相接", "must follow each other day by day")


class _Words:
    """The closed word lists of the rows."""

    def __init__(self, classes: Mapping[str, Text], facts: Mapping[str, Fact], disputes: Collection[str]) -> None:
        self.classes, self.facts, self.disputes = classes, facts, disputes

    def conclusion(self, value: object, where: str, register: Register) -> Conclusion:
        """Return one row."""
        taker = Taker(value, where, "conclusion")
        key = taker.text("key")
        taker.label = f"conclusion {key}"
        row = Conclusion(
            key=key,
            result=taker.member("result", Result),
            category=taker.choice("category", self.classes) if taker.has("category") else "",
            item=taker.text("item", ""),
            title=taker.both("title"),
            when=self._when(taker.child("when")),
            always=taker.flag("always"),
            with_licence=taker.flag("with_licence"),
            since=taker.day("since"),
            basis=tuple(citation_of(Taker(item, taker.where("basis"), key), register) for item in taker.items("basis")),
            views=tuple(read_text(item, taker.where("views"), key) for item in taker.items("views")),
            disputes=taker.words("disputes", self.disputes),
        )
        taker.done()
        _refuse_unsupported(row, taker)
        return row

    def _when(self, taker: Taker) -> When:
        when = When(taker.words("all", self.facts), taker.words("any", self.facts), taker.words("none", self.facts))
        taker.done()
        return when


def _refuse_unsupported(row: Conclusion, taker: Taker) -> None:
    """Refuse a row without source, and a licence without class."""
    if not row.basis:
        raise taker.wrong("basis", "不得为空", "must not be empty")
    if row.result is Result.LICENCE and not row.category:
        raise taker.wrong("category", "不得为空", "must not be empty")


def _refuse_foreign_gates(facts: Mapping[str, Fact], taker: Taker) -> None:
    for fact in facts.values():
        if fact.gate is not None and fact.gate.fact not in facts:
            raise taker.unknown_word("facts", fact.gate.fact, facts)


def _refuse_repeats(keys: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise refuse(where, f"“{key}”重复", f"'{key}' stands twice")
        seen.add(key)
