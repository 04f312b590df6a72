"""Resolve the marks of a rendered template in one pass: numbers, references, contents, sections, seal places."""

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from dossier.documents.charts.members import relationship
from dossier.documents.drawing import CHART_MARK, ID_MARK
from dossier.documents.header import Header
from dossier.documents.keeping import keep_lead_in, keep_rows, keep_text_with_signature
from dossier.documents.marks import CLOSE, OPEN, SEPARATOR, soft_break
from dossier.documents.markup import (
    FIELD_END,
    Entry,
    anchor_link,
    bookmark_end,
    bookmark_start,
    contents,
    field,
    field_begin,
    run,
)  # fmt: skip
from dossier.documents.numbering import Lists, Outline
from dossier.documents.problems import did_you_mean, fail
from dossier.documents.sections import Sections
from dossier.text import Text

_TAGS = re.compile(r"<[^>]*>")
_DRAWING_ID = re.compile(ID_MARK + r"(\d+)")
_CHART = re.compile(CHART_MARK + r"([0-9a-f]+)")
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s\"\\]+")
_KINDS = (("seal", ("公章", "盖章")), ("sign", ("签字", "签名", "签章")), ("date", ("日期", "时间")))
_DATE = re.compile(r"\d+年\d+月\d+日")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a finished document."""

    level: int
    number: str
    """As printed: ``1.2``, ``一、``; empty when the heading has none."""
    text: str


@dataclass(frozen=True, slots=True)
class SignPlace:
    """A place that is sealed, signed or dated by hand."""

    kind: str
    """``seal``, ``sign``, ``date``, or ``field`` for anything else."""
    label: str
    value: str = ""
    """What is printed behind the label: a unit or a day; empty where it is written by hand."""


@dataclass(frozen=True, slots=True)
class _Target:
    """What a reference can point to."""

    bookmark: str
    text: str
    instruction: str
    """The field that Word can refresh; empty where Word would print something else than ``text``."""


class Finisher:
    """One method per mark; ``out`` collects the text in pieces, so that earlier places can be filled in later."""

    def __init__(self, header: Header, pages: tuple[int, ...] = ()) -> None:
        self.header = header
        self.outline = Outline(header.profile)
        self.lists = Lists(header.profile)
        self.sections = Sections()
        self.pages = pages
        self.out: list[str] = []
        self.headings: list[Heading] = []
        self.entries: list[Entry] = []
        self.signatures: list[SignPlace] = []
        self.charts: list[str] = []
        self._methods: dict[str, Callable[..., str]] = {}
        self._targets: dict[str, _Target] = {}
        self._references: list[tuple[int, str, str, bool]] = []
        self._contents: list[tuple[int, int]] = []
        self._captions = Counter[tuple[str, int]]()
        self._bookmarks = self._drawing_ids = 0
        self._heading: tuple[int, str, str, int, int] | None = None
        self._pieces: list[str] = []
        self._rest = ""
        self._index = self._table_start = 0

    def finish(self, text: str) -> str:
        """Return the document's body (without ``w:body``) with all marks resolved."""
        self._pieces = text.split(OPEN)
        self.out.append(self._pieces[0])
        for index in range(1, len(self._pieces)):
            head, rest = self._pieces[index].split(CLOSE, 1)
            self._pieces[index] = ""  # long documents are not held twice
            code, *arguments = head.split(SEPARATOR)
            self._index, self._rest = index, rest
            self.out.append(self._method(code)(*arguments))
            self.out.append(self._drawn(rest) if code == "drawing" else rest)
        self._fill_references()
        self._fill_contents()
        return self.sections.end(self.out)

    def _method(self, code: str) -> Callable[..., str]:
        if code not in self._methods:
            self._methods[code] = getattr(self, f"_on_{code}")
        return self._methods[code]

    def _bookmark(self, prefix: str) -> tuple[int, str]:
        self._bookmarks += 1
        return self._bookmarks, f"_{prefix}{self._bookmarks:06d}"

    def _define(self, identifier: str, place: str, target: _Target) -> None:
        if not identifier:
            return
        if identifier in self._targets:
            fail(place, f"编号 {identifier} 重复", f"id {identifier} is used twice")
        self._targets[identifier] = target

    # Headings

    def _on_heading(self, level: str, kind: str, identifier: str, place: str) -> str:
        self.lists.fence()
        number, name = self._bookmark("Toc")
        printed, reference = "", ""
        if kind == "numbered":
            numbered = self.outline.next(int(level))
            printed, reference = numbered.printed, numbered.reference
        instruction = f"REF {name} \\r \\h" if self.header.profile == "qy" and kind == "numbered" else ""
        self._define(identifier, place, _Target(name, reference, instruction))
        self._heading = (int(level), printed, name, number, len(self.out) + 1)
        style = f"Heading{level}" if kind == "numbered" else f"Plain{level}"
        new_page = level == "1" and self.header.chapters == "new-page"
        extra = "<w:pageBreakBefore/>" if new_page else ""
        return f'<w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{bookmark_start(number, name)}'

    def _on_end_heading(self) -> str:
        assert self._heading is not None
        level, printed, name, number, start = self._heading
        text = _TAGS.sub("", "".join(self.out[start:]))
        page = str(self.pages[len(self.entries)]) if len(self.entries) < len(self.pages) else ""
        self.headings.append(Heading(level, printed.strip(" 　"), html.unescape(text)))
        self.entries.append(Entry(level, printed + text, name, page))
        return bookmark_end(number)

    # Lists

    def _on_item(self, kind: str, depth: str, identifier: str, place: str) -> str:
        number_id, reference = self.lists.item(kind, int(depth))
        is_article = self.header.policy == "zd" and depth == "0" and kind == "ordered"
        style = "Article" if is_article else "Item"
        mark = ""
        if identifier:
            number, name = self._bookmark("Ref")
            self._define(identifier, place, _Target(name, reference, ""))
            mark = bookmark_start(number, name) + bookmark_end(number)
        return (
            f'<w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number_id}"/>'
            f"</w:numPr></w:pPr>{mark}"
        )

    def _on_continuation(self, depth: str) -> str:
        return f'<w:pPr><w:pStyle w:val="ItemText{int(depth) + 1}"/></w:pPr>'

    def _on_fence(self) -> str:
        self.lists.fence()
        return ""

    # Captions

    def _on_caption(self, label: str, identifier: str, place: str) -> str:
        chapter = self.outline.chapter if self.header.policy == "qy" else 0
        self._captions[label, chapter] += 1
        count = self._captions[label, chapter]
        prefix = f"{label}{chapter}-" if chapter else label
        number, name = self._bookmark("Ref")
        self._define(identifier, place, _Target(name, f"{prefix}{count}", f"REF {name} \\h"))
        # A sequence for each chapter: other programs know no restart by heading, and lose a written one when they save.
        sequence = field(f"SEQ {label}{chapter or ''} \\* ARABIC", str(count))
        return f"{bookmark_start(number, name)}{run(prefix)}{sequence}{bookmark_end(number)}{run('　')}"

    # References and links

    def _on_reference(self, identifier: str, place: str, bold: str) -> str:
        self._references.append((len(self.out), identifier, place, bool(bold)))
        return ""

    def _fill_references(self) -> None:
        for index, identifier, place, bold in self._references:
            target = self._targets.get(identifier)
            if target is None:
                fail(place, f"引用的编号 {identifier} 不存在", f"there is no id {identifier}",
                     did_you_mean(identifier, self._targets))  # fmt: skip
            if not target.text:
                fail(place, f"编号 {identifier} 没有号码可引用", f"id {identifier} has no number to refer to",
                     Text("不编号的标题和条目不能引用", "headings and items without numbers cannot be referred to"))  # fmt: skip
            if target.instruction:
                self.out[index] = field(target.instruction, target.text, bold)
            else:
                self.out[index] = anchor_link(target.bookmark, target.text, bold)

    def _on_link(self, address: str, place: str) -> str:
        address = html.unescape(address)
        if not _ADDRESS.fullmatch(address):
            fail(place, f"链接地址 {address} 不能使用", f"link address {address} is not allowed",
                 Text("只能是 http、https 或 mailto", "use http, https or mailto"))  # fmt: skip
        return field_begin(f'HYPERLINK "{html.escape(address, quote=False)}"')

    def _on_end_link(self) -> str:
        return FIELD_END

    def _on_soft(self) -> str:
        """Decide a line end beside a value by the characters that were printed on both sides."""
        return soft_break(self._character_before(), self._character_after())

    def _character_before(self) -> str:
        """Return the last visible character so far; ``>`` in a text is escaped, so here it always ends a tag."""
        for piece in reversed(self.out):
            end = len(piece)
            while end and piece[end - 1] == ">":
                end = piece.rfind("<", 0, end)
            if end:
                return piece[end - 1]
        return ""

    def _character_after(self) -> str:
        """Return the next visible character, looking a few marks ahead."""
        following = self._pieces[self._index + 1 : self._index + 8]
        for rest in (self._rest, *(piece.partition(CLOSE)[2] for piece in following)):
            start = 0
            while rest.startswith("<", start):
                start = rest.index(">", start) + 1
            if start < len(rest):
                return rest[start]
        return ""

    # Contents, sections, drawings, signatures

    def _on_toc(self, levels: str) -> str:
        self._contents.append((len(self.out), int(levels)))
        return ""

    def _fill_contents(self) -> None:
        for index, levels in self._contents:
            self.out[index] = contents(self.entries, levels)

    def _on_section(self, kind: str) -> str:
        return self.sections.end_of(kind, self.out)

    def _on_drawing(self) -> str:
        return ""

    def _on_end_drawing(self) -> str:
        return ""

    def _drawn(self, xml: str) -> str:
        """Give the ids of one drawing numbers that are unique in the document."""
        numbers: dict[str, int] = {}

        def number(match: re.Match[str]) -> str:
            if match[1] not in numbers:
                self._drawing_ids += 1
                numbers[match[1]] = self._drawing_ids
            return str(numbers[match[1]])

        return _CHART.sub(self._chart, _DRAWING_ID.sub(number, xml))

    def _chart(self, match: re.Match[str]) -> str:
        """Note the key of a chart; each place has a part of its own, even for the same chart."""
        self.charts.append(match[1])
        return relationship(len(self.charts))

    def _on_sign(self, label: str, kind: str, value: str) -> str:
        text = html.unescape(label)
        self.signatures.append(SignPlace(kind or _kind_of(text), text, html.unescape(value)))
        return ""

    def _on_keep(self) -> str:
        keep_text_with_signature(self.out)
        return ""

    def _on_table(self) -> str:
        keep_lead_in(self.out)
        self._table_start = len(self.out) + 1
        return ""

    def _on_end_table(self) -> str:
        keep_rows(self.out, self._table_start)
        return ""


def _kind_of(label: str) -> str:
    for kind, words in _KINDS:
        if any(word in label for word in words):
            return kind
    return "date" if _DATE.search(label) else "field"
