"""Write events as a Jinja template of WordprocessingML whose lines are the author's lines."""

from dossier.documents.blocks import AFTER_TABLE, BlockWriter, cell, paragraph, row, table
from dossier.documents.marks import mark
from dossier.documents.tags import Tag

_HEAD_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'


class WordWriter(BlockWriter):
    """The whole language: what stands here are headings, lists, tables, captions, pages and flow tags."""

    def _on_flow(self, tag: Tag) -> None:
        self.tag(tag)
        self.fence = True

    # Headings and lists: the numbering pass writes their properties

    def _on_heading(self, level: int, identifier: str, numbered: bool) -> None:
        self.fence = False
        kind = "numbered" if numbered else "plain"
        self.add("<w:p>", mark("heading", str(level), kind, self.filled(identifier), self.place))

    def _on_end_heading(self) -> None:
        self.end(mark("end_heading") + "</w:p>")

    def _on_item(self, ordered: bool, depth: int, identifier: str) -> None:
        self.fence = True
        kind = "ordered" if ordered else "bullet"
        self.add("<w:p>", mark("item", kind, str(depth), self.filled(identifier), self.place))
        self.start = f"<w:p>{mark('continuation', str(depth))}"

    def _on_continuation(self, depth: int) -> None:
        self.begin(f"<w:p>{mark('continuation', str(depth))}")

    # Tables, figures, captions

    def _on_table(self, widths: tuple[int, ...]) -> None:
        self.fenced()
        self.add(mark("table"), table("House", widths))

    def _on_end_table(self) -> None:
        self.add(mark("end_table"), "</w:tbl>", AFTER_TABLE)

    def _on_row(self, head: bool) -> None:
        self.add(row(head=head))
        self.head_style = "TableHead" if head else "TableLabel"

    def _on_end_row(self) -> None:
        self.add("</w:tr>")

    def _on_cell(self, width: int, align: str, head: bool) -> None:
        self.add(cell(width, extra=_HEAD_FILL if head else ""))
        self.begin(paragraph(self.head_style) if head else paragraph("TableText", "" if align == "left" else align))

    def _on_end_cell(self) -> None:
        self.end("</w:p></w:tc>")

    def _on_figure(self, kind: str) -> None:
        self.fenced()
        self.add(paragraph("Figure"), "<w:r>", mark("drawing"))
        self.tag(Tag(f"{{{{ figure({self.concatenated(kind)})|drawing }}}}", self.at))
        self.add(mark("end_drawing"), "</w:r></w:p>")

    def _on_caption(self, label: str, identifier: str) -> None:
        self.fenced()
        self.add(paragraph("TableCaption" if label == "表" else "FigureCaption"))
        self.add(mark("caption", label, self.filled(identifier), self.place))

    def _on_end_caption(self) -> None:
        self.end()

    # Pages and sections

    def _on_toc(self, levels: int) -> None:
        self.fenced()
        self.add(mark("toc", str(levels)), mark("section", "toc"))

    def _on_page_break(self) -> None:
        self.fenced()
        self.add(paragraph("Break"), '<w:r><w:br w:type="page"/></w:r></w:p>')

    def _on_landscape(self) -> None:
        self.fenced()
        self.add(mark("section", "portrait"))

    def _on_end_landscape(self) -> None:
        self.fence = True
        self.add(mark("section", "landscape"))
