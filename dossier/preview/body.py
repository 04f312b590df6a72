"""Turn the finished body of a document into sheets of paper: WordprocessingML with marks -> HTML, the same numbers."""

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from dossier.documents.finish import Heading
from dossier.documents.markup import NAMESPACES
from dossier.preview.gaps import MARKS
from dossier.preview.inline import Inline, W
from dossier.preview.labels import Labels
from dossier.style.table import Profile

_ALIGN = {"both": "justify", "center": "center", "right": "right", "left": "left"}
_SILENT = ("Break", "AfterTable")
_TABLES = {"House": "house", "Plain": "plain", "Note": "note"}


class Paper:
    """The sheets of one document."""

    def __init__(self, inline: Inline, style: Profile, headings: Sequence[Heading], running: str) -> None:
        self.inline = inline
        self.labels = Labels(style)
        self.running = running
        """HTML at the head of each sheet but the cover."""
        self._headings = iter(headings)
        self._sheets: list[str] = []
        self._blocks: list[str] = []

    def sheets(self, body: str) -> str:
        """Return the whole document."""
        root = etree.fromstring(f"<w:body {NAMESPACES}>{body}</w:body>")
        self._note(root.text)
        for child in root:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._blocks.append(self._table(child))
            elif child.tag == f"{W}sectPr":
                self._end_sheet(child)
            self._note(child.tail)
        if self._blocks:
            self._end_sheet(None)
        return "".join(self._sheets)

    def _note(self, text: str | None) -> None:
        if notes := self.inline.notes(text):
            self._blocks.append(f'<p class="doubt">{notes}</p>')

    def _end_sheet(self, section: Any) -> None:
        wide = section is not None and section.find(f"{W}pgSz[@{W}orient]") is not None
        cover = section is not None and section.find(f"{W}headerReference") is None
        head = "" if cover else f'<div class="running">{self.running}</div>'
        if self._blocks:
            look = "sheet wide" if wide else "sheet cover" if cover else "sheet"
            self._sheets.append(f'<div class="{look}">{head}{"".join(self._blocks)}</div>')
        self._blocks = []

    def _paragraph(self, element: Any) -> None:
        style = _style(element)
        section = element.find(f"{W}pPr/{W}sectPr")
        starts = element.find(f"{W}pPr/{W}pageBreakBefore") is not None
        if starts or element.find(f'{W}r/{W}br[@{W}type="page"]') is not None:
            self._page_ends()
        if style not in _SILENT:
            self._blocks.append(self._block(element, style))
        elif notes := self.inline.notes("".join(element.itertext())):
            self._blocks.append(f'<p class="doubt">{notes}</p>')
        if section is not None:
            self._end_sheet(section)

    def _page_ends(self) -> None:
        if self._blocks:
            self._blocks.append('<hr class="page">')

    def _block(self, element: Any, style: str) -> str:
        level = style.removeprefix("Heading").removeprefix("Plain")
        if level in ("1", "2", "3", "4"):
            number = _numbered(next(self._headings).number)
            tag = f"h{int(level) + 2}"
            return f'<{tag} class="{style}">{number}{self.inline.runs(element)}</{tag}>'
        if style == "Figure":
            return f'<div class="Figure">{self.inline.runs(element)}</div>'
        label, look = self.labels.item(element)
        align = element.find(f"{W}pPr/{W}jc")
        look += f"text-align:{_ALIGN.get(align.get(f'{W}val'), 'left')};" if align is not None else ""
        shape = f' style="{look}"' if look else ""
        text = self.inline.runs(element, plain=style.startswith("TOC"))
        if style.startswith("TOC") and (link := element.find(f".//{W}hyperlink")) is not None:
            text = f'<a href="#{self.inline.anchor}-{link.get(f"{W}anchor")}">{text}</a>'
        return f'<p class="{style}"{shape}>{label}{text}</p>'

    # Tables

    def _table(self, table: Any) -> str:
        style = table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")
        widths = [int(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        total = sum(widths) or 1
        columns = "".join(f'<col style="width:{width * 100 / total:.2f}%">' for width in widths)
        rows = "".join(self._rows(table, len(widths)))
        return f'<table class="{_TABLES.get(style, "house")}"><colgroup>{columns}</colgroup>{rows}</table>'

    def _rows(self, table: Any, columns: int) -> Iterator[str]:
        for child in table:
            if child.tag == f"{W}tr":
                outside = "".join((child.text or "", *(cell.tail or "" for cell in child)))
                yield self._row(child)
                yield self._row_of_notes(outside, columns)
            yield self._row_of_notes(child.tail, columns)

    def _row_of_notes(self, text: str | None, columns: int) -> str:
        notes = self.inline.notes(text)
        return f'<tr><td class="doubt" colspan="{columns}">{notes}</td></tr>' if notes else ""

    def _row(self, row: Any) -> str:
        height = row.find(f"{W}trPr/{W}trHeight")
        size = f' style="height:{int(height.get(f"{W}val")) / 20:g}pt"' if height is not None else ""
        return f"<tr{size}>{''.join(self._cell(cell) for cell in row.iterfind(f'{W}tc'))}</tr>"

    def _cell(self, cell: Any) -> str:
        paragraphs = list(cell.iterfind(f"{W}p"))
        first = _style(paragraphs[0]) if paragraphs else ""
        tag = "th" if first in ("TableHead", "TableLabel") else "td"
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        wide = f' colspan="{span.get(f"{W}val")}"' if span is not None else ""
        line = ' class="line"' if cell.find(f"{W}tcPr/{W}tcBorders") is not None else ""
        place = cell.find(f"{W}tcPr/{W}vAlign")
        align = {"center": "middle"}.get(place.get(f"{W}val"), place.get(f"{W}val")) if place is not None else "middle"
        text = "".join(self._content(cell))
        return f'<{tag}{wide}{line} style="vertical-align:{align}">{text}</{tag}>'

    def _content(self, cell: Any) -> Iterator[str]:
        """Yield the paragraphs of a cell, with notes that stand between them."""
        for child in cell:
            if child.tag == f"{W}p":
                yield self._block(child, _style(child))
            if child.tail and MARKS.search(child.tail):
                yield f'<p class="doubt">{self.inline.notes(child.tail)}</p>'


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Body" if found is None else str(found.get(f"{W}val"))


def _numbered(number: str) -> str:
    """Return the number of a heading, set apart unless it ends in a sign that does so."""
    if not number:
        return ""
    apart = "" if number[-1] in "、）" else " apart"
    return f'<span class="number{apart}">{number}</span>'
