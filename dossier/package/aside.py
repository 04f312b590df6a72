"""Find documents kept aside in a package that a person has edited: folder and its listing -> files with their origin."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dossier.evidence.place import find_file
from dossier.package.listing import Listing
from dossier.package.verify import ASIDE, GENERATED
from dossier.zipped import BrokenArchive, members


class AsideDocument(NamedTuple):
    """One document that is not handed in as it is, and holds what a person wrote."""

    material: str
    path: Path
    data: bytes
    generated: bytes | None
    """What the build had written; None where that is lost."""

    @property
    def sha256(self) -> str:
        """Hexadecimal digest of the file."""
        return hashlib.sha256(self.data).hexdigest()


def edited_aside(folder: Path, listing: Listing, generated: Mapping[str, bytes]) -> Iterator[AsideDocument]:
    """Yield the documents aside that hold edits, of this package or carried over from an earlier one.

    No manifest says what they were; what the build had written does. Links, and what lies behind one, are not followed.

    Raises:
        OSError: a document cannot be read.
    """
    signed = _signed(listing)
    for path in sorted((folder / ASIDE).glob("*.docx")):
        if path.name.startswith("~$") or not _is_inside(folder, path):
            continue
        data = path.read_bytes()
        found = AsideDocument(path.stem, path, data, generated.get(path.stem))
        carried = any(entry.material == found.material and entry.carried for entry in listing.entries)
        lost_but_known = found.generated is None and not carried and found.sha256 in signed
        if data != found.generated and not lost_but_known:
            yield found


def generated_documents(folder: Path) -> dict[str, bytes]:
    """Return by material the documents of a package as the build had written them; nothing where that is lost."""
    try:
        return {PurePosixPath(name).stem: data for name, data in members((folder / GENERATED).read_bytes()).items()}
    except (OSError, BrokenArchive):
        return {}


def _signed(listing: Listing) -> set[object]:
    """Return the digests of the documents whose signed scans are in a package."""
    files = listing.about.get("files")
    return {one.get("unsigned") for one in files} if isinstance(files, list) else set()


def _is_inside(folder: Path, path: Path) -> bool:
    return not path.is_symlink() and find_file(folder, str(path.relative_to(folder))).path is not None
