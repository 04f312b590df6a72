"""A correction holds what changed since the last submission, says why, and leaves nothing out."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dossier.amend.amendment import Amendment
from dossier.amend.notice import with_notice
from dossier.amend.previous import open_previous
from dossier.assemble import WORKBOOK_NAME, WORKSHEET_NAME, assemble
from dossier.case import Case
from dossier.checks.run import run_checks
from dossier.composing import compose_case, composed_findings
from dossier.errors import UsageError
from dossier.facts.amended import FileChange
from dossier.finding import Finding, Outcome
from dossier.fit.fitted import Original
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.manifest import NAME as MANIFEST
from dossier.package.manifest import manifest
from dossier.package.naming import package_name
from dossier.package.verify import verify
from dossier.reports.report import make_report
from tests.amend.corrections import NAME, NOTICE, SCAN, Correction, answer, begin, files, zipped
from tests.workbook.books import rows

AGREEMENT = "evidence/接入服务协议.pdf"


def amend(correction: Correction) -> Amendment:
    case = with_notice(correction.open(), correction.notice)
    return Amendment(case, open_previous(correction.package, case), files(case, draft=True))


def differing(amendment: Amendment) -> dict[str, FileChange]:
    return {one.material: one for one in amendment.changes.changes if one.kind != "unchanged"}


def findings(case: Case, code: str) -> list[Finding]:
    return [one for one in run_checks(case) if one.code == code]


def statement(case: Case) -> str:
    composed = compose_case(case, draft=False)
    return next(one.document.text for one in composed.written if one.material.code == "amendment_statement")


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Amendment:
    return amend(answer(tmp_path_factory.mktemp("answered")))


def test_only_what_the_remarks_ask_for_has_changed(answered: Amendment) -> None:
    found = differing(answered)
    assert found["social_insurance_proof"].title == "三位负责人社会保险缴纳证明"  # three papers in one file
    assert found["social_insurance_proof"].same == ("evidence/社保证明-许知遥.pdf", "evidence/社保证明-何以宁.pdf")
    assert {one.kind for one in found.values()} == {"replaced"}
    assert found["social_insurance_proof"].remarks == (1,)
    assert (found["D02"].remarks, found["D09"].remarks) == ((2,), (3,))
    assert all(one.remarks for one in found.values())
    assert answered.changes.nothing_else


def test_a_draft_of_another_day_is_the_same_document(answered: Amendment) -> None:
    unchanged = {one.material for one in answered.changes.of_kind("unchanged")}
    assert {"D05", "D06", "fee_schedule", "business_licence", "equity_chart"} <= unchanged


def test_the_package_holds_the_changed_files_and_the_statement_only(answered: Amendment) -> None:
    artifacts = files(answered.case)
    kept = answered.kept(artifacts)
    assert {one.material for one in kept} == {*differing(answered), "amendment_statement"}
    assert len(kept) < len(artifacts) / 3
    marks = {entry["material"]: entry.get("change") for entry in listing(answered, kept)["files"]}
    assert marks == dict.fromkeys(differing(answered), "replaced") | {"amendment_statement": "new"}


def test_a_pdf_goes_with_its_document(answered: Amendment) -> None:
    artifacts = files(answered.case)
    printed = [
        Artifact(f"{one.path}.pdf", b"%PDF", one.material, printed_from=one.path) for one in artifacts if one.template
    ]
    kept = answered.kept([*artifacts, *printed])
    assert {one.material for one in kept if one.printed_from} == {one.material for one in kept if one.template}
    entries = listing(answered, kept)["files"]
    assert {entry["change"] for entry in entries if "printed_from" in entry} == {"replaced", "new"}


def test_a_file_that_changes_after_the_statement_was_written_stops_the_build(answered: Amendment) -> None:
    artifacts = [
        replace(one, data=one.data + b"x") if one.material == "business_licence" else one
        for one in files(answered.case)
    ]
    with pytest.raises(UsageError, match="生成期间有文件发生变化"):
        answered.kept(artifacts)


def test_the_package_is_named_after_the_round(answered: Amendment) -> None:
    assert package_name(answered.case, draft=False) == "青禾示例-北京-B25-20261215-补正1"
    assert package_name(answered.case, draft=True) == "青禾示例-北京-B25-20261215-补正1-草稿"


def test_the_statement_prints_every_remark_and_every_changed_file(answered: Amendment) -> None:
    text = statement(answered.case)
    for words in ("北京市通信管理局：", "2026年12月8日收到第1次退回（补正）意见", "补正期限为2026年12月22日",
                  "安全负责人的社保证明未覆盖最近一个月", "打印证明时当月缴费尚未入账", "重新打印覆盖2026年11月的社保证明",
                  "替换《三位负责人社会保险缴纳证明》", "本公司未对申请材料作其他修改", "2026年12月15日"):  # fmt: skip
        assert words in text
    for one in differing(answered).values():
        assert Path(one.path).name in text


def test_the_statement_names_no_other_change_it_does_not_know_of(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    correction.scan_again(AGREEMENT)
    amendment = amend(correction)
    assert not amendment.changes.nothing_else
    assert "作其他修改" not in statement(amendment.case)
    unasked = [one for one in findings(amendment.case, "O06") if one.outcome is Outcome.FAIL]
    assert ["服务器托管或网站接入服务协议" in one.message.zh for one in unasked] == [True]


def test_without_the_old_profile_nobody_says_that_nothing_else_changed(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    correction.notice.write_text(NOTICE.replace("previous_profile: profile-first.yaml\n", ""), encoding="utf-8")
    assert "作其他修改" not in statement(amend(correction).case)


def test_without_the_old_package_the_statement_tells_no_changes_of_files(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    text = statement(with_notice(correction.open(), correction.notice))
    assert "《社保证明-周砚清》" in text
    assert "文件的变化" not in text
    assert "文件变化清单" not in text


@pytest.mark.parametrize("line", ["    cause: 公司更换传真号码后误填旧号码\n", "    change: 改正传真号码\n"])
def test_a_remark_without_cause_or_change_stops_the_statement(tmp_path: Path, line: str) -> None:
    correction = answer(tmp_path)
    correction.notice.write_text(NOTICE.replace(line, ""), encoding="utf-8")
    unwritten = compose_case(with_notice(correction.open(), correction.notice), draft=True).unwritten
    lacking = {one.problem.path for one in unwritten if one.material.code == "amendment_statement"}  # type: ignore[attr-defined]
    assert lacking == {f"returns[0].items[1].{line.split(':')[0].strip()}"}


def test_a_statement_is_never_dated_before_the_return(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    correction.put("planned_submission: 2026-12-15", "planned_submission: 2026-12-01")
    case = with_notice(correction.open(), correction.notice)
    (finding,) = [
        one for one in composed_findings(case, compose_case(case, draft=True)) if one.rule == "document.facts"
    ]
    assert finding.message.zh == "《补正说明》没有写成：计划提交日 2026-12-01 早于退回日期 2026-12-08"
    assert finding.fix.zh == "请把 application.planned_submission 改为重新提交的日期"
    assert finding.blocks


def test_a_file_said_to_be_corrected_that_is_the_old_one_blocks(tmp_path: Path) -> None:
    amendment = amend(begin(tmp_path))
    finding = next(one for one in findings(amendment.case, "O07") if one.outcome is Outcome.FAIL)
    assert finding.blocks
    assert f"（{SCAN}），但文件与上次提交的套件“{NAME}”中的完全相同" in finding.message.zh
    assert amendment.summary().zh.startswith(f"对照{NAME}：新增0个、替换0个、撤回0个文件")
    assert "本次没有新增、替换或者撤回文件" in statement(amendment.case)


def test_a_paper_that_is_the_old_one_in_a_file_of_several_blocks(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    other = "evidence/社保证明-何以宁.pdf"
    correction.notice.write_text(NOTICE.replace(f"[{SCAN}]", f"[{SCAN}, {other}]"), encoding="utf-8")
    failed = [one for one in findings(amend(correction).case, "O07") if one.outcome is Outcome.FAIL]
    assert [one.facts["file"] for one in failed] == [other]


def test_a_paper_under_another_name_is_a_replacement_and_one_that_is_gone_is_withdrawn(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    (correction.folder / SCAN).rename(correction.folder / "evidence/新社保.pdf")
    correction.put(f"file: {SCAN}", "file: evidence/新社保.pdf")
    correction.notice.write_text(NOTICE.replace(SCAN, "evidence/新社保.pdf"), encoding="utf-8")
    text = correction.profile.read_text(encoding="utf-8")
    gone = next(line for line in text.splitlines() if "商标注册证.pdf" in line)
    correction.put(f"{gone}\n", "")
    found = differing(amend(correction))
    assert (found["social_insurance_proof"].kind, found["social_insurance_proof"].remarks) == ("replaced", (1,))
    assert found["trademark_certificate"].kind == "withdrawn"
    assert found["trademark_certificate"].origins == ("evidence/商标注册证.pdf",)


def test_a_new_paper_is_new_and_asked_for_by_its_file(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    (correction.folder / "evidence/荣誉.pdf").write_bytes((correction.folder / SCAN).read_bytes() + b"%")
    correction.put(
        "evidence:\n", "evidence:\n  - {material: provider_licence, file: evidence/荣誉.pdf, subject: 另一家示例云}\n"
    )
    correction.notice.write_text(NOTICE.replace(f"[{SCAN}]", f"[{SCAN}, evidence/荣誉.pdf]"), encoding="utf-8")
    found = amend(correction).changes.of_kind("new")
    assert [(one.material, one.subject, one.remarks) for one in found] == [("provider_licence", "另一家示例云", (1,))]


def test_a_signed_scan_stands_for_the_document_it_was_made_from(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    first = replace(correction.open(), as_of=date(2026, 12, 1))
    correction.put("fax: 010-55550108", "fax: 010-55550101")
    old = replace(with_first_profile(correction), as_of=date(2026, 12, 1))
    signed = [
        replace(
            one,
            path=f"{one.path[:-5]}.pdf",
            data=f"%PDF signed {one.material}".encode(),
            template="",
            unsigned=one.sha256,
        )
        if one.material in ("D01", "D02")
        else one
        for one in files(old)
    ]
    correction.package.write_bytes(zipped(first, NAME, signed))
    correction.put("fax: 010-55550101", "fax: 010-55550108")
    kinds = {one.material: one.kind for one in amend(correction).changes.changes}
    assert (kinds["D01"], kinds["D02"]) == ("unchanged", "replaced")


def with_first_profile(correction: Correction) -> Case:
    from dossier.pipeline import open_profile

    return open_profile(correction.folder / "profile-first.yaml")


ARTICLES = "articles_of_association"


def parts(artifacts: list[Artifact], *contents: bytes) -> list[Artifact]:
    """Return the files with the articles cut into these parts, as evidence too large for one file is."""
    one = next(each for each in artifacts if each.material == ARTICLES)
    original = (Original(one.origins[0], "a" * 64, 9),)
    made = [
        replace(one, path=f"{one.path[:-4]}-{number}.pdf", data=content, originals=original)
        for number, content in enumerate(contents, 1)
    ]
    return [*(each for each in artifacts if each is not one), *made]


def articles(correction: Correction, before: list[bytes], now: list[bytes]) -> Amendment:
    """Return what a correction changes when the articles were, and are, cut into these parts."""
    correction.package.write_bytes(
        zipped(with_first_profile(correction), NAME, parts(files(with_first_profile(correction)), *before))
    )
    case = with_notice(correction.open(), correction.notice)
    return Amendment(case, open_previous(correction.package, case), parts(files(case), *now))


def kinds_of(amendment: Amendment) -> list[str]:
    return [one.kind for one in amendment.changes.changes if one.material == ARTICLES]


def test_evidence_made_to_fit_is_the_same_while_all_its_parts_are(tmp_path: Path) -> None:
    same = articles(answer(tmp_path), [b"1-10", b"11-20"], [b"1-10", b"11-20"])
    assert kinds_of(same) == ["unchanged", "unchanged"]


@pytest.mark.parametrize(
    ("before", "now", "kinds"),
    [([b"1-7", b"8-14", b"15-20"], [b"1-10", b"11-20"], ["replaced", "replaced", "withdrawn"]),
     ([b"1-7", b"8-20"], [b"1-7", b"8-14", b"15-20"], ["replaced", "replaced", "new"]),
     ([b"1-10", b"11-20"], [b"1-10", b"11-20 with its form fields"], ["replaced", "replaced"])],
)  # fmt: skip
def test_evidence_that_is_cut_otherwise_is_handed_in_again_as_a_whole(
    tmp_path: Path, before: list[bytes], now: list[bytes], kinds: list[str]
) -> None:
    amendment = articles(answer(tmp_path), before, now)
    assert kinds_of(amendment) == kinds
    kept = amendment.kept(parts(files(amendment.case), *now))
    assert [one.data for one in kept if one.material == ARTICLES] == now


def test_evidence_handed_in_as_it_was_and_now_cut_is_replaced(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    case = with_notice(correction.open(), correction.notice)
    whole = files(case)
    digest = next(one.sha256 for one in whole if one.material == ARTICLES)
    now = [
        replace(one, originals=(one.originals[0]._replace(sha256=digest),)) if one.material == ARTICLES else one
        for one in parts(whole, b"1-10", b"11-20")
    ]
    assert kinds_of(Amendment(case, open_previous(correction.package, case), now)) == ["replaced", "new"]


def edited(artifacts: list[Artifact]) -> list[Artifact]:
    """Return the files with D02 as a person has edited it."""
    return [
        replace(one, data=one.data + b"edit", carried=("e" * 64,)) if one.material == "D02" else one
        for one in artifacts
    ]


def test_a_remark_about_a_field_does_not_explain_a_document_that_was_edited_by_hand(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    correction.notice.write_text(NOTICE.replace("form: 公司概况", "form: 系统表单"), encoding="utf-8")
    case = with_notice(correction.open(), correction.notice)
    amendment = Amendment(case, open_previous(correction.package, case), edited(files(case)))
    assert differing(amendment)["D02"].remarks == ()
    assert not amendment.changes.nothing_else
    unasked = [one for one in findings(amendment.case, "O06") if one.outcome is Outcome.FAIL]
    assert [one.subject for one in unasked] == ["D02"]
    assert differing(amend(correction))["D02"].remarks == (2,)


def test_a_remark_that_names_the_paper_explains_a_document_that_was_edited_by_hand(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    case = with_notice(correction.open(), correction.notice)
    assert case.materials["D02"].title.zh == "公司概况"
    amendment = Amendment(case, open_previous(correction.package, case), edited(files(case)))
    assert differing(amendment)["D02"].remarks == (2,)


def test_a_document_that_lost_its_edits_is_not_explained_by_a_field(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    first = with_first_profile(correction)
    correction.package.write_bytes(zipped(first, NAME, edited(files(first))))
    correction.notice.write_text(NOTICE.replace("form: 公司概况", "form: 系统表单"), encoding="utf-8")
    amendment = amend(correction)
    assert (differing(amendment)["D02"].kind, differing(amendment)["D02"].remarks) == ("replaced", ())


def test_a_return_between_the_packages_that_has_no_answer_here_is_noted(tmp_path: Path, answered: Amendment) -> None:
    correction = answer(tmp_path)
    correction.notice.write_text(NOTICE.replace("round: 1", "round: 3"), encoding="utf-8")
    assert "该套件是首次提交的，本次是第3次退回" in amend(correction).summary().zh
    assert "注意" not in answered.summary().zh


def packed(amendment: Amendment) -> bytes:
    """Return the package as it is put together: the manifest says which files are new or replaced, and what stands."""
    case, kept = amendment.case, amendment.kept(files(amendment.case))
    listed = answered_manifest(amendment, kept)
    return zip_bytes(package_name(case, draft=False), [*kept, listed], case.as_of)


def answered_manifest(amendment: Amendment, kept: list[Artifact]) -> Artifact:
    return amendment.listed(manifest(amendment.case, kept, (), "0" * 64, draft=False))


def listing(amendment: Amendment, kept: list[Artifact]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(answered_manifest(amendment, kept).data)
    return content


def test_the_second_correction_is_compared_with_both_packages_before(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    first = amend(correction)
    correction.package.write_bytes(packed(first))
    assert verify(correction.package).intact
    with zipfile.ZipFile(correction.package) as archive:
        name = package_name(first.case, draft=False)
        content = json.loads(archive.read(f"{name}/{MANIFEST}"))
    assert (content["amends"]["package"], content["amends"]["round"]) == (NAME, 1)
    assert len(content["unchanged"]) == len(first.changes.of_kind("unchanged"))
    correction.record(listed_return())
    correction.notice.write_text(SECOND, encoding="utf-8")
    correction.put("planned_submission: 2026-12-15", "planned_submission: 2026-12-28")
    correction.scan_again(AGREEMENT)
    second = amend(correction)
    assert {code: (one.kind, one.remarks) for code, one in differing(second).items()} == {
        "access_agreement": ("replaced", (1,))
    }
    assert second.changes.package == name
    assert package_name(second.case, draft=False).endswith("-补正2")


SECOND = f"""\
received_on: 2026-12-23
round: 2
items:
  - {{remark: 接入服务协议盖章不清晰, cause: 分辨率不足, change: 重新扫描, files: [{AGREEMENT}], fields: []}}
