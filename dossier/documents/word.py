"""Write events as a Jinja template of WordprocessingML whose lines are the author's lines.

Expressions stand inside ``<w:t>``. A control tag within a sentence closes the run first and the next
text opens a new one, so every branch holds whole runs. Static braces are written as entities, so no text can
combine with a tag into Jinja syntax.
"""

from collections.abc import Iterable

from dossier.documents.events import Caption, Cell, Columns, Event, Figure, HeadingLine, Item, Reference, SignLine
from dossier.documents.marks import mark
from dossier.documents.tags import Source, Tag

_BOLD = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
_TEXT = '<w:t xml:space="preserve">'
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;"})
_AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'
_HEAD_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
_COVER_LABEL, _COVER_VALUE = 3300, 5544
_SIGN_TOTAL = 8844


def paragraph(style: str, align: str = "") -> str:
    """Return the start of a paragraph with a named style."""
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{jc}</w:pPr>'


def cell(width: int, span: int = 1, extra: str = "", align: str = "center") -> str:
    """Return the start of a table cell."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{extra}<w:vAlign w:val="{align}"/></w:tcPr>'


def table(style: str, widths: Iterable[int], align: str = "") -> str:
    """Return the start of a table of fixed layout."""
    columns = tuple(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>{jc}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


class WordWriter:
    """One method per event; the text collects in ``parts``."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.parts: list[str] = []
        self.line = 1
        self.start = ""
        self.in_run = self.bold = self.plain = False
        self.fence = True
        self.style_in_note = False
        self.columns = Columns((), (), labelled=False)

    def write(self, events: Iterable[Event]) -> str:
        """Return the template text of all events."""
        for event in events:
            getattr(self, f"on_{event.op}")(event)
        return "".join(self.parts)

    # Runs

    def add(self, *parts: str) -> None:
        """Append template text as it is."""
        self.parts += parts

    def open_run(self) -> None:
        """Begin a run unless one is open."""
        if not self.in_run and not self.plain:
            self.add("<w:r>", _BOLD if self.bold else "", _TEXT)
            self.in_run = True

    def close_run(self) -> None:
        """End the open run, if there is one."""
        if self.in_run:
            self.add("</w:t></w:r>")
            self.in_run = False

    def tag(self, tag: Tag, source: str | None = None) -> None:
        """Write a tag on the author's line: a comment that holds the missing line ends comes first."""
        if tag.line > self.line:
            self.add("{#", "\n" * (tag.line - self.line), "#}")
            self.line = tag.line
        self.add(source or tag.source)
        self.line += tag.source.count("\n")

    def filled(self, text: str, line: int) -> str:
        """Return an identifier or target in which tags are expressions again."""
        found = self.source.tags_of(text)
        for one in found:
            if one.line > self.line:
                self.add("{#", "\n" * (one.line - self.line), "#}")
                self.line = one.line
        return "".join(
            f"{{{{ ({one.body.strip()})|identifier }}}}" if (one := self.source.tag(character)) else
            character.translate(_ENTITIES) for character in text
        )  # fmt: skip

    def place(self, line: int) -> str:
        """Return ``file:line`` for a mark."""
        return f"{self.source.file}:{line}"

    def on_text(self, event: Event) -> None:
        assert isinstance(event.argument, str)
        self.open_run()
        self.add(event.argument.translate(_ENTITIES))

    def on_value(self, event: Event) -> None:
        assert isinstance(event.argument, Tag)
        self.open_run()
        self.tag(event.argument)

    def on_paragraphs(self, event: Event) -> None:
        """``{{ x|paras }}``: hand the filter what ends this paragraph and begins another."""
        assert isinstance(event.argument, Tag)
        self.open_run()
        body = event.argument.body.rstrip().removesuffix("()").rstrip()
        between = f"</w:t></w:r></w:p>{self.start}<w:r>{_BOLD if self.bold else ''}{_TEXT}"
        self.tag(event.argument, f"{{{{{body}('{between}') }}}}")

    def on_control(self, event: Event) -> None:
        assert isinstance(event.argument, Tag)
        self.close_run()
        self.tag(event.argument)

    on_runs = on_control

    def on_bold(self, event: Event) -> None:
        self.close_run()
        self.bold = True

    def on_end_bold(self, event: Event) -> None:
        self.close_run()
        self.bold = False

    def on_line_break(self, event: Event) -> None:
        self.open_run()
        self.add("</w:t><w:br/>", _TEXT)

    def on_soft_break(self, event: Event) -> None:
        self.open_run()
        self.add(mark("soft"))

    def on_link(self, event: Event) -> None:
        assert isinstance(event.argument, Reference)
        self.close_run()
        self.add(mark("link", self.filled(event.argument.text, event.line), self.place(event.line)))

    def on_end_link(self, event: Event) -> None:
        self.close_run()
        self.add(mark("end_link"))

    def on_reference(self, event: Event) -> None:
        assert isinstance(event.argument, Reference)
        self.close_run()
        identifier = self.filled(event.argument.text, event.line)
        self.add(mark("reference", identifier, self.place(event.line), "bold" if event.argument.bold else ""))

    # Tags between paragraphs, definitions

    def on_flow(self, event: Event) -> None:
        assert isinstance(event.argument, Tag)
        self.tag(event.argument)
        self.fence = True

    def on_define(self, event: Event) -> None:
        assert isinstance(event.argument, Tag)
        self.tag(event.argument)
        self.plain = True

    def on_end_define(self, event: Event) -> None:
        assert isinstance(event.argument, Tag)
        self.tag(event.argument)
        self.plain = False

    # Paragraphs

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

    def on_paragraph(self, event: Event) -> None:
        self.fenced()
        self.begin(paragraph("NoteText" if self.style_in_note else str(event.argument)))

    def on_end_paragraph(self, event: Event) -> None:
        self.end()

    def on_heading(self, event: Event) -> None:
        assert isinstance(event.argument, HeadingLine)
        level, identifier, numbered = event.argument.level, event.argument.identifier, event.argument.numbered
        self.fence = False
        kind = "numbered" if numbered else "plain"
        self.add("<w:p>", mark("heading", str(level), kind, self.filled(identifier, event.line), self.place(event.line)))

    def on_end_heading(self, event: Event) -> None:
        self.end(mark("end_heading") + "</w:p>")

    def on_item(self, event: Event) -> None:
        assert isinstance(event.argument, Item)
        kind, depth = "ordered" if event.argument.ordered else "bullet", str(event.argument.depth)
        identifier = self.filled(event.argument.identifier, event.line)
        self.start = f"<w:p>{mark('continuation', depth)}"
        self.add("<w:p>", mark("item", kind, depth, identifier, self.place(event.line)))
        self.fence = True

    def on_continuation(self, event: Event) -> None:
        self.begin(f"<w:p>{mark('continuation', str(event.argument))}")

    # Tables

    def on_table(self, event: Event) -> None:
        assert isinstance(event.argument, Columns)
        self.fenced()
        self.add(table("House", event.argument.widths))

    def on_end_table(self, event: Event) -> None:
        self.add("</w:tbl>", _AFTER_TABLE)

    def on_row(self, event: Event) -> None:
        head = "<w:tblHeader/>" if event.argument else ""
        self.add(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>")

    def on_end_row(self, event: Event) -> None:
        self.add("</w:tr>")

    def on_cell(self, event: Event) -> None:
        assert isinstance(event.argument, Cell)
        width, align, head = event.argument.width, event.argument.align, event.argument.head
        self.add(cell(width, extra=_HEAD_FILL if head else ""))
        self.begin(paragraph("TableHead") if head else paragraph("TableText", "" if align == "left" else align))

    def on_end_cell(self, event: Event) -> None:
        self.end("</w:p></w:tc>")

    # Captions and figures

    def on_figure(self, event: Event) -> None:
        assert isinstance(event.argument, Figure)
        self.fenced()
        call = Tag(f'{{{{ figure("{event.argument.kind}")|drawing }}}}', event.line)
        self.add(paragraph("Figure"), "<w:r>", mark("drawing"))
        self.tag(call)
        self.add(mark("end_drawing"), "</w:r></w:p>")

    def on_caption(self, event: Event) -> None:
        assert isinstance(event.argument, Caption)
        self.fenced()
        label, identifier = event.argument.label, self.filled(event.argument.identifier, event.line)
        self.add(paragraph("TableCaption" if label == "表" else "FigureCaption"))
        self.add(mark("caption", label, identifier, self.place(event.line)))

    def on_end_caption(self, event: Event) -> None:
        self.end()

    # Pages and sections

    def on_toc(self, event: Event) -> None:
        self.fenced()
        self.add(mark("toc", str(event.argument)), mark("section", "toc"))

    def on_page_break(self, event: Event) -> None:
        self.fenced()
        self.add(paragraph("Break"), '<w:r><w:br w:type="page"/></w:r></w:p>')

    def on_landscape(self, event: Event) -> None:
        self.fenced()
        self.add(mark("section", "portrait"))

    def on_end_landscape(self, event: Event) -> None:
        self.fence = True
        self.add(mark("section", "landscape"))

    # Note

    def on_note(self, event: Event) -> None:
        self.fenced()
        self.style_in_note = True
        self.add(table("Note", (_SIGN_TOTAL,)), "<w:tr>", cell(_SIGN_TOTAL, align="top"))
        self.begin(paragraph("NoteTitle"))

    def on_end_note_title(self, event: Event) -> None:
        self.end()

    def on_end_note(self, event: Event) -> None:
        self.style_in_note = False
        self.fence = True
        self.add("</w:tc></w:tr></w:tbl>", _AFTER_TABLE)

    # Cover

    def on_cover(self, event: Event) -> None:
        self.fenced()
        self.add(table("Plain", (_COVER_LABEL, _COVER_VALUE)))

    def on_cover_title(self, event: Event) -> None:
        self._cover_row(3600)
        self.begin(paragraph("CoverTitle"))

    def on_cover_line(self, event: Event) -> None:
        self._cover_row(560)
        self.begin(paragraph("CoverLine"))

    def _cover_row(self, height: int) -> None:
        self.add(f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}"/></w:trPr>')
        self.add(cell(_COVER_LABEL + _COVER_VALUE, span=2, align="bottom"))

    def on_cover_gap(self, event: Event) -> None:
        self._cover_row(4300)
        self.add(paragraph("CoverLine"), "</w:p></w:tc></w:tr>")

    def on_cover_label(self, event: Event) -> None:
        self.add('<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="560"/></w:trPr>', cell(_COVER_LABEL))
        self.begin(paragraph("CoverLabel"))

    def on_cover_value(self, event: Event) -> None:
        self.end("</w:p></w:tc>")
        self.add(cell(_COVER_VALUE))
        self.begin(paragraph("CoverValue"))

    def on_end_cover_line(self, event: Event) -> None:
        self.end("</w:p></w:tc></w:tr>")

    def on_end_cover(self, event: Event) -> None:
        self.add("</w:tbl>", mark("section", "cover"))

    # Signatures

    def on_seal(self, event: Event) -> None:
        assert isinstance(event.argument, Reference)
        self.fenced()
        self.add(mark("keep"), mark("sign", self.filled(event.argument.text, event.line), "seal"))
        self.begin(paragraph("Seal"))

    def on_end_seal(self, event: Event) -> None:
        self.on_text(Event("text", event.line, "（公章）"))
        self.end()

    def on_sign(self, event: Event) -> None:
        assert isinstance(event.argument, int)
        self.fenced()
        self.add(mark("keep"), table("Plain", (event.argument, _SIGN_TOTAL - event.argument)))

    def on_sign_line(self, event: Event) -> None:
        assert isinstance(event.argument, SignLine)
        self.sign_line = event.argument
        self.add('<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="850"/></w:trPr>')
        self.add(cell(self.sign_line.label_width, align="bottom"))
        self.begin(paragraph("SignLabel"))

    def on_sign_place(self, event: Event) -> None:
        assert isinstance(event.argument, Reference)
        self.add(mark("sign", self.filled(event.argument.text, event.line), ""))

    def on_sign_value(self, event: Event) -> None:
        self.end("</w:p></w:tc>")
        line = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'
        self.add(cell(_SIGN_TOTAL - self.sign_line.label_width, extra=line if self.sign_line.blank else "", align="bottom"))
        self.begin(paragraph("SignValue"))

    def on_end_sign_line(self, event: Event) -> None:
        self.end("</w:p></w:tc></w:tr>")

    def on_end_sign(self, event: Event) -> None:
        self.add("</w:tbl>", _AFTER_TABLE)
