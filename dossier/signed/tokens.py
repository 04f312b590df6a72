"""Bring the lines of a page into one order and notation: lines with places -> numbers, words and characters."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from dossier.evidence.reading import Line

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[a-z]+|\w")
_SAME_ROW = 0.6
"""Share of its height by which the middle of a line may lie off the row it still belongs to."""


class Token(NamedTuple):
    """A number, a Latin word, or one Chinese character."""

    text: str
    confidence: float
    """Of the line it stands in."""

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.text[0].isdigit()


def tokens_of(lines: Iterable[Line]) -> list[Token]:
    """Return what stands on one page from top to bottom and left to right, without blanks and punctuation."""
    return [
        Token(found, line.confidence)
        for row in _rows(lines)
        for line in row
        for found in _TOKEN.findall("".join(unicodedata.normalize("NFKC", line.text).split()).lower().replace("_", ""))
    ]


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    rows: list[tuple[float, list[Line]]] = []
    for line in sorted(lines, key=_middle):
        height = line.box[3] - line.box[1]
        if rows and _middle(line) - rows[-1][0] <= _SAME_ROW * height:
            rows[-1][1].append(line)
        else:
            rows.append((_middle(line), [line]))
    return [sorted(row, key=lambda line: line.box[0]) for _, row in rows]


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2
