"""A password comes from the environment or from a hidden question, is checked, and reaches no other program."""

import io
import os

import click
import pytest
from click.testing import CliRunner

from dossier.cli import password as module
from dossier.cli.password import VARIABLE, known_password, new_password
from dossier.cli.root import root
from dossier.errors import UsageError
from dossier.package.encrypted import encrypted_zip
from tests.package.test_write import DAY, package, zip_bytes

PASSWORD = "correct horse 9 battery"


@pytest.fixture
def locked(tmp_path):
    path = tmp_path / "locked.zip"
    path.write_bytes(encrypted_zip(zip_bytes("套件", package("一"), DAY), PASSWORD))
    return path


def test_the_environment_is_asked_first_and_then_forgets_it(monkeypatch):
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert new_password("zh") == PASSWORD
    assert VARIABLE not in os.environ


def test_a_weak_password_from_the_environment_is_refused(monkeypatch):
    monkeypatch.setenv(VARIABLE, "secret")
    with pytest.raises(UsageError, match="密码太弱") as caught:
        new_password("zh")
    assert "secret" not in caught.value.render("en")


@pytest.mark.parametrize("ask", [new_password, known_password])
def test_without_a_terminal_nobody_is_asked(monkeypatch, ask):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(UsageError, match="没有终端"):
        ask("zh")


@pytest.mark.parametrize(("ask", "twice"), [(new_password, True), (known_password, False)])
def test_a_person_is_asked_without_an_echo_and_twice_for_a_new_one(monkeypatch, ask, twice):
    asked = []

    def prompt(words, **options):
        asked.append(options)
        return PASSWORD

    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(module.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", prompt)
    assert ask("zh") == PASSWORD
    (options,) = asked
    assert options["hide_input"]
    assert bool(options["confirmation_prompt"]) is twice


def test_verify_opens_a_locked_package(locked, monkeypatch):
    monkeypatch.setenv(VARIABLE, PASSWORD)
    shown = CliRunner().invoke(root, ["verify", str(locked)], standalone_mode=False)
    assert shown.return_value == 0
    assert "与清单一致" in shown.output


def test_verify_names_a_wrong_password_and_does_not_repeat_it(locked, monkeypatch):
    monkeypatch.setenv(VARIABLE, "another password 7")
    shown = CliRunner().invoke(root, ["verify", str(locked)], standalone_mode=False)
    assert "密码不对" in str(shown.exception)
    assert "another password" not in str(shown.exception) + shown.output
