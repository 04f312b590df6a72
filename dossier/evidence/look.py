"""Carry what an inspector saw inside one file."""

from typing import NamedTuple

from dossier.text import Text


class Look(NamedTuple):
    """What one inspector saw; ``problem`` is None when the file opens as it should."""

    problem: Text | None = None
    pages: int | None = None
    """Number of pages; None when they were not counted."""
    encrypted: bool = False


CUT_SHORT = Look(Text("文件不完整，结尾缺失，可能没有传输完", "the file is cut short; its end is missing"))
"""What a file looks like whose end did not arrive."""


def damaged(kind: str) -> Look:
    """Say that a file has the signature of ``kind`` but cannot be read."""
    return Look(Text(f"{kind} 文件已损坏，无法读取", f"the {kind} file is damaged and cannot be read"))


def locked(kind: str) -> Look:
    """Say that a file of ``kind`` is protected by a password or by restrictions."""
    zh = f"{kind} 文件设有密码或权限限制，请提供未加密的文件"
    en = f"the {kind} file is protected by a password or by restrictions; give an unprotected file"
    return Look(Text(zh, en), encrypted=True)
