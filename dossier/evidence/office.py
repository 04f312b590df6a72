"""Say what an archive is (Word, Excel, OFD or a mere archive) and whether it opens without password and macros."""

from io import BytesIO
from typing import TYPE_CHECKING

from dossier.evidence.look import CUT_SHORT, Look, damaged, locked
from dossier.text import Text

if TYPE_CHECKING:
    from zipfile import ZipFile

_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "OFD.xml": "ofd"}
_LARGEST_PART = 256 * 1024 * 1024
"""Bytes a main part may have when unpacked; more is taken for a bomb."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MACROS = Look(
    Text("文件含有宏，请另存为不含宏的文件或 PDF", "the file contains macros; save it without them or as PDF")
)


def inspect_office97(data: bytes) -> Look:
    """Tell an encrypted present-day file from a file of an old Office program; neither serves."""
    if _ENCRYPTED_PACKAGE in data:
        return locked("Office")
    return Look(
        Text("旧版 Office 格式，请另存为 docx、xlsx 或 PDF", "an old Office format; save it as docx, xlsx or PDF")
    )


def inspect_archive(data: bytes) -> tuple[str, Look]:
    """Return the kind (docx, xlsx, ofd, zip) of an archive and what stands in the way of opening it."""
    from zipfile import BadZipFile, ZipFile  # here: most dossiers hold no archive

    try:
        with ZipFile(BytesIO(data)) as archive:
            return _inspect(archive)
    except (BadZipFile, EOFError):
        return _kind_without_directory(data), CUT_SHORT
    except Exception:  # zipfile names no full list of what a broken archive may raise: zlib.error, struct.error …
        return _kind_without_directory(data), damaged("Office")


def _inspect(archive: "ZipFile") -> tuple[str, Look]:
    names = {entry.filename: entry for entry in archive.infolist()}
    main = next((part for part in _MAIN_PARTS if part in names), None)
    if main is None:
        return "zip", Look()
    kind = _MAIN_PARTS[main]
    if names[main].flag_bits & 1:
        return kind, locked("Office")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return kind, _MACROS
    if names[main].file_size > _LARGEST_PART:
        return kind, damaged("Office")
    archive.read(main)
    return kind, Look()


def _kind_without_directory(data: bytes) -> str:
    """Return the kind of an archive whose directory is lost, from the names before its members."""
    return next((kind for part, kind in _MAIN_PARTS.items() if part.encode() in data), "zip")
