"""Keep the checked law on disk, so that a start reads one file instead of parsing fifty."""

import pickle
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

from dossier import __version__
from dossier.cache import cache_directory, read_entry, stamp, write_entry
from dossier.rulebook.files import LAW_FOLDER, law_files
from dossier.rulebook.model import Law


def open_law(folder: Path = LAW_FOLDER) -> Law:
    """Return the law of ``folder``, from the cache when it was made from exactly these files.

    Raises:
        RulebookError: the files had to be read and one of them is wrong.
    """
    directory = cache_directory("law")
    if directory is None:
        return _rebuilt(folder)
    entry = directory / f"{zlib.crc32(str(folder).encode()):08x}.bin"
    key = f"{__version__} {sys.version}\n{stamp((*law_files(folder), *_code_files()))}"
    return _unpickled(read_entry(entry, key)) or _stored(entry, key, _rebuilt(folder))


def _rebuilt(folder: Path) -> Law:
    from dossier.rulebook.load import (
        load_law,  # here, so that a warm start loads no reader
    )

    return load_law(folder)


def _stored(entry: Path, key: str, law: Law) -> Law:
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
    return (here / "model.py", here / "provision.py", here / "vocabulary.py")


def _unpickled(body: bytes | None) -> Law | None:
    """Return the law in ``body``, which is our own work; None when its classes have changed since."""
    if body is None:
        return None
    try:
        law = pickle.loads(body)
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError):
        return None
    return law if isinstance(law, Law) else None
