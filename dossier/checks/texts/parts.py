"""Read a finished document part by part: a chapter with all its sections."""

import re
from typing import TYPE_CHECKING, NamedTuple

from dossier.checks.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossier.values.passage import DocumentText

_NUMBER = re.compile(r"\d+")


class Part(NamedTuple):
    """A chapter of a document."""

    headings: tuple[str, ...]
    """Those with text below them, in order; the first one stands for the chapter."""
    text: str
    """Without blanks, widths folded, one line per passage."""

    @property
    def heading(self) -> str:
        """Heading that findings name."""
        return self.headings[0]

    def is_about(self, words: "Iterable[str]") -> bool:
        """Return whether a heading holds one of the words."""
        return any(folded(word) in folded(heading) for word in words for heading in self.headings)


def parts(document: "DocumentText") -> tuple[Part, ...]:
    """Return the chapters; 6 and 6.2 are one, and what has no number is one by its own heading."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for passage in document.passages:
        number = _NUMBER.match(passage.heading)
        headings, lines = found.setdefault(number[0] if number else passage.heading, ([], []))
        if passage.heading not in headings:
            headings.append(passage.heading)
        lines.append(folded(passage.text))
    return tuple(Part(tuple(headings), "\n".join(lines)) for headings, lines in found.values())


def about(document: "DocumentText", words: "Iterable[str]") -> tuple[Part, ...]:
    """Return the chapters with a heading that holds one of the words."""
    wanted = tuple(words)
    return tuple(part for part in parts(document) if part.is_about(wanted))
