"""Turn an evidence file into what it is, how large it is, and what keeps it from being used."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dossier.evidence.images import inspect_gif, inspect_jpeg, inspect_png
from dossier.evidence.look import Look
from dossier.evidence.office import inspect_archive, inspect_office97
from dossier.evidence.pdf import inspect_pdf
from dossier.evidence.picture import Picture, gif_picture, jpeg_picture, pdf_picture, png_picture
from dossier.evidence.signatures import ENDINGS, NAMES, kind_of
from dossier.text import Text

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes up to which a file is opened; larger ones could never be uploaded."""

_INSPECTORS: dict[str, Callable[[bytes], Look]] = {
    "pdf": inspect_pdf,
    "png": inspect_png,
    "jpeg": inspect_jpeg,
    "gif": inspect_gif,
    "office97": inspect_office97,
}
_PICTURES: dict[str, Callable[[bytes], Picture | None]] = {
    "pdf": pdf_picture,
    "png": png_picture,
    "jpeg": jpeg_picture,
    "gif": gif_picture,
}
_EMPTY = Text("文件是空的（0 字节）", "the file is empty (0 bytes)")
_UNREADABLE = Text("文件无法读取，请检查访问权限", "the file cannot be read; check its permissions")


class Probe(NamedTuple):
    """What one evidence file is."""

    kind: str
    """One of ``signatures.NAMES``, by content and never by name; ``unknown`` also when nothing was read."""
    pages: int | None
    """Number of pages; None when they were not counted."""
    openable: bool
    """Whether the file was recognised, is complete and needs no password."""
    encrypted: bool
    problem: Text | None
    """Why the file cannot be used as it is; None when it can."""
    size: int
    """Bytes."""
    picture: Picture | None = None
    """What the headers of the picture or of the scanned pages say; None without pictures, or when it does not open."""


def probe(path: Path) -> Probe:
    """Look into an ordinary file; never raises, whatever the file holds."""
    try:
        found = path.stat()
    except OSError:
        return _refused(_UNREADABLE, 0)
    return _probe(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=512)
def _probe(path: Path, size: int, _: int) -> Probe:
    """Look into a file, once for each size and time of change: several rules ask about every file."""
    if size == 0 or size > LARGEST_FILE:
        return _refused(_EMPTY if size == 0 else _too_large(size), size)
    try:
        data = path.read_bytes()
    except OSError:
        return _refused(_UNREADABLE, 0)
    kind, look = _inspect(data)
    problem = look.problem or _wrong_kind(kind) or _wrong_ending(kind, path)
    picture = _PICTURES[kind](data) if look.problem is None and kind in _PICTURES else None
    return Probe(kind, look.pages, look.problem is None and kind in ENDINGS, look.encrypted, problem, size, picture)


def _refused(problem: Text, size: int) -> Probe:
    return Probe("unknown", None, openable=False, encrypted=False, problem=problem, size=size)


def _too_large(size: int) -> Text:
    megabytes = size // (1024 * 1024)
    return Text(
        f"文件有 {megabytes} MB，太大，未打开；请压缩后再提供",
        f"the file has {megabytes} MB and was not opened; make it smaller",
    )


def _inspect(data: bytes) -> tuple[str, Look]:
    kind = kind_of(data)
    if kind == "zip":
        return inspect_archive(data)
    inspector = _INSPECTORS.get(kind)
    return kind, Look() if inspector is None else inspector(data)


def _wrong_kind(kind: str) -> Text | None:
    """Say that nothing of this kind can be handed in."""
    if kind in ENDINGS:
        return None
    name = NAMES[kind]
    return Text(
        f"内容是{name.zh}，请转换为 PDF、JPG 或 docx", f"the content is {name.en}; turn it into PDF, JPG or docx"
    )


def _wrong_ending(kind: str, path: Path) -> Text | None:
    """Say that the name promises something else than the content."""
    if path.suffix.lower() in ENDINGS[kind]:
        return None
    right, name = ENDINGS[kind][0], NAMES[kind]
    written = f"以“{path.suffix}”结尾" if path.suffix else "没有扩展名"
    return Text(
        f"文件名{written}，内容却是{name.zh}，扩展名应为 {right}",
        f"the name ends in '{path.suffix}' but the content is {name.en}; the ending should be {right}",
    )
