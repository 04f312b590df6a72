"""Set the pages of our own in the volume: cover, list, dividing sheets, page numbers -> one PDF to be taken apart."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from fpdf import FPDF
from fpdf.fonts import TTFFont

from dossier.office.fonts import Face

SONG, HEI = "宋体", "黑体"
_WIDTH, _HEIGHT = 595.276, 841.89
_LEFT, _RIGHT, _TOP, _BOTTOM = 79, 74, 84, 768
_ROOM = _WIDTH - _LEFT - _RIGHT
_ROW, _LINE = 22, 16
_NUMBER_ROOM, _PAGE_ROOM = 34, 44
_LONELY = 3
"""Characters that do not stand on a line by themselves."""
STAMP_SIZE = (260, 12)


class Row(NamedTuple):
    """One line of the list of materials."""

    number: str
    text: str
    page: int | None
    """In the numbering of the volume; None for what is not bound."""
    remark: str = ""
    is_part: bool = False


class Place(NamedTuple):
    """Where a row of the list stands, so that it can lead to its page."""

    sheet: int
    """Page of the list, counted from zero."""
    box: tuple[float, float, float, float]
    page: int


class Front:
    """Sets pages with the two faces of our documents' titles and text."""

    def __init__(self, faces: Mapping[str, Face], day: datetime) -> None:
        self._pdf = FPDF(unit="pt", format="A4")
        self._pdf.set_creation_date(day.replace(tzinfo=UTC))
        self._pdf.set_auto_page_break(False)
        for name, face in faces.items():
            self._pdf.add_font(name, fname=face.file, collection_font_number=face.number)
        self._known = [font.cmap for font in self._pdf.fonts.values() if isinstance(font, TTFFont)]
        self._pdf.set_fallback_fonts([HEI], exact_match=False)
        self.unshown: set[str] = set()
        """Characters for which the fonts have no glyph."""

    def output(self) -> bytes:
        """Return all pages in the order in which they were set."""
        return bytes(self._pdf.output())

    def cover(self, title: str, mark: str, lines: Sequence[tuple[str, str]]) -> None:
        """Set the cover: title, a mark below it, and lines of label and value."""
        self._pdf.add_page()
        self._centred(title, HEI, 26, 236)
        self._pdf.set_line_width(0.8)
        self._pdf.line(_LEFT + 10, 278, _WIDTH - _RIGHT - 10, 278)
        if mark:
            self._centred(mark, HEI, 16, 292)
        top = 500.0
        for label, value in lines:
            self._write(f"{label}：", SONG, 15, (_LEFT, top, 150, 24), "R")
            top += max(1, self._block(value, SONG, 15, (_LEFT + 158, top, _ROOM - 158, 24))) * 24 + 8

    def contents(self, rows: Sequence[Row], note: str) -> list[Place]:
        """Set the list of materials and return where its rows stand."""
        places: list[Place] = []
        top, sheet = float(_BOTTOM), -1
        for row in rows:
            height = self._height(row)
            if top + height + (_ROW if row.is_part else 0) > _BOTTOM:
                sheet += 1
                top = self._sheet(sheet)
            if row.page is not None:
                places.append(Place(sheet, (_LEFT, _HEIGHT - top - height, _WIDTH - _RIGHT, _HEIGHT - top), row.page))
            self._row(row, top)
            top += height
        self._block(note, SONG, 10.5, (_LEFT, min(top + 10, _BOTTOM + 8), _ROOM, 15))
        return places

    def divider(self, number: str, title: str, rows: Sequence[Row]) -> None:
        """Set the sheet before a part: its name, and what is in it."""
        self._pdf.add_page()
        self._centred(number, HEI, 20, 200)
        self._centred(title, HEI, 24, 240)
        self._pdf.set_line_width(0.8)
        self._pdf.line(_LEFT + 60, 290, _WIDTH - _RIGHT - 60, 290)
        top = 320.0
        for row in rows:
            if top + self._height(row) > _BOTTOM:
                break  # the list at the front has them all
            self._row(row, top)
            top += self._height(row)

    def stamps(self, texts: Sequence[str]) -> None:
        """Set each text on a page of its own, as large as the text may be, black with a white rim."""
        for text in texts:
            self._pdf.add_page(format=STAMP_SIZE)
            for mode, colour in (("STROKE", 255), ("FILL", 0)):
                with self._pdf.local_context(text_mode=mode, draw_color=colour, line_width=2.2):
                    self._write(text, HEI, 9, (0, 0, *STAMP_SIZE), "C")

    def _sheet(self, number: int) -> float:
        self._pdf.add_page()
        self._centred("材料目录" if number == 0 else "材料目录（续）", HEI, 18, _TOP - 20)
        self._centred(roman(number + 1), SONG, 9, _HEIGHT - 60)
        return _TOP + 25

    def _row(self, row: Row, top: float) -> None:
        face, size = (HEI, 12) if row.is_part else (SONG, 12)
        left, room = (_LEFT, _ROOM - _PAGE_ROOM) if row.is_part else _text_place()
        text = f"{row.number}　{row.text}" if row.is_part else row.text
        if not row.is_part:
            self._write(row.number, SONG, size, (_LEFT, top, _NUMBER_ROOM, _ROW), "C")
        for line in self._lines(text, face, size, room):
            self._write(line, face, size, (left, top, room, _ROW), "L")
            end = left + self._pdf.get_string_width(line)
            top += _LINE
        top -= _LINE
        page = str(row.page) if row.page else "" if row.is_part else "未装入"
        self._write(page, face, size, (_WIDTH - _RIGHT - _PAGE_ROOM, top, _PAGE_ROOM, _ROW), "R")
        if page:
            self._leader(end + 6, _WIDTH - _RIGHT - self._pdf.get_string_width(page) - 4, top)
        if row.remark:
            self._block(row.remark, SONG, 10, (left, top + _ROW - 5, room, 14))

    def _leader(self, left: float, right: float, top: float) -> None:
        self._pdf.set_line_width(0.7)
        self._pdf.set_dash_pattern(0.7, 3)
        if right > left:
            self._pdf.line(left, top + _ROW / 2 + 3, right, top + _ROW / 2 + 3)
        self._pdf.set_dash_pattern()

    def _height(self, row: Row) -> float:
        room = _ROOM - _PAGE_ROOM if row.is_part else _text_place()[1]
        text = f"{row.number}　{row.text}" if row.is_part else row.text
        lines = len(self._lines(text, HEI if row.is_part else SONG, 12, room))
        remark = len(self._lines(row.remark, SONG, 10, room)) * 14 if row.remark else 0
        return _ROW + (lines - 1) * _LINE + remark

    def _block(self, text: str, face: str, size: float, box: tuple[float, float, float, float]) -> int:
        """Write text in lines of the height of the box, and return how many it took."""
        left, top, width, height = box
        lines = self._lines(text, face, size, width)
        for number, line in enumerate(lines):
            self._write(line, face, size, (left, top + number * height, width, height), "L")
        return len(lines)

    def _lines(self, text: str, face: str, size: float, room: float) -> list[str]:
        self._pdf.set_font(face, size=size)
        lines = list(_broken(text, room, self._pdf.get_string_width))
        if len(lines) > 1 and len(lines[-1]) <= _LONELY:
            lines[-2:] = [lines[-2][:-_LONELY], lines[-2][-_LONELY:] + lines[-1]]
        return lines

    def _centred(self, text: str, face: str, size: float, top: float) -> None:
        for number, line in enumerate(self._lines(text, face, size, _ROOM)):
            self._write(line, face, size, (_LEFT, top + number * size * 1.3, _ROOM, size * 1.3), "C")

    def _write(self, text: str, face: str, size: float, box: tuple[float, float, float, float], align: str) -> None:
        self._pdf.set_font(face, size=size)
        self.unshown |= {one for one in text if all(ord(one) not in known for known in self._known)}
        self._pdf.set_xy(*box[:2])
        self._pdf.cell(*box[2:], text=text, align=align)


def _text_place() -> tuple[float, float]:
    return _LEFT + _NUMBER_ROOM, _ROOM - _NUMBER_ROOM - _PAGE_ROOM


def _broken(text: str, room: float, width: Callable[[str], float]) -> Iterator[str]:
    """Break a text where the room ends; a closing mark stays on its line."""
    line = ""
    for one in text:
        if line and width(line + one) > room and one not in "，。、；：）”》？！—":
            yield line
            line = ""
        line += one
    yield line


def roman(number: int) -> str:
    """Return 4 as IV."""
    parts = []
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)
