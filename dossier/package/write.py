"""Write a package whole or not at all: build aside on the same file system, flush, rename."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from dossier.errors import DossierError, UsageError, reason
from dossier.package.artifact import Artifact
from dossier.package.verify import verify
from dossier.text import Text

_ASIDE = ".dossier-"


def write_package(
    out: Path,
    name: str,
    artifacts: Sequence[Artifact],
    archive: bytes,
    *,
    overwrite: bool = False,
    carried: Collection[str] = (),
) -> Path:
    """Write folder and zip below ``out`` and return the folder; an interrupted run leaves the old ones whole.

    ``carried`` are digests of changed files whose changes are among the ``artifacts``.

    Raises:
        UsageError: the folder holds other files changed by hand, and ``overwrite`` is not set.
        DossierError: the disk refuses.
    """
    target = out / name
    if target.exists():
        _refuse_to_lose_work(target, overwrite=overwrite, carried=carried)
    try:
        out.mkdir(parents=True, exist_ok=True)
        _recover(out)
        aside = Path(tempfile.mkdtemp(prefix=f"{_ASIDE}{os.getpid()}-", dir=out))
    except OSError as problem:
        raise _disk_error(out, problem) from None
    try:
        _fill(aside / "new", artifacts)
        _write(aside / "new.zip", archive)
        _replace(target, aside)
        os.replace(aside / "new.zip", out / f"{name}.zip")
        _flush_folder(out)
    except OSError as problem:
        raise _disk_error(out, problem) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return target


def _recover(out: Path) -> None:
    """Put back what a killed run had moved aside, and clear what it left."""
    for aside in out.glob(f"{_ASIDE}*"):
        if _alive(aside.name.removeprefix(_ASIDE).split("-")[0]):
            continue
        for old in aside.glob("old/*"):
            if not (out / old.name).exists():
                os.rename(old, out / old.name)
        shutil.rmtree(aside, ignore_errors=True)


def _alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return int(process) != os.getpid()


def _refuse_to_lose_work(target: Path, *, overwrite: bool, carried: Collection[str]) -> None:
    """Refuse what a build did not make; ``overwrite`` only covers changes inside a package of ours."""
    if overwrite and (target / "manifest.json").is_file():
        return
    try:
        result = verify(target)
        touched = [*(name for name in result.changed if _digest(target / name) not in carried), *result.extra]
    except DossierError:
        touched = [target.name]
    if touched:
        names = "、".join(touched[:5])
        raise UsageError(
            Text(f"输出文件夹里有人工改动过的文件：{names}", f"the output folder holds files changed by hand: {names}"),
            str(target),
            Text("换一个 -o 目录，或用 --overwrite 覆盖", "choose another -o folder, or replace them with --overwrite"),
        )


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


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


def _replace(target: Path, aside: Path) -> None:
    """A folder cannot be renamed over a full one: the old one steps aside first, and back if the new one fails."""
    old = aside / "old" / target.name
    if target.exists():
        old.parent.mkdir()
        os.rename(target, old)
    try:
        os.rename(aside / "new", target)
    except OSError:
        if old.exists():
            os.rename(old, target)
        raise


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _disk_error(out: Path, problem: OSError) -> DossierError:
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
