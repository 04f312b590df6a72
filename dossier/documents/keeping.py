"""Keep together what must not be torn apart by a page end: signatures with their text, the rows of short tables."""

import re
from collections.abc import Collection

_TAGS = re.compile(r"<[^>]*>")
_CELL_WIDTH = re.compile(r'<w:tcW w:w="(\d+)" w:type="dxa"/>')
_CELL_STYLE = re.compile(r'(<w:pStyle w:val="Table(?:Text|Label)"/>)(?!<w:keepNext/>)')
_KEEP = "<w:keepNext/>"
_STYLE = re.compile(r'<w:pStyle w:val="(\w+)"/>')
_TEXT_STYLES = re.compile(r"Body|Flush|Item(Text\d)?")
_GAP = '<w:spacing w:after="80"/>'
_AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/>'

_SHORT_ROWS, _SHORT_HEIGHT = 7, 2400
"""A table of so few rows and so little height in twips stays whole: a fifth of a page."""

_FIRST_HEIGHT = 1000
"""The first rows of a longer table that stay together are about this high."""

_ENOUGH, _SEVERAL_LINES = 2, 80
"""Paragraphs that go with a signature, and the length from which one is enough: more than two lines."""

_LINE, _ROW_MARGINS, _CELL_MARGINS, _HALF_CHARACTER = 300, 80, 220, 105
"""Twips of a line of table text, of what a row and a cell add to it, and of half a character."""


def keep_text_with_signature(out: list[str]) -> None:
    """Keep the last text of ``out`` on the page of what follows: a long paragraph, two short ones, two rows of a table."""
    found = 0
    for index in range(len(out) - 1, -1, -1):
        table_end = out[index].rfind("</w:tbl>")
        start = out[index].rfind("<w:p>")
        while start > table_end and found < _ENOUGH:
            found += _weight(out, index, start)
            _keep_paragraph(out, index, start)
            start = out[index].rfind("<w:p>", 0, start)
        if found >= _ENOUGH:
            return
        if table_end >= 0:
            _keep_last_row(out, index)
            return


def _weight(out: list[str], index: int, start: int) -> int:
    """Count a paragraph of several lines as two: where it is divided, two of its lines stay with the signature."""
    if out[index].startswith(_AFTER_TABLE, start):
        return 0
    text = "".join(out[index:])[start:].partition("</w:p>")[0]
    return _ENOUGH if len(_TAGS.sub("", text)) >= _SEVERAL_LINES else 1


def _keep_paragraph(out: list[str], index: int, start: int) -> None:
    """Add ``keepNext`` behind the style of a paragraph, which may stand in the piece after its start."""
    for piece in range(index, min(index + 2, len(out))):
        text = out[piece]
        at = text.find("<w:pStyle ", start if piece == index else 0)
        if at >= 0:
            end = text.index("/>", at) + 2
            if not text.startswith(_KEEP, end):
                out[piece] = f"{text[:end]}{_KEEP}{text[end:]}"
            return


def _keep_last_row(out: list[str], index: int) -> None:
    """Keep the last row of the table that ends in piece ``index`` with what follows; the row before is kept with it."""
    while index >= 0:
        start = out[index].rfind("<w:tr>")
        out[index] = out[index][: max(start, 0)] + _kept(out[index][max(start, 0) :])
        if start >= 0:
            return
        index -= 1


def keep_lead_in(out: list[str]) -> None:
    """Keep the text that leads to a table without a caption with the table, and set it a little apart."""
    for index in range(len(out) - 1, -1, -1):
        start = out[index].rfind("<w:p>")
        if start >= 0:
            _lead_in(out, index, start)
        if start >= 0 or "</w:tbl>" in out[index]:
            return


def _lead_in(out: list[str], index: int, start: int) -> None:
    for piece in range(index, min(index + 2, len(out))):
        style = _STYLE.search(out[piece], start if piece == index else 0)
        if style is not None:
            if _TEXT_STYLES.fullmatch(style[1]):
                _keep_paragraph(out, index, start)
                at = out[piece].index("</w:pPr>", style.end())
                out[piece] = f"{out[piece][:at]}{_GAP}{out[piece][at:]}"
            return


def keep_rows(out: list[str], start: int) -> None:
    """Keep a short table whole, and of a long one the first rows and the last two."""
    rows = "".join(out[start:]).split("<w:tr>")[1:]
    kept = _kept_rows(rows)
    row = -1
    for index in range(start, len(out)):
        parts = out[index].split("<w:tr>")
        for part in range(len(parts)):
            row += part > 0
            if row in kept:
                parts[part] = _kept(parts[part])
        out[index] = "<w:tr>".join(parts)


def _kept_rows(rows: list[str]) -> Collection[int]:
    """Return the numbers of the rows that stay on the page of the row after them."""
    if len(rows) <= _SHORT_ROWS and sum(map(_height, rows)) <= _SHORT_HEIGHT:
        return range(len(rows) - 1)
    kept, height = {len(rows) - 2}, 0
    for number, row in enumerate(rows):
        height += _height(row)
        if height >= _FIRST_HEIGHT:
            break
        kept.add(number)
    return kept


def _height(row: str) -> int:
    """Estimate the height of a row from the cell whose text takes the most lines."""
    cells = _CELL_WIDTH.split(row)
    widths, texts = cells[1::2], cells[2::2]
    return _ROW_MARGINS + _LINE * max(map(_lines, map(int, widths), texts), default=1)


def _lines(width: int, xml: str) -> int:
    text = _TAGS.sub("", xml)
    # A Chinese character has three bytes: bytes and characters together come to two for each half of it.
    halves = (len(text.encode()) + len(text)) // 2
    return max(-(-halves * _HALF_CHARACTER // (width - _CELL_MARGINS)), xml.count("</w:p>"))


def _kept(cells: str) -> str:
    return _CELL_STYLE.sub(rf"\1{_KEEP}", cells)
