"""Read the list of a package: manifest.json -> its files with what became of them, or nothing where it cannot be trusted."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from dossier.package.manifest import SCHEMA


class Entry(NamedTuple):
    """One file of a package."""

    path: str
    sha256: str
    material: str
    template: str
    """Empty for what no template made."""
    carried: tuple[str, ...]
    """Digests of the edited files whose changes it holds."""


class Listing(NamedTuple):
    """What a package says of itself."""

    status: str
    about: Mapping[str, object]
    """Everything it says, applicant and province among it."""
    entries: tuple[Entry, ...]


def read_listing(data: bytes) -> Listing | None:
    """Return the listing; None where it is torn, made by a newer version, or names files outside the package."""
    try:
        content = json.loads(data)
        entries = tuple(_entry(one) for one in content["files"])
        sound = content["schema"] == SCHEMA and all(_is_sound(one) for one in entries)
        return Listing(str(content["status"]), content, entries) if sound else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _entry(one: Mapping[str, Any]) -> Entry:
    return Entry(
        one["path"], one["sha256"], one.get("material", ""), one.get("template", ""), tuple(one.get("carried", ()))
    )


def _is_sound(entry: Entry) -> bool:
    if not all(type(text) is str for text in (*entry[:4], *entry.carried)):
        return False
    pure = PurePosixPath(entry.path)
    return not pure.is_absolute() and ".." not in pure.parts and "\0" not in entry.path