"""


def listed_return() -> str:
    return "returns:\n" + "".join(
        f"  {'- ' if not number else '  '}{line}\n" for number, line in enumerate(NOTICE.splitlines())
    )


def test_the_workbooks_mark_which_files_changed_and_link_only_those_in_the_package(
    answered: Amendment, tmp_path: Path
) -> None:
    composed = compose_case(answered.case, draft=False)
    folder = assemble(make_report(answered.case, []), composed, tmp_path, amendment=answered).folder
    assert verify(folder).intact
    checklist, worksheet = (load_workbook(folder / name, data_only=True) for name in (WORKBOOK_NAME, WORKSHEET_NAME))
    marks = {
        (row["材料名称"], row["证据文件"]): row["审批备注"] for row in rows(checklist["材料清单"]) if row["证据文件"]
    }
    of_material = {title: mark for (title, _), mark in marks.items()}
    assert of_material["三位负责人社会保险缴纳证明"] == "替换（第1条）"
    assert of_material["三位负责人身份证"] == "未变"
    linked = {cell.value for row in checklist["材料清单"].iter_rows() for cell in row if cell.hyperlink}
    assert linked == {file for (_, file), mark in marks.items() if mark != "未变" and not file.startswith("未找到")}
    plan = {row["文件"] for row in rows(checklist["签章计划"])}
    assert "公司概况" in plan
    assert "业务发展报告（业务发展和实施计划）" not in plan
    texts = [str(cell.value) for sheet in worksheet for row in sheet.iter_rows() for cell in row]
    assert "与上次提交的相同，不重复上传" in texts
    assert any("替换（第1条）" in text for text in texts)
