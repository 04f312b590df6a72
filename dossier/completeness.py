"""Find what finished documents lack or say wrongly; remembered until one of the inputs changes.

A check has to come to the verdict of a build. Writing all documents for it takes some tenths of a second, so what was
found is kept on disk under a key made of everything it depends on: profile, law, templates, code, province and day.
"""

import pickle
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from dossier import __version__
from dossier.cache import cache_directory, read_entry, stamp, write_entry
from dossier.documents.folder import template_root
from dossier.documents.own.shelves import shelves

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.finding import Finding


def document_findings(case: "Case") -> "tuple[Finding, ...]":
    """Return a finding for each fact a document lacks, and those of the rules about texts."""
    directory = cache_directory("documents")
    if directory is None:
        return _composed(case)
    entry = directory / f"{zlib.crc32(case.cache_place.encode()):08x}.bin"
    key = _key(case)
    stored = _read(read_entry(entry, key))
    if stored is not None:
        return stored
    found = _composed(case)
    write_entry(entry, key, pickle.dumps(found))
    return found


def _composed(case: "Case") -> "tuple[Finding, ...]":
    from dossier.composing import compose_case, composed_findings  # heavy, and only needed when an input has changed

    return composed_findings(case, compose_case(case, draft=True))


def _read(body: bytes | None) -> "tuple[Finding, ...] | None":
    if body is None:
        return None
    try:
        found: tuple[Finding, ...] = pickle.loads(body)
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError, ValueError):
        return None
    return found


def _key(case: "Case") -> str:
    text, places = case.loaded.text.encode(), (*_inputs(), *_own(case))
    state = case.loaded.once(("stamp", places), lambda: stamp(places))  # one look for all provinces
    return (
        f"{__version__} {sys.version} {case.rulebook.province.code} {case.rulebook.province.authority} "
        f"{case.as_of} {case.loaded.source.file} {_answer(case)} "
        f"{len(text)} {zlib.crc32(text)} {zlib.adler32(text)}\n{state}"
    )


def _answer(case: "Case") -> str:
    """Return what a notice and an earlier package add to the profile."""
    said = f"{case.filing} {case.profile.returns!r} {case.amended!r}".encode()
    return f"{zlib.crc32(said)} {zlib.adler32(said)}"


def _own(case: "Case") -> tuple[Path, ...]:
    return tuple(shelf.folder.absolute() for shelf in shelves(case.templates))


def _inputs() -> tuple[Path, ...]:
    """Return the folders of everything that decides what documents say; the law lies in ``rulebook``."""
    package = Path(__file__).parent
    rooms = ("checks", "documents", "facts", "materials", "profile", "rulebook", "values")
    modules = ("composing.py", "case.py", "finding.py", "text.py")
    return (template_root(), *(package / name for name in (*rooms, *modules)))
