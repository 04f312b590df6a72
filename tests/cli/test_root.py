"""Languages, commands and crashes."""

import signal
import stat
import sys

import pytest
from click.testing import CliRunner

from dossier.cli import root
from dossier.errors import InputError
from dossier.text import Text


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


def test_what_a_crash_quotes_is_masked_and_for_this_user_alone(monkeypatch, tmp_path, capsys):
    def crash(**options):
        raise ValueError("手机13800000001")

    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path))
    monkeypatch.setattr(root.root, "main", crash)
    for _ in range(2):  # the second time the file is there already
        with pytest.raises(SystemExit):
            root.main()
    log = next(tmp_path.rglob("crash.log"))
    assert "138****0001" in log.read_text(encoding="utf-8")
    assert "13800000001" not in log.read_text(encoding="utf-8") + capsys.readouterr().err
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_an_error_does_not_repeat_a_personal_number(monkeypatch, capsys):
    def refuse(**options):
        raise InputError(Text("“身份证110000199001010021.jpg”打不开", "110000199001010021"), "13800000001.yaml")

    monkeypatch.setattr(root.root, "main", refuse)
    with pytest.raises(SystemExit):
        root.main()
    shown = capsys.readouterr().err
    assert "110000********0021" in shown
    assert "138****0001.yaml" in shown


@pytest.fixture
def handlers():
    """Put the handlers of signals back after a test."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {getattr(signal, name): signal.getsignal(getattr(signal, name)) for name in names}
    yield before
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_request_to_stop_leaves_by_the_door_and_a_second_one_is_not_heard(handlers):
    for number in handlers:
        signal.signal(number, signal.SIG_DFL)
    root._leave_in_order()
    with pytest.raises(SystemExit) as leaving:
        signal.raise_signal(signal.SIGTERM)
    assert leaving.value.code == 3
    signal.raise_signal(signal.SIGTERM)


def test_what_is_ignored_stays_ignored(handlers):
    for number in handlers:
        signal.signal(number, signal.SIG_IGN)
    root._leave_in_order()
    assert all(signal.getsignal(number) is signal.SIG_IGN for number in handlers)
