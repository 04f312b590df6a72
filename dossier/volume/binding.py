"""Bind files into one PDF: an order in JSON -> the volume on disk, numbered, stamped, with bookmarks and links.

Runs in a worker, on files that ``source.ready`` has found fit.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, TypedDict

import pikepdf

from dossier.office.fonts import Face
from dossier.volume.front import Front, Place, Row
from dossier.volume.merge import merge
from dossier.volume.properties import save_known, set_properties
from dossier.volume.stamp import stamp


class Bound(TypedDict):
    """One file, or what stands in the list for it."""

    number: str
    title: str
    file: str
    """Empty where nothing is bound."""
    checksum: int
    """Of its content."""
    pages: int
    remark: str
    stamped: bool
    headings: bool


class Section(TypedDict):
    """One part of the volume."""

    number: str
    title: str
    items: list[Bound]


class Order(TypedDict):
    """What to bind, and what to say on the pages of our own."""

    title: str
    author: str
    day: str
    mark: str
    """Below the title of a draft; empty for a final volume."""
    lines: list[tuple[str, str]]
    note: str
    stamp: str
    """With ``{page}`` and ``{total}``."""
    faces: dict[str, tuple[str, int, str]]
    sections: list[Section]


class _Numbered(NamedTuple):
    """A part with its place in the numbering."""

    section: Section
    page: int | None
    """Its dividing sheet; None where nothing of it is bound."""
    pages: tuple[int | None, ...]
    """First page of each item."""


def bind_files(order: Order, out: str) -> dict[str, Any]:
    """Write the volume to ``out`` and return how many numbered ``pages`` it has, and which characters are ``unshown``."""
    parts = list(_numbered(order["sections"]))
    body = sum(1 + sum(one["pages"] for one in part.section["items"]) for part in parts if part.page)
    day = datetime.fromisoformat(order["day"])
    front = Front({name: Face(*face) for name, face in order["faces"].items()}, day)
    places = _set_front(front, order, parts, body)
    unshown = sorted(front.unshown)
    with pikepdf.open(BytesIO(front.output())) as ours, pikepdf.new() as volume:
        listed = len(ours.pages) - 1 - body - sum(part.page is not None for part in parts)
        volume.pages.extend(ours.pages[: 1 + listed])
        sources = _add_parts(volume, parts, ours.pages[1 + listed :])
        _stamp(volume, parts, ours.pages[-body:] if body else [], 1 + listed)
        _link(volume, places, 1 + listed)
        _bookmark(volume, parts, sources, 1 + listed)
        _label(volume, listed)
        set_properties(volume, order["title"], order["author"], day)
        volume.Root.PageMode = pikepdf.Name.UseOutlines
        save_known(volume, Path(out), _known(order))
        for source in sources.values():
            source.close()
    return {"pages": body, "unshown": unshown}


def _known(order: Order) -> bytes:
    """Return what tells this volume from others: the order with the checksums of its files, not where these lie."""
    sections = [{**one, "items": [{**item, "file": ""} for item in one["items"]]} for one in order["sections"]]
    return json.dumps({**order, "sections": sections}, sort_keys=True).encode()


def _numbered(sections: Sequence[Section]) -> Iterator[_Numbered]:
    following = 1
    for section in sections:
        if not any(one["file"] for one in section["items"]):
            yield _Numbered(section, None, tuple(None for _ in section["items"]))
            continue
        sheet, following = following, following + 1
        pages: list[int | None] = []
        for one in section["items"]:
            pages.append(following if one["file"] else None)
            following += one["pages"]
        yield _Numbered(section, sheet, tuple(pages))


def _set_front(front: Front, order: Order, parts: Sequence[_Numbered], body: int) -> list[Place]:
    """Set cover, list, dividing sheets and page numbers, in this order."""
    front.cover(order["title"], order["mark"], order["lines"])
    places = front.contents([row for part in parts for row in _rows(part)], order["note"])
    for part in parts:
        if part.page:
            front.divider(part.section["number"], part.section["title"], list(_rows(part))[1:])
    front.stamps([order["stamp"].format(page=number, total=body) for number in range(1, body + 1)])
    return places


def _rows(part: _Numbered) -> Iterator[Row]:
    section = part.section
    empty = "" if section["items"] else "本部分没有文件"
    yield Row(section["number"], section["title"], part.page, empty, is_part=True)
    for one, page in zip(section["items"], part.pages, strict=True):
        yield Row(one["number"], one["title"], page, one["remark"])


def _add_parts(
    volume: pikepdf.Pdf, parts: Sequence[_Numbered], sheets: Sequence[pikepdf.Page]
) -> dict[str, pikepdf.Pdf]:
    """Append dividing sheets and files; return the open files."""
    sources: dict[str, pikepdf.Pdf] = {}
    waiting = iter(sheets)
    for part in parts:
        if part.page is None:
            continue
        volume.pages.append(next(waiting))
        files = [one["file"] for one in part.section["items"] if one["file"]]
        sources |= zip(files, merge(volume, [Path(file) for file in files]), strict=True)
    return sources


def _stamp(volume: pikepdf.Pdf, parts: Sequence[_Numbered], drawings: Sequence[pikepdf.Page], before: int) -> None:
    """Number all pages of the body but those of files that were signed digitally."""
    spared = {
        page + step
        for part in parts
        for one, page in zip(part.section["items"], part.pages, strict=True)
        if page is not None and not one["stamped"]
        for step in range(one["pages"])
    }
    numbers = [number for number in range(1, len(drawings) + 1) if number not in spared]
    stamp(volume, [volume.pages[before + one - 1] for one in numbers], [drawings[one - 1] for one in numbers])


def _link(volume: pikepdf.Pdf, places: Sequence[Place], before: int) -> None:
    """Let the rows of the list lead to their pages."""
    for place in places:
        sheet, target = volume.pages[1 + place.sheet], volume.pages[before + place.page - 1]
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Border=[0, 0, 0],
            Rect=[round(number, 2) for number in place.box], Dest=[target.obj, pikepdf.Name.Fit],
        )  # fmt: skip
        if "/Annots" not in sheet.obj:
            sheet.obj.Annots = pikepdf.Array()
        sheet.obj.Annots.append(volume.make_indirect(link))


def _bookmark(volume: pikepdf.Pdf, parts: Sequence[_Numbered], sources: dict[str, pikepdf.Pdf], before: int) -> None:
    """Write bookmarks: list, parts, files, and below our own documents their headings."""
    with volume.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("封面", 0))
        outline.root.append(pikepdf.OutlineItem("材料目录", 1))
        for part in parts:
            if part.page is None:
                continue
            top = pikepdf.OutlineItem(f"{part.section['number']}　{part.section['title']}", before + part.page - 1)
            outline.root.append(top)
            for one, page in zip(part.section["items"], part.pages, strict=True):
                if page is not None:
                    mark = pikepdf.OutlineItem(one["title"], before + page - 1)
                    mark.is_closed = True
                    top.children.append(mark)
                    if one["headings"]:
                        mark.children.extend(_headings(sources[one["file"]], before + page - 1))


def _headings(source: pikepdf.Pdf, before: int) -> list[pikepdf.OutlineItem]:
    numbers = {page.obj.objgen: number for number, page in enumerate(source.pages)}

    def carried(entries: Sequence[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
        for entry in entries:
            place = entry.destination
            if isinstance(place, pikepdf.Array) and place[0].objgen in numbers:
                top = float(place[3]) if len(place) > 3 and place[1] == "/XYZ" else None
                copy = pikepdf.OutlineItem(entry.title, before + numbers[place[0].objgen], "XYZ", top=top)
                copy.is_closed = True
                copy.children.extend(carried(entry.children))
                yield copy

    with source.open_outline() as outline:
        return list(carried(outline.root))


def _label(volume: pikepdf.Pdf, listed: int) -> None:
    """Let viewers number the pages as they are printed: 封面, I, II …, 1, 2 …."""
    labels = [0, pikepdf.Dictionary(P="封面"), 1, pikepdf.Dictionary(S=pikepdf.Name.R)]
    if len(volume.pages) > 1 + listed:
        labels += [1 + listed, pikepdf.Dictionary(S=pikepdf.Name.D)]
    volume.Root.PageLabels = pikepdf.Dictionary(Nums=labels)
