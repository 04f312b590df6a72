"""One verdict and one thing to do next."""

from dossier.finding import Outcome
from dossier.reports.next_step import next_step, verdict
from dossier.rulebook.vocabulary import Severity
from tests.reports.cases import UNVERIFIED, report_of
from tests.reports.findings import finding


def test_the_worst_finding_is_the_next_step():
    report = report_of([finding("C01", Outcome.UNKNOWN), finding("A09", Outcome.FAIL), finding("A01", Outcome.PASS)])
    assert next_step(report).zh == "A09：办法A09"
    assert "2 项" in verdict(report).zh


def test_a_crashed_check_is_done_by_hand():
    assert "人工核对" in next_step(report_of([finding("A01", Outcome.ERROR)])).zh


def test_a_ready_case_in_a_province_not_known_in_full_asks_the_authority_first():
    said = next_step(report_of([finding("A01", Outcome.PASS)], UNVERIFIED)).zh
    assert said.index("四川省通信管理局") < said.index("上传")


def test_warnings_are_mentioned_though_nothing_blocks():
    report = report_of(
        [finding("A01", Outcome.FAIL, severity=Severity.WARN), finding("A02", Outcome.FAIL, waiver="某人：理由")]
    )
    assert verdict(report).zh == "可以提交：没有阻断项。另有 1 项提醒。"


def test_no_rule_at_all_is_no_result():
    assert "没有结论" in verdict(report_of([])).zh
