"""Read the register of instruments, and citations that name one of them or spell it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dossier.rulebook.reading.taker import Taker, nearest, refuse
from dossier.values.citation import Citation, Confidence


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, rule, guide or form that several citations share."""

    title: str
    """Official title without number."""
    number: str
    """Document number, e.g. 工业和信息化部令第42号; empty when there is none."""
    url: str
    seen_on: date | None
    note: str = ""
    """What every citation of it says about how it was read, in Chinese; empty when there is nothing to say."""

    def label(self) -> str:
        """Return the title with its number in brackets."""
        return f"{self.title}（{self.number}）" if self.number else self.title


Register = Mapping[str, Instrument]


def read_register(content: object, file: str) -> Register:
    """Return the instruments of the register file by key."""
    taker = Taker(content, file, "sources")
    return {key: _instrument(taker.child(key)) for key in taker.entry}


def _instrument(taker: Taker) -> Instrument:
    instrument = Instrument(
        taker.text("title"),
        taker.text("number", ""),
        taker.text("url", ""),
        taker.optional_day("seen_on"),
        taker.text("note", ""),
    )
    taker.done()
    return instrument


def read_citation(taker: Taker, register: Register) -> Citation:
    """Return the ``citation`` of an entry.

    Raises:
        RulebookError: there is none, it lacks a confidence, or it names an unknown source.
    """
    return citation_of(taker.child("citation"), register)


def citation_of(taker: Taker, register: Register) -> Citation:
    """Return the citation that an entry is, for rows with several of them."""
    base = _base(taker, register)
    citation = Citation(
        instrument=base.label(),
        article=taker.text("article", ""),
        url=base.url,
        seen_on=taker.optional_day("seen_on") or base.seen_on,
        confidence=taker.member("confidence", Confidence),
        note="；".join(filter(None, (taker.text("note", ""), base.note))),
    )
    taker.done()
    return citation


def _base(taker: Taker, register: Register) -> Instrument:
    """Return the named instrument, or the one spelled out in the citation."""
    if taker.has("source"):
        return find_instrument(taker, register)
    return Instrument(taker.text("instrument"), "", taker.text("url", ""), None)


def find_instrument(taker: Taker, register: Register) -> Instrument:
    """Return the instrument an entry names in ``source``."""
    key = taker.text("source")
    if key not in register:
        zh, en = f"{taker.label}引用了未登记的来源“{key}”", f"{taker.label} names the unknown source '{key}'"
        raise refuse(taker.where("source"), zh, en, nearest(key, register))
    return register[key]
