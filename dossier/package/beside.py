"""Find what lies open beside a locked package: its folder -> a line for each zip of the same application without a lock."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from dossier.package.listing import Listing, read_listing
from dossier.package.manifest import NAME
from dossier.text import Text
from dossier.zipped import LARGEST

_SAME = ("applicant", "province", "categories")
"""What the manifests of one application have in common."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def open_archives(folder: Path) -> tuple[Text, ...]:
    """Return a line for each zip beside ``folder`` that anybody can open and that is about the same application.

    It is a package of its own, a draft for instance, so it is named and not removed.
    """
    ours = read_listing((folder / NAME).read_bytes())
    if ours is None:
        return ()
    return tuple(
        Text(
            f"旁边还有同一申请的未加密压缩包：{path.name}，请勿误发；不再需要的请删除",
            f"beside it lies {path.name}, a zip of the same application that is not locked; do not send it by mistake",
        )
        for path, theirs in _packages(folder.parent)
        if all(theirs.about.get(key) == ours.about.get(key) for key in _SAME)
    )


def _packages(out: Path) -> Iterator[tuple[Path, Listing]]:
    for path in sorted(out.glob("*.zip")):
        listing = _listing(path) if path.is_file() else None
        if listing is not None:
            yield path, listing


def _listing(path: Path) -> Listing | None:
    """Return what a zip says of itself; None for what is locked or no package."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = next((one for one in archive.infolist() if _is_manifest(one.filename)), None)
            if found is None:
                return None
            with archive.open(found) as stream:
                return read_listing(stream.read(LARGEST))
    except _UNREADABLE:
        return None


def _is_manifest(name: str) -> bool:
    pure = PurePosixPath(name)
    return pure.name == NAME and len(pure.parts) <= 2
