"""Read the pages of a document and of its signed scan: file -> lines page by page, for JSON. In the worker only."""

from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

from dossier.evidence.read.ink import without_red
from dossier.evidence.read.lines import text_lines
from dossier.evidence.read.pictures import page_picture

_RED = 50
"""How much red must outweigh green and blue for a point to count as red ink, of 255."""
_RED_DPI = 50


def copied(file: str, most_pages: int) -> list[list[Any]]:
    """Return the lines of text that can be copied, of all pages."""
    return [list(line) for line in text_lines(Path(file), most_pages)]


def recognised(file: str, page: int, dpi: int, find_within: int, turn: int) -> list[list[Any]] | None:
    """Return the lines recognised on a page turned by ``turn`` against the clock; None when there is no picture on it.

    The red ink of seals is taken off, so that the writing below it can be read.
    """
    picture = page_picture(Path(file), page, dpi)
    if picture is None:
        return None
    from dossier.evidence.read.recognise import recognise  # here, because it needs an extra

    seen = without_red(picture) or picture
    return [list(line) for line in recognise(_turned(seen, turn), page, find_within)]


def red_share(file: str, page: int) -> float | None:
    """Return the share of red points on a page; None when there is no picture on it."""
    picture = page_picture(Path(file), page, _RED_DPI)
    if picture is None:
        return None
    red, green, blue = picture.convert("RGB").split()
    over = ImageChops.darker(ImageChops.subtract(red, green), ImageChops.subtract(red, blue))
    histogram = over.histogram()
    return sum(histogram[_RED:]) / sum(histogram)


def _turned(picture: Image.Image, turn: int) -> Image.Image:
    return picture.rotate(turn, expand=True) if turn else picture
