"""Copy the text layer of a PDF: file -> lines with their places, page by page. Runs in the worker only."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pypdf import PageObject, PdfReader

from dossier.evidence.read.form import units
from dossier.evidence.read.seen import all_text_is_seen, layers_off
from dossier.evidence.reading import Line

_ASCENT, _DESCENT = 0.85, 0.2
"""Shares of the font size above and below the base line."""
_SLANTED = 0.02
"""Sine of the angle from which a line counts as a watermark across the page."""

Matrix = tuple[float, float, float, float, float, float]


def text_lines(file: Path, most_pages: int) -> list[Line]:
    """Return the lines of the first pages; nothing of a page that has text which cannot be seen.

    One library says what can be seen and opens every way of encryption, another copies: it is given what the first
    has read, so that both speak of the same pages.
    """
    with pikepdf.open(file, suppress_warnings=True) as pdf:
        off = layers_off(pdf)
        seen = [number for number, page in enumerate(pdf.pages[:most_pages], 1) if all_text_is_seen(page, off)]
        if not seen:
            return []
        opened = BytesIO()
        del pdf.pages[most_pages:]
        pdf.save(opened, encryption=False)
    pages = PdfReader(opened).pages
    return [line for number in seen for line in _page_lines(pages[number - 1], number)]


def _page_lines(page: PageObject, number: int) -> Iterator[Line]:
    parts: list[tuple[str, Matrix, float]] = []

    def take(text: str, current: list[float], matrix: list[float], _: Any, size: float | None) -> None:
        text = text.replace("\0", "").strip()  # two-byte codes of some makers come out with a NUL each
        if text:
            parts.append((text, _product(matrix, current), float(size or 0)))

    page.extract_text(visitor_text=take)
    for text, matrix, size in parts:
        box = _box(page, matrix, size, text)
        if box is not None:
            yield Line(text, number, 1.0, box)


def _product(first: list[float], second: list[float]) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _box(page: PageObject, matrix: Matrix, size: float, text: str) -> tuple[float, float, float, float] | None:
    """Return the place of a line on the page as it is shown; None for what runs across it or stands outside."""
    a, b, _, _, x, y = _turned(page, matrix)
    width, height = _shown_size(page)
    scale = (a * a + b * b) ** 0.5
    if not width or not height or not scale or abs(b) > _SLANTED * scale or a < 0:
        return None
    em = scale * (size or 1.0)
    if x >= width or x + units(text) * em <= 0 or not 0 < y < height:
        return None
    return (
        x / width, 1 - (y + _ASCENT * em) / height,
        (x + units(text) * em) / width, 1 - (y - _DESCENT * em) / height,
    )  # fmt: skip


def _shown_size(page: PageObject) -> tuple[float, float]:
    width, height = float(page.cropbox.width), float(page.cropbox.height)
    return (height, width) if page.rotation % 180 else (width, height)


def _turned(page: PageObject, matrix: Matrix) -> Matrix:
    """Return the matrix on the page as it is shown: from its corner, after /Rotate."""
    left, bottom = float(page.cropbox.left), float(page.cropbox.bottom)
    width, height = float(page.cropbox.width), float(page.cropbox.height)
    turns: dict[int, list[float]] = {
        0: [1, 0, 0, 1, -left, -bottom],
        90: [0, -1, 1, 0, -bottom, width + left],
        180: [-1, 0, 0, -1, width + left, height + bottom],
        270: [0, 1, -1, 0, height + bottom, -left],
    }
    return _product(list(matrix), turns[page.rotation % 360])


def readable(file: Path, most_pages: int) -> list[Line]:
    """Return the text of a PDF; nothing where it cannot be read."""
    try:
        return text_lines(file, most_pages)
    except MemoryError:
        raise
    except Exception:  # a broken file can make the reader raise anything
        return []
