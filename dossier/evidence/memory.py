"""Remember what was found in a file until the file or the code changes: workspace, topic -> JSON by file."""

import json
import os
import sys
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from dossier import __version__
from dossier.cache import DAYS_PERSONAL, cache_directory, forget_unused, note_use, read_entry, stamp, write_entry

_CODE = (Path(__file__).parent, Path(__file__).parents[1] / "values")
_LIBRARIES = ("onnxruntime-", "pikepdf-", "pillow-", "pypdf-", "rapidocr-")
"""How the folders begin in which an installer notes the versions of what reads files."""


class Memory:
    """What was found in the files of one workspace about one topic, e.g. ``inspections``."""

    def __init__(self, workspace: Path, topic: str) -> None:
        directory = cache_directory(f"evidence-{topic}")
        place = ascii(str(workspace.absolute()))
        self._key = f"{__version__} {place}\n{_readers()}\n"
        self._entry = (
            directory / f"{zlib.crc32(place.encode()):08x}{zlib.adler32(place.encode()):08x}.json"
            if directory
            else None
        )
        body = read_entry(self._entry, self._key) if self._entry else None
        if self._entry and body:
            note_use(self._entry)
        if directory:
            forget_unused(directory, DAYS_PERSONAL)
        self._known: dict[str, tuple[str, Any]] = json.loads(body) if body else {}
        self._asked: dict[str, str] = {}
        """States of the files that somebody was about to look into."""
        self._changed = False

    def get(self, file: Path) -> Any:
        """Return what ``put`` was given for the file as it is now; None when there is nothing, or it has changed."""
        name, now = ascii(str(file)), _state(file)
        self._asked[name] = now
        state, found = self._known.get(name, ("", None))
        return found if state == now else None

    def put(self, file: Path, found: Any) -> None:
        """Remember what JSON can carry about a file, if it is as it was when ``get`` was last asked about it.

        Of a file that was replaced while somebody looked into it, nobody knows which of the two was seen.
        """
        name, now = ascii(str(file)), _state(file)
        if now and self._asked.get(name) == now:
            self._known[name] = (now, found)
            self._changed = True

    def save(self) -> None:
        """Write to disk what is new; files that are gone are forgotten."""
        if self._entry is None or not self._changed:
            return
        known = {name: item for name, item in self._known.items() if os.path.exists(_path(name))}
        write_entry(self._entry, self._key, json.dumps(known, ensure_ascii=False).encode())
        self._changed = False


def _path(name: str) -> str:
    """Return the path that ``ascii`` has written."""
    from ast import literal_eval  # here, because a check of known files writes nothing

    return str(literal_eval(name))


@cache
def _readers() -> str:
    """Return a text that changes when the code or a library does that looks into files; once for all topics."""
    return f"{stamp(_CODE)}\n{_versions()}"


def _versions() -> str:
    """Return name and version of the libraries that read files, from a list of names: asking each takes too long."""
    places = [
        place for place in sys.path if place.endswith(("site-packages", "dist-packages")) and os.path.isdir(place)
    ]
    names = sorted(name for place in places for name in os.listdir(place) if name.lower().startswith(_LIBRARIES))
    return " ".join(name for name in names if name.endswith("-info"))


def _state(file: Path) -> str:
    """Return size, identity, and the times of change of content and entry of a file; empty when it is not there.

    The second time is the system's own: a program that gives a file an older date cannot set it.
    """
    try:
        found = file.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
