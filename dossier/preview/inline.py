"""Turn the runs of one paragraph into HTML: text, line ends, bold, links, references, and the marks of gaps."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from dossier.preview.gaps import CONDITION, FIGURE, MARKS, MissingFact

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_FIELD = re.compile(r'\s*(HYPERLINK|REF|PAGEREF)\s+"?([^\s"]+)')


class Inline:
    """The text of one document; ``anchor`` begins its ids, ``places`` counts its gaps."""

    def __init__(self, anchor: str, facts: Sequence[MissingFact], figures: Sequence[str]) -> None:
        self.anchor = anchor
        self.places = 0
        self._facts = {fact.number: fact for fact in facts}
        self._figures = figures

    def runs(self, element: Any, *, plain: bool = False) -> str:
        """Return the content of a paragraph; ``plain`` leaves out links, and does not count gaps again."""
        parts: list[str] = []
        open_links = 0
        for kind, value in _pieces(element):
            if kind == "text":
                parts.append(self.text(value, linked=plain or open_links > 0, counted=not plain))
            elif kind == "html":
                parts.append(value)
            elif plain:
                continue
            elif kind == "id":
                parts.append(f'<a id="{self.anchor}-{value}"></a>')
            elif kind == "open":
                parts.append(self._opened(value))
                open_links += 1
            elif open_links:
                parts.append("</a>")
                open_links -= 1
        return "".join(parts) + "</a>" * open_links

    def _opened(self, address: str) -> str:
        if address.startswith("#"):
            return f'<a class="ref" href="#{self.anchor}-{escape(address[1:])}">'
        return f'<a href="{escape(address)}" rel="noreferrer">'

    def text(self, text: str, *, linked: bool = False, counted: bool = True) -> str:
        """Return text with its marks shown; inside a link a gap is no link of its own."""
        made, at = [], 0
        for found in MARKS.finditer(text):
            made += [
                escape(text[at : found.start()], quote=False),
                self._mark(found[1], int(found[2]), linked, counted),
            ]
            at = found.end()
        return "".join((*made, escape(text[at:], quote=False)))

    def notes(self, text: str | None) -> str:
        """Return the marks in text that stands between paragraphs, rows or cells."""
        return "".join(self._mark(found[1], int(found[2]), False, True) for found in MARKS.finditer(text or ""))

    def _mark(self, kind: str, number: int, linked: bool, counted: bool) -> str:
        if kind == FIGURE:
            return self._figures[number]
        self.places += counted
        fact = self._facts[number]
        name = escape(fact.title if fact.reason is None else fact.reason.zh)
        said = f"本处内容取决于：{name}" if kind == CONDITION else f"待填：{name}"
        tag, link = ("span", "") if linked else ("a", f' href="#fact-{number}"')
        return f'<{tag} class="gap"{link}>〔{said} <code>{escape(fact.path)}</code>〕</{tag}>'


def _pieces(element: Any) -> Iterator[tuple[str, str]]:
    """Yield what a paragraph or hyperlink holds, in reading order."""
    fields: list[str] = []
    if element.text:
        yield "text", element.text
    for child in element:
        if child.tag == f"{W}r":
            yield from _run(child, fields)
        elif child.tag == f"{W}hyperlink":
            yield "open", f"#{child.get(f'{W}anchor')}"
            yield from _pieces(child)
            yield "close", ""
        elif child.tag == f"{W}bookmarkStart":
            yield "id", str(child.get(f"{W}name"))
        if child.tail:
            yield "text", child.tail


def _run(run: Any, fields: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the content of a run; ``fields`` are the instructions of the fields that are open."""
    strong = run.find(f"{W}rPr/{W}rStyle") is not None
    if strong:
        yield "html", "<b>"
    if run.text:
        yield "text", run.text
    for part in run:
        if part.tag == f"{W}t":
            yield "text", part.text or ""
        elif part.tag == f"{W}br" and part.get(f"{W}type") != "page":
            yield "html", "<br>"
        elif part.tag == f"{W}tab":
            yield "html", "&emsp;"
        elif part.tag == f"{W}instrText":
            fields[-1:] = [part.text or ""]
        elif part.tag == f"{W}fldChar":
            yield from _field(str(part.get(f"{W}fldCharType")), fields)
        if part.tail:
            yield "text", part.tail
    if strong:
        yield "html", "</b>"


def _field(kind: str, fields: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the link a field makes: only those to addresses and bookmarks do."""
    if kind == "begin":
        fields.append("")
        return
    found = _FIELD.match(fields[-1]) if fields else None
    if kind == "end" and fields:
        fields.pop()
    if found:
        address = found[2] if found[1] == "HYPERLINK" else f"#{found[2]}"
        yield ("open", address) if kind == "separate" else ("close", "")
