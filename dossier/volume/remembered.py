"""Keep PDF files that LibreOffice has made, up to a size: key -> file, or nothing."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from dossier.cache import cache_directory, read_entry, write_entry

MOST_BYTES = 256 * 1024 * 1024


def remembered(key: str) -> bytes | None:
    """Return what was kept under the key."""
    entry = _entry(key)
    kept = read_entry(entry, key) if entry else None
    if entry and kept is not None:
        with suppress(OSError):
            os.utime(entry)  # so that what is in use is not the next to go
    return kept


def remember(key: str, data: bytes) -> None:
    """Keep a file; what was not used for the longest time goes when there is too much."""
    entry = _entry(key)
    if entry:
        write_entry(entry, key, data)
        _trim(entry.parent)


def _entry(key: str) -> Path | None:
    directory = cache_directory("pdf")
    return directory / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.pdf" if directory else None


def _trim(directory: Path) -> None:
    with suppress(OSError):  # another run may be trimming too
        states = sorted(((file, file.stat()) for file in directory.glob("*.pdf")), key=lambda one: -one[1].st_mtime)
        total = 0
        for file, state in states:
            total += state.st_size
            if total > MOST_BYTES:
                file.unlink()
