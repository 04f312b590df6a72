"""Errors of the system are told in words of both languages."""

import errno

import pytest

from dossier.errors import reason


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (errno.ENOENT, "文件或文件夹不存在", "no such file or folder"),
        (errno.EISDIR, "这是文件夹，不是文件", "it is a folder, not a file"),
        (errno.EACCES, "没有权限", "permission denied"),
        (errno.ENOSPC, "磁盘空间不足", "no space left on the disk"),
    ],
)
def test_a_usual_reason_is_told_in_words(number, zh, en):
    assert reason(OSError(number, "System words")) == (zh, en)


def test_an_unusual_one_keeps_its_number_and_only_english_quotes_the_system():
    assert reason(OSError(9999, "Odd thing")) == ("系统错误 9999", "system error 9999 (Odd thing)")
