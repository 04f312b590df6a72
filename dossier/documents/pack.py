"""Assemble the parts of one Word file around its finished body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dossier.documents.charts.members import with_charts
from dossier.documents.drawing import ChartPart
from dossier.documents.markup import DECLARATION, NAMESPACES, attribute
from dossier.documents.numbering import list_instances
from dossier.documents.values import checked
from dossier.style.archive import archive, deflate
from dossier.style.furniture import COMPANY, DOCUMENT, DRAFT, TOTAL
from dossier.style.numbers import ABSTRACT
from dossier.style.reference import Reference

DRAFT_MARK = "草　稿"
"""What a draft shows in the header of every page."""

_WORD = re.compile("|".join(map(re.escape, (COMPANY, DOCUMENT, DRAFT, TOTAL))))
_DOCUMENT = f'{DECLARATION}<w:document {NAMESPACES} mc:Ignorable="w14"><w:body>'
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What a file says about itself, outside its text."""

    author: str
    """The applicant: creator, company, and the left of the page header."""
    header: str
    """The document's name, at the right of the page header; empty for the title."""
    draft: bool
    """Print 草稿 in the header of every page."""
    timestamp: datetime
    """Dates the file and its members."""
    variant: str = ""
    """Variant of the house style which the province asks for: ``fangsong``, or empty."""


def pack(
    body: str,
    lists: list[int],
    title: str,
    total: str,
    properties: DocumentProperties,
    reference: Reference,
    charts: Sequence[ChartPart] = (),
) -> bytes:
    """Return the ``.docx`` file: the content types first, then the shared and the filled-in parts.

    ``total`` is the number of pages for the footer until a program counts itself; empty when it is not known.
    """
    words = {
        COMPANY: properties.author,
        DOCUMENT: properties.header or title,
        DRAFT: DRAFT_MARK * properties.draft,
        TOTAL: total or " ",
    }
    filled = _filled(body, lists, title, words, properties, reference)
    parts = (deflate(name, text.encode()) for name, text in filled)
    shared = with_charts(reference.shared, charts) if charts else reference.shared
    return archive((*shared, *parts), properties.timestamp)


def _filled(
    body: str,
    lists: list[int],
    title: str,
    words: Mapping[str, str],
    properties: DocumentProperties,
    reference: Reference,
) -> Iterator[tuple[str, str]]:
    yield "docProps/app.xml", company_part(properties.author)
    yield "docProps/core.xml", _core(title, properties)
    for name, text in reference.furniture:
        yield name, _WORD.sub(lambda match: attribute(checked(words[match[0]])), text)
    instances = list_instances(lists, ABSTRACT)
    yield "word/numbering.xml", reference.numbering.replace("</w:numbering>", f"{instances}</w:numbering>")
    yield "word/document.xml", f"{_DOCUMENT}{body}</w:body></w:document>"


def company_part(author: str) -> str:
    """Return the part that names the company a file comes from, and no program."""
    company = attribute(checked(author))
    return f"{DECLARATION}<Properties {_APP}><Company>{company}</Company></Properties>"


def _core(title: str, properties: DocumentProperties) -> str:
    moment = properties.timestamp
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    author, name = attribute(checked(properties.author)), attribute(checked(title))
    dates = "".join(
        f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{what}>' for what in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties {_CORE}><dc:title>{name}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>{dates}</cp:coreProperties>"
    )
