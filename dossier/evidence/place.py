"""Turn the path written beside an evidence entry into a file of the workspace, or say why it is none."""

import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossier.case import Case

_MISSING = Text("文件夹中没有这个文件", "there is no such file in the workspace")
_OUTSIDE = Text(
    "路径指向档案所在文件夹之外，请把文件复制进来", "the path leads out of the workspace; copy the file into it"
)
_BACKSLASH = Text(
    "路径请用正斜杠“/”，并相对于档案文件所在文件夹书写", "write the path with '/' and relative to the profile's folder"
)
_UNREADABLE = Text("路径无法访问", "the path cannot be reached")
_NOT_A_FILE = Text("这是文件夹或特殊文件，不是普通文件", "this is a folder or a special file, not an ordinary file")


class Place(NamedTuple):
    """Where a written path leads."""

    path: Path | None
    """An ordinary file inside the workspace, or None."""
    problem: Text | None = None
    """Why there is no usable file; None when there is one."""
    missing: bool = False
    """Whether the path is a proper one and only the file is not there."""


def find_file(folder: Path, file: str, resolved: "Callable[[Path], Path]" = Path.resolve) -> Place:
    """Return the ordinary file that ``file`` names below ``folder``; links may not lead out of it.

    ``resolved`` follows the links of a folder; whoever looks for many files of one folder does that once.
    Never raises: loops of links, names the system refuses and forbidden folders are problems of the place.
    """
    try:
        return _find(folder, file, resolved)
    except FileNotFoundError:
        return Place(None, _MISSING, missing=True)
    except (OSError, RuntimeError, ValueError):
        # ValueError: NUL or lone surrogates in the name; RuntimeError: a loop of links on Python 3.11 and 3.12.
        return Place(None, _UNREADABLE)


def place_of(case: "Case", file: str) -> Place:
    """Return the file that an entry of the profile names; found once for all rules."""
    once = case.loaded.once
    return once(("place", file), lambda: find_file(case.folder, file, lambda path: once(path, path.resolve)))


def _find(folder: Path, file: str, resolved: "Callable[[Path], Path]") -> Place:
    if "\\" in file or file[1:2] == ":":
        return Place(None, _BACKSLASH)
    root = resolved(folder)
    written = root / file
    target = resolved(written.parent) / written.name
    if written.name in ("", "..") or target.is_symlink():
        target = written.resolve()
    if not target.is_relative_to(root):
        return Place(None, _OUTSIDE)
    if not stat.S_ISREG(target.stat().st_mode):
        return Place(None, _NOT_A_FILE)
    return Place(target)
