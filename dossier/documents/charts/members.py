"""Add charts to the parts of a Word file: parts, workbooks, relationships and content types, numbered from 1."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dossier.documents.drawing import ChartPart
from dossier.style.archive import Member, deflate, inflate

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def relationship(number: int) -> str:
    """Return the id by which the text names chart ``number``."""
    return f"rIdChart{number}"


def with_charts(shared: Sequence[Member], charts: Sequence[ChartPart]) -> Iterator[Member]:
    """Yield the parts a document shares with others, announcing its charts, and then the charts."""
    numbers = range(1, len(charts) + 1)
    types = "".join(f'<Override PartName="/word/charts/chart{n}.xml" ContentType="{_CHART}"/>' for n in numbers)
    targets = "".join(
        f'<Relationship Id="{relationship(n)}" Type="{_OFFICE}/chart" Target="charts/chart{n}.xml"/>' for n in numbers
    )
    ends = {
        "[Content_Types].xml": ("</Types>", f'<Default Extension="xlsx" ContentType="{_WORKBOOK}"/>{types}'),
        "word/_rels/document.xml.rels": ("</Relationships>", targets),
    }
    for member in shared:
        yield _ended(member, *ends[member.name]) if member.name in ends else member
    for number, one in enumerate(charts, start=1):
        yield from _members(one, number)


def _ended(member: Member, end: str, more: str) -> Member:
    """Return the part with ``more`` before its closing tag."""
    text = inflate(member).decode().removesuffix(end)
    return deflate(member.name, f"{text}{more}{end}".encode())


def _members(chart: ChartPart, number: int) -> Iterator[Member]:
    part, book = _deflated(chart)
    yield replace(part, name=f"word/charts/chart{number}.xml")
    yield replace(book, name=f"word/embeddings/chart{number}.xlsx")
    target = f'<Relationship Id="rId1" Type="{_OFFICE}/package" Target="../embeddings/chart{number}.xlsx"/>'
    written = f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{target}</Relationships>'
    yield deflate(f"word/charts/_rels/chart{number}.xml.rels", written.encode())


@lru_cache(maxsize=64)
def _deflated(chart: ChartPart) -> tuple[Member, Member]:
    """Return chart and workbook without names, packed once for all documents that show them."""
    return deflate("", chart.xml.encode()), deflate("", chart.workbook)
