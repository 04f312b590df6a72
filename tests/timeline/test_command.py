"""`dossier timeline`: text, JSON, calendar, both languages, clear errors."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from dossier.cli.root import root
from dossier.errors import ExitCode, InputError, UsageError

PROFILE = str(Path(__file__).parents[2] / "examples/qinghe/profile.yaml")


def call(*arguments, language="zh"):
    """Return exit code and output; errors of the tool are raised as they are."""
    return CliRunner().invoke(
        root, ["--lang", language, "timeline", *arguments], standalone_mode=False, catch_exceptions=False
    )


def test_text_shows_days_doubts_unknowns_and_coming_law():
    result = call(PROFILE, "--submitted", "2026-01-12")
    assert result.return_value == ExitCode.READY
    for words in ("2026-03-13（按工作日计 2026-04-13）", "没有日期的事项", "自 2026-05-01 起", "依据：", "已收录到"):
        assert words in result.output
    assert "13800000001" not in result.output


def test_english_text_has_english_words():
    shown = call(PROFILE, "--submitted", "2026-01-12", language="en").output
    for words in ("Last day for the decision", "Without a day:", "Coming changes of the law:", "text of the law"):
        assert words in shown


def test_years_without_calendar_are_unknown_and_no_error():
    result = call(PROFILE, "--submitted", "2031-05-01")
    assert result.return_value == ExitCode.READY
    assert "无法推算" in result.output
    assert "没有收录将要变化的规定" in result.output


def test_json_has_days_and_reasons():
    content = json.loads(call(PROFILE, "--submitted", "2026-01-12", "--format", "json").output)
    by_key = {one["key"]: one for one in content["deadlines"]}
    decision = by_key["review.decision.110000.new"]
    assert (decision["day"], decision["latest"], decision["citation"]["confidence"]) == (
        "2026-03-13",
        "2026-04-13",
        "law",
    )
    assert by_key["change.operator"]["day"] is None
    assert by_key["change.operator"]["unknown"]["en"]
    assert {one["day"] for one in content["coming_changes"]} >= {"2026-02-01", "2026-05-01"}


def test_a_calendar_is_written_and_what_it_cannot_hold_is_named(tmp_path):
    out = tmp_path / "days.ics"
    result = call(PROFILE, "--submitted", "2026-01-12", "--format", "ics", "-o", str(out))
    assert result.return_value == ExitCode.READY
    assert len(Calendar.from_ical(out.read_bytes()).walk("VEVENT")) >= 5
    assert "没有日期" in result.stderr


def test_the_planned_submission_is_the_default():
    content = json.loads(call(PROFILE, "--format", "json").output)
    assert content["submitted"] == content["deadlines"][0]["day"]


def test_bad_input_is_an_error_with_code_two(tmp_path):
    with pytest.raises(UsageError) as problem:
        call(PROFILE, "-o", str(tmp_path / "no" / "days.txt"))
    assert problem.value.exit_code == ExitCode.BAD_INPUT
    with pytest.raises(InputError):
        call(str(tmp_path / "nowhere.yaml"))


def test_papers_that_end_later_are_listed_with_the_day_from_which_they_are_left_out():
    shown = call(PROFILE, "--submitted", "2026-01-12").output
    assert "材料只列 2026-05-12 之前到期的；档案没有填写到期日的材料不在其内。" in shown
    assert "在该日或以后到期的：" in shown
    content = json.loads(call(PROFILE, "--submitted", "2026-01-12", "--format", "json").output)
    assert content["papers_listed_before"] == "2026-05-12"
    assert content["later_papers"]
    assert not {one["key"] for one in content["later_papers"]} & {one["key"] for one in content["deadlines"]}


def test_a_calendar_says_which_papers_it_leaves_out():
    result = call(PROFILE, "--submitted", "2026-01-12", "--format", "ics", language="en")
    assert "only those that end before 2026-05-12" in result.stderr


def test_notes_of_sources_are_marked_as_chinese_in_english():
    assert "(note in Chinese) " in call(PROFILE, "--submitted", "2026-01-12", language="en").output
    assert "note in Chinese" not in call(PROFILE, "--submitted", "2026-01-12").output
