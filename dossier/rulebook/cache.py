"""Keep the checked law on disk, so that a start reads one file instead of parsing fifty."""

import pickle
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dossier import __version__
from dossier.cache import cache_directory, read_entry, stamp, write_entry
from dossier.rulebook.files import LAW_FOLDER, law_files
from dossier.rulebook.model import Law

if TYPE_CHECKING:
    from dossier.rulebook.advice import AdviceTable
    from dossier.rulebook.portal import Portal

_Content = TypeVar("_Content")
_HELD: dict[Path, tuple[str, object]] = {}
"""Cache entry → its key and content: the law is immutable, and many cases of one process share it."""


def open_law(folder: Path = LAW_FOLDER) -> Law:
    """Return the law of ``folder``, from the cache when it was made from exactly these files.

    Raises:
        RulebookError: the files had to be read and one of them is wrong.
    """
    return _opened(folder, "", Law, lambda: _rebuilt(folder))


def open_advice(folder: Path = LAW_FOLDER) -> "AdviceTable":
    """Return the advice table of ``folder``; it is kept apart, so that a check does not load it.

    Raises:
        RulebookError: the table had to be read and is wrong.
    """
    from dossier.rulebook.advice import AdviceTable

    def rebuilt() -> AdviceTable:
        from dossier.rulebook.reading.advice import load_advice

        return load_advice(folder)

    return _opened(folder, "-advice", AdviceTable, rebuilt)


def open_portal(folder: Path = LAW_FOLDER) -> "Portal":
    """Return the forms of the online application of ``folder``; kept apart like the advice table.

    Raises:
        RulebookError: the forms had to be read and are wrong.
    """
    from dossier.rulebook.portal import Portal

    def rebuilt() -> Portal:
        from dossier.rulebook.reading.portal import load_portal

        return load_portal(folder)

    return _opened(folder, "-portal", Portal, rebuilt)


def _opened(folder: Path, part: str, kind: type[_Content], rebuilt: Callable[[], _Content]) -> _Content:
    """Return a part of the law from its cache entry, or rebuilt and stored."""
    directory = cache_directory("law")
    if directory is None:
        return rebuilt()
    entry = directory / f"{zlib.crc32(str(folder).encode()):08x}{part}.bin"
    key = f"{__version__} {sys.version}\n{stamp((folder, *_code_files()))}"
    held, content = _HELD.get(entry, ("", None))
    if held == key and isinstance(content, kind):
        return content
    opened = _unpickled(read_entry(entry, key), kind) or _stored(entry, key, rebuilt())
    _HELD[entry] = key, opened
    return opened


def _rebuilt(folder: Path) -> Law:
    from dossier.rulebook.load import (
        load_law,  # here, so that a warm start loads no reader
    )

    return load_law(folder)


def _stored(entry: Path, key: str, law: _Content) -> _Content:
    write_entry(entry, key, pickle.dumps(law, protocol=5))
    return law


def content_key(folder: Path) -> str:
    """Return a name for the tool version and the exact content of the law files, for manifests."""
    import hashlib  # here, because checking needs no OpenSSL

    digest = hashlib.sha256(__version__.encode())
    for path in law_files(folder):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _code_files() -> Iterable[Path]:
    """Return the modules that decide how a stored law looks."""
    here = Path(__file__).parent
    names = ("advice.py", "model.py", "portal.py", "provision.py", "vocabulary.py")
    return tuple(here / name for name in names)


def _unpickled(body: bytes | None, kind: type[_Content]) -> _Content | None:
    """Return the law in ``body``, which is our own work; None when its classes have changed since."""
    if body is None:
        return None
    try:
        law = pickle.loads(body)
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError):
        return None
    return law if isinstance(law, kind) else None
