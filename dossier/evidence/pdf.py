"""Say whether a PDF opens, is complete, is not encrypted and has pages.

An ordinary file is decided from its bytes. Only a doubtful one is given to pypdf, whose import alone takes longer
than a whole check.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO

from dossier.evidence.look import CUT_SHORT, Look, damaged, locked
from dossier.text import Text

_TAIL = 2048
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_BOX = re.compile(rb"/MediaBox\s*\[\s*(\S+)\s+(\S+)\s+(\S+)\s+([^\s\]]+)\s*\]")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_LARGEST_STREAM = 16 * 1024 * 1024
_NO_PAGES = Look(Text("PDF 没有页面，或有尺寸为零的页面", "the PDF has no page, or a page without size"), pages=0)


def inspect_pdf(data: bytes) -> Look:
    """Return what is wrong with a PDF, if anything; pages are counted only where pypdf was needed."""
    return Look() if _is_ordinary(data) else _read_thoroughly(data)


def _is_ordinary(data: bytes) -> bool:
    """Whether the file ends as it should, is not encrypted and shows pages with a size."""
    return b"/Encrypt" not in data and _has_table(data) and _shows_pages(data)


def _has_table(data: bytes) -> bool:
    """Whether the last pointer of the file leads to a table of its objects."""
    starts = _START.findall(data[-_TAIL:])
    return bool(starts) and len(starts[-1]) < 12 and _TABLE.match(data, int(starts[-1])) is not None


def _shows_pages(data: bytes) -> bool:
    texts = [data] if _PAGE.search(data) else list(_object_streams(data))
    boxes = [box for text in texts for box in _BOX.findall(text)]
    return any(_PAGE.search(text) for text in texts) and bool(boxes) and all(_has_size(box) for box in boxes)


def _object_streams(data: bytes) -> Iterator[bytes]:
    """Yield the unpacked streams in which newer files keep their page objects."""
    for match in _OBJECT_STREAM.finditer(data):
        try:
            packed = data[match.end() : data.find(b"endstream", match.end())]
            yield zlib.decompressobj().decompress(packed, _LARGEST_STREAM)
        except zlib.error:
            continue


def _has_size(box: tuple[bytes, ...]) -> bool:
    try:
        left, bottom, right, top = (float(number) for number in box)
    except ValueError:
        return False
    return right != left and top != bottom


def _read_thoroughly(data: bytes) -> Look:
    import logging

    from pypdf import PdfReader  # here: see the head of the module

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it has to say becomes one finding
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            return locked("PDF")
        boxes = [page.mediabox for page in reader.pages]
    except Exception:  # a broken file can make the reader raise anything
        return damaged("PDF") if b"%%EOF" in data[-_TAIL:] else CUT_SHORT
    return Look(pages=len(boxes)) if boxes and all(box.width and box.height for box in boxes) else _NO_PAGES
