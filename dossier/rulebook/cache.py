"""Keep the checked law on disk, so that a start reads one file instead of parsing fifty."""

import hashlib
import io
import os
import pickle
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from dossier import __version__
from dossier.cache import cache_directory
from dossier.rulebook.files import LAW_FOLDER, law_files
from dossier.rulebook.model import Law

_MAGIC = b"dossier-law-1\n"


def open_law(folder: Path = LAW_FOLDER) -> Law:
    """Return the law of ``folder``, from the cache when it holds exactly these files.

    Raises:
        RulebookError: the files had to be read and one of them is wrong.
    """
    directory = cache_directory("law")
    if directory is None:
        return _rebuilt(folder)
    entry = directory / f"{content_key(folder)}.bin"
    return _stored(entry) or _store(entry, _rebuilt(folder))


def _rebuilt(folder: Path) -> Law:
    from dossier.rulebook.load import (
        load_law,  # here, so that a warm start loads no reader
    )

    return load_law(folder)


def content_key(folder: Path) -> str:
    """Return a name for the tool version and the exact content of the law files."""
    digest = hashlib.sha256(__version__.encode())
    for path in (*_code_files(), *law_files(folder)):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _code_files() -> Iterable[Path]:
    """Return the modules that decide how a stored law looks."""
    here = Path(__file__).parent
    return (here / "model.py", here / "provision.py", here / "vocabulary.py")


def _stored(entry: Path) -> Law | None:
    """Return the stored law, or None for anything missing, torn or foreign."""
    try:
        content = entry.read_bytes()
    except OSError:
        return None
    head, body = content[: len(_MAGIC) + 32], content[len(_MAGIC) + 32 :]
    if head != _MAGIC + hashlib.sha256(body).digest():
        return None
    return _unpickled(body)


def _unpickled(body: bytes) -> Law | None:
    """Return the law in ``body``; the folder is private and the hash was right, so it is our own work."""
    try:
        law = pickle.loads(body)
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError):
        return None
    return law if isinstance(law, Law) else None


def _store(entry: Path, law: Law) -> Law:
    """Write the law whole or not at all, and return it; a full disk is no reason to stop."""
    body = _pickled(law)
    try:
        _write_whole(entry, _MAGIC + hashlib.sha256(body).digest() + body)
    except OSError:
        return law
    return law


def _pickled(law: Law) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, protocol=5).dump(law)
    return stream.getvalue()


class _Pickler(pickle.Pickler):
    """Store a dataclass as a call of its constructor, which is read twice as fast as the default state."""

    def reducer_override(self, value: object) -> Any:
        """Return the constructor call for a dataclass; anything else is stored as usual."""
        if isinstance(value, type) or not is_dataclass(value):
            return NotImplemented
        return type(value), tuple(getattr(value, field.name) for field in fields(value))


def _write_whole(entry: Path, content: bytes) -> None:
    import tempfile  # here, because a warm start writes nothing

    handle, name = tempfile.mkstemp(dir=entry.parent, prefix=".law-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.replace(name, entry)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
