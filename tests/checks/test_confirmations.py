"""Confirmations: nothing recorded is unknown; the latest look counts, on the last day of its time too."""

import pytest

from dossier.checks.run import run_checks
from dossier.finding import Finding, Outcome
from dossier.rulebook.vocabulary import Severity, Stage
from tests.checks.cases import rule, small_case

LOOK = "{rule: Z01, met: 是, person: 示例人, confirmed_on: 2026-11-01}"


def looked(*entries: str, days: int | None = 20, more: str = "sites: [{name: 示例网}]\n") -> list[Finding]:
    wanted = rule(
        check="confirmation.recorded", parameters={"about": "sites"} | ({} if days is None else {"days": days})
    )
    return list(run_checks(small_case(wanted, more=f"{more}confirmations: [{', '.join(entries)}]\n")))


@pytest.mark.parametrize(
    ("entries", "outcome"),
    [
        ([], Outcome.UNKNOWN),
        ([LOOK], Outcome.PASS),
        ([LOOK.replace("2026-11-01", "2026-10-31")], Outcome.UNKNOWN),
        ([LOOK.replace("2026-11-01", "2026-11-21")], Outcome.PASS),
        ([LOOK.replace("2026-11-01", "2026-11-22")], Outcome.UNKNOWN),
        ([LOOK.replace("met: 是", "met: 否")], Outcome.FAIL),
        ([LOOK.replace("met: 是", "met: 否"), LOOK.replace("2026-11-01", "2026-11-02")], Outcome.PASS),
        ([LOOK, LOOK.replace("2026-11-01", "2026-11-02").replace("met: 是", "met: 否")], Outcome.FAIL),
        ([LOOK.replace("rule: Z01", "rule: stub.z01")], Outcome.PASS),
        ([LOOK.replace("rule: Z01", "rule: Z02")], Outcome.UNKNOWN),
        ([LOOK.replace("{rule", "{subject: 示例网, rule")], Outcome.PASS),
        ([LOOK.replace("{rule", "{subject: 别的网, rule")], Outcome.UNKNOWN),
    ],
)
def test_the_latest_look_at_the_thing_decides(entries: list[str], outcome: Outcome) -> None:
    assert [finding.outcome for finding in looked(*entries)] == [outcome]


def test_without_a_limit_a_look_does_not_grow_old() -> None:
    old = LOOK.replace("2026-11-01", "2020-01-01")
    assert looked(old, days=None)[0].outcome is Outcome.PASS


def test_each_thing_is_asked_for_and_the_way_to_record_it_is_told() -> None:
    first, second = looked(more="sites: [{name: 甲网}, {name: 乙网}]\n")
    assert "甲网" in first.message.zh
    assert "Z01" in second.fix.zh
    assert "乙网" in second.fix.zh
    assert "乙网" in second.fix.en


def test_no_list_is_unknown_and_an_empty_one_no_case() -> None:
    assert looked(more="")[0].outcome is Outcome.UNKNOWN
    assert looked(more="sites: []\n")[0].outcome is Outcome.NOT_APPLICABLE


def test_what_can_only_be_known_after_signing_does_not_hold_the_package_back() -> None:
    wanted = rule(check="confirmation.recorded", parameters={"about": "company"})
    early = run_checks(small_case(wanted._replace(stage=Stage.SIGNING)))[0]
    assert (early.outcome, early.blocks, early.later) == (Outcome.UNKNOWN, False, True)
    assert run_checks(small_case(wanted))[0].blocks


@pytest.mark.parametrize("severity", Severity)
def test_a_look_nobody_took_never_weighs_more_than_a_recorded_no(severity: Severity) -> None:
    wanted = rule(check="confirmation.recorded", parameters={"about": "company"}, severity=severity)
    refused = LOOK.replace("met: 是", "met: 否")
    unlooked, denied = (
        run_checks(small_case(wanted, more=f"confirmations: [{entry}]\n"))[0] for entry in ("", refused)
    )
    assert (unlooked.outcome, denied.outcome) == (Outcome.UNKNOWN, Outcome.FAIL)
    assert unlooked.blocks is denied.blocks is (severity is Severity.BLOCK)
