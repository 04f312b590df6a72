"""Running rules: nothing is left out, nothing crashes, and severity follows the citation."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.checks.registry import CHECKS, Check, Verdict, failed, not_applicable, passed, unknown
from dossier.checks.run import run_checks
from dossier.errors import RulebookError
from dossier.finding import Finding, Outcome
from dossier.rulebook.model import Rule
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text
from dossier.values.citation import Confidence
from tests.checks.cases import base_case, rule, small_case

SUBJECT = "company.registered_capital"


def fails(_case: Case, _rule: Rule) -> Iterable[Verdict]:
    return [failed(SUBJECT)]


def misses(_case: Case, _rule: Rule) -> Iterable[Verdict]:
    return [unknown(SUBJECT)]


def succeeds(_case: Case, _rule: Rule) -> Iterable[Verdict]:
    return [passed(SUBJECT)]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> dict[str, Check]:
    """Let a test register checks of its own."""
    own: dict[str, Check] = dict(CHECKS)
    monkeypatch.setattr("dossier.checks.run.CHECKS", own)
    return own


def only(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    return finding


def test_a_failure_carries_rule_subject_place_and_source(stub: dict[str, Check]) -> None:
    stub["stub"] = fails
    finding = only(run_checks(base_case(rule())))
    assert (finding.code, finding.rule, finding.outcome) == ("Z01", "stub.z01", Outcome.FAIL)
    assert finding.subject_title.zh == "申请单位的注册资本"
    assert finding.location is not None
    assert finding.location.line == 15
    assert finding.citation is not None
    assert finding.fix.zh == "请更正"


def test_rules_run_in_their_order_and_each_yields_a_finding(stub: dict[str, Check]) -> None:
    stub["stub"] = succeeds
    findings = run_checks(base_case(rule("Z01"), rule("Z02", applies_when={"categories": ("B21",)}), rule("Z03")))
    assert [(item.code, item.outcome) for item in findings] == [
        ("Z01", Outcome.PASS),
        ("Z02", Outcome.NOT_APPLICABLE),
        ("Z03", Outcome.PASS),
    ]


def test_a_condition_that_cannot_be_told_is_an_unknown_that_names_the_missing_fact(stub: dict[str, Check]) -> None:
    stub["stub"] = succeeds
    finding = only(run_checks(small_case(rule(applies_when={"facts": ("has_app",)}))))
    assert (finding.outcome, finding.subject) == (Outcome.UNKNOWN, "apps")
    assert "APP" in finding.message.zh
    assert "apps" in finding.fix.en or "APP" in finding.fix.zh


def test_a_crash_is_an_error_finding_without_inner_workings(stub: dict[str, Check]) -> None:
    def crashes(_case: Case, _rule: Rule) -> Iterator[Verdict]:
        yield failed(SUBJECT)
        raise ZeroDivisionError("secret detail")

    stub["stub"] = crashes
    finding = only(run_checks(base_case(rule())))
    assert finding.outcome is Outcome.ERROR
    assert finding.blocks
    assert "ZeroDivisionError" in finding.message.zh
    assert "secret" not in finding.message.zh + finding.message.en
    assert "Traceback" not in finding.message.en


def test_an_error_of_the_rulebook_is_told_in_both_languages(stub: dict[str, Check]) -> None:
    def lacks_value(_case: Case, _rule: Rule) -> Iterable[Verdict]:
        raise RulebookError(Text("没有取值", "no value"))

    stub["stub"] = lacks_value
    finding = only(run_checks(base_case(rule())))
    assert "没有取值" in finding.message.zh
    assert "no value" in finding.message.en


def test_a_check_without_verdict_is_an_error(stub: dict[str, Check]) -> None:
    stub["stub"] = lambda _case, _rule: []
    assert only(run_checks(base_case(rule()))).outcome is Outcome.ERROR


def test_a_rule_whose_check_nobody_registered_is_an_error() -> None:
    assert only(run_checks(base_case(rule(check="nobody.knows")))).outcome is Outcome.ERROR


def test_the_traceback_of_a_crash_is_in_the_log_only(
    stub: dict[str, Check], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_case: Case, _rule: Rule) -> list[Verdict]:
        raise ZeroDivisionError("inner workings")

    stub["stub"] = breaks
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path))
    finding = only(run_checks(base_case(rule("Z07"))))
    log = (tmp_path / "log" / "checks.log").read_text("utf-8")
    assert "Z07" in log
    assert "inner workings" in log
    assert "inner workings" not in f"{finding.message} {finding.fix} {finding.facts}"


def test_a_wording_without_its_fact_is_an_error(stub: dict[str, Check]) -> None:
    stub["stub"] = fails
    broken = rule(messages={"fail": Text("缺{fact}", "lacks {fact}")})
    assert only(run_checks(base_case(broken))).outcome is Outcome.ERROR


def test_a_wording_that_does_not_exist_is_an_error(stub: dict[str, Check]) -> None:
    stub["stub"] = lambda _case, _rule: [failed(SUBJECT, message="nowhere")]
    assert only(run_checks(base_case(rule()))).outcome is Outcome.ERROR


@pytest.mark.parametrize(
    ("confidence", "severity", "suffix"),
    [
        (Confidence.LAW, Severity.BLOCK, ""),
        (Confidence.OFFICIAL, Severity.BLOCK, ""),
        (Confidence.CONSISTENCY, Severity.BLOCK, ""),
        (Confidence.SECONDARY, Severity.WARN, "（据转述资料，请向通信管理局核实）"),
        (Confidence.PRACTICE, Severity.WARN, "（地方实践，请向通信管理局核实）"),
        (Confidence.UNVERIFIED, Severity.WARN, "（未找到依据，请向通信管理局核实）"),
    ],
)
def test_only_law_and_official_sources_block(
    stub: dict[str, Check], confidence: Confidence, severity: Severity, suffix: str
) -> None:
    stub["stub"] = fails
    finding = only(run_checks(base_case(rule(confidence=confidence))))
    assert finding.severity is severity
    assert finding.message.zh == f"示例未满足{suffix}"
    assert finding.message.en.endswith("ask the authority)") == bool(suffix)


def test_prerequisites_block_whatever_their_source(stub: dict[str, Check]) -> None:
    stub["stub"] = fails
    finding = only(run_checks(base_case(rule(prerequisite=True, confidence=Confidence.PRACTICE))))
    assert finding.severity is Severity.BLOCK
    assert finding.message.zh == "示例未满足"


@pytest.mark.parametrize("listed", ["Z01", "stub.z01"])
def test_the_profile_may_take_practice_as_strictly_as_law(stub: dict[str, Check], listed: str) -> None:
    stub["stub"] = fails
    case = small_case(rule(confidence=Confidence.PRACTICE), application=f", strict_rules: [{listed}]")
    assert only(run_checks(case)).severity is Severity.BLOCK


def test_strictness_concerns_the_listed_rules_only(stub: dict[str, Check]) -> None:
    stub["stub"] = fails
    case = small_case(rule(confidence=Confidence.PRACTICE), application=", strict_rules: [Z02]")
    assert only(run_checks(case)).severity is Severity.WARN


@pytest.mark.parametrize(
    ("confidence", "prerequisite", "blocks"),
    [(Confidence.LAW, False, True), (Confidence.PRACTICE, False, False), (Confidence.PRACTICE, True, True)],
)
def test_what_is_unknown_blocks_exactly_where_a_failure_would(
    stub: dict[str, Check], confidence: Confidence, prerequisite: bool, blocks: bool
) -> None:
    for check in (fails, misses):
        stub["stub"] = check
        assert only(run_checks(base_case(rule(confidence=confidence, prerequisite=prerequisite)))).blocks is blocks


def test_only_an_unwritten_document_is_waited_for(stub: dict[str, Check]) -> None:
    for key, waiting in (("unwritten", True), ("", False)):
        stub["stub"] = lambda _case, _rule, key=key: [unknown("D05", message=key, documents="《报告》")]
        assert only(run_checks(base_case(rule()))).waiting is waiting


def test_a_warning_of_the_list_stays_a_warning(stub: dict[str, Check]) -> None:
    stub["stub"] = fails
    assert (
        only(run_checks(base_case(rule(severity=Severity.WARN, confidence=Confidence.LAW)))).severity is Severity.WARN
    )


def test_a_pass_has_nothing_to_fix_and_no_reservation(stub: dict[str, Check]) -> None:
    stub["stub"] = succeeds
    finding = only(run_checks(base_case(rule(confidence=Confidence.PRACTICE))))
    assert finding.fix.zh == "无需处理"
    assert finding.message.zh == "符合：示例要求"


def test_a_missing_fact_is_fixed_by_filling_it_in(stub: dict[str, Check]) -> None:
    stub["stub"] = misses
    finding = only(run_checks(base_case(rule())))
    assert finding.message.zh == "缺少“申请单位的注册资本”，无法判断“示例要求”"
    assert "申请单位的注册资本" in finding.fix.zh


def test_a_material_is_a_subject_with_its_own_title(stub: dict[str, Check]) -> None:
    stub["stub"] = lambda _case, _rule: [failed("business_licence")]
    finding = only(run_checks(base_case(rule())))
    assert finding.subject_title.zh == "营业执照副本"
    assert finding.location is not None
    assert finding.location.line > 500


def test_a_check_may_say_that_a_rule_does_not_apply(stub: dict[str, Check]) -> None:
    stub["stub"] = lambda _case, _rule: [not_applicable(SUBJECT)]
    assert only(run_checks(base_case(rule()))).outcome is Outcome.NOT_APPLICABLE
