"""Count the items of lists as Word does: numbering properties of a paragraph -> its label and indents."""

from typing import Any

from dossier.documents.numbering import ARTICLES, BULLETS, chinese
from dossier.preview.inline import W
from dossier.style.table import Level, Profile

_CIRCLED = 0x245F
"""U+2460 is 1 in a circle."""


class Labels:
    """The running lists of one document in a house style."""

    def __init__(self, style: Profile) -> None:
        self._style = style
        self._counts: dict[str, list[int]] = {}

    def item(self, paragraph: Any) -> tuple[str, str]:
        """Return the label as HTML and the indents as CSS; both empty for a paragraph that is no item."""
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is None:
            return "", ""
        depth = int(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val"))
        level = self._levels(int(number.get(f"{W}val")))[depth]
        counts = self._counts.setdefault(number.get(f"{W}val"), [0, 0, 0])
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (len(counts) - depth - 1)
        return _label(level, _text(level, counts)), _indent(level)

    def _levels(self, number: int) -> tuple[Level, ...]:
        if number == BULLETS:
            return self._style.bullets
        return self._style.articles if number == ARTICLES and self._style.articles else self._style.ordered


def _text(level: Level, counts: list[int]) -> str:
    text = level.text
    for place, count in enumerate(counts, 1):
        text = text.replace(f"%{place}", _written(level.format, count))
    return text


def _written(form: str, count: int) -> str:
    if form == "chineseCountingThousand":
        return chinese(count)
    if form == "decimalEnclosedCircleChinese" and 1 <= count <= 20:
        return chr(_CIRCLED + count)
    return chr(96 + count) if form == "lowerLetter" and count <= 26 else str(count)


def _label(level: Level, text: str) -> str:
    width = f' style="min-width:{level.hanging:g}pt"' if level.hanging else ""
    return f'<span class="number"{width}>{text}</span>' + (" " if level.suffix == "space" else "")


def _indent(level: Level) -> str:
    if level.hanging:
        return f"margin-left:{level.left:g}pt;text-indent:-{level.hanging:g}pt;"
    return f"margin-left:{level.left:g}pt;text-indent:{level.first:g}pt;"
