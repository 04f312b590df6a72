"""Read the lines of one template into events: headings, items, paragraphs, tables, containers, tags."""

import re
from collections.abc import Callable

from dossier.documents import containers, tables
from dossier.documents.cursor import Cursor
from dossier.documents.events import LANDSCAPE_WIDTH, TEXT_WIDTH, BlockKind, BlockSpec, Columns, Event
from dossier.documents.expressions import Expressions
from dossier.documents.inline import Inline, Span
from dossier.documents.problems import fail
from dossier.documents.stack import Stack
from dossier.documents.tags import TAG_CHARACTERS, Line, Source, Tag
from dossier.documents.variants import Blocks, refuse_outside
from dossier.text import Text

_CONTROL = re.compile(rf"[{TAG_CHARACTERS} ]*[{TAG_CHARACTERS}][{TAG_CHARACTERS} ]*")
_HEADING = re.compile(r"(#+) +(.+)")
_ITEM = re.compile(r"( *)(?:\d{1,9}[.)]|(-)) +(\S.*)")
_FORBIDDEN = re.compile(r"(>|`{3}|~{3}|(?:[-*_=] *){3,}$|=+$|-+$|[*+] |#)")
_HAND_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十\d]+）|[①-⑳]|第[一二三四五六七八九十百\d]+[章节条]|\d+(?:\.\d+)*[.．、](?!\d)|\d+\.\d[.\d]*(?=[ 　]))"
)
_TOP_LEVEL = {"block", "endblock", "macro", "endmacro", "set", "import", "from", "extends"}
_INDENT = 4


