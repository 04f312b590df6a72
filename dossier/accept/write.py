"""Put chosen values into the profile file: choices -> new text, proved and validated; written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.accept.edit import with_value
from dossier.errors import DossierError, UsageError, reason
from dossier.profile.load import parse_profile
from dossier.profile.source import read_path
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.accept.choose import Choice
    from dossier.profile.load import LoadedProfile

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def edited(loaded: "LoadedProfile", choices: "Iterable[Choice]") -> str:
    """Return the text of the profile with the chosen values.

    Raises:
        InputError: a value cannot be written where it belongs.
        UsageError: a value is none that the field may have.
    """
    text = loaded.text
    for choice in choices:
        text = with_value(text, read_path(choice.path), choice.value, str(loaded.path))
        try:
            parse_profile(text, loaded.path)
        except DossierError as problem:
            wrong = Text(
                f"读到的值不能填入“{choice.path}”：{problem.message.zh}",
                f"what was read cannot stand in {choice.path}: {problem.message.en}",
            )
            raise UsageError(wrong, "、".join(choice.files), _UNCHANGED) from None
    return text


_UNCHANGED = Text("档案没有改动；请打开文件核对后手工填写", "the profile was not changed; fill it in by hand")


def difference(loaded: "LoadedProfile", text: str) -> str:
    """Return what changes, as a unified diff."""
    name = loaded.path.name
    lines = unified_diff(loaded.text.splitlines(), text.splitlines(), name, name, lineterm="", n=1)
    return "\n".join(lines)


def replace_profile(loaded: "LoadedProfile", text: str) -> Path:
    """Write the new text in the place of the old one and return the copy that is kept of the old.

    Raises:
        UsageError: the file has changed since it was read, or the place cannot be written.
    """
    path = loaded.path.resolve()  # a link stays a link
    try:
        before = path.read_bytes()
        if before.removeprefix(_BYTE_ORDER_MARK) != loaded.text.encode():
            raise UsageError(_CHANGED, str(loaded.path), Text("请重新运行", "run it again"))
        mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else b""
        mode = path.stat().st_mode & 0o7777
        copy = _free_name(path, before)
        _put(copy, before, mode)
        _put(path, mark + text.encode(), mode)
    except OSError as problem:
        why = reason(problem)
        raise UsageError(Text(f"无法写入：{why.zh}", f"cannot write: {why.en}"), str(loaded.path)) from None
    return copy


_CHANGED = Text("档案在读取之后被改动，没有写入", "the profile has changed since it was read; nothing was written")


def _free_name(path: Path, content: bytes) -> Path:
    """Return the first name for a copy that is free, or holds the same already: no older copy is lost."""
    number = 1
    while True:
        copy = path.with_name(f"{path.name}.bak{'' if number == 1 else number}")
        if not copy.exists() or copy.read_bytes() == content:
            return copy
        number += 1


def _put(path: Path, content: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
