"""Find documents a person has edited since the last build: a folder of packages -> edited files with their origin."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dossier.errors import InputError, UsageError, reason
from dossier.evidence.place import find_file
from dossier.package.listing import Listing, read_listing
from dossier.package.manifest import NAME
from dossier.package.verify import ASIDE, GENERATED
from dossier.text import Text
from dossier.zipped import BrokenArchive, members


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

    A correction holds only what changed, so the packages it amends are looked into for the others.

    ``about`` holds what the manifests of its packages say: applicant, province, categories.

    Raises:
        UsageError: nobody can tell what was edited in a package, because its manifest is damaged.
        InputError: an edited document cannot be read.
    """
    listed = {folder: _listing(folder) for folder in _packages(out)}
    found = [folder for folder, listing in listed.items() if _is_about(listing, about)]
    edited: list[Edited] = []
    seen: set[str] = set()
    for folder in sorted(found, key=lambda folder: (folder / NAME).stat().st_mtime_ns, reverse=True):
        edited += (one for one in _edited(folder, listed[folder]) if one.material not in seen)
        seen.update(entry.material for entry in listed[folder].entries)
        seen.update(path.stem for path in _aside(folder))
        if "amends" not in listed[folder].about:
            break
    return edited


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
    generated = _generated(folder)
    for entry in listing.entries:
        path = folder / entry.path
        if not entry.template or path.is_symlink() or find_file(folder, entry.path).path is None:
            continue  # what is missing is made anew; what leads elsewhere is refused when the package is written
        data = _read(path)
        digest = hashlib.sha256(data).hexdigest()
        if entry.carried or digest != entry.sha256:
            carried = tuple(dict.fromkeys((digest, *entry.carried)))
            yield Edited(entry.material, path, data, generated.get(entry.material), carried)
    yield from _edited_aside(folder, listing, generated)


def _edited_aside(folder: Path, listing: Listing, generated: Mapping[str, bytes]) -> Iterator[Edited]:
    """Yield the edited documents among those whose signed scan is handed in, or that the authority has already.

    No manifest says what they were; what the build had written does.
    """
    carried = {entry.material: entry.carried for entry in listing.entries if entry.carried}
    for path in _aside(folder):
        data, code = _read(path), path.stem
        digest, base, before = hashlib.sha256(data).hexdigest(), generated.get(code), carried.get(code, ())
        lost_but_known = base is None and not before and digest in _signed(listing)
        if data != base and not lost_but_known:
            yield Edited(code, path, data, base, tuple(dict.fromkeys((digest, *before))))


def _signed(listing: Listing) -> set[object]:
    """Return the digests of the documents whose signed scans are in a package."""
    files = listing.about.get("files")
    return {one.get("unsigned") for one in files} if isinstance(files, list) else set()


def _aside(folder: Path) -> list[Path]:
    """Return the documents kept aside in a package; links, and what lies behind one, are not followed."""
    found = sorted((folder / ASIDE).glob("*.docx"))
    return [path for path in found if not path.name.startswith("~$") and _is_inside(folder, path)]


def _is_inside(folder: Path, path: Path) -> bool:
    return not path.is_symlink() and find_file(folder, str(path.relative_to(folder))).path is not None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise InputError(reason(problem), str(path)) from None


def _generated(folder: Path) -> dict[str, bytes]:
    try:
        return {PurePosixPath(name).stem: data for name, data in members((folder / GENERATED).read_bytes()).items()}
    except (OSError, BrokenArchive):
        return {}
