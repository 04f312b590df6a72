"""A crash: one phrase for the user, the traceback in a log that does not grow for ever."""

from pathlib import Path

import pytest

from dossier.checks.crash import crash
from dossier.errors import RulebookError
from dossier.finding import Outcome
from dossier.text import Text


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path))
    return tmp_path / "log" / "checks.log"


def test_an_unforeseen_failure_is_named_by_its_kind(log: Path) -> None:
    verdict = crash("A01", ZeroDivisionError("inner"))
    assert verdict.outcome is Outcome.ERROR
    assert verdict.subject == "application"
    assert verdict.facts == {"problem": "ZeroDivisionError", "problem_en": "ZeroDivisionError"}
    assert "A01" in log.read_text("utf-8")
    assert "ZeroDivisionError: inner" in log.read_text("utf-8")


def test_a_failure_of_our_own_is_said_in_both_languages(log: Path) -> None:
    verdict = crash("A02", RulebookError(Text("没有取值", "no value")))
    assert verdict.facts == {"problem": "没有取值", "problem_en": "no value"}
    assert log.exists()


def test_later_crashes_are_added_until_the_log_is_full(log: Path) -> None:
    crash("A01", ValueError("first"))
    crash("A02", ValueError("second"))
    assert log.read_text("utf-8").index("first") < log.read_text("utf-8").index("second")
    log.write_text("x" * 200_000, "utf-8")
    crash("A03", ValueError("third"))
    assert log.read_text("utf-8").startswith("xxx")
    crash("A04", ValueError("fourth"))
    assert "third" not in log.read_text("utf-8")
    assert "fourth" in log.read_text("utf-8")


def test_without_a_place_to_write_nothing_is_lost_but_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", "")
    assert crash("A01", ValueError("x")).outcome is Outcome.ERROR


def test_a_log_that_cannot_be_written_is_no_second_crash(log: Path) -> None:
    log.parent.mkdir(parents=True)
    log.parent.chmod(0o700)
    log.mkdir()
    assert crash("A01", ValueError("x")).outcome is Outcome.ERROR