class Reader(Cursor):
    """The state of reading one template."""

    def __init__(
        self, source: Source, expressions: Expressions, blocks: Blocks, on_single: Callable[[Tag], Tag],
    ) -> None:  # fmt: skip
        super().__init__(source)
        self.expressions = expressions
        self.blocks = blocks
        self.on_single = on_single
        self.stack = Stack(source.file)
        self.events: list[Event] = []
        self.list_depth = -1
        self.block_width = TEXT_WIDTH
        self.inline = Inline(source, self.stack, expressions, self.emit, self._inline_block)

    def emit(self, op: str, line: int, *arguments: object) -> None:
        """Append one event."""
        self.events.append(Event(op, line, arguments))

    @property
    def width(self) -> int:
        """The width of the type area here, in twips."""
        return LANDSCAPE_WIDTH if self.stack.inside("landscape") else self.block_width

    # Blocks

    def read(self) -> list[Event]:
        """Read the whole source."""
        while self.position < len(self.source.lines):
            self.block()
        self.stack.finish()
        return self.events

    def block(self) -> None:
        """Read one block: a line, or a paragraph, a table, a container of several lines."""
        line = self.source.lines[self.position]
        if not line.text.strip():
            self.take()
        elif self.is_control(line):
            self._control_line()
        elif self._is_definition(line):
            self._definition()
        elif self.blocks.is_variant and not self.stack.items:
            self._top_level_of_child()
        else:
            self._content(line)

    def _content(self, line: Line) -> None:
        if line.text.startswith(":::"):
            containers.read(self)
        elif self.is_flow_value(line):
            self.flow_value()
        elif match := _HEADING.fullmatch(line.text):
            self._heading(match)
        elif match := _ITEM.fullmatch(line.text):
            self._item(match)
        elif tables.is_row(line.text):
            self._table()
        elif line.text.startswith(" "):
            self._continuation()
        else:
            self._paragraph()

    def _starts_block(self, line: Line) -> bool:
        text = line.text
        return (
            not text.strip() or text.startswith(":::") or tables.is_row(text) or self.is_control(line)
            or self.is_flow_value(line) or self._is_definition(line)
            or _HEADING.fullmatch(text) is not None or _ITEM.fullmatch(text) is not None
        )  # fmt: skip

    def _gather(self, first: str) -> str:
        """Return ``first`` and the lines which continue it, checking each for forbidden openings."""
        texts = [first]
        self._check_opening(self.source.lines[self.position - 1], first)
        while (line := self.peek()) is not None and not self._starts_block(line):
            text = line.text.strip(" ")
            self._check_opening(line, text)
            texts.append(text)
            self.take()
        if texts[-1].endswith("\\") and not texts[-1].endswith("\\\\"):
            fail(f"{self.source.file}:{self.last_line}", "最后一行不能以 \\ 结束", "the last line cannot end with \\")
        return "\n".join(texts)

    def _check_opening(self, line: Line, text: str) -> None:
        if match := _FORBIDDEN.match(text):
            hint = Text(f"需要原样印出时写 \\{match[1][0]}", f"to print it as it is write \\{match[1][0]}")
            fail(self.at(line), f"行首不能写 {match[1]}", f"a line cannot begin with {match[1]}", hint)

    def span(self, text: str, line: int, span: Span, bold: bool = False) -> None:
        """Read ``text`` as the content of one construct."""
        self.stack.open(span.construct, line)
        self.inline.read(text, line, span, bold)
        self.stack.close(span.construct, self.inline.line)

    # Headings, items, paragraphs

    def _heading(self, match: re.Match[str]) -> None:
        line = self.take()
        if self.stack.inside("note"):
            fail(self.at(line), "::: note 之内不能有标题", "::: note cannot hold headings")
        if len(match[1]) > 4:
            fail(self.at(line), "标题最多四级", "there are four heading levels")
        text, options = containers.attributes(self, line, match[2], ("id", "-"))
        self._check_number(line, text)
        self.list_depth = -1
        self.emit("heading", line.number, len(match[1]), options.get("id", ""), "-" not in options)
        self.span(text, line.number, Span("heading", paras=False))
        self.emit("end_heading", line.number)

    def _check_number(self, line: Line, text: str) -> None:
        if match := _HAND_NUMBER.match(text):
            hint = Text(f"删去“{match[0]}”", f"remove {match[0]}")
            fail(
                self.at(line), f"编号“{match[0]}”由样式生成，不要手写", f"the style numbers this: drop {match[0]}", hint
            )

    def _item(self, match: re.Match[str]) -> None:
        line = self.take()
        depth, odd = divmod(len(match[1]), _INDENT)
        if odd or depth > self.list_depth + 1 or depth > 2:
            fail(
                self.at(line),
                "下级条目每级缩进 4 个空格，最多三级",
                "indent nested items by 4 spaces, three levels at most",
            )
        text, options = containers.attributes(self, line, self._gather(match[3]), ("id",))
        self._check_number(line, text)
        self.list_depth = depth
        self.emit("item", line.number, match[2] is None, depth, options.get("id", ""))
        self.span(text, line.number, Span("item"))
        self.emit("end_paragraph", self.inline.line)

    def _continuation(self) -> None:
        line = self.take()
        indent = len(line.text) - len(line.text.lstrip(" "))
        depth, odd = divmod(indent, _INDENT)
        if odd or not 1 <= depth <= self.list_depth + 1:
            hint = Text("正文顶格写，缩进由样式生成", "write text at the margin; the style indents it")
            fail(self.at(line), "行首不能有空格（列表项的续段除外，缩进 4 个空格）", "unexpected indent", hint)
        text = self._gather(line.text.strip(" "))
        self.emit("continuation", line.number, depth - 1)
        self.span(text, line.number, Span("paragraph"))
        self.emit("end_paragraph", self.inline.line)

    def _paragraph(self) -> None:
        line = self.take()
        text, options = containers.attributes(self, line, self._gather(line.text), ("-",))
        self.list_depth = -1
        self.emit("paragraph", line.number, "Flush" if "-" in options else "Body")
        self.span(text, line.number, Span("paragraph"))
        self.emit("end_paragraph", self.inline.line)

    def _table(self) -> None:
        if self.stack.inside("note", "call", "macro"):
            line = self.peek()
            assert line is not None
            if self.stack.inside("note"):
                fail(self.at(line), "::: note 之内不能有表格", "::: note cannot hold tables")
        self.list_depth = -1
        tables.read_table(self)

    # Tags

    def is_control(self, line: Line) -> bool:
        """Tell whether a line consists of control tags only."""
        if not _CONTROL.fullmatch(line.text):
            return False
        return all(not tag.is_value for tag in self.source.tags_of(line.text))

    def is_flow_value(self, line: Line) -> bool:
        """Tell whether a line is one ``{{ … }}`` which prints whole paragraphs or rows."""
        text = line.text.strip()
        tag = self.source.tag(text) if len(text) == 1 else None
        if tag is None or not tag.is_value:
            return False
        return self.expressions.printed(tag) in ("super", "flow")

    def flow_value(self) -> None:
        """Read a line which is one ``{{ … }}`` printing whole paragraphs or rows."""
        tag = self.source.tags_of(self.take().text)[0]
        self.emit("flow", tag.line, tag)

    def _control_line(self) -> None:
        line = self.take()
        for tag in self.source.tags_of(line.text):
            self.flow_control(tag)

    def flow_control(self, tag: Tag) -> None:
        """Apply a control tag that stands between paragraphs."""
        if self.blocks.is_variant and not self.stack.items and tag.name not in _TOP_LEVEL:
            refuse_outside(self.at(tag))
        if tag.role == "single":
            self.emit("flow", tag.line, self._single(tag))
            return
        if tag.name == "set" and tag.role == "open":
            fail(self.at(tag), "{% set %} … {% endset %} 须写在同一行", "{% set %} … {% endset %} must be on one line")
        spec = self.blocks.inherited(tag, not self.stack.items) if tag.name == "block" else None
        self.stack.apply(tag)
        self.emit("flow", tag.line, tag)
        if tag.name == "block":
            self._enter_block(tag, spec)

    def _single(self, tag: Tag) -> Tag:
        if tag.name == "extends" and (self.stack.items or self.events):
            fail(self.at(tag), "{% extends %} 须是第一个标签", "{% extends %} must be the first tag")
        return self.on_single(tag)

    def _enter_block(self, tag: Tag, spec: BlockSpec | None) -> None:
        if spec is not None and spec.kind == "inline":
            self.blocks.same_kind(tag, spec, "flow")
        if spec is not None and spec.columns is not None:
            self.define_block(tag, "rows", columns=spec.columns)
            tables.read_rows(self, spec.columns)
            return
        self.block_width = TEXT_WIDTH if spec is None else spec.width
        self.define_block(tag, "flow")

    def _is_definition(self, line: Line) -> bool:
        """Tell whether a line is a whole ``{% macro %}…{% endmacro %}`` or ``{% set %}…{% endset %}``."""
        tag = self.source.tag(line.text[0]) if line.text else None
        return tag is not None and tag.name in ("macro", "set") and tag.role == "open" and not self.is_control(line)

    def _definition(self) -> None:
        line = self.take()
        first, last = self.source.tag(line.text[0]), self.source.tag(line.text[-1])
        if first is None or last is None or last.name != f"end{first.name}" or len(line.text) < 3:
            name = self.source.printable(line.text[0])
            fail(self.at(line), f"{name} 须在同一行结束，或单独成行", f"{name} must end on the same line")
        self.stack.apply(first)
        self.emit("define", line.number, first)
        self.span(line.text[1:-1], line.number, Span("line", plain=True, paras=False))
        self.stack.apply(last)
        self.emit("end_define", last.line, last)

    # Inheritance

    def define_block(self, tag: Tag, kind: BlockKind, columns: Columns | None = None, bold: bool = False) -> None:
        """Note what a block of this file is, for the templates which extend it."""
        if self.stack.inside("macro", "call"):
            fail(self.at(tag), "macro 和 call 之内不能有 block", "a block cannot stand in a macro or call")
        self.blocks.define(tag, BlockSpec(kind, self.at(tag), self.width, columns, bold))

    def _inline_block(self, tag: Tag, bold: bool) -> None:
        self.define_block(tag, "inline", bold=bold)

    def _top_level_of_child(self) -> None:
        """Read ``{% block x %}一句话{% endblock %}`` on one line: the parent's block is part of a sentence."""
        line = self.take()
        first, last = self.source.tag(line.text[0]), self.source.tag(line.text[-1])
        if first is None or first.name != "block" or last is None or last.name != "endblock":
            refuse_outside(self.at(line))
        spec = self.blocks.inherited(first, outermost=True)
        self.blocks.same_kind(first, spec, "inline")
        bold = spec is not None and spec.bold
        if bold:
            self.emit("bold", line.number)
        self.span(line.text, line.number, Span("line", paras=False), bold)
        if bold:
            self.emit("end_bold", line.number)
