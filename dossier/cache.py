"""Keep derived data in a private directory: compiled templates, checked law, the built profile schema."""

import os
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_VARIABLE = "DOSSIER_CACHE"
_DAY = 24 * 3600
DAYS_KEPT = 90
"""Days after which what nobody has used is forgotten: the workspace it came from has probably gone."""
DAYS_PERSONAL = 30
"""The same for what was read in papers, because it names people."""
_TIDIED = ".tidied"
"""File whose time says when a folder was last gone through."""


def cache_directory(name: str) -> Path | None:
    """Return a directory only this user can read, or None when none can be made.

    ``DOSSIER_CACHE`` names the parent directory; an empty value switches the cache off.
    The mode is 0700, of every folder made on the way too: the entries are compiled code, which must not come from
    others, and what was read in papers, which others must not see. A folder of ours that others can read is closed
    to them; one that others can write is not used.
    """
    configured = os.environ.get(_VARIABLE)
    if configured == "":
        return None
    parent = Path(configured) if configured else _default_parent()
    directory, above = parent / name, parent if configured else parent.parent
    try:
        _make_private(directory)
        return directory if _is_private(directory) and _closed(directory, above) else None
    except OSError:
        return None


def _make_private(directory: Path) -> None:
    """Make a folder and those above it that are missing; ``mkdir`` alone leaves the latter open to others."""
    if not directory.is_dir():
        _make_private(directory.parent)
        directory.mkdir(mode=0o700, exist_ok=True)


def _closed(directory: Path, above: Path) -> bool:
    """Take from others the right to look into a folder and those that hold it, below one that may be shared."""
    while directory != above:
        if directory.stat().st_mode & 0o077:
            directory.chmod(0o700)
        directory = directory.parent
    return True


def _default_parent() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "dossier"


def _is_private(directory: Path) -> bool:
    """Whether the directory belongs to this user and nobody else may write into it."""
    status = directory.stat()
    owner = getattr(os, "getuid", lambda: status.st_uid)()
    return status.st_uid == owner and not status.st_mode & 0o022 and os.access(directory, os.W_OK)


def stamp(places: Iterable[Path]) -> str:
    """Return a text that changes when one of the files does: name, size and time of each, as Python does for .pyc.

    A folder stands for all ``.docx``, ``.md``, ``.py`` and ``.yaml`` files below it.
    """
    return "\n".join(line for place in places for line in _states(str(place)))


def _states(place: str) -> Iterator[str]:
    """Yield a line for each file; ``scandir``, because a check does this for hundreds of files at every start."""
    if not os.path.isdir(place):
        yield _state(place, os.stat(place))
        return
    with os.scandir(place) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith((".docx", ".md", ".py", ".yaml")):
            broken = entry.is_symlink() and not os.path.exists(entry.path)  # whoever reads it says so
            yield _state(entry.path, entry.stat(follow_symlinks=not broken))
        elif entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
            yield from _states(entry.path)


def _state(path: str, found: os.stat_result) -> str:
    return f"{path} {found.st_size} {found.st_mtime_ns}"


def read_entry(entry: Path, key: str) -> bytes | None:
    """Return what ``write_entry`` stored under the same key; None for anything missing, torn or foreign.

    The checksum finds torn files; against forgery stands the private directory.
    """
    try:
        content = entry.read_bytes()
    except OSError:
        return None
    size = len(_head(key, b""))
    head, body = content[:size], content[size:]
    return body if head == _head(key, body) else None


def write_entry(entry: Path, key: str, body: bytes) -> None:
    """Store ``body`` whole or not at all; a full disk is no reason to stop."""
    import tempfile  # here, because a warm start writes nothing

    try:
        handle, name = tempfile.mkstemp(dir=entry.parent, prefix=".new-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(_head(key, body) + body)
        os.replace(name, entry)
    except OSError:
        return


def note_use(entry: Path) -> None:
    """Give a file or folder that is in use the time of today, so that ``forget_unused`` keeps it."""
    with suppress(OSError):
        if time.time() - entry.stat().st_mtime > _DAY:
            os.utime(entry)


def forget_unused(directory: Path, days: int = DAYS_KEPT) -> None:
    """Remove the files and folders that have not been used for so many days; looks once a day, and never complains."""
    mark = directory / _TIDIED
    with suppress(OSError):
        if mark.exists() and _age(mark.stat()) < _DAY:
            return
        mark.touch()
        with os.scandir(directory) as entries:
            unused = [one for one in entries if _age(one.stat(follow_symlinks=False)) > days * _DAY]
        for one in unused:
            _remove(one)


def _age(found: os.stat_result) -> float:
    return time.time() - found.st_mtime


def _remove(entry: "os.DirEntry[str]") -> None:
    if entry.is_dir(follow_symlinks=False):
        import shutil  # here, because this hardly ever happens

        shutil.rmtree(entry.path, ignore_errors=True)
    else:
        os.unlink(entry.path)


def _head(key: str, body: bytes) -> bytes:
    return key.encode("utf-8", "surrogateescape") + zlib.crc32(body).to_bytes(4, "big")
