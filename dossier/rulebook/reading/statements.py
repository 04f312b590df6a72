"""Read hints, which may come from anyone, and requirements, which only the authority can state."""

from datetime import date

from dossier.rulebook.model import Hint, Requirement
from dossier.rulebook.reading.citations import Register, read_citation
from dossier.rulebook.reading.taker import Taker, refuse
from dossier.text import Text
from dossier.values.citation import Citation


def read_hint(value: object, where: str, register: Register) -> Hint:
    """Return one hint."""
    return Hint(*_statement(value, where, "hint", register))


def read_requirement(value: object, where: str, register: Register) -> Requirement:
    """Return one official statement.

    Raises:
        RulebookError: its source is neither law nor official.
    """
    requirement = Requirement(*_statement(value, where, "requirement", register))
    topic, citation = requirement.topic, requirement.citation
    if not citation.confidence.may_block:
        zh, en = f"要求“{topic}”须有法律或官方依据", f"The requirement '{topic}' needs a law or official source"
        raise refuse(where, zh, en, Text("改为提示（hints）", "Make it a hint"))
    return requirement


_Statement = tuple[str, Text, Citation, date | None, date | None]


def _statement(value: object, where: str, label: str, register: Register) -> _Statement:
    taker = Taker(value, where, label)
    since, until = taker.optional_day("since"), taker.optional_day("until")
    if since is not None and until is not None and until < since:
        raise taker.wrong("until", "早于起始日", "lies before the first day")
    statement = taker.text("topic"), taker.both("text"), read_citation(taker, register), since, until
    taker.done()
    return statement
