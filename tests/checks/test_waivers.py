"""Waivers: a named person, a reason and a last day; never for law, not even for a prerequisite."""

from typing import Any

import pytest

from dossier.checks.registry import Verdict, failed, passed, unknown
from dossier.checks.waivers import waiver
from dossier.finding import Outcome
from dossier.values.citation import Confidence
from tests.checks.cases import rule, small_case

FAILED = failed("domains[0].expires_on", domain="qinghe-example.cn")


def said(verdict: Verdict, override: str, **rule_facts: Any) -> str:
    """Return the waiver of a finding under one override."""
    asked = rule(**({"confidence": Confidence.PRACTICE} | rule_facts))
    case = small_case(asked, more=f"overrides: [{{{override}}}]\n")
    return waiver(case, asked, verdict)


def override(*, name: str = "Z01", until: str = "2027-01-31", subject: str = "") -> str:
    concerned = f", subject: {subject}" if subject else ""
    return f"rule: {name}, reason: 主管部门电话答复不要求, person: 许知遥, expires_on: {until}{concerned}"


@pytest.mark.parametrize("name", ["Z01", "stub.z01"])
@pytest.mark.parametrize("verdict", [FAILED, unknown("domains[0].expires_on")])
def test_a_waiver_names_person_reason_and_last_day(verdict: Verdict, name: str) -> None:
    assert said(verdict, override(name=name)) == "许知遥：主管部门电话答复不要求（至2027年1月31日）"


@pytest.mark.parametrize("verdict", [passed("domains"), Verdict(Outcome.ERROR, "domains")])
def test_only_failures_and_unknowns_are_waived(verdict: Verdict) -> None:
    assert said(verdict, override()) == ""


def test_a_waiver_holds_on_its_last_day() -> None:
    assert said(FAILED, override(until="2026-11-21"))


def test_a_waiver_that_expired_the_day_before_does_not_count() -> None:
    assert said(FAILED, override(until="2026-11-20")) == ""


def test_a_later_waiver_outlives_an_expired_one() -> None:
    asked = rule(confidence=Confidence.PRACTICE)
    both = f"overrides: [{{{override(until='2026-01-01')}}}, {{{override()}}}]\n"
    case = small_case(asked, more=both)
    assert waiver(case, asked, FAILED)


def test_another_rule_is_not_waived() -> None:
    assert said(FAILED, override(name="Z02")) == ""


@pytest.mark.parametrize("subject", ['"domains[0].expires_on"', "qinghe-example.cn"])
def test_a_waiver_for_one_subject_is_found_by_path_or_by_name(subject: str) -> None:
    assert said(FAILED, override(subject=subject))


def test_a_waiver_for_one_subject_leaves_the_others_standing() -> None:
    assert said(FAILED, override(subject="other-example.cn")) == ""


def test_a_rule_of_law_cannot_be_waived() -> None:
    assert said(FAILED, override(), confidence=Confidence.LAW) == ""


def test_a_rule_about_waivers_cannot_be_waived() -> None:
    assert said(FAILED, override(), check="after.waivers_lapsed") == ""


def test_a_prerequisite_can_be_waived_unless_it_is_law() -> None:
    assert said(FAILED, override(), confidence=Confidence.PRACTICE, prerequisite=True)
    assert said(FAILED, override(), confidence=Confidence.LAW, prerequisite=True) == ""
