"""Read hints, which may come from anyone, and requirements, which only the authority can state."""

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
    topic, text, citation = _statement(value, where, "requirement", register)
    if not citation.confidence.may_block:
        zh, en = f"要求“{topic}”须有法律或官方依据", f"The requirement '{topic}' needs a law or official source"
        raise refuse(where, zh, en, Text("改为提示（hints）", "Make it a hint"))
    return Requirement(topic, text, citation)


def _statement(value: object, where: str, label: str, register: Register) -> tuple[str, Text, Citation]:
    taker = Taker(value, where, label)
    statement = taker.text("topic"), taker.both("text"), read_citation(taker, register)
    taker.done()
    return statement
