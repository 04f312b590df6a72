"""Remember what was found in a file until the file or the code changes: workspace, topic -> JSON by file."""

import json
import zlib
from pathlib import Path
from typing import Any

from dossier import __version__
from dossier.cache import cache_directory, forget_unused, note_use, read_entry, stamp, write_entry

_CODE = Path(__file__).parent


class Memory:
    """What was found in the files of one workspace about one topic, e.g. ``inspections``."""

    def __init__(self, workspace: Path, topic: str) -> None:
        directory = cache_directory(f"evidence-{topic}")
        place = ascii(str(workspace.absolute()))
        self._key = f"{__version__} {place}\n{stamp((_CODE,))}\n"
        self._entry = (
            directory / f"{zlib.crc32(place.encode()):08x}{zlib.adler32(place.encode()):08x}.json"
            if directory
            else None
        )
        body = read_entry(self._entry, self._key) if self._entry else None
        if self._entry and body:
            note_use(self._entry)
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
        forget_unused(self._entry.parent)


def _state(file: Path) -> str:
    """Return size, time of change and identity of a file; empty when it is not there."""
    try:
        found = file.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"
