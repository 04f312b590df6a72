"""Languages, commands and crashes."""

import sys

import pytest
from click.testing import CliRunner

from dossier.cli import root


@pytest.mark.parametrize(
    ("variables", "language"),
    [({}, "zh"), ({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "en_US.UTF-8"}, "en"), ({"LANG": "en_US", "LC_ALL": "zh_CN"}, "zh"),
     ({"LANG": "C.UTF-8"}, "zh")],
)  # fmt: skip
def test_the_language_follows_the_locale_and_is_chinese_otherwise(monkeypatch, variables, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert root.default_language() == language


@pytest.mark.parametrize(
    ("arguments", "language"), [(["--lang", "en", "check"], "en"), (["--lang=en", "check"], "en"), (["--lang", "zh", "x"], "zh"),
     (["check", "--lang", "en"], "en"), (["--lang", "zh", "check", "--lang=en"], "en")]
)  # fmt: skip
def test_errors_speak_the_language_that_was_asked_for(monkeypatch, arguments, language):
    monkeypatch.setattr(sys, "argv", ["dossier", *arguments])
    assert root._called_language() == language


def test_every_command_says_what_it_does_in_both_languages():
    for said in root.COMMANDS.values():
        assert said.zh
        assert said.en
        assert said.zh != said.en


def test_help_lists_every_command():
    shown = CliRunner().invoke(root.root, ["--help"]).output
    assert all(command in shown for command in root.COMMANDS)


def test_a_crash_gives_one_line_and_keeps_the_traceback_in_a_file(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["dossier", "--lang", "en", "check"])
    monkeypatch.setattr(root.root, "main", lambda **options: 1 // 0)
    with pytest.raises(SystemExit) as leaving:
        root.main()
    shown = capsys.readouterr().err
    assert leaving.value.code == 3
    assert shown.count("\n") == 1
    assert "ZeroDivisionError" in shown
    assert "Traceback" in next(tmp_path.rglob("crash.log")).read_text(encoding="utf-8")
