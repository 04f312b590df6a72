"""Compare a package, folder or zip, with its manifest: missing, changed and extra files."""

import hashlib
import io
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dossier.errors import InputError, reason
from dossier.package.encrypted import open_encrypted
from dossier.package.listing import Listing, read_listing
from dossier.package.manifest import NAME
from dossier.text import Text
from dossier.zipped import LARGEST, MOST

HIDDEN = ".dossier/"
"""Folder inside a package for what is no part of the submission."""
GENERATED = f"{HIDDEN}generated.zip"
"""Place in a folder of the documents as they were generated, by material code; it is no part of the submission."""
ASIDE = f"{HIDDEN}aside/"
"""Place in a folder of the documents that are not handed in as they are: signed since, or known to the authority."""

_LOCKS = ("~$", ".~lock.")
"""How the names of files begin that Word and LibreOffice keep beside an open document."""
_PIECE = 1 << 20
_LEAST_ROOM, _TIMES = 4 * LARGEST, 20
"""What a zip may unpack to: so many bytes, or so many times its own size; what is in a package hardly shrinks."""


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


def verify(path: Path, password: str | None = None) -> Verification:
    """Check a package without its profile; ``password`` opens a locked one.

    Raises:
        InputError: not a package, the password is wrong, or its manifest cannot be read.
    """
    if password is not None:
        files = _zip(path, io.BytesIO(open_encrypted(path, password)))
    else:
        files = _folder(path) if path.is_dir() else _zip(path, path)
    listed = _listing(files, path)
    entries = {entry.path: entry.sha256 for entry in listed.entries}
    found = {name: digest for name, digest in files.digests.items() if name != NAME}
    differing = {name for name in entries.keys() & found.keys() if entries[name] != found[name]}
    differing |= files.doubtful & (entries.keys() | {NAME})
    return Verification(
        files.name,
        listed.status,
        tuple(sorted(entries.keys() - found.keys())),
        tuple(sorted(differing)),
        tuple(sorted(found.keys() - entries.keys())),
    )


@dataclass(frozen=True, slots=True)
class _Files:
    name: str
    digests: Mapping[str, str]
    manifest: bytes | None
    doubtful: frozenset[str] = frozenset()
    """Names that stand for several files: which of them is unpacked depends on the program."""


def _folder(path: Path) -> _Files:
    try:
        digests = {}
        for file in sorted(path.rglob("*")):
            name = file.relative_to(path).as_posix()
            if (
                (file.is_file() or file.is_symlink())
                and not name.startswith(HIDDEN)
                and not file.name.startswith(_LOCKS)
            ):
                digests[name] = _digest_of(file)
        manifest = path / NAME
        return _Files(path.name, digests, manifest.read_bytes() if manifest.is_file() else None)
    except OSError as problem:
        raise InputError(reason(problem), str(problem.filename or path)) from None


def _digest_of(file: Path) -> str:
    """A link is never followed: its target is not part of the package."""
    if file.is_symlink():
        return "symbolic link"
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _zip(path: Path, content: Path | io.BytesIO) -> _Files:
    try:
        with zipfile.ZipFile(content) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _refuse_endless(infos, path, _size(content))
            listed = {info.filename: info for info in infos}
            roots = {PurePosixPath(name).parts[0] for name in listed}
            root = roots.pop() if len(roots) == 1 else ""
            digests = {name.removeprefix(f"{root}/"): _packed(archive, info) for name, info in listed.items()}
            manifest = listed.get(f"{root}/{NAME}" if root else NAME)
            doubtful = _doubtful(info.filename.removeprefix(f"{root}/") for info in infos)
            data = None if manifest is None else _manifest(archive, manifest)
            return _Files(root or path.stem, digests, data, doubtful)
    except FileNotFoundError:
        raise InputError(Text("找不到文件", "no such file"), str(path), _HINT) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, IndexError):
        raise InputError(Text("不是完好的 zip 文件", "not an intact zip file"), str(path), _HINT) from None


def _size(content: Path | io.BytesIO) -> int:
    return content.stat().st_size if isinstance(content, Path) else content.getbuffer().nbytes


def _refuse_endless(infos: "list[zipfile.ZipInfo]", path: Path, size: int) -> None:
    """No member is read beyond the size it names, so their sum bounds the work."""
    if len(infos) > MOST or sum(one.file_size for one in infos) > max(_LEAST_ROOM, _TIMES * size):
        raise InputError(
            Text("压缩包里的文件过多，或者解压后过大", "there are too many files in the zip, or too much in them"),
            str(path),
            _HINT,
        )


def _doubtful(names: Iterable[str]) -> frozenset[str]:
    """Return the names that are there twice, or become one where a system does not tell letters or accents apart."""
    listed = list(names)
    folded = Counter(_folded(name) for name in listed)
    return frozenset(name for name in listed if folded[_folded(name)] > 1)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _packed(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    """Digest a member piece by piece: scans may be large, and what a bomb unpacks to is never held."""
    digest = hashlib.sha256()
    with archive.open(info) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _manifest(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as stream:
        return stream.read(LARGEST)


_HINT = Text("请给出 dossier build 生成的文件夹或 zip", "give a folder or zip made by dossier build")


def _listing(files: _Files, path: Path) -> Listing:
    if files.manifest is None:
        raise InputError(Text("没有 manifest.json", "there is no manifest.json"), str(path), _HINT)
    listing = read_listing(files.manifest)
    if listing is None:
        raise InputError(
            Text("manifest.json 无法识别", "manifest.json cannot be understood"), str(path),
            Text("清单已被改动，或由更新的版本生成", "it was changed, or made by a newer version"),
        )  # fmt: skip
    return listing
