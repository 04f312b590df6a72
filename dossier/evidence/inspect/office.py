"""Look into an archive or an Office file: what it is, whether it opens, and what its authors left in it."""

import re
from html import unescape
from pathlib import Path
from xml.parsers.expat import ParserCreate
from zipfile import BadZipFile, ZipFile

from dossier.evidence.inspect import problems
from dossier.evidence.inspection import SUSPECT_WORDS, Inspection

_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "OFD.xml": "ofd"}
_LARGEST_PART = 64 * 1024 * 1024
"""Bytes a part may have when unpacked; a larger one is taken for a bomb."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OBJECT = re.compile(r"(?:word|xl)/embeddings/.+\.bin", re.IGNORECASE)
_REVISION = re.compile(
    r"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|tblPrChange|tcPrChange|trPrChange|sectPrChange|numberingChange)"
    r"\b(?![^>]*Range)"
)
_COMMENT = re.compile(r"<w:comment\b")
_CELL_COMMENT = re.compile(r"<(?:\w+:)?(?:comment|threadedComment)\b")
_STORIES = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_CELL_COMMENTS = re.compile(r"xl/(?:comments\d*\.xml|comments/comment\d*\.xml)")
_PARAGRAPH_END = "</w:p>"
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
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
    active = tuple(sorted({word for name in names for word in _acts(name)}))
    found = found._replace(active=active, problem=problems.MACROS if "macro" in active else None)
    try:
        return _with_content(archive, main, found)
    except _Bomb:
        return found._replace(problem=problems.damaged("Office"))


def _acts(name: str) -> list[str]:
    if name.lower().endswith("vbaproject.bin"):
        return ["macro"]
    return ["attachment"] if _OBJECT.fullmatch(name) else []


def _with_content(archive: ZipFile, main: str, found: Inspection) -> Inspection:
    """Add what the parts say; a file with macros is read all the same."""
    names = archive.namelist()
    _prove_xml(_part(archive, main).encode())
    core, application = _part(archive, "docProps/core.xml"), _part(archive, "docProps/app.xml")
    stories = [_part(archive, name) for name in names if _STORIES.fullmatch(name)]
    cells = [_part(archive, name) for name in names if _CELL_COMMENTS.fullmatch(name)]
    texts = [text for story in stories for text in _paragraphs(story)]
    return found._replace(
        openable=found.problem is None and found.kind != "ofd",
        author=_element(core, "dc:creator"),
        editor=_element(core, "cp:lastModifiedBy"),
        company=_element(application, "Company"),
        revisions=sum(len(_REVISION.findall(story)) for story in stories),
        comments=len(_COMMENT.findall(_part(archive, "word/comments.xml")))
        + sum(len(_CELL_COMMENT.findall(part)) for part in cells),
        characters=sum(len("".join(text.split())) for text in texts),
        suspect=tuple(text[:_LONGEST] for text in texts if any(word in text for word in SUSPECT_WORDS))[
            :_MOST_SUSPECTS
        ],
    )


def _prove_xml(content: bytes) -> None:
    """Raise when the main part is no XML, or declares types and entities, which no word processor writes."""
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(content, True)


def _refuse(*_: object) -> None:
    raise _Bomb


def _part(archive: ZipFile, name: str) -> str:
    if name not in archive.NameToInfo:
        return ""
    if archive.getinfo(name).file_size > _LARGEST_PART:
        raise _Bomb
    return archive.read(name).decode("utf-8", "replace")


def _element(xml: str, name: str) -> str:
    match = re.search(rf"<{name}(?: [^>]*)?>([^<]*)</{name}>", xml)
    return unescape(match[1]).strip()[:200] if match else ""


def _paragraphs(story: str) -> list[str]:
    texts = ("".join(_WORDS.findall(paragraph)) for paragraph in story.split(_PARAGRAPH_END))
    return [unescape(text).strip() for text in texts if text.strip()]


def _kind_without_directory(path: Path) -> str:
    """Return the kind of an archive whose directory is lost, from the names before its members."""
    data = path.read_bytes()
    return next((kind for part, kind in _MAIN_PARTS.items() if part.encode() in data), "zip")
