"""Look into an archive or an Office file: what it is, whether it opens, and what its authors left in it."""

import re
from html import unescape
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from dossier.evidence.inspect import problems
from dossier.evidence.inspect.marks import UnreadablePart, marks_of
from dossier.evidence.inspection import SUSPECT_WORDS, Inspection

_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "OFD.xml": "ofd"}
_LARGEST_PART = 64 * 1024 * 1024
"""Bytes a part may have when unpacked; a larger one is taken for a bomb."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_INSIDE = re.compile(r"(?:.*/)?embeddings/.+", re.IGNORECASE)
"""Files that travel along, of whatever kind."""
_CONTROL = re.compile(r"(?:word|xl)/activex/.+", re.IGNORECASE)
_MACRO = re.compile(r"(?:.*/)?vbaproject\.bin|xl/macrosheets/.+", re.IGNORECASE)
_READ = re.compile(r"(?:word|xl)/.+\.xml", re.IGNORECASE)
"""Parts in which changes and comments can stand."""
_STORIES = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml", re.IGNORECASE)
_MOST_SUSPECTS = 20
_LONGEST = 500


class _Bomb(Exception):
    """A part is larger than any paper has."""


def inspect_office97(path: Path, size: int) -> Inspection:
    """Tell an encrypted present-day file from a file of an old Office program; neither serves."""
    found = Inspection("office97", size)
    if _ENCRYPTED_PACKAGE in path.read_bytes():
        return found._replace(problem=problems.locked("Office"), encrypted="password")
    return found._replace(problem=problems.OLD_OFFICE)


def inspect_archive(path: Path, size: int) -> Inspection:
    """Return what a Word, Excel, OFD or other archive is."""
    found = Inspection("zip", size)
    try:
        with ZipFile(path) as archive:
            return _looked(archive, found)
    except (BadZipFile, EOFError):
        return found._replace(kind=_kind_without_directory(path), problem=problems.CUT_SHORT)
    except MemoryError:
        raise
    except Exception:  # zipfile names no full list of what a broken archive may raise: zlib.error, struct.error …
        return found._replace(kind=_kind_without_directory(path), problem=problems.damaged("Office"))


def _looked(archive: ZipFile, found: Inspection) -> Inspection:
    names = {entry.filename: entry for entry in archive.infolist()}
    main = next((part for part in _MAIN_PARTS if part in names), None)
    if main is None:
        return found
    found = found._replace(kind=_MAIN_PARTS[main])
    if names[main].flag_bits & 1:
        return found._replace(problem=problems.locked("Office"), encrypted="password")
    if len({name.lower() for name in archive.namelist()}) < len(archive.infolist()):
        return found._replace(problem=problems.damaged("Office"))  # which of two parts is shown nobody can say
    active = tuple(sorted({word for name in names for word in _acts(name)}))
    found = found._replace(active=active, problem=problems.MACROS if "macro" in active else None)
    try:
        return _with_content(archive, found)
    except (_Bomb, UnreadablePart):
        return found._replace(problem=problems.damaged("Office"))


def _acts(name: str) -> list[str]:
    if _MACRO.fullmatch(name):
        return ["macro"]
    if _CONTROL.fullmatch(name):
        return ["script"]
    return ["attachment"] if _INSIDE.fullmatch(name) else []


def _with_content(archive: ZipFile, found: Inspection) -> Inspection:
    """Add what the parts say; a file with macros is read all the same."""
    core, application = _text(archive, "docProps/core.xml"), _text(archive, "docProps/app.xml")
    parts = {name: marks_of(_part(archive, name)) for name in archive.namelist() if _READ.fullmatch(name)}
    texts = [text for name, part in parts.items() if _STORIES.fullmatch(name) for text in part.paragraphs]
    brought = ["attachment"] if any(part.brought for part in parts.values()) else []
    return found._replace(
        openable=found.problem is None and found.kind != "ofd",
        active=tuple(sorted({*found.active, *brought})),
        author=_element(core, "dc:creator"),
        editor=_element(core, "cp:lastModifiedBy"),
        company=_element(application, "Company"),
        revisions=sum(part.tracked for part in parts.values()),
        comments=max(sum(part.comments for part in parts.values()), sum(part.threaded for part in parts.values())),
        characters=sum(len("".join(text.split())) for text in texts),
        suspect=tuple(text[:_LONGEST] for text in texts if any(word in text for word in SUSPECT_WORDS))[
            :_MOST_SUSPECTS
        ],
    )


def _part(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST_PART:
        raise _Bomb
    return archive.read(name)


def _text(archive: ZipFile, name: str) -> str:
    return _part(archive, name).decode("utf-8", "replace") if name in archive.NameToInfo else ""


def _element(xml: str, name: str) -> str:
    match = re.search(rf"<{name}(?: [^>]*)?>([^<]*)</{name}>", xml)
    return unescape(match[1]).strip()[:200] if match else ""


def _kind_without_directory(path: Path) -> str:
    """Return the kind of an archive whose directory is lost, from the names before its members."""
    data = path.read_bytes()
    return next((kind for part, kind in _MAIN_PARTS.items() if part.encode() in data), "zip")
