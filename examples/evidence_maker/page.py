"""Set one sheet as a small PDF that says on every page that it is an example.

Lengths are points. The font is embedded, cut down to the characters of the sheet, so that the paper looks the same everywhere.
"""

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from fpdf import FPDF

from examples.evidence_maker.sheet import MARK, NOTICE, Sheet
from examples.evidence_maker.typeface import cut
from examples.evidence_maker.wrap import wrap

FONT = "宋体"
_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Written into every file as the day it was made, so that the same sheet gives the same bytes."""
_WIDTH, _HEIGHT = 595.276, 841.89
_LEFT, _TOP, _BOTTOM = 68, 85, 768
_ROOM = _WIDTH - 2 * _LEFT
_COLUMNS = (119, _ROOM - 119)
_PADDING = 3, 6
"""Of a cell, above and beside its text."""
_MARK_COLOUR, _GREY = (217, 51, 51), (128, 128, 128)


class _Style(NamedTuple):
    size: float
    leading: float
    align: str = "left"


_TITLE, _TEXT, _CELL, _RIGHT = _Style(17, 26, "middle"), _Style(10.5, 17), _Style(9.5, 14), _Style(10.5, 17, "right")
_MARK, _NOTICE = _Style(54, 54, "middle"), _Style(8, 8, "middle")


def render(page: Sheet) -> bytes:
    """Return the PDF of one sheet; the same sheet gives the same bytes.

    Raises:
        MissingFont: no face may stand in for the font.
        ValueError: it lacks a character of the sheet.
    """
    with tempfile.TemporaryDirectory() as folder:
        font = Path(folder, "font.ttf")
        cut(_characters(page), font)
        paper = _Paper(page.title, font)
        _set(paper, page)
        return bytes(paper.output())


def _set(paper: "_Paper", page: Sheet) -> None:
    paper.block(page.title, _TITLE)
    paper.gap(10)
    for row in page.rows:
        paper.row(row)
    paper.gap(17 if page.rows else 0)
    for text in page.paragraphs:
        paper.block(text, _TEXT)
    paper.gap(23)
    for text in page.ending:
        paper.block(text, _RIGHT)


def _characters(page: Sheet) -> set[str]:
    cells = (cell for row in page.rows for cell in row)
    return set("".join((MARK, NOTICE, page.title, *cells, *page.paragraphs, *page.ending))) - {"\n"}


class _Paper(FPDF):
    """A4 pages that are filled from the top and marked as they begin."""

    def __init__(self, title: str, font: Path) -> None:
        super().__init__(unit="pt", format="A4")
        self.set_creation_date(_DAY)
        self.set_title(title)
        self.set_author(MARK)
        self.set_auto_page_break(False)
        self.add_font(FONT, fname=font)
        self.set_draw_color(*_GREY)
        self.set_line_width(0.4)
        self._down = 0.0
        self.add_page()

    def header(self) -> None:
        """Put the watermark across the page and the notice below it."""
        with self.local_context(fill_opacity=0.22, text_color=_MARK_COLOUR), self.rotation(45, _WIDTH / 2, _HEIGHT / 2):
            self._line(MARK, _MARK, _HEIGHT / 2, (0, _WIDTH))
        self._line(NOTICE, _NOTICE, _HEIGHT - 40, (0, _WIDTH))
        self._down = _TOP

    def block(self, text: str, style: _Style) -> None:
        """Write a text over the whole width."""
        for line in self._wrapped(text, style, _ROOM):
            self._need(style.leading)
            self._line(line, style, self._down + style.leading * 0.75, (_LEFT, _ROOM))
            self._down += style.leading

    def row(self, cells: Sequence[str]) -> None:
        """Draw one row of a table, all of it on one page."""
        above, beside = _PADDING
        written = [self._wrapped(cell, _CELL, room - 2 * beside) for cell, room in zip(cells, _COLUMNS, strict=True)]
        height = max(map(len, written)) * _CELL.leading + 2 * above
        self._need(height)
        left = float(_LEFT)
        for lines, room in zip(written, _COLUMNS, strict=True):
            self.rect(left, self._down, room, height)
            first = self._down + (height - len(lines) * _CELL.leading) / 2
            for number, line in enumerate(lines):
                self._line(line, _CELL, first + (number + 0.75) * _CELL.leading, (left + beside, room))
            left += room
        self._down += height

    def gap(self, height: float) -> None:
        """Leave room before what follows."""
        self._down += height

    def _need(self, height: float) -> None:
        if self._down + height > _BOTTOM:
            self.add_page()

    def _wrapped(self, text: str, style: _Style, room: float) -> list[str]:
        self.set_font(FONT, size=style.size)
        return wrap(text.replace("\n", ""), room, self.get_string_width)

    def _line(self, text: str, style: _Style, base: float, place: tuple[float, float]) -> None:
        """Write one line upon ``base`` in the place that begins at the first and is as wide as the second number."""
        self.set_font(FONT, size=style.size)
        share = {"left": 0.0, "middle": 0.5, "right": 1.0}[style.align]
        self.text(place[0] + (place[1] - self.get_string_width(text)) * share, base, text)
