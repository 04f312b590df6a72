"""Compare a package, folder or zip, with its manifest: missing, changed and extra files."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from dossier.errors import InputError
from dossier.package.manifest import NAME, SCHEMA
from dossier.text import Text

GENERATED = ".dossier/generated.zip"
"""Place in a folder of the documents as they were generated, by material code; it is no part of the submission."""

_LOCKS = ("~$", ".~lock.")
"""How the names of files begin that Word and LibreOffice keep beside an open document."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What is in a package against what its manifest says."""

    name: str
    status: str
    """``draft`` or ``final``."""
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def intact(self) -> bool:
        """Whether every listed file is there unchanged, and nothing else."""
        return not (self.missing or self.changed or self.extra)


def verify(path: Path) -> Verification:
    """Check a package without its profile.

    Raises:
        InputError: not a package, or its manifest cannot be read.
    """
    files = _folder(path) if path.is_dir() else _zip(path)
    listed = _manifest(files, path)
    entries = {entry["path"]: entry["sha256"] for entry in listed["files"]}
    found = {name: digest for name, digest in files.digests.items() if name != NAME}
    return Verification(
        files.name,
        listed["status"],
        tuple(sorted(entries.keys() - found.keys())),
        tuple(sorted(name for name in entries.keys() & found.keys() if entries[name] != found[name])),
        tuple(sorted(found.keys() - entries.keys())),
    )


@dataclass(frozen=True, slots=True)
class _Files:
    name: str
    digests: Mapping[str, str]
    manifest: bytes | None


def _folder(path: Path) -> _Files:
    digests = {}
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if (file.is_file() or file.is_symlink()) and name != GENERATED and not file.name.startswith(_LOCKS):
            digests[name] = _digest_of(file)
    manifest = path / NAME
    return _Files(path.name, digests, manifest.read_bytes() if manifest.is_file() else None)


def _digest_of(file: Path) -> str:
    """A link is never followed: its target is not part of the package."""
    if file.is_symlink():
        return "symbolic link"
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _zip(path: Path) -> _Files:
    try:
        with zipfile.ZipFile(path) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except FileNotFoundError:
        raise InputError(Text("找不到文件", "no such file"), str(path), _HINT) from None
    except (zipfile.BadZipFile, OSError, RuntimeError):
        raise InputError(Text("不是完好的 zip 文件", "not an intact zip file"), str(path), _HINT) from None
    roots = {PurePosixPath(name).parts[0] for name in members}
    root = roots.pop() if len(roots) == 1 else ""
    inside = {name.removeprefix(f"{root}/"): data for name, data in members.items()}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in inside.items()}
    return _Files(root or path.stem, digests, inside.get(NAME))


_HINT = Text("请给出 dossier build 生成的文件夹或 zip", "give a folder or zip made by dossier build")


def _manifest(files: _Files, path: Path) -> dict[str, Any]:
    if files.manifest is None:
        raise InputError(Text("没有 manifest.json", "there is no manifest.json"), str(path), _HINT)
    try:
        content = json.loads(files.manifest)
        entries = content["files"]
        usable = content["schema"] == SCHEMA and all({"path", "sha256"} <= entry.keys() for entry in entries)
    except (ValueError, KeyError, TypeError, AttributeError):
        usable = False
    if not usable:
        raise InputError(
            Text("manifest.json 无法识别", "manifest.json cannot be understood"), str(path),
            Text("清单已被改动，或由更新的版本生成", "it was changed, or made by a newer version"),
        )  # fmt: skip
    return dict(content)
