"""Number the tables of contents: written documents -> the same with the page of each heading, where LibreOffice is."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dossier.cache import cache_directory, read_entry, write_entry
from dossier.case import Case
from dossier.documents.compose import Written, write_again
from dossier.documents.layout import Layout, read_layout
from dossier.office.libreoffice import convert, find_libreoffice
from dossier.private import PrivateFolder

_NUMBER = re.compile(r'<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>.*?(?=</w:hyperlink>)')


def remembered_layouts(case: Case) -> Mapping[str, Layout]:
    """Return by material code what the last build of this profile found; it may be out of date."""
    return {code: layout for code, (_, layout) in _stored(case).items()}


def paginate(case: Case, written: Sequence[Written], *, draft: bool) -> tuple[Written, ...]:
    """Return the documents with page numbers in their contents.

    What no layout is known for, and cannot be found, has none: a number that may be wrong is not printed.
    """
    written = [_edited_with_pages(one) for one in written]
    wanting = {one.material.code: _fingerprint(one) for one in written if _is_ours(one)}
    known = {code: layout for code, (mark, layout) in _stored(case).items() if wanting.get(code) == mark}
    found = _laid_out([_Source.of(one) for one in written if one.material.code in wanting.keys() - known.keys()])
    if found:
        _store(case, {code: (wanting[code], layout) for code, layout in (known | found).items()})
    layouts = known | found
    return tuple(_with_pages(case, one, layouts.get(one.material.code), draft=draft) for one in written)


def _is_ours(one: Written) -> bool:
    """Whether the contents are written by us alone."""
    return one.document.has_contents and one.generated is None and not one.is_own


def _with_pages(case: Case, one: Written, layout: Layout | None, *, draft: bool) -> Written:
    if not _is_ours(one) or one.document.layout == layout:
        return one
    return write_again(case, one, draft=draft, layout=layout)


def _edited_with_pages(one: Written) -> Written:
    """Number the contents of a document a person has edited; nothing is remembered of it."""
    if one.generated is None or one.aside or not one.document.has_contents:
        return one
    from dossier.edits.contents import with_contents  # here, because few documents are edited

    layout = _laid_out([_Source.of(one)]).get(one.material.code)
    if layout is None:
        return one
    data = with_contents(one.document.data, one.document.style, layout.pages, layout.total)
    return replace(one, document=replace(one.document, data=data, layout=layout))


class _Source(NamedTuple):
    """A Word file whose layout is wanted."""

    code: str
    data: bytes
    headings: int

    @classmethod
    def of(cls, one: Written) -> "_Source":
        return cls(one.material.code, one.document.data, len(one.document.headings))


def _laid_out(sources: Sequence[_Source]) -> dict[str, Layout]:
    """Return by material code the layout of each document that LibreOffice can show."""
    program = find_libreoffice() if sources else None
    if program is None:
        return {}
    with PrivateFolder() as folder:
        pages = convert(program, [_unpacked(folder, one) for one in sources], folder / "pdf")
        read = zip(sources, pages, strict=True)
        layouts = {one.code: read_layout(pdf, one.headings) for one, pdf in read if pdf}
    return {code: layout for code, layout in layouts.items() if layout is not None}


def _unpacked(folder: Path, one: _Source) -> Path:
    path = folder / f"{one.code}.docx"
    path.write_bytes(one.data)
    return path


def _fingerprint(one: Written) -> str:
    """Return what changes when the layout may: the text with its looks, but not the numbers themselves."""
    body = _NUMBER.sub("", one.document.body)
    return hashlib.sha256(f"{one.document.style} {one.document.variant}\n{body}".encode()).hexdigest()


def _place(case: Case) -> tuple[Path, str] | None:
    directory = cache_directory("layout")
    if directory is None:
        return None
    key = case.cache_place
    return directory / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.json", f"1 {key}\n"


def _stored(case: Case) -> dict[str, tuple[str, Layout]]:
    place = _place(case)
    body = read_entry(*place) if place else None
    entries: Iterable[tuple[str, str, list[int], int]] = json.loads(body) if body else ()
    return {code: (mark, Layout(tuple(pages), total)) for code, mark, pages, total in entries}


def _store(case: Case, layouts: Mapping[str, tuple[str, Layout]]) -> None:
    place = _place(case)
    if place:
        entries = [(code, mark, layout.pages, layout.total) for code, (mark, layout) in layouts.items()]
        write_entry(*place, json.dumps(entries).encode())
