"""A notice is read like the profile, and makes the case that answers it."""

from pathlib import Path

import pytest

from dossier.amend.notice import with_notice
from dossier.case import Case
from dossier.checks.run import run_checks
from dossier.composing import compose_case, composed_findings
from dossier.errors import InputError
from dossier.finding import Outcome
from tests.amend.corrections import NOTICE, Correction, begin


@pytest.fixture
def correction(tmp_path: Path) -> Correction:
    return begin(tmp_path)


def refused(correction: Correction, text: str) -> str:
    correction.notice.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as problem:
        with_notice(correction.open(), correction.notice)
    return problem.value.render("zh")


def test_a_notice_adds_its_return_and_makes_a_first_application_a_correction(correction: Correction) -> None:
    case = with_notice(correction.open(), correction.notice)
    assert case.filing == "correction"
    returns = case.profile.returns
    assert returns is not None
    assert [len(one.items or ()) for one in returns] == [3]


def test_a_renewal_that_was_sent_back_stays_a_renewal(correction: Correction) -> None:
    correction.put("action: 新办", "action: 续期")
    case = with_notice(correction.open(), correction.notice)
    assert case.filing == "renewal"
    judged = {one.code: one.outcome for one in run_checks(case) if one.code in ("O01", "O02")}
    assert judged["O01"] is Outcome.PASS
    assert judged["O02"] is not Outcome.NOT_APPLICABLE


def test_findings_about_the_notice_name_its_file_and_line(correction: Correction) -> None:
    correction.notice.write_text(NOTICE.replace("    change: 改正传真号码\n", ""), encoding="utf-8")
    case = with_notice(correction.open(), correction.notice)
    finding = next(one for one in run_checks(case) if one.code == "O02" and one.outcome is Outcome.UNKNOWN)
    assert str(finding.location) == f"{correction.notice}:12:5"
    assert str(case.loaded.locate("company.fax")).startswith(f"{correction.profile}:")


def test_all_problems_of_a_notice_are_told_at_once_with_their_places(correction: Correction) -> None:
    text = NOTICE.replace("received_on: 2026-12-08", "received_on: 十二月").replace("deadline:", "deadlin:")
    text = text.replace("    remark: 传真号码有误\n", "")
    said = refused(correction, text)
    assert f"{correction.notice}:1:1: " in said
    assert f"{correction.notice}:3:1: 没有“deadlin”这个字段\n  → 是不是“deadline”？" in said
    assert f"{correction.notice}:12:5: " in said
    assert "审批备注（items[1].remark）没有填写" in said
    assert said.endswith("补正通知有 3 处问题")
    assert "returns[" not in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- received_on: 2026-12-08\n", "补正通知最外层应是一组字段"),
        ("received_on: 2026-12-08\nreceived_on: 2026-12-09\n", "重复"),
        ("received_on: [\n", "notice.yaml:2"),
        ("items: []\n", ": 退回日期（received_on）没有填写"),
        ("\n", "补正通知是空的\n  → 第一层写 received_on:"),
        ("company: {name: 示例}\napplication: {action: 新办}\n", "这是公司档案，不是补正通知"),
    ],
)
def test_what_is_no_notice_is_refused_with_the_reason(correction: Correction, text: str, words: str) -> None:
    assert words in refused(correction, text)


def test_a_profile_given_as_notice_is_told_in_one_sentence(correction: Correction) -> None:
    said = refused(correction, correction.profile.read_text("utf-8"))
    assert "这是公司档案，不是补正通知" in said
    assert len(said.splitlines()) == 2


def test_a_last_day_before_the_return_is_refused_at_its_place(correction: Correction) -> None:
    said = refused(correction, NOTICE.replace("deadline: 2026-12-22", "deadline: 2026-12-07"))
    assert said.startswith(f"{correction.notice}:3:1: ")
    assert "补正期限（deadline）2026-12-07早于退回日期（received_on）2026-12-08" in said


