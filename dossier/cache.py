"""Find the private directory in which compiled templates and law files may be kept."""

import os
from pathlib import Path

_VARIABLE = "DOSSIER_CACHE"


def cache_directory(name: str) -> Path | None:
    """Return a directory only this user can read, or None when none can be made.

    ``DOSSIER_CACHE`` names the parent directory; an empty value switches the cache off.
    The mode is 0700 because the entries are compiled code, which must not come from others.
    """
    configured = os.environ.get(_VARIABLE)
    if configured == "":
        return None
    parent = Path(configured) if configured else _default_parent()
    directory = parent / name
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return directory if _is_private(directory) else None


def _default_parent() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "dossier"


def _is_private(directory: Path) -> bool:
    """Whether the directory belongs to this user and nobody else may write into it."""
    status = directory.stat()
    owner = getattr(os, "getuid", lambda: status.st_uid)()
    return status.st_uid == owner and not status.st_mode & 0o022 and os.access(directory, os.W_OK)
