"""Find documents a person has edited since the last build: a folder of packages -> edited files with their origin."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from dossier.package.verify import GENERATED

_MANIFEST = "manifest.json"


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

    ``about`` holds what the manifests of its packages say: applicant, province, categories.
    """
    found = [folder for folder in _packages(out) if _is_about(folder, about)]
    if not found:
        return []
    return list(_edited(max(found, key=lambda folder: (folder / _MANIFEST).stat().st_mtime_ns)))


def _packages(out: Path) -> list[Path]:
    return sorted(path.parent for path in out.glob(f"*/{_MANIFEST}")) if out.is_dir() else []


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / _MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _is_about(folder: Path, about: Mapping[str, object]) -> bool:
    content = _manifest(folder)
    return all(content.get(key) == value for key, value in about.items())


def _edited(folder: Path) -> Iterator[Edited]:
    generated = _generated(folder)
    for entry in _manifest(folder).get("files", ()):
        code, path = entry.get("material", ""), folder / str(entry["path"])
        if not entry.get("template") or not path.is_file():
            continue
        data = path.read_bytes()
        digest, before = hashlib.sha256(data).hexdigest(), tuple(entry.get("carried", ()))
        if before or digest != entry["sha256"]:
            yield Edited(code, path, data, generated.get(code), tuple(dict.fromkeys((digest, *before))))


def _generated(folder: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(folder / GENERATED) as archive:
            return {PurePosixPath(name).stem: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile):
        return {}
