"""Read from a finished PDF on which page each heading stands, for the table of contents of a second pass."""

import re
from dataclasses import dataclass
from pathlib import Path

_FOOTER = re.compile(r"第 (\d+) 页\s+共 (\d+) 页")


@dataclass(frozen=True, slots=True)
class Layout:
    """Page numbers as they are printed."""

    pages: tuple[int, ...]
    """Of each heading, in order."""
    total: int
    """What the footer says: 共 n 页."""


def read_layout(pdf: Path, headings: int) -> Layout | None:
    """Return the layout of a PDF with bookmarks, or nothing when it does not show all ``headings``.

    The PDF must have been made with bookmarks (LibreOffice: ``ExportBookmarks``); its footers give the numbers.
    """
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    footers = [_FOOTER.search(page.extract_text()) for page in reader.pages]
    places = [reader.get_destination_page_number(entry) for entry in _flat(reader.outline)]
    found = [footers[place] for place in places if place is not None]
    numbers = [int(footer[1]) for footer in found if footer is not None]
    total = next((int(footer[2]) for footer in footers if footer is not None), 0)
    return Layout(tuple(numbers), total) if len(numbers) == headings and total else None


def _flat(outline: list) -> list:  # type: ignore[type-arg]
    """Return the entries of pypdf's nested outline in order."""
    return [one for entry in outline for one in (_flat(entry) if isinstance(entry, list) else [entry])]
