"""Bring the table of contents of a rebuilt document in line with its headings and pages."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree
from lxml.etree import _Element as Element
from markupsafe import escape

from dossier.documents.markup import NAMESPACES, Entry, contents
from dossier.documents.numbering import Outline
from dossier.documents.own.word_text import body_of
from dossier.documents.render import Heading, WordDocument
from dossier.documents.sections import LAST_PAGE
from dossier.edits.block import is_contents_line, remove, style_of, text_of
from dossier.edits.opening import open_document, saved

_HEADING = re.compile(r"(Heading|Plain)([1-4])")
_TITLE = "TOCTitle"


def with_contents(data: bytes, style: str, pages: Sequence[int] = (), total: int | None = None) -> bytes:
    """Return the document with a table of contents made from its present headings and their ``pages``.

    ``style`` is the house style profile, which decides how headings are numbered. Without pages the entries print none,
    and the footer waits for a word processor to fill in the ``total``.
    """
    document = open_document(data)
    entries = list(_entries(document, style, pages))
    title = next((one for one in document.element.body if style_of(one) == _TITLE), None)
    if title is not None:
        _replace_lines(document, title, entries)
    _mark_last_page(document)
    for section in document.sections:
        if not section.footer.is_linked_to_previous:  # asking a linked one for its content would make it
            _set_total(section.footer._element, " " if total is None else str(total))
    return saved(document)


def as_word_document(data: bytes, generated: WordDocument) -> WordDocument:
    """Return what ``generated`` has become: its body, headings and file are those of ``data``."""
    document = open_document(data)
    outline = Outline(generated.style)
    headings = tuple(_heading(one, outline) for one in _headings(document))
    body = body_of(etree.tostring(document.element))
    return replace(generated, data=data, body=body, headings=headings, layout=None)


def _heading(element: Element, outline: Outline) -> Heading:
    kind, level = _HEADING.fullmatch(style_of(element)).groups()  # type: ignore[union-attr]
    printed = outline.next(int(level)).printed if kind == "Heading" else ""
    return Heading(int(level), printed.strip(" 　"), text_of(element))


def _headings(document: Document) -> list[Element]:
    body = document.element.body
    return [one for one in body.iter(qn("w:p")) if _HEADING.fullmatch(style_of(one)) and text_of(one)]


def _entries(document: Document, style: str, pages: Sequence[int]) -> Iterator[Entry]:
    outline = Outline(style)
    for place, heading in enumerate(_headings(document)):
        kind, level = _HEADING.fullmatch(style_of(heading)).groups()  # type: ignore[union-attr]
        printed = outline.next(int(level)).printed if kind == "Heading" else ""
        page = str(pages[place]) if pages else ""
        yield Entry(int(level), f"{escape(printed)}{escape(text_of(heading))}", _bookmark(document, heading), page)


def _bookmark(document: Document, heading: Element) -> str:
    """Return the name of a heading's bookmark; a heading the person has written gets one."""
    own = next((one.get(qn("w:name"), "") for one in heading.iter(qn("w:bookmarkStart"))), "")
    if own:
        return own
    numbers = [int(one.get(qn("w:id"), "0")) for one in document.element.body.iter(qn("w:bookmarkStart"))]
    number = max(numbers, default=0) + 1
    name = f"_Toc{number:06d}"
    at = 1 if heading.find(qn("w:pPr")) is not None else 0
    heading.insert(at, _element(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'))
    heading.append(_element(f'<w:bookmarkEnd w:id="{number}"/>'))
    return name


def _element(xml: str) -> Element:
    opened = re.sub(r"^<[\w:]+", lambda match: f"{match[0]} {NAMESPACES}", xml)
    found: Element = parse_xml(opened)
    return found


def _replace_lines(document: Document, title: Element, entries: Sequence[Entry]) -> None:
    lines = [one for one in document.element.body if is_contents_line(one)]
    levels = max((int(style_of(line)[-1]) for line in lines), default=1)
    made = _element(f"<w:body>{contents(entries, levels)}</w:body>")
    for line in lines:
        remove(line)
    for line in reversed(list(made)[1:]):
        title.addnext(line)


def _mark_last_page(document: Document) -> None:
    """The page total in the footer asks for the page of a bookmark, which has to stand in the last paragraph."""
    body = document.element.body
    start = next((one for one in body.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == LAST_PAGE), None)
    last = list(body.iter(qn("w:p")))[-1]
    if start is None or start.getparent() is last:
        return
    end = next(one for one in body.iter(qn("w:bookmarkEnd")) if one.get(qn("w:id")) == start.get(qn("w:id")))
    for mark in (start, end):
        last.append(deepcopy(mark))
        remove(mark)


def _set_total(footer: Element, total: str) -> None:
    """Write the cached result of the field that asks for the page of the last paragraph."""
    runs = list(footer.iter(qn("w:r")))
    for place, run in enumerate(runs):
        if any(LAST_PAGE in (one.text or "") for one in run.iter(qn("w:instrText"))):
            words = [word for later in runs[place + 1 :] for word in later.iter(qn("w:t"))]
            words[0].text = total
