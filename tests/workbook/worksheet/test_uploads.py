"""Files to upload are found by material and owner, judged by the upload rules, and none is lost."""

import pytest

from dossier.finding import Finding, Outcome
from dossier.text import Text
from dossier.workbook.worksheet.entry import State
from dossier.workbook.worksheet.uploads import PackageFile, Uploads
from tests.reports.findings import finding
from tests.support.cases import case_of, changed
from tests.workbook.worksheet.sheets import packed, row, rows, workbook

CASE = case_of("yunqi")


def without(material: str) -> list[PackageFile]:
    return [one for one in packed(CASE) if one.material != material]


def replaced(material: str, *files: PackageFile) -> list[PackageFile]:
    return [*without(material), *files]


def test_each_responsible_person_has_the_own_proof() -> None:
    for name in ("温知夏", "黎静姝", "方若谷"):
        found = row(CASE, "F3", "社保证明", name)
        assert found.file is not None
        assert found.file.origins == (f"evidence/社保证明-{name}.pdf",)
        assert found.sources[0].startswith("evidence[")


def test_each_domain_has_the_own_certificate() -> None:
    found = row(CASE, "F1-B25", "域名证书", "yunqi-service-example.cn")
    assert found.file is not None
    assert found.file.origins == ("evidence/域名证书-yunqi-service-example.pdf",)


@pytest.mark.parametrize(
    ("form", "label", "material"),
    [
        ("F2", "证件附件", "legal_representative_id"),
        ("F5", "工商公示截图", "credit_publicity_screenshot"),
        ("F5", "股权结构未变化承诺说明", "equity_unchanged_statement"),
        ("F5", "股东追溯是否涉及外资·附件", "no_foreign_commitment"),
        ("F6", "承诺书扫描件", "lawful_operation_commitment"),
        ("F4", "承诺事项·附件", "D09"),
        ("F7", "首次申请并采用告知承诺", "notification_commitment"),
    ],
)
def test_a_paper_that_is_not_in_the_package_is_red_and_says_how_to_list_it(
    form: str, label: str, material: str
) -> None:
    found = row(CASE, form, label, files=without(material))
    assert (found.state, found.file) == (State.MISSING, None)
    assert f"material: {material}" in found.note


def test_without_the_measures_behind_it_no_undertaking_is_ticked() -> None:
    found = rows(CASE, "F4", without("D09"))
    assert [one for one in found if one.value == "勾选"] == []
    unfounded = [one for one in found if "附件未备" in one.note]
    assert len(unfounded) == 8
    assert {(one.value, one.state) for one in unfounded} == {("暂不勾选", State.DOUBT)}
    assert {one.state for one in rows(CASE, "F4") if one.value == "勾选"} == {State.READY}


def test_a_file_without_owner_does_not_stand_for_a_person() -> None:
    place = next(n for n, one in enumerate(CASE.profile.evidence) if one.subject == "温知夏")
    found = row(changed(CASE, f"evidence.{place}.subject", None), "F3", "社保证明", "温知夏")
    assert found.state is State.MISSING
    assert "subject" in found.note


def test_a_file_above_the_limit_cannot_be_uploaded_and_is_counted() -> None:
    large = PackageFile(
        "06/01-承诺书.pdf", "lawful_operation_commitment", ("evidence/依法经营电信业务承诺书.pdf",), 9, 5_000_001
    )
    found = row(CASE, "F6", "承诺书扫描件", files=replaced(large.material, large))
    assert found.state is State.MISSING
    assert "5 MB" in found.note
    sheet = workbook(CASE, replaced(large.material, large))["总览"]
    assert {line[0]: line[8] for line in sheet.iter_rows(min_row=4, values_only=True)}["F6"] == 1
    fits = large._replace(size=5_000_000)
    assert row(CASE, "F6", "承诺书扫描件", files=replaced(large.material, fits)).state is State.READY


@pytest.mark.parametrize(
    ("name", "state"), [("证.png", State.DOUBT), ("证.zip", State.MISSING), ("证.jpg", State.READY)]
)
def test_formats_are_those_the_portal_takes(name: str, state: State) -> None:
    file = PackageFile(f"02/03-{name}", "legal_representative_id", ("evidence/法定代表人身份证.jpg",), 1, 1000)
    assert row(CASE, "F2", "证件附件", files=replaced(file.material, file)).state is state


def test_more_than_ten_pictures_go_into_one_file() -> None:
    pictures = [
        PackageFile(f"05/02-{number}.jpg", "credit_publicity_screenshot", ("evidence/公示系统截图.pdf",), 1, 1000)
        for number in range(11)
    ]
    found = [
        one
        for one in rows(CASE, "F5", replaced("credit_publicity_screenshot", *pictures))
        if one.label == "工商公示截图"
    ]
    assert len(found) == 11
    assert all(one.state is State.DOUBT and "11 张" in one.note for one in found)


def test_a_text_of_the_tool_is_not_the_signed_paper() -> None:
    draft = PackageFile("06/01-承诺书.docx", "lawful_operation_commitment", (), None, 9000)
    found = row(CASE, "F6", "承诺书扫描件", files=replaced(draft.material, draft))
    assert found.state is State.DOUBT
    assert "草拟" in found.note


def test_a_paper_of_other_cases_is_not_asked_for_and_an_unknown_case_is_red() -> None:
    label = "受行政处罚未满三年"
    assert row(CASE, "F7", label).state is State.IDLE
    path = "company.credit.telecom_penalty_three_years"
    unknown = row(changed(CASE, path, None), "F7", label)
    assert unknown.state is State.MISSING
    assert path in unknown.note
    fined = row(changed(CASE, path, True), "F7", label)
    assert (fined.value, fined.state) == ("需要", State.MISSING)


