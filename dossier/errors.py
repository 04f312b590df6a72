"""Name every way in which the tool itself can fail, with the exit code that belongs to it.

What concerns the applicant (capital too low, a missing file) is a finding and never raised.
"""

import errno
from collections.abc import Mapping
from enum import IntEnum

from dossier.text import Language, Text

_REASONS: Mapping[int | None, Text] = {
    errno.ENOENT: Text("文件或文件夹不存在", "no such file or folder"),
    errno.EISDIR: Text("这是文件夹，不是文件", "it is a folder, not a file"),
    errno.ENOTDIR: Text("路径中有一段是文件，不是文件夹", "a part of the path is a file, not a folder"),
    errno.EEXIST: Text("已有同名的文件或文件夹", "something of that name exists already"),
    errno.EACCES: Text("没有权限", "permission denied"),
    errno.EPERM: Text("没有权限", "permission denied"),
    errno.EROFS: Text("该磁盘只读", "the disk is read-only"),
    errno.ENOSPC: Text("磁盘空间不足", "no space left on the disk"),
    errno.EDQUOT: Text("超过磁盘配额", "the disk quota is used up"),
    errno.EFBIG: Text("文件过大", "the file is too large"),
    errno.ENAMETOOLONG: Text("文件名过长", "the file name is too long"),
    errno.ELOOP: Text("符号链接互相指向，没有尽头", "symbolic links lead back to themselves"),
    errno.ENOTEMPTY: Text("文件夹不是空的", "the folder is not empty"),
    errno.EXDEV: Text("不能跨磁盘移动文件", "a file cannot be moved to another disk"),
    errno.EBUSY: Text("文件正被其他程序使用", "the file is in use"),
    errno.EMFILE: Text("打开的文件过多", "too many files are open"),
    errno.EIO: Text("磁盘读写出错", "the disk failed"),
}


def reason(problem: OSError) -> Text:
    """Return why the system refused, in words; its own words are English only."""
    known = _REASONS.get(problem.errno)
    return known or Text(f"系统错误 {problem.errno}", f"system error {problem.errno} ({problem.strerror})")


class ExitCode(IntEnum):
    """What the process tells its caller."""

    READY = 0
    FINDINGS = 1
    BAD_INPUT = 2
    TOOL_FAILURE = 3


class DossierError(Exception):
    """Root of all errors: what is wrong, where, and what to do about it."""

    exit_code: ExitCode = ExitCode.TOOL_FAILURE

    def __init__(self, message: Text, where: str = "", hint: Text | None = None) -> None:
        super().__init__(message.zh)
        self.message = message
        self.where = where
        self.hint = hint

    def render(self, language: Language) -> str:
        """Return the error as lines for a terminal: place, message, hint."""
        head = f"{self.where}: " if self.where else ""
        tail = "" if self.hint is None else f"\n  → {self.hint.pick(language)}"
        return f"{head}{self.message.pick(language)}{tail}"

    def __str__(self) -> str:
        return self.render("zh")


class UsageError(DossierError):
    """The command line names something that does not exist or does not fit."""

    exit_code = ExitCode.BAD_INPUT


class InputError(DossierError):
    """A file given by the user cannot be used as it is."""

    exit_code = ExitCode.BAD_INPUT


class TemplateError(DossierError):
    """A document template is wrong; ``where`` is its file and line."""


class RulebookError(DossierError):
    """A law file contradicts itself or lacks a citation."""
