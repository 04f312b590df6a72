"""Read the pages of a document and of its signed scan: file -> lines page by page, for JSON. In the worker only."""

from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

from dossier.evidence.read.ink import without_red
from dossier.evidence.read.lines import text_lines
from dossier.evidence.read.pictures import page_picture
from dossier.evidence.reading import Line

_RED = 50
"""How much red must outweigh green and blue for a point to count as red ink, of 255."""
_RED_DPI = 50
_AROUND = 0.015
"""Share of the page's height above and below a line that is looked at for ink."""
_INKED = 0.002
"""Share of red points from which a line counts as sealed."""


def copied(file: str, most_pages: int) -> list[list[Any]]:
    """Return the lines of text that can be copied, of all pages."""
    return [list(line) for line in text_lines(Path(file), most_pages)]


def recognised(file: str, page: int, dpi: int, find_within: int, turn: int) -> list[list[Any]] | None:
    """Return the lines recognised on a page turned by ``turn`` against the clock; None when there is no picture on it.

    The red ink of seals is taken off, so that the writing below it can be read; what was read there is never sure.
    """
    picture = page_picture(Path(file), page, dpi)
    if picture is None:
        return None
    from dossier.evidence.read.recognise import recognise  # here, because it needs an extra

    upright = _turned(picture, turn)
    ink = _red_ink(upright)
    lines = recognise(without_red(upright) or upright, page, find_within)
    return [list(_doubted(line) if _below_ink(line, ink) else line) for line in lines]


def red_share(file: str, page: int) -> float | None:
    """Return the share of red points on a page; None when there is no picture on it."""
    picture = page_picture(Path(file), page, _RED_DPI)
    return None if picture is None else _share(_red_ink(picture))


def _red_ink(picture: Image.Image) -> Image.Image:
    """Return the red points of a picture as white ones on black."""
    red, green, blue = picture.convert("RGB").split()
    over = ImageChops.darker(ImageChops.subtract(red, green), ImageChops.subtract(red, blue))
    return over.point([255 if value > _RED else 0 for value in range(256)])


def _share(ink: Image.Image) -> float:
    histogram = ink.histogram()
    return histogram[255] / max(1, sum(histogram))


def _below_ink(line: Line, ink: Image.Image) -> bool:
    """Whether there is red ink around a line; its place is known only as if the page lay straight."""
    (left, top, right, bottom), (width, height) = line.box, ink.size
    top, bottom = top - _AROUND, bottom + _AROUND
    around = ink.crop((round(left * width), round(top * height), round(right * width), round(bottom * height)))
    return _share(around) > _INKED


def _doubted(line: Line) -> Line:
    return line._replace(confidence=line.confidence / 2)


def _turned(picture: Image.Image, turn: int) -> Image.Image:
    return picture.rotate(turn, expand=True) if turn else picture
