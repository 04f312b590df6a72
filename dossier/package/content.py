"""Digest a file by what its reader sees: bytes -> a digest that leaves out dates, file properties and the draft mark."""

import hashlib
import re
from datetime import date, datetime, time
from pathlib import PurePosixPath

from dossier.documents.pack import DRAFT_MARK
from dossier.style import archive
from dossier.zipped import BrokenArchive, members

_PROPERTIES = frozenset({"docProps/core.xml", "docProps/app.xml"})
_CORE = "docProps/core.xml"
_IDENTIFIER = re.compile(rb"/ID \[<[0-9a-f]{32}><[0-9a-f]{32}>\]")
_MARK, _HEADERS = DRAFT_MARK.encode(), ("word/header", "word/wideHeader")


def content_digest(path: str, data: bytes) -> str:
    """Return a digest that is the same for two files of one name exactly when a reader sees the same.

    Word and Excel files are compared part by part, without the properties that date them, and a draft is the same as
    the final document. Everything else, and an Office file that cannot be opened, is compared byte for byte.
    """
    if PurePosixPath(path).suffix.lower() not in (".docx", ".xlsx"):
        return hashlib.sha256(data).hexdigest()
    try:
        parts = members(data)
    except BrokenArchive:
        return hashlib.sha256(data).hexdigest()
    whole = hashlib.sha256()
    for name in sorted(parts.keys() - _PROPERTIES):
        whole.update(f"{name}\0{hashlib.sha256(_without_mark(name, parts[name])).hexdigest()}\n".encode())
    return whole.hexdigest()


def made_digest(data: bytes) -> str:
    """Return a digest of what was made to fit the portal; the identifier of a PDF file is another one each time."""
    return hashlib.sha256(_IDENTIFIER.sub(b"", data)).hexdigest()


def _without_mark(name: str, content: bytes) -> bytes:
    return content.replace(_MARK, b"") if name.startswith(_HEADERS) else content


def dated(data: bytes, made_for: date, day: date) -> bytes:
    """Return a document we wrote for the day ``made_for`` as it would have been written as a final one for ``day``."""
    old, new = (f"{one:%Y-%m-%d}T00:00:00Z".encode() for one in (made_for, day))
    return archive.archive((_dated(one, old, new) for one in archive.members(data)), datetime.combine(day, time()))


def _dated(member: archive.Member, old: bytes, new: bytes) -> archive.Member:
    if member.name != _CORE and not member.name.startswith(_HEADERS):
        return member
    before = archive.inflate(member)
    after = before.replace(old, new) if member.name == _CORE else before.replace(_MARK, b"")
    return member if after == before else archive.deflate(member.name, after)
