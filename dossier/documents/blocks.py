"""Write paragraphs and the named blocks which are small layouts: cover, note, signature block, seal."""

from collections.abc import Iterable

from dossier.documents.events import TEXT_WIDTH
from dossier.documents.marks import mark
from dossier.documents.runs import RunWriter

AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'
"""Adjacent tables would merge, and a cell must end with a paragraph."""

_COVER_LABEL = 3300
_COVER_TITLE_HEIGHT, _COVER_LINE_HEIGHT, _COVER_GAP_HEIGHT = 3600, 560, 4300
_SIGN_HEIGHT = 850
_WRITING_LINE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'


def paragraph(style: str, align: str = "") -> str:
    """Return the start of a paragraph with a named style."""
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{jc}</w:pPr>'


def table(style: str, widths: Iterable[int]) -> str:
    """Return the start of a table of fixed layout; widths in twips."""
    columns = tuple(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def row(height: int = 0, head: bool = False) -> str:
    """Return the start of a table row that is not split over pages."""
    least = f'<w:trHeight w:val="{height}"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{'<w:tblHeader/>' if head else ''}</w:trPr>"


def cell(width: int, extra: str = "", align: str = "center") -> str:
    """Return the start of a table cell; ``extra`` are properties, ``align`` is vertical."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{extra}<w:vAlign w:val="{align}"/></w:tcPr>'


class BlockWriter(RunWriter):
    """Paragraphs and small layouts."""

    across = False
    """Whether the lines of the present signature block stand in one row."""

    def fenced(self) -> None:
        """End running lists before a block that is no item, where one may be running."""
        if self.fence:
            self.add(mark("fence"))
            self.fence = False

    def begin(self, start: str) -> None:
        """Begin a paragraph and remember how, for values of several paragraphs."""
        self.start = start
        self.add(start)

    def end(self, closing: str = "</w:p>") -> None:
        """End the run and the paragraph."""
        self.close_run()
        self.add(closing)

    def _on_paragraph(self, style: str) -> None:
        self.fenced()
        self.begin(paragraph(style))

    def _on_end_paragraph(self) -> None:
        self.end()

    # Note: a table of one cell, because bordered paragraphs split where their indents differ

    def _on_note(self) -> None:
        self.fenced()
        self.add(table("Note", (TEXT_WIDTH,)), "<w:tr>", cell(TEXT_WIDTH, align="top"))
        self.begin(paragraph("NoteTitle"))

    def _on_end_note_title(self) -> None:
        self.end()

    def _on_end_note(self) -> None:
        self.fence = True
        self.add("</w:tc></w:tr></w:tbl>", AFTER_TABLE)

    # Cover: rows of a table without lines; a gap pushes what follows to the foot of the page

    def _on_cover(self) -> None:
        self.fenced()
        self.add(table("Plain", (_COVER_LABEL, TEXT_WIDTH - _COVER_LABEL)))

    def _wide_row(self, height: int, style: str) -> None:
        self.add(row(height), cell(TEXT_WIDTH, extra='<w:gridSpan w:val="2"/>', align="bottom"))
        self.begin(paragraph(style))

    def _on_cover_title(self) -> None:
        self._wide_row(_COVER_TITLE_HEIGHT, "CoverTitle")

    def _on_cover_line(self) -> None:
        self._wide_row(_COVER_LINE_HEIGHT, "CoverLine")

    def _on_cover_gap(self) -> None:
        self._wide_row(_COVER_GAP_HEIGHT, "CoverLine")
        self.end("</w:p></w:tc></w:tr>")

    def _on_cover_label(self) -> None:
        self.add(row(_COVER_LINE_HEIGHT), cell(_COVER_LABEL))
        self.begin(paragraph("CoverLabel"))

    def _on_cover_value(self) -> None:
        self.end("</w:p></w:tc>")
        self.add(cell(TEXT_WIDTH - _COVER_LABEL))
        self.begin(paragraph("CoverValue"))

    def _on_end_cover_line(self) -> None:
        self.end("</w:p></w:tc></w:tr>")

    def _on_end_cover(self) -> None:
        self.add("</w:tbl>", mark("section", "cover"))

    # Signature block and seal: kept on the page of the text before them

    def _on_seal(self, name: str) -> None:
        self.fenced()
        self.add(mark("keep"), mark("sign", self.filled(name), "seal", self.filled(name)))
        self.begin(paragraph("Seal"))

    def _on_end_seal(self) -> None:
        self._on_text("（公章）")
        self.end()

    def _on_sign(self, widths: tuple[int, ...], across: bool) -> None:
        self.fenced()
        self.across = across
        self.add(mark("keep"), table("Plain", widths), row(_SIGN_HEIGHT) if across else "")

    def _on_sign_label(self, label: str, width: int, value: str) -> None:
        self.add("" if self.across else row(_SIGN_HEIGHT), cell(width, align="bottom"))
        self.begin(paragraph("SignLabel"))
        self.add(mark("sign", self.filled(label), "", self._printed(value)))

    def _printed(self, value: str) -> str:
        """Return the value for a mark; one with conditions in it is printed, but not repeated there."""
        simple = all(tag.is_value for tag in self.source.tags_of(value))
        return self.filled(value) if simple else "…"

    def _on_sign_value(self, width: int, blank: bool) -> None:
        self.end("</w:p></w:tc>")
        self.add(cell(width, extra=_WRITING_LINE if blank else "", align="bottom"))
        self.begin(paragraph("SignValue"))

    def _on_end_sign_line(self) -> None:
        self.end("</w:p></w:tc>" if self.across else "</w:p></w:tc></w:tr>")

    def _on_end_sign(self) -> None:
        self.add("</w:tr></w:tbl>" if self.across else "</w:tbl>", AFTER_TABLE)
