"""Read a finished document as its reader does: sentences, and table rows with the heads of their columns."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from dossier.documents.compose import Written
from tests.support.templates import W, parse

_SPACES = re.compile(r"(?<=[一-鿿\d])[ \u3000](?=[一-鿿\d])")


class Row(NamedTuple):
    """One row of a table; a paragraph is a row of one cell without heads."""

    heads: tuple[str, ...]
    """What stands above each cell; empty texts where the table has no head row."""
    cells: tuple[str, ...]

    @property
    def line(self) -> str:
        """The cells one after another."""
        return "｜".join(self.cells)


def rows(written: Written) -> Iterator[Row]:
    """Yield paragraphs and table rows in reading order, without contents page and drawings."""
    for element in parse(written.document)[0]:
        if element.tag == f"{W}p" and not _is_contents_or_drawing(element):
            yield Row(("",), (_text(element),))
        elif element.tag == f"{W}tbl":
            yield from _table(element)


def _is_contents_or_drawing(element: etree._Element) -> bool:
    style = element.find(f"{W}pPr/{W}pStyle")
    contents = style is not None and str(style.get(f"{W}val")).startswith("TOC")
    return contents or element.find(f".//{W}drawing") is not None


def _table(table: etree._Element) -> Iterator[Row]:
    heads: tuple[str, ...] = ()
    for row in table.findall(f"{W}tr"):
        cells = tuple(" ".join(map(_text, cell.findall(f"{W}p"))) for cell in row.findall(f"{W}tc"))
        if row.find(f"{W}trPr/{W}tblHeader") is not None:
            heads = cells
        else:
            yield Row(heads if len(heads) == len(cells) else ("",) * len(cells), cells)


def _text(element: etree._Element) -> str:
    pieces = ((one.text or "") if one.tag == f"{W}t" else " " for one in element.iter(f"{W}t", f"{W}tab", f"{W}br"))
    return _SPACES.sub("", "".join(pieces).strip())
