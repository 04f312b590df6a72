"""Remember what was found in a file until the file or the code changes: workspace, topic -> JSON by file."""

import json
import os
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from dossier import __version__
from dossier.cache import cache_directory, read_entry, stamp, write_entry

_CODE = Path(__file__).parent
_DAY = 24 * 3600
_KEPT = 90 * _DAY
"""Seconds after which what nobody has used is forgotten: its workspace has probably gone."""
_TIDIED = ".tidied"
"""File whose time says when a folder was last gone through."""


class Memory:
    """What was found in the files of one workspace about one topic, e.g. ``inspections``."""

    def __init__(self, workspace: Path, topic: str) -> None:
        directory = cache_directory(f"evidence-{topic}")
        place = ascii(str(workspace.absolute()))
        self._key = f"{__version__} {place}\n{stamp((_CODE,))}\n"
        self._entry = directory / f"{sha256(place.encode()).hexdigest()[:16]}.json" if directory else None
        body = read_entry(self._entry, self._key) if self._entry else None
        if self._entry and body:
            _note_use(self._entry)
        self._known: dict[str, tuple[str, Any]] = json.loads(body) if body else {}
        self._changed = False

    def get(self, file: Path) -> Any:
        """Return what ``put`` was given for the file as it is now; None when there is nothing, or it has changed."""
        state, found = self._known.get(ascii(str(file)), ("", None))
        return found if state == _state(file) else None

    def put(self, file: Path, found: Any) -> None:
        """Remember what JSON can carry about a file."""
        self._known[ascii(str(file))] = (_state(file), found)
        self._changed = True

    def save(self) -> None:
        """Write to disk what is new; files that are gone are forgotten."""
        if self._entry is None or not self._changed:
            return
        known = {name: item for name, item in self._known.items() if item[0]}
        write_entry(self._entry, self._key, json.dumps(known, ensure_ascii=False).encode())
        self._changed = False
        _tidy(self._entry.parent)


def _note_use(entry: Path) -> None:
    """Give a file that is used today's time, once a day."""
    with suppress(OSError):
        if time.time() - entry.stat().st_mtime > _DAY:
            os.utime(entry)


def _tidy(directory: Path) -> None:
    """Once a day, remove what has not been used for long; of what cannot be removed nothing is said."""
    now, mark = time.time(), directory / _TIDIED
    with suppress(OSError):
        if mark.exists() and now - mark.stat().st_mtime < _DAY:
            return
        mark.touch()
        with os.scandir(directory) as entries:
            for one in entries:
                if one.is_file(follow_symlinks=False) and now - one.stat(follow_symlinks=False).st_mtime > _KEPT:
                    os.unlink(one.path)


def _state(file: Path) -> str:
    """Return size, time of change and identity of a file; empty when it is not there."""
    try:
        found = file.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"
