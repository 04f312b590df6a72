"""A command line that is wrong: one sentence in the user's language, and what would be right."""

import os
import re
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dossier.cli import root
from dossier.cli.usage import usage_error
from dossier.errors import UsageError

HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN_SENTENCE = re.compile(r"[A-Za-z]+ [a-z]+ [a-z]+")
WRONG = [
    (["check", "p.yaml", "--as-of", "tomorrow"], "选项 --as-of：“tomorrow”不是日期", "option --as-of: “tomorrow” is not a date"),
    (["check", "p.yaml", "--fromat", "json"], "是不是 --format？", "did you mean --format?"),
    (["check", "p.yaml", "--format", "jsn"], "可选：text、json、", "choices: text, json, "),
    (["check"], "缺少档案文件\n  → 用法：dossier check <档案文件> [选项]；", "the profile is missing\n  → usage: dossier check <profile> [options];"),
    (["check", "p.yaml", "more", "words"], "多写了“more words”", "“more words” is too much"),
    (["diff", "北京"], "缺少第二个省份", "the second province is missing"),
    (["chekc", "p.yaml"], "是不是 check？", "did you mean check?"),
    (["qwertz"], "可用的命令：new、advise、", "commands: new, advise, "),
    (["check", "p.yaml", "--as-of"], "选项 --as-of 后面没有写值", "option --as-of lacks its value"),
    (["check", "p.yaml", "--reveal=x"], "选项 --reveal 后面不写值", "option --reveal takes no value"),
    (["--foo"], "没有 --foo 这个选项", "there is no option --foo"),
    (["--lang", "fr"], "可选：zh、en", "choices: zh, en"),
]  # fmt: skip


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the error stream says of a call that is bad input."""
    monkeypatch.setattr(sys, "argv", ["dossier", *arguments])
    with pytest.raises(SystemExit) as leaving:
        root.main()
    assert leaving.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "zh", "en"), WRONG, ids=lambda item: " ".join(item) if isinstance(item, list) else ""
)
def test_every_mistake_is_told_in_the_language_of_the_user(monkeypatch, capsys, arguments, zh, en):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    chinese = said(monkeypatch, capsys, *arguments)
    assert zh in chinese
    assert not LATIN_SENTENCE.search(chinese.replace("more words", ""))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    english = said(monkeypatch, capsys, *arguments)
    assert en in english
    assert not HAN.search(english.replace("2026年3月5日", ""))


def test_without_a_command_the_help_is_shown_as_an_error(monkeypatch, capsys):
    assert "timeline" in said(monkeypatch, capsys)
    assert "count the days" in said(monkeypatch, capsys, "--lang", "en")


@pytest.mark.parametrize(
    ("problem", "zh"),
    [
        (click.UsageError("something"), "命令的写法不对"),
        (click.ClickException("something"), "命令不能执行"),
        (click.BadParameter("something"), "参数：值不对"),
        (click.BadParameter("unreadable", param=click.Argument(["profile"], type=click.Path())), "没有权限"),
        (click.MissingParameter(param=click.Argument(["thing"])), "缺少参数 THING"),
    ],
)
def test_what_click_says_otherwise_has_words_too(problem, zh):
    made = usage_error(problem)
    assert zh in made.message.zh
    assert not HAN.search(made.message.en)
    assert made.hint is None


@pytest.mark.parametrize("arguments", [["--lang", "en", "rules"], ["rules", "--lang", "en"], ["rules", "--lang=en"],
                                       ["--lang", "zh", "rules", "--lang", "en"]])  # fmt: skip
def test_the_language_may_stand_before_or_after_the_command(monkeypatch, arguments):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    shown = CliRunner().invoke(root.root, arguments, standalone_mode=False, catch_exceptions=False)
    assert shown.output.startswith("National rules")


def test_every_command_takes_the_language_once():
    context = click.Context(root.root)
    for name in root.COMMANDS:
        for _ in range(2):
            command = root.root.get_command(context, name)
        assert [parameter.name for parameter in command.params].count("lang") == 1


def test_errors_too_speak_the_language_named_after_the_command(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "no such file" in said(monkeypatch, capsys, "check", "nowhere.yaml", "--lang", "en")
    assert "找不到文件" in said(monkeypatch, capsys, "--lang", "en", "check", "nowhere.yaml", "--lang", "zh")


def test_a_place_that_cannot_be_written_is_explained(monkeypatch, capsys, tmp_path):
    assert "文件或文件夹不存在" in said(monkeypatch, capsys, "schema", "-o", str(tmp_path / "a/b"), "--lang", "zh")
    (tmp_path / "file").touch()
    assert "a part of the path is a file" in said(monkeypatch, capsys, "new", str(tmp_path / "file/x"), "--lang", "en")


def test_new_says_in_english_why_the_comments_are_chinese(tmp_path: Path):
    def shown(language: str) -> str:
        arguments = ["new", str(tmp_path / language), "--lang", language]
        return CliRunner().invoke(root.root, arguments, standalone_mode=False, catch_exceptions=False).output

    assert shown("en").count("Its comments are in Chinese") == 1
    assert "comments" not in shown("zh")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(monkeypatch, capsys, tmp_path):
    pipe = tmp_path / "profile.yaml"
    os.mkfifo(pipe)
    assert "这是管道或设备" in said(monkeypatch, capsys, "check", str(pipe), "--lang", "zh")
    assert "pipe or device" in said(monkeypatch, capsys, "check", os.devnull, "--lang", "en")
    assert "不是套件" in said(monkeypatch, capsys, "verify", str(pipe), "--lang", "zh")


def test_an_unknown_command_is_an_error_of_the_tool_itself():
    with pytest.raises(UsageError):
        CliRunner().invoke(root.root, ["chekc"], standalone_mode=False, catch_exceptions=False)
