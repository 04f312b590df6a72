"""Each paper was read and agrees, or a person compared it; one finding while nothing was read and nobody looked."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dossier.checks.run import run_checks
from dossier.evidence.reading import Failure, Reading
from dossier.finding import Finding, Outcome
from dossier.rulebook.model import Rule
from dossier.text import Text
from tests.checks.cases import rule, small_case
from tests.checks.readings import AGREEMENT, CARD, CARDS, GOOD, LICENCE, good, read_case, reading_rule

RULE = rule(
    check="evidence.read",
    messages={
        "pass": Text("文件{file}由{person}于{confirmed}核对", "{person} looked at {file} on {confirmed}"),
        "read": Text("文件{file}识读一致：{fields}{rest}", "{file} agrees: {fields}{rest}"),
        "fail": Text("文件{file}不一致：{fields}", "{file} differs: {fields}"),
        "unasked": Text("文件{file}未比对：{fields}（{reason}）", "{file} not compared: {fields} ({reason})"),
        "none": Text("{count}个文件未识读：{files}", "{count} files not read: {files}"),
    },
)
QUOTING = "  - {{rule: Z01, subject: {}, met: 是, person: 许知遥, confirmed_on: 2026-11-20, note: {}}}\n"
SLIP = "识读为林知远有误，原件为北京青禾示例科技有限公司"
ALL = {file: reading for name in GOOD for file, reading in good(name).items()}
LOOK = "  - {{rule: Z01, subject: {}, met: {}, person: 许知遥, confirmed_on: 2026-11-20}}\n"


def found(
    folder: Path, read: Mapping[str, Reading], *looks: str, edits: Mapping[str, str] | None = None
) -> list[Finding]:
    added = {"confirmations:\n": f"confirmations:\n{''.join(looks)}"} | dict(edits or {})
    return list(run_checks(read_case(folder, read, RULE, edits=added)))


def about(findings: list[Finding], file: str) -> Finding:
    (finding,) = [one for one in findings if one.facts.get("file") == file]
    return finding


def test_a_file_that_was_read_and_agrees_passes(tmp_path: Path) -> None:
    finding = about(found(tmp_path, ALL), LICENCE)
    assert (finding.outcome, finding.subject) == (Outcome.PASS, "evidence[0].file")
    assert "注册资本" in finding.message.zh


def test_files_nobody_has_read_are_one_finding_while_nobody_has_looked(tmp_path: Path) -> None:
    unread = [one for one in found(tmp_path, ALL) if one.outcome is Outcome.UNKNOWN]
    assert len(unread) == 1
    assert CARDS in unread[0].message.zh
    assert LICENCE not in unread[0].message.zh
    assert not unread[0].facts.get("thing")


def test_once_something_was_recognised_each_file_speaks_for_itself(tmp_path: Path) -> None:
    unread = [one for one in found(tmp_path, ALL | good(CARD, "ocr")) if one.outcome is Outcome.UNKNOWN]
    assert len(unread) > 1
    assert "分不清" in about(unread, CARDS).message.zh


def test_a_recorded_look_is_enough_where_nothing_was_read(tmp_path: Path) -> None:
    findings = found(tmp_path, ALL, LOOK.format(CARDS, "是"))
    assert about(findings, CARDS).outcome is Outcome.PASS
    assert "许知遥" in about(findings, CARDS).message.zh


def test_a_recorded_no_fails(tmp_path: Path) -> None:
    assert about(found(tmp_path, ALL, LOOK.format(CARDS, "否")), CARDS).outcome is Outcome.FAIL


def test_a_difference_fails_at_the_fact(tmp_path: Path) -> None:
    finding = about(found(tmp_path, ALL | good(AGREEMENT, customer="林知远")), AGREEMENT)
    assert (finding.outcome, finding.subject) == (Outcome.FAIL, "hosting[0].customer")
    assert "协议的客户方" in finding.message.zh


@pytest.mark.parametrize(("origin", "outcome"), [("text", Outcome.FAIL), ("ocr", Outcome.PASS)])
def test_a_look_settles_only_what_was_recognised(origin: str, outcome: Outcome, tmp_path: Path) -> None:
    read = ALL | good(AGREEMENT, origin, customer="林知远")  # type: ignore[arg-type]
    assert about(found(tmp_path, read, QUOTING.format(AGREEMENT, SLIP)), AGREEMENT).outcome is outcome
    assert about(found(tmp_path, read, LOOK.format(AGREEMENT, "是")), AGREEMENT).outcome is Outcome.FAIL


def test_what_the_profile_leaves_open_was_not_compared(tmp_path: Path) -> None:
    edits = {"  registered_capital: 500万元\n": ""}
    finding = about(found(tmp_path, ALL | good(CARD, "ocr"), edits=edits), LICENCE)
    assert finding.outcome is Outcome.UNKNOWN
    assert "档案中没有填写" in finding.message.zh


def test_a_field_that_is_no_key_may_be_missing(tmp_path: Path) -> None:
    assert about(found(tmp_path, ALL | good(LICENCE, term=None)), LICENCE).outcome is Outcome.PASS


def test_only_what_was_compared_is_said_to_agree(tmp_path: Path) -> None:
    finding = about(found(tmp_path, ALL | good(LICENCE, term=None)), LICENCE)
    agreeing, _, rest = finding.message.zh.partition("；没有比对：")
    assert "营业期限" not in agreeing
    assert rest == "营业期限"
    assert finding.message.en.endswith("; not compared: term of business")
    assert "没有比对" not in about(found(tmp_path, ALL), LICENCE).message.zh


def test_a_list_of_addresses_of_which_a_part_was_found_is_left_to_a_person(tmp_path: Path) -> None:
    edits = {
        "    ip_addresses: [192.0.2.10]\n    bandwidth": "    ip_addresses: [192.0.2.10, 192.0.2.11]\n    bandwidth"
    }
    read = ALL | good(AGREEMENT, "ocr")
    finding = about(found(tmp_path, read, edits=edits), AGREEMENT)
    assert finding.outcome is Outcome.UNKNOWN
    assert "IP 地址" in finding.message.zh


@pytest.mark.parametrize(("subject", "outcome"), [(f"subject: {AGREEMENT}, ", Outcome.PASS), ("", Outcome.FAIL)])
def test_a_look_at_no_file_in_particular_settles_no_difference(subject: str, outcome: Outcome, tmp_path: Path) -> None:
    look = f"  - {{rule: Z01, {subject}met: 是, person: 许知遥, confirmed_on: 2026-11-20, note: {SLIP}}}\n"
    assert about(found(tmp_path, ALL | good(AGREEMENT, "ocr", customer="林知远"), look), AGREEMENT).outcome is outcome


def test_no_look_settles_two_differing_facts(tmp_path: Path) -> None:
    read = ALL | good(AGREEMENT, "ocr", customer="林知远", provider="别家云计算有限公司")
    assert about(found(tmp_path, read, LOOK.format(AGREEMENT, "是")), AGREEMENT).outcome is Outcome.FAIL


READS_CUSTOMER = reading_rule(
    "access_agreement.customer", check="hosting.agreement", parameters={}, look=False, code="Z02"
)


def with_other(folder: Path, read: Mapping[str, Reading], other: Rule, *looks: str) -> Finding:
    edits = {"confirmations:\n": f"confirmations:\n{''.join(looks)}"}
    findings = run_checks(read_case(folder, read, RULE, other, edits=edits))
    return about([one for one in findings if one.code == "Z01"], AGREEMENT)


def test_a_difference_that_another_rule_tells_is_not_told_again(tmp_path: Path) -> None:
    finding = with_other(tmp_path, ALL | good(AGREEMENT, customer="林知远"), READS_CUSTOMER)
    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert finding.message.zh == f"文件 {AGREEMENT} 的协议的客户方与档案不一致，见 Z02，此处不重复"


def test_what_the_other_rule_does_not_read_or_judge_is_told(tmp_path: Path) -> None:
    read = ALL | good(AGREEMENT, customer="林知远", provider="别家云计算有限公司")
    finding = with_other(tmp_path / "a", read, READS_CUSTOMER)
    assert finding.outcome is Outcome.FAIL
    assert "协议的客户方" not in finding.message.zh
    other_service = READS_CUSTOMER._replace(applies_when={"service": "B21"})
    finding = with_other(tmp_path / "b", ALL | good(AGREEMENT, customer="林知远"), other_service)
    assert finding.outcome is Outcome.FAIL


def test_a_recorded_look_makes_no_pass_of_what_another_rule_fails(tmp_path: Path) -> None:
    read = ALL | good(AGREEMENT, customer="林知远", provider=None)
    finding = with_other(tmp_path, read, READS_CUSTOMER, LOOK.format(AGREEMENT, "是"))
    assert finding.outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        ("password", "密码"),
        ("sideways", "侧放"),
        ("no_picture", "图像"),
        ("nothing", "读不出"),
        ("gave_up", "时间过长"),
    ],
)
def test_a_file_that_was_tried_speaks_for_itself_and_says_why_it_is_unread(
    failure: Failure, said: str, tmp_path: Path
) -> None:
    finding = about(found(tmp_path, ALL | {CARD: Reading("identity_card", "none", failure=failure)}), CARD)
    assert finding.outcome is Outcome.UNKNOWN
    assert said in finding.message.zh
    assert "还没有识读" not in finding.message.zh


def test_without_a_list_of_evidence_nothing_is_known() -> None:
    (finding,) = run_checks(small_case(RULE))
    assert (finding.outcome, finding.subject) == (Outcome.UNKNOWN, "evidence")


def test_without_papers_that_can_be_read_there_is_nothing_to_judge() -> None:
    (finding,) = run_checks(small_case(RULE, more="evidence: []\n"))
    assert finding.outcome is Outcome.NOT_APPLICABLE
