"""One verdict and one thing to do next."""

import pytest

from dossier.finding import Outcome
from dossier.reports.next_step import next_step, verdict
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text
from tests.reports.cases import UNVERIFIED, report_of
from tests.reports.findings import finding


def test_the_worst_finding_is_the_next_step():
    report = report_of([finding("C09", Outcome.UNKNOWN), finding("A09", Outcome.FAIL), finding("A01", Outcome.PASS)])
    assert next_step(report).zh == "A09：办法A09"
    assert "2 项" in verdict(report).zh


@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.UNKNOWN])
def test_a_prerequisite_comes_before_all_else_that_blocks(outcome):
    report = report_of([finding("A09", Outcome.FAIL), finding("D02", outcome, line=90)])
    assert next_step(report).zh == "D02：办法D02"


def test_a_waived_prerequisite_does_not_come_first():
    report = report_of([finding("A09", Outcome.FAIL), finding("D02", Outcome.FAIL, waiver="某人：理由")])
    assert next_step(report).zh == "A09：办法A09"


def test_what_waits_for_documents_is_told_apart_and_is_never_the_next_step_before_its_cause():
    waits = [finding(code, Outcome.UNKNOWN, waiting=True) for code in ("A01", "A09")]
    report = report_of([*waits, finding("L01", Outcome.UNKNOWN)])
    assert verdict(report) == Text(
        "尚不能提交：1 项须先处理，2 项待文书写成后检查。",
        "Not ready: 1 to be settled first, 2 to be checked once the documents are written.",
    )
    assert next_step(report).zh == "L01：办法L01"
    assert verdict(report_of(waits)).zh == "尚不能提交：2 项待文书写成后检查。"


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


def test_what_nobody_has_looked_at_is_counted_and_comes_first_though_nothing_blocks():
    report = report_of([finding(code, Outcome.UNKNOWN, severity=Severity.WARN) for code in ("A08", "A09")])
    assert verdict(report).zh == "可以提交：没有阻断项。另有 2 项尚未核对。"
    assert "not looked at or not known: 2" in verdict(report).en
    assert next_step(report).zh.startswith("先把尚未核对的 2 项核对一遍。")
    both = report_of([*report.findings, finding("A07", Outcome.FAIL, severity=Severity.WARN)])
    assert verdict(both).zh == "可以提交：没有阻断项。另有 1 项提醒、2 项尚未核对。"


def test_no_rule_at_all_is_no_result():
    assert "没有结论" in verdict(report_of([])).zh