def test_a_condition_of_which_the_form_gives_examples_only_is_looked_at() -> None:
    paper = PackageFile("07/01-特定.pdf", "specific_business_commitment", ("evidence/特定.pdf",), 1, 1000)
    case = changed(CASE, "company.industry", "批发和零售业")
    label = "线下传统行业（药厂、旅行社、驾校、人力资源、燃气等）"
    assert row(case, "F7", label, files=[*packed(CASE), paper]).state is State.DOUBT


def test_every_file_of_the_package_stands_on_some_sheet() -> None:
    files, links = packed(CASE), set()
    for sheet in workbook(CASE, files):
        links |= {
            cell.hyperlink.tooltip for line in sheet for cell in line if cell.hyperlink and cell.hyperlink.tooltip
        }
    assert links == {one.path.rpartition("/")[2] for one in files}


PEOPLE = ("温知夏", "黎静姝", "方若谷")
PROOFS = tuple(f"evidence/社保证明-{name}.pdf" for name in PEOPLE)
JOINED = Text("3 个文件合并为 1 个 PDF，共 3 页", "3 files combined into one PDF of 3 pages")


def combined(path: str = "03/02-社保证明-云启示例-20261201.pdf", **more: object) -> PackageFile:
    return PackageFile(path, "social_insurance_proof", PROOFS, 3, 9000, steps=(JOINED,), **more)


def test_a_combined_file_is_found_for_each_person_it_holds_and_says_so() -> None:
    files = replaced("social_insurance_proof", combined())
    for name in PEOPLE:
        found = row(CASE, "F3", "社保证明", name, files)
        assert found.file == combined()
        place = next(n for n, one in enumerate(CASE.profile.evidence) if one.subject == name and "社保" in one.file)
        assert found.sources == (f"evidence[{place}].file",)
        assert "已处理：3 个文件合并为 1 个 PDF，共 3 页" in found.note
        assert "含温知夏、黎静姝、方若谷的材料，同一栏只传一次" in found.note


def test_a_person_whose_proof_is_not_in_the_combined_file_lacks_it() -> None:
    short = combined()._replace(origins=PROOFS[:2])
    assert row(CASE, "F3", "社保证明", "方若谷", replaced("social_insurance_proof", short)).state is State.MISSING


def test_the_label_of_a_file_is_its_name_in_the_folder_as_far_as_there_is_room() -> None:
    uploads, wide, narrow = Uploads(CASE, []), 90, 34
    short = CASE.profile.company.short_name
    name = f"02-社保证明-温知夏-{short}-{CASE.as_of:%Y%m%d}"
    one = PackageFile(f"03-公司及人员情况/{name}.pdf", "social_insurance_proof", PROOFS[:1], 1, 9, "温知夏")
    assert uploads.label(one, wide) == f"03/{name}.pdf"
    assert uploads.label(one, narrow) == "03/02-社保证明-温知夏….pdf"
    part = one._replace(path=f"03-公司及人员情况/{name}-2.pdf")
    assert uploads.label(part, narrow) == "03/02-社保证明-温知夏…-2.pdf"


def about_file(code: str, rule: str, file: str) -> Finding:
    place = next(number for number, one in enumerate(CASE.profile.evidence) if one.file == file)
    return finding(code, Outcome.FAIL)._replace(rule=rule, subject=f"evidence[{place}].file")


CARD = PackageFile("02/03-证.png", "legal_representative_id", ("evidence/法定代表人身份证.jpg",), 1, 0)


def test_a_file_that_cannot_be_used_is_missing_counted_and_shown_with_its_true_size() -> None:
    broken = about_file("L07", "files.open", CARD.origins[0])
    verdict = Uploads(CASE, [CARD], [broken]).verdict(CARD)
    assert verdict.state is State.MISSING
    assert "不能使用（原因见" in verdict.note
    assert "L07" in verdict.note
    assert "图片格式" not in verdict.note
    sound, unusable = (workbook(CASE, replaced(CARD.material, CARD), found) for found in ([], [broken]))
    counts = [
        {line[0]: line[4] for line in book["总览"].iter_rows(min_row=4, values_only=True)}["F2"]
        for book in (sound, unusable)
    ]
    assert counts[1] == counts[0] + 1
    uploaded = [
        {line[0]: line[7] for line in book["总览"].iter_rows(min_row=4, values_only=True)}["F2"]
        for book in (sound, unusable)
    ]
    assert uploaded[1] == uploaded[0] - 1
    sizes = [
        line[9] for sheet in unusable if sheet.title.startswith("F2") for line in sheet.iter_rows(values_only=True)
    ]
    assert "0 字节" in sizes


def test_no_advice_on_a_format_is_given_twice() -> None:
    assert "图片格式应为" in Uploads(CASE, [CARD]).verdict(CARD).note
    told = Uploads(CASE, [CARD], [about_file("L02", "files.format", CARD.origins[0])]).verdict(CARD)
    assert told.state is State.DOUBT
    assert "图片格式应为" not in told.note
    assert "L02" in told.note


def test_a_picture_is_judged_as_it_is_in_the_package() -> None:
    made = CARD._replace(path="02/03-证.jpg", origins=("evidence/法定代表人身份证.jpg",))
    assert Uploads(CASE, [made]).verdict(made).state is State.READY


def test_what_was_done_to_a_file_without_a_field_is_said_too() -> None:
    steps = (Text("按拍摄方向转正", "turned"),)
    file = PackageFile("07/01-x.jpg", "equity_chart", ("evidence/股权结构图.pdf",), 1, 900, steps=steps)
    notes = [line[7] for line in workbook(CASE, [file])["其他材料和缺件"].iter_rows(min_row=4, values_only=True)]
    assert "已处理：按拍摄方向转正" in notes
