"""Write a package whole or not at all: build aside on the same file system, flush, rename."""

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from dossier.errors import DossierError, UsageError, reason
from dossier.package.artifact import Artifact
from dossier.package.aside import AsideDocument, edited_aside, generated_documents
from dossier.package.encrypted import neutral_name
from dossier.package.exchange import NEW, exchange, settle
from dossier.package.listing import Listing, read_listing
from dossier.package.manifest import NAME
from dossier.package.verify import ASIDE, HIDDEN, verify
from dossier.text import Text

_WORK = ".dossier-"
DROPPED = f"{HIDDEN}dropped/"
"""Place in a package of changed files that a build has replaced because it was told to."""


def write_package(
    out: Path,
    name: str,
    artifacts: Sequence[Artifact],
    archive: bytes,
    *,
    archive_name: str = "",
    overwrite: bool = False,
    carried: Collection[str] = (),
) -> Path:
    """Write folder and zip below ``out`` and return the folder; a run that fails leaves the old ones, both of them.

    ``archive_name`` is for a locked zip; otherwise it is called as the folder. A package has one zip: that of the old
    package goes, locked or not, so that nothing of it lies in the open beside a locked one. ``carried`` are digests of
    changed files whose changes are among the ``artifacts``. Files that somebody has put into the old folder stay in
    the new one; files that ``overwrite`` replaces are kept below ``DROPPED``.

    What is in a package concerns persons: folder and zip are closed to others than the owner and the group, so that
    colleagues with a common folder still reach them; how far the group does is left to the umask.

    Raises:
        UsageError: other files were changed by hand and ``overwrite`` is not set, or the folder is no package.
        DossierError: the disk refuses.
    """
    target = out / name
    try:
        out.mkdir(parents=True, exist_ok=True)
        with _alone(out):
            _recover(out)
            kept = _kept(target, artifacts, overwrite=overwrite, carried=carried) if target.exists() else {}
            _put(target, artifacts, archive, archive_name or f"{name}.zip", kept)
    except OSError as problem:
        raise _disk_error(out, problem) from None
    return target


def _put(
    target: Path, artifacts: Sequence[Artifact], archive: bytes, archive_name: str, kept: Mapping[str, str]
) -> None:
    out, earlier = target.parent, _archives(target)
    aside = Path(tempfile.mkdtemp(prefix=f"{_WORK}{os.getpid()}-", dir=out))
    folder, zipped = aside / NEW / target.name, aside / NEW / archive_name
    try:
        _fill(folder, artifacts)
        for name, place in kept.items():
            copy = folder / place
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(target / name, copy, follow_symlinks=False)
        _write(zipped, archive)
        for closed in (folder, zipped):
            _close(closed)
        exchange(out, aside, target.name, archive_name, sorted(earlier - {archive_name}))
    finally:
        settle(out, aside)


def _archives(target: Path) -> set[str]:
    """Return the names that the zip of the package in the old folder may have."""
    names = {f"{target.name}.zip"}
    with suppress(OSError, ValueError):
        names.add(neutral_name((target / NAME).read_bytes()))
    return names


def _close(path: Path) -> None:
    os.chmod(path, stat.S_IMODE(path.stat().st_mode) & ~stat.S_IRWXO)


def recover(out: Path) -> None:
    """Put right what a killed run left below ``out``, so that edits in what it had moved aside are seen.

    Raises:
        DossierError: the disk refuses.
    """
    if not any(out.glob(f"{_WORK}*")):
        return
    try:
        with _alone(out):
            _recover(out)
    except OSError as problem:
        raise _disk_error(out, problem) from None


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Wait until no other build writes below ``out``, as far as the system offers that; flush the folder at the end."""
    if os.name == "nt":  # a folder cannot be opened there
        yield
        return
    handle = os.open(out, os.O_RDONLY)
    try:
        import fcntl  # here, because not every system has it

        with suppress(OSError):  # some network drives cannot lock
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
        os.fsync(handle)
    finally:
        os.close(handle)


def _recover(out: Path) -> None:
    """Finish or take back what a killed run had begun, and clear what it left."""
    for aside in out.glob(f"{_WORK}*"):
        if not _is_in_use(aside):
            settle(out, aside)


def _is_in_use(aside: Path) -> bool:
    return _alive(aside.name.removeprefix(_WORK).split("-")[0])


def _alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return int(process) != os.getpid()


def _kept(target: Path, artifacts: Sequence[Artifact], *, overwrite: bool, carried: Collection[str]) -> dict[str, str]:
    """Return which files of the old folder go into the new one, and where; refuse to lose what cannot."""
    try:
        result = verify(target)
        listing = read_listing((target / NAME).read_bytes())
        aside = {one.path.name: one.sha256 for one in _edited_aside(target, listing)}
    except (DossierError, OSError):
        raise _refusal(target, [target.name]) from None
    earlier = [one.path for one in listing.entries if one.carried] if listing else []
    held = [name for name in dict.fromkeys((*result.changed, *earlier)) if name not in result.missing]
    changed = [name for name in held if _digest(target / name) not in carried]
    taken = {artifact.path for artifact in artifacts}
    changed += [name for name in result.extra if name in taken]
    changed += [f"{ASIDE}{name}" for name, digest in aside.items() if digest not in carried]
    if changed and not overwrite:
        raise _refusal(target, changed)
    strangers = {name: name for name in result.extra if name not in taken}
    return strangers | {name: f"{DROPPED}{name.removeprefix(HIDDEN)}" for name in changed}


def _edited_aside(target: Path, listing: Listing | None) -> Iterable[AsideDocument]:
    return edited_aside(target, listing, generated_documents(target)) if listing else ()


def _refusal(target: Path, touched: Sequence[str]) -> UsageError:
    names = "、".join(touched[:5])
    return UsageError(
        Text(f"输出文件夹里有人工改动过的文件：{names}", f"the output folder holds files changed by hand: {names}"),
        str(target),
        Text(
            f"换一个 -o 目录，或用 --overwrite 覆盖（改动过的文件留在套件的 {DROPPED} 中）",
            f"choose another -o folder, or replace them with --overwrite (the changed files stay in {DROPPED})",
        ),
    )


def _digest(file: Path) -> str:
    """A link has no content of its own, so nothing of it is ever carried over."""
    return "" if file.is_symlink() else hashlib.sha256(file.read_bytes()).hexdigest()


def _fill(folder: Path, artifacts: Sequence[Artifact]) -> None:
    for artifact in artifacts:
        file = folder / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, artifact.data)


def _write(file: Path, data: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _disk_error(out: Path, problem: OSError) -> DossierError:
    left = sorted(one.name for one in out.glob(f"{_WORK}*") if not _is_in_use(one))
    if left:
        return DossierError(
            Text(f"没有写完，也没能恢复原样：{reason(problem).zh}", f"neither written nor put back: {reason(problem).en}"),
            str(out / left[0]),
            Text("原有文件在这个隐藏文件夹里；排除原因后再生成一次，会先恢复", "what stood there is in this hidden folder; build again, which puts it right first"),
        )  # fmt: skip
    if isinstance(problem, FileExistsError | NotADirectoryError | PermissionError):
        return UsageError(
            Text("这里不能建立文件夹", "no folder can be made here"),
            str(out),
            Text("换一个 -o 目录", "choose another -o folder"),
        )
    return DossierError(
        Text(f"无法写入：{reason(problem).zh}", f"cannot write: {reason(problem).en}"), str(out),
        Text("请检查磁盘空间和文件夹权限；原有文件未受影响", "check disk space and permissions; existing files are untouched"),
    )  # fmt: skip
