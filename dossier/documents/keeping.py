"""Keep together what must not be torn apart by a page end: signatures with their text, the first rows of a table."""

import re

_TAGS = re.compile(r"<[^>]*>")
_CELL_STYLE = re.compile(r'(<w:pStyle w:val="Table(?:Text|Label)"/>)')
_KEEP = "<w:keepNext/>"

_SHORT_ROWS, _SHORT_TEXT = 7, 400
"""A table of so few rows and characters stays whole: about a third of a page."""


def keep_text_with_signature(out: list[str]) -> None:
    """Keep the last two paragraphs of ``out`` on the page of what follows."""
    found = 0
    for index in range(len(out) - 1, -1, -1):
        start = out[index].rfind("<w:p>")
        while start >= 0 and found < 2:
            _keep_paragraph(out, index, start)
            found += 1
            start = out[index].rfind("<w:p>", 0, start)
        if found == 2 or "</w:tbl>" in out[index]:
            break


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


def keep_rows(out: list[str], start: int) -> None:
    """Keep a short table whole, and of a long one the first three rows and the last two."""
    rows = sum(piece.count("<w:tr>") for piece in out[start:])
    text = sum(len(_TAGS.sub("", piece)) for piece in out[start:]) if rows <= _SHORT_ROWS else 0
    kept = set(range(rows - 1)) if rows <= _SHORT_ROWS and text <= _SHORT_TEXT else {0, 1, rows - 2}
    row = -1
    for index in range(start, len(out)):
        parts = out[index].split("<w:tr>")
        for part in range(len(parts)):
            row += part > 0
            if row in kept:
                parts[part] = _CELL_STYLE.sub(rf"\1{_KEEP}", parts[part])
        out[index] = "<w:tr>".join(parts)
