"""Look into a picture file: whether it is whole, how large it is, and what it shows."""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image

from dossier.evidence.inspect import problems
from dossier.evidence.inspect.shade import EDGE, MOST_PIXELS, shades
from dossier.evidence.inspection import Inspection, PageLook
from dossier.text import Text

_NAMES = {"png": "PNG", "jpeg": "JPEG", "gif": "GIF"}
_FORMATS = ("PNG", "JPEG", "GIF")
_MAY_MOVE = ("png", "gif")
_A4_INCHES = (210 / 25.4, 297 / 25.4)
_ORIENTATION = 0x0112
_ON_SIDE = range(5, 9)
"""Orientations noted in a photograph by which it is shown turned by a quarter."""
_PNG_END = b"IEND\xaeB`\x82"
_GIF_END = b";"


class _Cut(Exception):
    """The end of a picture is missing."""


def inspect_picture(path: Path, kind: str, size: int) -> Inspection:
    """Return what a PNG, JPEG or GIF file is."""
    found = Inspection(kind, size, page_count=1)
    data = path.read_bytes()
    try:
        with warnings.catch_warnings(action="ignore"):
            return _looked(data, found)
    except Image.DecompressionBombError:
        return found._replace(problem=_too_many(data))
    except MemoryError:
        raise
    except Exception as broken:  # the library names no full list of what a broken picture may raise
        return found._replace(problem=_why(broken, _NAMES[kind]))


def _looked(data: bytes, found: Inspection) -> Inspection:
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            return found._replace(problem=problems.too_many_pixels(width, height))
        if found.kind in _MAY_MOVE and getattr(image, "is_animated", False):
            return found._replace(problem=problems.MOVING)
        on_side = image.getexif().get(_ORIENTATION) in _ON_SIDE
    _prove_end(data, found.kind)
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        image.draft(None, (EDGE, EDGE))  # a photograph is decoded to the nearest larger size only
        image.load()
        seen = shades(image)
    sideways = None if seen.sideways is None else seen.sideways ^ on_side
    look = PageLook(
        1, 0.0, 0.0, seen.blank, sideways, _dpi(width, height), max(width, height), seen.coloured, text=False
    )
    return found._replace(openable=True, pages=(look,))


def _dpi(width: int, height: int) -> int:
    """Return the resolution of a picture that fills a sheet of A4 as far as it can."""
    short, long = sorted((width, height))
    return round(max(short / _A4_INCHES[0], long / _A4_INCHES[1]))


def _prove_end(data: bytes, kind: str) -> None:
    """Raise when the last part of a picture is missing or wrong, which its points alone need not show."""
    if (kind == "png" and _PNG_END not in data) or (kind == "gif" and not data.rstrip(b"\0").endswith(_GIF_END)):
        raise _Cut
    if kind == "png":
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            image.verify()


def _why(broken: Exception, name: str) -> Text:
    said = str(broken).lower()
    cut = isinstance(broken, _Cut | EOFError) or "truncated" in said
    return problems.CUT_SHORT if cut else problems.damaged(name)


def _too_many(data: bytes) -> Text:
    Image.MAX_IMAGE_PIXELS, limit = None, Image.MAX_IMAGE_PIXELS
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            return problems.too_many_pixels(*image.size)
    finally:
        Image.MAX_IMAGE_PIXELS = limit
