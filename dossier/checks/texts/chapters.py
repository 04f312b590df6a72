"""Check that a finished document is long enough and that each wanted part of it has content."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.names import folded
from dossier.checks.registry import failed, passed
from dossier.checks.texts.registry import text_check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText, Passage

_NOTHING = frozenset("—-–/、")
"""Marks that fill an empty table cell."""


@text_check("text.length")
def length(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    """The body of each document, without its cover, has the characters of the rule's value at least."""
    least = law_values.whole(case, rule.value_keys[0])
    for document in documents:
        count = _characters(passage for passage in document.passages if passage.heading)
        facts = {"document": document.title, "count": str(count), "least": str(least)}
        yield passed(document.code, **facts) if count >= least else failed(document.code, **facts)


@text_check("text.chapters")
def chapters(_: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    """Each part of the parameter ``chapters`` has a heading with one of its words, and ``least`` characters under it."""
    least = int(str(rule.parameters["least"]))
    for document in documents:
        lacking = [part for part in _parts(rule) if _characters(_under(document, part)) < least]
        for part in lacking:
            yield failed(document.code, document=document.title, chapter=part["zh"], chapter_en=part["en"])
        if not lacking:
            yield passed(document.code, document=document.title)


def _parts(rule: "Rule") -> "Iterator[Mapping[str, str]]":
    listed = rule.parameters["chapters"]
    yield from (part for part in listed if isinstance(part, Mapping)) if isinstance(listed, tuple) else ()


def _under(document: "DocumentText", part: "Mapping[str, str]") -> "Iterator[Passage]":
    words = part["headings"]
    return (passage for passage in document.passages if any(word in passage.heading for word in words))


def _characters(passages: "Iterable[Passage]") -> int:
    """Count characters without blanks and without marks for an empty cell."""
    return sum(char not in _NOTHING for passage in passages for char in folded(passage.text))
