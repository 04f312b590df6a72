"""Qinghe is ready for Beijing; Yunqi has three honest findings for Guangdong and nothing else."""

from functools import cache
from pathlib import Path

import pytest

from dossier.case import open_case
from dossier.checks.run import run_checks
from dossier.finding import Finding, Outcome
from dossier.profile.load import load_profile
from dossier.rulebook.load import load_law
from dossier.rulebook.resolve import resolve

EXAMPLES = Path(__file__).parents[2] / "examples"
QUIET = (Outcome.PASS, Outcome.NOT_APPLICABLE)


@cache
def findings(name: str, province: str) -> tuple[Finding, ...]:
    """Return what the rules say about an example on the day of its planned submission."""
    loaded = load_profile(EXAMPLES / name / "profile.yaml")
    day = loaded.profile.application.planned_submission
    assert day is not None
    return run_checks(open_case(loaded, resolve(load_law(), province, day), day))


def standing(name: str, province: str) -> list[tuple[str, str]]:
    return [(one.code, one.subject) for one in findings(name, province) if one.outcome not in QUIET]


def test_qinghe_has_no_finding_in_beijing() -> None:
    assert standing("qinghe", "110000") == []


def test_yunqi_has_exactly_the_three_findings_announced_at_the_head_of_its_profile() -> None:
    assert standing("yunqi", "440000") == [
        ("C03", "people[2].insurance.payer"),
        ("D02", "domains[1].expires_on"),
        ("D12", "sites[0].user_agreement.company_name"),
    ]


def test_no_finding_is_waived() -> None:
    assert [one.code for one in (*findings("qinghe", "110000"), *findings("yunqi", "440000")) if one.waiver] == []


@pytest.mark.parametrize(("name", "province"), [("qinghe", "110000"), ("yunqi", "440000")])
def test_the_four_prerequisites_are_decided(name: str, province: str) -> None:
    decided = {one.code for one in findings(name, province) if one.outcome in (Outcome.PASS, Outcome.FAIL)}
    assert {"A02", "B03", "C01", "D02"} <= decided
