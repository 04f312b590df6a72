"""Put a new folder and its zip in the place of the old ones: both or neither, also after a kill at any moment."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

NEW, OLD = "new", "old"
"""Places in the folder aside: what is to stand, and what stood."""


def exchange(out: Path, aside: Path, name: str, archive: str, outdated: Iterable[str]) -> None:
    """Move folder ``name`` and zip ``archive`` from ``aside/new`` to ``out``; what stood there goes to ``aside/old``.

    ``outdated`` are zips of the old package that have other names. The folder cannot be renamed over a full one, so
    the old one steps aside first. From the moment the new folder is moved the exchange counts as done, and
    ``settle`` finishes it; before that, ``settle`` takes it back.

    Raises:
        OSError: something cannot be moved; ``settle`` has to be called whatever happened.
    """
    new, old = aside / NEW, aside / OLD
    if (out / archive).is_dir():
        raise IsADirectoryError(21, "is a directory", str(out / archive))
    old.mkdir()
    for one in outdated:
        if (out / one).is_file():
            os.rename(out / one, old / one)
    if (out / name).exists():
        os.rename(out / name, old / name)
    os.rename(new / name, out / name)
    try:
        os.replace(new / archive, out / archive)
    except OSError:
        os.rename(out / name, new / name)
        raise


def settle(out: Path, aside: Path) -> None:
    """Finish an exchange that was broken off, or take it back; then ``aside`` goes.

    Raises:
        OSError: something cannot be moved; it stays in ``aside``.
    """
    new, old = aside / NEW, aside / OLD
    waiting = list(new.iterdir()) if new.is_dir() else []
    if not new.is_dir() or any(one.is_dir() for one in waiting):
        _take_back(out, old)
        for zipped in (one for one in waiting if not one.is_dir()):
            zipped.unlink()  # without its folder beside it, it would look like the end of an exchange
    else:
        for zipped in waiting:
            os.replace(zipped, out / zipped.name)
    shutil.rmtree(old, ignore_errors=True)  # before the rest, which tells how far the exchange is
    shutil.rmtree(aside, ignore_errors=True)


def _take_back(out: Path, old: Path) -> None:
    for one in old.glob("*"):
        if not (out / one.name).exists():
            os.rename(one, out / one.name)
