"""What papers say joins what checks say: differences fail, agreement can stand for a look, a person settles a slip."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dossier.checks.run import run_checks
from dossier.evidence.reading import Reading
from dossier.finding import Finding, Outcome
from dossier.rulebook.model import Rule
from tests.checks.readings import AGREEMENT, ARTICLES, CARD, LICENCE, PROOF, SCREEN, good, read_case, reading_rule

LICENCE_RULE = reading_rule(
    "business_licence.name", "business_licence.uscc", "business_licence.term?",
    check="evidence.confirmed", parameters={"materials": ("business_licence",)},
)  # fmt: skip
OTHER = "北京青禾科技有限公司"


SLIP = f"识读为{OTHER}有误，原件为北京青禾示例科技有限公司"


def look(
    rule: str = "Z01", subject: str = "", met: str = "是", day: str = "2026-11-20", note: str = "住所少写三字"
) -> str:
    about = f"subject: {subject}, " if subject else ""
    return f"  - {{rule: {rule}, {about}met: {met}, person: 许知遥, confirmed_on: {day}, note: {note}}}\n"


def found(
    folder: Path, read: Mapping[str, Reading], rule: Rule, *looks: str, edits: Mapping[str, str] | None = None
) -> list[Finding]:
    added = {"confirmations:\n": f"confirmations:\n{''.join(looks)}"} | dict(edits or {})
    return list(run_checks(read_case(folder, read, rule, edits=added)))


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


# --- a reading for a look -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("origin", ["text", "ocr"])
def test_a_paper_that_agrees_stands_for_the_look_nobody_took(origin: str, tmp_path: Path) -> None:
    finding = only(found(tmp_path, good(LICENCE, origin), LICENCE_RULE))  # type: ignore[arg-type]
    assert finding.outcome is Outcome.PASS
    assert finding.message.zh == f"文件{LICENCE}由程序识读：名称、统一社会信用代码、营业期限"
    assert finding.subject == "evidence[0].file"


def test_a_rule_without_words_for_it_takes_no_reading_for_a_look(tmp_path: Path) -> None:
    articles = reading_rule(
        "articles_of_association.name", check="evidence.confirmed",
        parameters={"materials": ("articles_of_association",)}, look=False,
    )  # fmt: skip
    assert only(found(tmp_path, good(ARTICLES), articles)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("field", ["name", "uscc", "term"])
def test_one_unread_field_leaves_the_look_to_a_person(field: str, tmp_path: Path) -> None:
    assert only(found(tmp_path, good(LICENCE, **{field: None}), LICENCE_RULE)).outcome is Outcome.UNKNOWN


def test_an_optional_field_that_neither_side_states_does_not_matter(tmp_path: Path) -> None:
    edits = {"  term_ends_on: 长期\n": ""}
    assert only(found(tmp_path, good(LICENCE, term=None), LICENCE_RULE, edits=edits)).outcome is Outcome.PASS


def test_a_field_the_profile_leaves_open_is_no_agreement(tmp_path: Path) -> None:
    edits = {"  uscc: 91110000MAFAKE01XB\n": ""}
    assert only(found(tmp_path, good(LICENCE), LICENCE_RULE, edits=edits)).outcome is Outcome.UNKNOWN


def test_a_recorded_no_prevails_over_a_paper_that_agrees(tmp_path: Path) -> None:
    assert only(found(tmp_path, good(LICENCE), LICENCE_RULE, look(met="否"))).outcome is Outcome.FAIL


def test_a_recorded_look_is_shown_where_there_is_one(tmp_path: Path) -> None:
    assert "许知遥" in only(found(tmp_path, good(LICENCE), LICENCE_RULE, look())).message.zh


def test_a_card_past_its_day_is_no_look_at_a_valid_card(tmp_path: Path) -> None:
    cards = reading_rule(
        "identity_card.name", "identity_card.number", "identity_card.valid_until",
        check="evidence.confirmed", parameters={"materials": ("legal_representative_id",)},
    )  # fmt: skip
    assert only(found(tmp_path, good(CARD), cards)).outcome is Outcome.PASS
    edits = {
        "id_valid_until: 2038-03-07": "id_valid_until: 2026-11-20",
        "林知远.pdf, subject: 林知远, expires_on: 2038-03-07": "林知远.pdf",
    }
    findings = found(
        tmp_path,
        good(CARD, valid_until="2026-11-20"),
        cards,
        edits={**edits, "身份证-自然人股东.pdf, subject: 林知远, expires_on: 2038-03-07": "身份证-自然人股东.pdf"},
    )
    assert only(findings).outcome is Outcome.UNKNOWN


def test_a_screenshot_that_agrees_is_a_look_at_its_site(tmp_path: Path) -> None:
    names = ("filing_number", "owner", "site_name", "domain", "shown_on")
    screen = reading_rule(
        *(f"icp_filing_screenshot.{name}" for name in names), check="site.screenshot",
        parameters={"material": ("icp_filing_screenshot",)},
    )  # fmt: skip
    assert only(found(tmp_path, good(SCREEN), screen)).outcome is Outcome.PASS
    assert only(found(tmp_path, good(SCREEN, shown_on=None), screen)).outcome is Outcome.UNKNOWN


# --- differences --------------------------------------------------------------------------------------------------


def test_a_difference_fails_at_the_fact_and_shows_both_texts(tmp_path: Path) -> None:
    finding = only(found(tmp_path, good(LICENCE, name=OTHER), LICENCE_RULE, look()))
    assert (finding.outcome, finding.subject) == (Outcome.FAIL, "company.name")
    assert finding.message.zh == (
        f"文件 {LICENCE} 第1页写的名称是“{OTHER}”，档案中“申请单位的公司名称”是“北京青禾示例科技有限公司”，两者不一致"
    )
    assert OTHER in finding.message.en
    assert finding.location is not None
    assert finding.location.line == 3
    assert "dossier evidence accept" in finding.fix.zh


def test_no_look_settles_a_difference_in_text_that_was_copied(tmp_path: Path) -> None:
    looks = look(subject=LICENCE)
    assert only(found(tmp_path, good(LICENCE, name=OTHER), LICENCE_RULE, looks)).outcome is Outcome.FAIL


def test_a_look_at_the_very_file_settles_what_was_recognised_wrongly(tmp_path: Path) -> None:
    findings = found(tmp_path, good(LICENCE, "ocr", name=OTHER), LICENCE_RULE, look(subject=LICENCE, note=SLIP))
    assert {one.outcome for one in findings} == {Outcome.PASS}
    (settled,) = [one for one in findings if one.subject == "company.name"]
    assert OTHER in settled.message.zh
    assert "许知遥于2026年11月20日核对该文件" in settled.message.zh


@pytest.mark.parametrize(
    "recorded",
    [
        look(note=SLIP),
        look(subject="evidence/另一张.pdf", note=SLIP),
        look(subject=LICENCE, met="否", note=SLIP),
        look(subject=LICENCE, day="2026-11-22", note=SLIP),
        look(subject=LICENCE, note=SLIP) + look(subject=LICENCE, met="否", day="2026-11-21"),
        look(rule="Z02", subject=LICENCE, note=SLIP),
        look(subject=LICENCE),
        look(subject=LICENCE, note="名称与原件核对一致，为北京青禾示例科技有限公司"),
    ],
)
def test_no_other_look_does(recorded: str, tmp_path: Path) -> None:
    findings = found(tmp_path, good(LICENCE, "ocr", name=OTHER), LICENCE_RULE, recorded)
    assert Outcome.FAIL in {one.outcome for one in findings}
    assert Outcome.PASS not in {one.outcome for one in findings}


def test_a_look_older_than_the_file_settles_nothing(tmp_path: Path) -> None:
    edits = {"营业执照.pdf, issued_on: 2024-05-20": "营业执照.pdf, issued_on: 2026-11-21"}
    findings = found(
        tmp_path, good(LICENCE, "ocr", name=OTHER), LICENCE_RULE, look(subject=LICENCE, note=SLIP), edits=edits
    )
    assert Outcome.FAIL in {one.outcome for one in findings}


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "王五", "number": "110000199207120031", "valid_until": "长期"},
        {"name": "王五", "valid_until": "长期"},
        {"number": "110000199207120031"},
    ],
)
def test_no_look_settles_the_card_of_another_person(changed: dict[str, str | list[str] | None], tmp_path: Path) -> None:
    cards = reading_rule(
        "identity_card.name", "identity_card.number", "identity_card.valid_until",
        check="evidence.confirmed", parameters={"materials": ("legal_representative_id",)},
    )  # fmt: skip
    findings = found(tmp_path, good(CARD, "ocr", **changed), cards, look(subject=CARD))
    assert {one.outcome for one in findings} == {Outcome.FAIL}
    assert "核对记录不能代替更正" in findings[0].fix.zh
    assert "识读出的" in findings[0].message.zh


CAPITAL_RULE = reading_rule(
    "business_licence.capital", check="evidence.confirmed", parameters={"materials": ("business_licence",)}
)


@pytest.mark.parametrize(
    ("note", "settled"),
    [
        ("识读为5000000 CNY有误，原件为600万元", True),
        ("识读为15000000 CNY有误，原件为600万元", False),
        ("注册资本600万元，与原件一致", False),
        ("逐项核对，含标点和括号", False),
    ],
)
def test_only_a_look_that_quotes_what_was_read_has_seen_this_difference(
    note: str, settled: bool, tmp_path: Path
) -> None:
    edits = {"registered_capital: 500万元": "registered_capital: 600万元"}
    looks = look(subject=LICENCE, note=note)
    findings = found(tmp_path, good(LICENCE, "ocr"), CAPITAL_RULE, looks, edits=edits)
    assert ({one.outcome for one in findings} == {Outcome.PASS}) == settled
    assert (Outcome.FAIL in {one.outcome for one in findings}) != settled


def test_the_note_the_fix_asks_for_settles_a_long_text_and_a_number(tmp_path: Path) -> None:
    scope = "软件开发；" * 20 + "信息服务；技术咨询"
    profile = {
        "business_scope: 第二类增值电信业务；互联网信息服务；软件开发；信息技术咨询服务": f"business_scope: {scope}"
    }
    rule = reading_rule(
        "business_licence.scope", check="evidence.confirmed", parameters={"materials": ("business_licence",)}
    )
    cards = reading_rule(
        "identity_card.number", check="evidence.confirmed", parameters={"materials": ("legal_representative_id",)}
    )
    cases = (
        (good(LICENCE, "ocr", scope=scope.replace("信息", "信患")), rule, profile, LICENCE),
        (good(CARD, "ocr", number="110000198503O70011"), cards, {}, CARD),
    )
    for number, (read, one, edits, file) in enumerate(cases):
        before = found(tmp_path / f"{number}a", read, one, edits=edits)
        (failure,) = [finding for finding in before if finding.outcome is Outcome.FAIL]
        note = failure.fix.zh.partition("照抄：“")[2].partition("”；")[0]
        after = found(tmp_path / f"{number}b", read, one, look(subject=file, note=f"'{note}'"), edits=edits)
        assert {finding.outcome for finding in after} == {Outcome.PASS}


def test_a_scope_that_differs_in_marks_alone_takes_no_look_away(tmp_path: Path) -> None:
    read = good(LICENCE, "ocr", scope="第二类增值电信业务;互联网信息服务;软件开发、信息技术咨询服务")
    rule = reading_rule(
        "business_licence.scope", check="evidence.confirmed", parameters={"materials": ("business_licence",)}
    )
    assert only(found(tmp_path / "a", read, rule)).outcome is Outcome.UNKNOWN
    assert "许知遥" in only(found(tmp_path / "b", read, rule, look())).message.zh


def test_the_fix_says_how_a_slip_of_recognition_is_settled(tmp_path: Path) -> None:
    findings = found(tmp_path, good(LICENCE, "ocr", name=OTHER), LICENCE_RULE)
    (failure,) = [one for one in findings if one.outcome is Outcome.FAIL]
    assert f"规则 Z01、对象“{LICENCE}”" in failure.fix.zh
    assert f"照抄：“{SLIP}”" in failure.fix.zh
    assert SLIP in failure.fix.en
    assert "识读出的" in failure.message.zh


def test_only_papers_of_the_materials_of_the_rule_concern_it(tmp_path: Path) -> None:
    other = LICENCE_RULE._replace(parameters={"materials": ("articles_of_association",)})
    findings = found(tmp_path, good(LICENCE, name=OTHER), other)
    assert Outcome.FAIL not in {one.outcome for one in findings}


def test_a_difference_joins_a_check_that_reads_the_profile_alone(tmp_path: Path) -> None:
    rule = reading_rule(
        "access_agreement.customer", check="hosting.agreement", parameters={"material": ("access_agreement",)}
    )
    rule = rule._replace(messages={"fail": rule.messages["fail"]})
    findings = found(tmp_path, good(AGREEMENT, customer="林知远"), rule)
    assert [(one.outcome, one.subject) for one in findings] == [
        (Outcome.PASS, "hosting[0]"), (Outcome.FAIL, "hosting[0].customer"),
    ]  # fmt: skip


def test_unread_papers_add_nothing(tmp_path: Path) -> None:
    rule = reading_rule("social_insurance_proof.payer", check="people.insurance_payer", parameters={}, look=False)
    rule = rule._replace(messages={"fail": rule.messages["fail"]})
    case = read_case(tmp_path, good(PROOF, payer=None), rule)
    without = read_case(tmp_path, {}, rule._replace(reads=()))
    assert [one.outcome for one in run_checks(case)] == [one.outcome for one in run_checks(without)]


def test_identity_numbers_are_hidden_but_for_their_difference(tmp_path: Path) -> None:
    rule = reading_rule("identity_card.number", check="people.identity", parameters={"permit_prefixes": ()}, look=False)
    findings = found(tmp_path, good(CARD, "ocr", number="110000198503O70011"), rule)
    (failure,) = [
        one
        for one in findings
        if one.outcome is Outcome.FAIL and one.subject.endswith("id_number") and "识读" in one.message.zh
    ]
    assert "*" * 11 in failure.message.zh
    assert "（第13位不同）" in failure.message.zh
    assert "(differing at 13)" in failure.message.en
    for hidden in ("19850", "0011", "001", "O70"):
        assert hidden not in failure.message.zh
