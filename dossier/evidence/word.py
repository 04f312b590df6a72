"""Read from a supplied Word or Excel file what its author left in it: names, tracked changes, comments, field errors."""

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zipfile import ZipFile

_REVISION = re.compile(r"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|tblPrChange|sectPrChange)\b(?![^>]*Range)")
_COMMENT = re.compile(r"<w:comment\b")
_PARAGRAPH_END = "</w:p>"
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
_STORIES = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_LARGEST_PART = 64 * 1024 * 1024
"""Bytes a part may have when unpacked; larger ones are left alone."""


class OfficeFile(NamedTuple):
    """What an author left in a file."""

    author: str
    modified_by: str
    company: str
    """Empty where the file does not say."""
    revisions: int
    """Tracked changes that nobody accepted or refused."""
    comments: int
    paragraphs: tuple[str, ...]
    """What a Word file says, contents page, header and footer included."""


def read_office(path: Path) -> OfficeFile | None:
    """Return what is in a Word or Excel file; None when it cannot be read."""
    try:
        found = path.stat()
        return _read(path, found.st_size, found.st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=64)
def _read(path: Path, _size: int, _changed: int) -> OfficeFile | None:
    from zipfile import ZipFile  # here: most dossiers hold no Office file

    try:
        with ZipFile(BytesIO(path.read_bytes())) as archive:
            return _look(archive)
    except Exception:  # a broken archive can raise anything; that it is broken is another rule's matter
        return None


def _look(archive: "ZipFile") -> OfficeFile:
    core, application = _part(archive, "docProps/core.xml"), _part(archive, "docProps/app.xml")
    stories = [_part(archive, name) for name in archive.namelist() if _STORIES.fullmatch(name)]
    return OfficeFile(
        author=_element(core, "dc:creator"),
        modified_by=_element(core, "cp:lastModifiedBy"),
        company=_element(application, "Company"),
        revisions=sum(len(_REVISION.findall(story)) for story in stories),
        comments=len(_COMMENT.findall(_part(archive, "word/comments.xml"))),
        paragraphs=tuple(text for story in stories for text in _paragraphs(story)),
    )


def _part(archive: "ZipFile", name: str) -> str:
    if name not in archive.namelist() or archive.getinfo(name).file_size > _LARGEST_PART:
        return ""
    return archive.read(name).decode("utf-8", "replace")


def _element(xml: str, name: str) -> str:
    match = re.search(rf"<{name}(?: [^>]*)?>([^<]*)</{name}>", xml)
    from html import unescape  # here, because few dossiers hold Word files of others

    return unescape(match[1]).strip() if match else ""


def _paragraphs(story: str) -> list[str]:
    texts = ("".join(_WORDS.findall(paragraph)) for paragraph in story.split(_PARAGRAPH_END))
    from html import unescape

    return [unescape(text).strip() for text in texts if text.strip()]
