"""Look into a PDF: two readers open it, then every page is looked at, and what else somebody put into it."""

from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pikepdf

from dossier.evidence.inspect import problems
from dossier.evidence.inspect.acts import active_parts
from dossier.evidence.inspect.fields import signatures_of
from dossier.evidence.inspect.page import PageFound, box_of, look_at_page, notes_of
from dossier.evidence.inspection import MOST_PAGES, Inspection
from dossier.text import Text

_TAIL = 2048
_END = b"%%EOF"
_LOST = "Pages tree"
"""Begins what the reader says when a page cannot be found any more."""
_MENDED = ("reconstruct", "recover", "expected endstream", "expected endobj", "invalid xref")
"""Stand in what the reader says when it mends the table of objects, an object's end, or the length of a stream."""
_ABSENT = "has offset 0"
"""Stands in what the reader says of an object that is not there; nothing is lost unless a page asks for it."""
_HARMLESS = frozenset({"/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet", "/Watermark"})
"""Kinds of annotation that are no remarks of a person; a popup only shows another one."""


def inspect_pdf(path: Path, size: int) -> Inspection:
    """Return what a PDF is."""
    found = Inspection("pdf", size)
    whole = _has_end(path, size)
    try:
        with path.open("rb") as file, pikepdf.open(file, suppress_warnings=True) as pdf:
            found = _looked(pdf, path, found)
    except pikepdf.PasswordError:
        return found._replace(problem=problems.locked("PDF"), encrypted="password")
    except MemoryError:
        raise
    except Exception:  # a broken file can make the reader raise anything
        return found._replace(problem=problems.damaged("PDF") if whole else problems.CUT_SHORT)
    return found if whole else found._replace(problem=problems.CUT_SHORT, openable=False)


def _has_end(path: Path, size: int) -> bool:
    """Whether the file ends with its end mark; what a later change began without finishing it counts as cut."""
    with path.open("rb") as file:
        file.seek(max(0, size - _TAIL))
        _, mark, rest = file.read().rpartition(_END)
    return bool(mark) and b"obj" not in rest


def _looked(pdf: pikepdf.Pdf, path: Path, found: Inspection) -> Inspection:
    count = len(pdf.pages)
    problem, looks = _pages(pdf)
    remarks = _remarks(pdf)
    if _LOST in remarks:
        problem = problems.damaged("PDF")
    found = found._replace(
        problem=problem or (problems.RESTRICTED if pdf.is_encrypted else None),
        openable=problem is None,
        encrypted="owner" if pdf.is_encrypted else "",
        page_count=count,
        pages=tuple(one.look for one in looks),
        signatures=signatures_of(pdf),
        comments=sum(_comments(page) for page in pdf.pages[:MOST_PAGES]),
        active=active_parts(pdf, MOST_PAGES),
        author=_property(pdf, "/Author"),
        company=_property(pdf, "/Company"),
        characters=sum(one.characters for one in looks),
    )
    return found._replace(
        repaired=_is_mended((*_MENDED, _ABSENT), remarks) or _differs(pdf, path, count) or _rest_is_mended(pdf)
    )


def _remarks(pdf: pikepdf.Pdf) -> str:
    """Return what the reader has said about the file since it was last asked, without the name of the file."""
    return " ".join(str(warning) for warning in pdf.get_warnings()).replace(pdf.filename, "")


def _is_mended(signs: Iterable[str], remarks: str) -> bool:
    return any(sign in remarks for sign in signs)


def _rest_is_mended(pdf: pikepdf.Pdf) -> bool:
    """Whether what no page has asked for so far, such as the outlines of a font, can be read only by mending."""
    try:
        deque(pdf.objects, maxlen=0)
    except MemoryError:
        raise
    except Exception:  # a broken object can make the reader raise anything
        return True
    return _is_mended(_MENDED, _remarks(pdf))


def _differs(pdf: pikepdf.Pdf, path: Path, count: int) -> bool:
    """Whether another reader cannot open the file or does not find the same pages."""
    if pdf.is_encrypted:  # the other reader knows fewer ways of encryption
        return False
    from pypdf import PdfReader  # here, because it takes time and only a PDF needs it

    try:
        return len(PdfReader(path).pages) != count
    except MemoryError:
        raise
    except Exception:  # a broken file can make the reader raise anything
        return True


def _pages(pdf: pikepdf.Pdf) -> tuple[Text | None, list[PageFound]]:
    if not len(pdf.pages):
        return problems.NO_PAGES, []
    flat = [number for number, page in enumerate(pdf.pages[:MOST_PAGES], 1) if not all(box_of(page))]
    if flat:
        return problems.without_size(flat), []
    looks: list[PageFound] = []
    unreadable: list[int] = []
    seen: dict[Any, Any] = {}
    for number, page in enumerate(pdf.pages[:MOST_PAGES], 1):
        found = _page(page, number, seen)
        if found is not None and found.huge is not None:
            return problems.too_many_pixels(*found.huge, page=number), []
        if found is not None:
            looks.append(found)
        if found is None or found.broken:
            unreadable.append(number)
    return (problems.unreadable_pages(unreadable) if unreadable else None), looks


def _page(page: pikepdf.Page, number: int, seen: dict[Any, Any]) -> PageFound | None:
    """Look at a page; None when its instructions cannot be read."""
    try:
        return look_at_page(page, number, seen)
    except MemoryError:
        raise
    except Exception:  # a broken page can make the reader raise anything
        return None


def _comments(page: pikepdf.Page) -> int:
    return sum(str(note.get("/Subtype")) not in _HARMLESS for note in notes_of(page))


def _property(pdf: pikepdf.Pdf, key: str) -> str:
    """Return what the properties of the file say; empty where they are silent."""
    info = pdf.trailer.get("/Info")
    value = info.get(key) if isinstance(info, pikepdf.Dictionary) else None
    return str(value).strip("\0 \t\r\n")[:200] if isinstance(value, pikepdf.String) else ""
