"""Inspect one file, in the process made for it: path -> what the file is, as JSON."""

from pathlib import Path
from typing import Any

from dossier.evidence.inspect import problems
from dossier.evidence.inspect.carry import to_json
from dossier.evidence.inspection import Inspection
from dossier.evidence.signatures import ENDINGS, NAMES, kind_of
from dossier.text import Text

LARGEST_FILE = 128 * 1024 * 1024
"""Bytes up to which a file is opened; a larger one is far beyond every limit for uploads."""
_HEAD = 4096


def inspect_file(path: str) -> dict[str, Any]:
    """Look into an ordinary file."""
    return to_json(_inspected(Path(path)))


def _inspected(path: Path) -> Inspection:
    try:
        size = path.stat().st_size
        if size == 0 or size > LARGEST_FILE:
            return Inspection("unknown", size, problems.EMPTY if size == 0 else problems.too_large(size))
        with path.open("rb") as file:
            kind = kind_of(file.read(_HEAD))
        found = _look(path, kind, size)
    except OSError:
        return Inspection("unknown", 0, problems.UNREADABLE)
    return found._replace(problem=found.problem or _wrong_kind(found.kind) or _wrong_ending(found.kind, path))


def _look(path: Path, kind: str, size: int) -> Inspection:
    """Look with what is needed for a kind; the libraries are loaded by the first file that needs them."""
    if kind == "pdf":
        from dossier.evidence.inspect.pdf import inspect_pdf

        return inspect_pdf(path, size)
    if kind in ("png", "jpeg", "gif"):
        from dossier.evidence.inspect.picture_file import inspect_picture

        return inspect_picture(path, kind, size)
    if kind in ("zip", "office97"):
        from dossier.evidence.inspect.office import inspect_archive, inspect_office97

        return inspect_archive(path, size) if kind == "zip" else inspect_office97(path, size)
    return Inspection(kind, size)


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
