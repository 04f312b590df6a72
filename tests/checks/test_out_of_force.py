"""A rule whose law is not in force on the day is not applicable or unknown, and never crashes."""

from dataclasses import replace
from datetime import date

import pytest

from dossier.case import Case, open_case
from dossier.checks.run import run_checks
from dossier.finding import Finding, Outcome
from dossier.profile.load import load_profile
from dossier.rulebook.cache import open_law
from dossier.rulebook.model import Absence
from dossier.rulebook.resolve import resolve
from tests.checks.cases import BASE, DAY, base_case, rule

BEGINS = Absence(date(2027, 1, 1), None, nothing_before=True)
LATER = Absence(date(2027, 3, 1), None, nothing_before=True)
UNREAD = Absence(date(2027, 2, 1), None, nothing_before=False)
ENDED = Absence(None, date(2026, 1, 31), nothing_before=True)


def judged(*absences: Absence, in_force: int = 0) -> Finding:
    """Return the finding of a rule with these absent values and some that are in force."""
    absent = {f"stub.{number}": one for number, one in enumerate(absences)}
    keys = (*absent, *("capital.minimum", "log.retention_months")[:in_force])
    case = base_case(rule(check="capital.minimum")._replace(value_keys=keys))
    (found,) = run_checks(replace(case, rulebook=case.rulebook._replace(absent=absent)))
    return found


def test_law_that_begins_later_is_not_applicable_and_says_when() -> None:
    found = judged(BEGINS)
    assert found.outcome is Outcome.NOT_APPLICABLE
    assert "该要求自2027年1月1日起施行，2026年11月21日尚未生效" in found.message.zh
    assert "2027-01-01" in found.message.en
    assert "2027年3月1日" in judged(BEGINS, LATER).message.zh


def test_law_that_has_ended_is_not_applicable_and_says_when() -> None:
    found = judged(ENDED)
    assert found.outcome is Outcome.NOT_APPLICABLE
    assert "2026年1月31日" in found.message.zh


@pytest.mark.parametrize(
    ("absences", "in_force"),
    [((UNREAD,), 0), ((BEGINS, UNREAD), 0), ((BEGINS,), 1), ((ENDED,), 1), ((ENDED, UNREAD), 0)],
)
def test_what_was_not_read_is_unknown_and_blocks(absences: tuple[Absence, ...], in_force: int) -> None:
    found = judged(*absences, in_force=in_force)
    assert found.outcome is Outcome.UNKNOWN
    assert found.blocks
    assert "没有收录" in found.message.zh
    assert "not on record" in found.message.en
    assert "人工核对" in found.fix.zh


def test_law_in_force_is_judged() -> None:
    assert judged(in_force=1).outcome is Outcome.PASS


@pytest.mark.parametrize("day", ["2017-08-31", "2020-06-15", "2022-04-30", "2024-12-01", "2025-10-31", "2026-11-20"])
def test_no_rule_crashes_on_an_earlier_day(day: str) -> None:
    found = run_checks(on(date.fromisoformat(day)))
    assert [one.code for one in found if one.outcome is Outcome.ERROR] == []


@pytest.mark.parametrize(("day", "outcome"), [(date(2017, 8, 31), Outcome.UNKNOWN), (date(2017, 9, 1), Outcome.PASS)])
def test_the_capital_is_judged_from_the_first_day_of_the_order(day: date, outcome: Outcome) -> None:
    assert {one.outcome for one in run_checks(on(day)) if one.code == "A02"} == {outcome}


def on(day: date) -> Case:
    return open_case(load_profile(BASE), resolve(open_law(), "110000", day), day)


def test_the_day_of_these_tests_is_in_force() -> None:
    assert run_checks(on(DAY))
