"""Find documents a person has edited since the last build: a folder of packages -> edited files with their origin."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.errors import InputError, UsageError, reason
from dossier.evidence.place import find_file
from dossier.package.aside import edited_aside, generated_documents
from dossier.package.listing import Listing, read_listing
from dossier.package.manifest import NAME
from dossier.package.verify import GENERATED
from dossier.text import Text


@dataclass(frozen=True, slots=True)
class Edited:
    """One generated document that was changed by hand."""

    material: str
    path: Path
    data: bytes
    generated: bytes | None
    """What the build had written; None where that is lost."""
    carried: tuple[str, ...]
    """Digest of the file, and of the edited files it was made from."""


def edited_documents(out: Path, about: Mapping[str, object]) -> list[Edited]:
    """Return the edited documents of the package below ``out`` that was built last for the same application.

    Documents that are not handed in as they are, because they are signed or the authority has them already, are kept
    aside in that package.

    ``about`` holds what the manifests of its packages say: applicant, province, categories.

    Raises:
        UsageError: nobody can tell what was edited in a package, because its manifest is damaged.
        InputError: an edited document cannot be read.
    """
    listed = {folder: _listing(folder) for folder in _packages(out)}
    found = [folder for folder, listing in listed.items() if _is_about(listing, about)]
    last = max(found, key=lambda folder: (folder / NAME).stat().st_mtime_ns, default=None)
    if last is None:
        return []
    try:
        return list(_edited(last, listed[last]))
    except OSError as problem:
        raise InputError(reason(problem), str(problem.filename or last)) from None


def _packages(out: Path) -> list[Path]:
    """Return the folders of packages; any other folder with a manifest of its own is none of our business."""
    found = sorted(path.parent for path in out.glob(f"*/{NAME}")) if out.is_dir() else []
    return [folder for folder in found if (folder / GENERATED).parent.is_dir()]


def _listing(folder: Path) -> Listing:
    try:
        listing = read_listing((folder / NAME).read_bytes())
    except OSError as problem:
        raise InputError(reason(problem), str(folder / NAME)) from None
    if listing is None:
        raise UsageError(
            Text(f"{NAME} 已损坏，无法知道哪些文件经人工修改", f"{NAME} is damaged: nobody can tell what was edited"),
            str(folder),
            Text("移走该文件夹，或换一个 -o 目录", "move that folder away, or choose another -o folder"),
        )  # fmt: skip
    return listing


def _is_about(listing: Listing, about: Mapping[str, object]) -> bool:
    return all(listing.about.get(key) == value for key, value in about.items())


def _edited(folder: Path, listing: Listing) -> Iterator[Edited]:
    generated = generated_documents(folder)
    for entry in listing.entries:
        path = folder / entry.path
        if not entry.template or path.is_symlink() or find_file(folder, entry.path).path is None:
            continue  # what is missing is made anew; what leads elsewhere is refused when the package is written
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if entry.carried or digest != entry.sha256:
            carried = tuple(dict.fromkeys((digest, *entry.carried)))
            yield Edited(entry.material, path, data, generated.get(entry.material), carried)
    before = {entry.material: entry.carried for entry in listing.entries if entry.carried}
    for one in edited_aside(folder, listing, generated):
        carried = tuple(dict.fromkeys((one.sha256, *before.get(one.material, ()))))
        yield Edited(one.material, one.path, one.data, one.generated, carried)