def test_a_last_day_on_the_day_of_the_return_is_accepted(correction: Correction) -> None:
    correction.notice.write_text(NOTICE.replace("deadline: 2026-12-22", "deadline: 2026-12-08"), encoding="utf-8")
    assert with_notice(correction.open(), correction.notice).profile.returns


@pytest.mark.parametrize(
    ("code", "left_out", "path"),
    [
        ("O01", "deadline: 2026-12-22\n", "deadline"),
        ("O02", "    change: 改正传真号码\n", "items[1].change"),
        ("O03", "previous_profile: profile-first.yaml\n", "previous_profile"),
    ],
)
def test_what_a_notice_lacks_is_to_be_filled_in_there(
    correction: Correction, code: str, left_out: str, path: str
) -> None:
    text = NOTICE.replace(left_out, "")
    correction.notice.write_text(text, encoding="utf-8")
    assert f"请在补正通知（notice.yaml）中填写 {path}" in remedy(
        with_notice(correction.open(), correction.notice), code
    )
    correction.record(listed(text))
    assert f"请在档案中填写 returns[0].{path}" in remedy(correction.open(), code)


def remedy(case: Case, code: str) -> str:
    return next(one for one in run_checks(case) if one.code == code and one.outcome is Outcome.UNKNOWN).fix.zh


def test_a_field_no_profile_has_is_to_be_corrected_in_the_notice(correction: Correction) -> None:
    correction.notice.write_text(NOTICE.replace("[company.fax]", "[company.faxx]"), encoding="utf-8")
    case = with_notice(correction.open(), correction.notice)
    finding = next(one for one in run_checks(case) if one.code == "O02" and one.outcome is Outcome.FAIL)
    assert "“company.faxx”" in finding.message.zh
    assert "补正通知（notice.yaml）的 items[1]" in finding.fix.zh


def test_a_document_that_lacks_a_fact_of_the_notice_asks_for_it_there(correction: Correction) -> None:
    correction.notice.write_text(NOTICE.replace("    cause: 公司更换传真号码后误填旧号码\n", ""), encoding="utf-8")
    case = with_notice(correction.open(), correction.notice)
    findings = composed_findings(case, compose_case(case, draft=True))
    (finding,) = [one for one in findings if one.facts.get("document") == "amendment_statement"]
    assert "补正通知（notice.yaml）的字段“" in finding.message.zh
    assert "（items[1].cause）未填写" in finding.message.zh
    assert finding.fix.zh == "请在补正通知（notice.yaml）中填写 items[1].cause"


def listed(text: str) -> str:
    return "returns:\n" + "".join(
        f"{'  - ' if not number else '    '}{line}\n" for number, line in enumerate(text.splitlines())
    )


def test_a_notice_the_profile_holds_word_for_word_is_not_added_twice(correction: Correction) -> None:
    correction.record(listed(NOTICE))
    case = with_notice(correction.open(), correction.notice)
    assert len(case.profile.returns or ()) == 1
    assert case.filing == "correction"


def test_a_notice_that_contradicts_the_profile_is_refused_with_both_places(correction: Correction) -> None:
    correction.record(listed("received_on: 2026-12-08\ndeadline: 2026-12-20"))
    said = refused(correction, NOTICE)
    assert "2026-12-08的退回，内容与本通知不同" in said
    assert str(correction.profile) in said
    assert str(correction.notice) in said


def test_a_notice_older_than_the_last_return_is_refused(correction: Correction) -> None:
    correction.record(listed("received_on: 2026-12-10"))
    assert "早于档案 returns[0] 登记的2026-12-10" in refused(correction, NOTICE)


def test_a_second_return_is_answered_after_the_first(correction: Correction) -> None:
    correction.record(listed("received_on: 2026-11-27"))
    case = with_notice(correction.open(), correction.notice)
    assert [str(one.received_on) for one in case.profile.returns or ()] == ["2026-11-27", "2026-12-08"]
    assert str(case.loaded.locate("returns[1].deadline")) == f"{correction.notice}:3:1"
    assert str(case.loaded.locate("returns[0].deadline")).startswith(str(correction.profile))
