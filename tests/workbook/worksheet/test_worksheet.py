"""The workbook as a whole: its sheets, their print set-up, the same bytes for the same case, valid files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from dossier.finding import Finding, Outcome
from dossier.materials.select import select
from dossier.pipeline import open_profile
from dossier.rulebook.cache import open_portal
from dossier.workbook.worksheet.worksheet import worksheet_workbook
from tests.checks.cases import small_case
from tests.reports.findings import finding
from tests.support.cases import case_of, changed
from tests.support.office import to_pdf
from tests.workbook.worksheet.sheets import packed, workbook

ROOT = Path(__file__).parents[3]
CASE = case_of("yunqi")
FORMS = ["F2 申请表", "F3 公司及人员情况", "F4 网络与信息安全", "F5 股东追溯", "F6 依法经营承诺书", "F7 其他材料"]
B25, B21 = "F1-B25 信息服务业务", "F1-B21 交易处理业务"
REST = ["其他材料和缺件", "备用文字", "填报须知"]
BOOK = workbook(CASE)


def test_there_is_a_sheet_for_each_form_of_what_is_applied_for() -> None:
    assert BOOK.sheetnames == ["总览", *FORMS, B25, B21, *REST]
    assert workbook(case_of("qinghe")).sheetnames == ["总览", *FORMS, B25, *REST]
    last = [line[0] for line in workbook(case_of("qinghe"))["总览"].iter_rows(min_row=4, values_only=True)][-1]
    assert last == "F1-B21"


@pytest.mark.parametrize(("action", "shown"), [("新办", False), ("补正", False), ("变更", True), ("续期", True)])
def test_filings_of_a_holder_show_what_they_ask_for(action: str, shown: bool) -> None:
    book = workbook(changed(CASE, "application.action", action))
    assert ("变更与续期" in book.sheetnames) is shown
    assert ("系统没有要求的不填" in book["总览"]["A2"].value) is shown


@pytest.mark.parametrize("name", BOOK.sheetnames)
def test_every_sheet_prints_on_a4_landscape_with_heads_filters_and_legible_text(name: str) -> None:
    sheet = BOOK[name]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert sheet.auto_filter.ref.startswith("A3:")
    points = sum(column.width * 7 * 0.75 for column in sheet.column_dimensions.values())
    assert 10.5 * min(1.0, (11.69 - 0.6) * 72 / points) >= 6.5


@pytest.mark.parametrize("name", [*FORMS, B25, B21])
def test_a_form_has_the_upload_rules_above_and_ticks_beside(name: str) -> None:
    sheet = BOOK[name]
    assert "5 MB" in sheet["A2"].value
    ticks = [rule for rule in sheet.data_validations.dataValidation if rule.formula1 == '"是,否"']
    assert [str(rule.sqref).startswith("N4") for rule in ticks] == [True]


def test_what_is_missing_is_red_where_it_belongs_until_it_is_ticked_off() -> None:
    rules = {
        str(cells.sqref): rule[0].formula[0]
        for cells, rule in BOOK["F2 申请表"].conditional_formatting._cf_rules.items()
    }
    value, file = (next(rules[cells] for cells in rules if cells.startswith(column)) for column in "FH")
    assert value == 'AND($K4="缺",$N4<>"是",NOT(OR($E4="上传",$E4="按情形")))'
    assert file == 'AND($K4="缺",$N4<>"是",OR($E4="上传",$E4="按情形"))'


def test_the_overview_counts_every_row_and_leads_to_it() -> None:
    lines = {line[0].value: line for line in BOOK["总览"].iter_rows(min_row=4)}
    for name in [*FORMS, B25, B21]:
        line, sheet = lines[name.partition(" ")[0]], BOOK[name]
        states = [cell.value for cell in sheet["K"][3:]]
        assert [cell.value for cell in line[2:7]] == [
            len(states), *(states.count(state) for state in ("已备", "缺", "待核实", "不适用")),
        ]  # fmt: skip
        assert line[10].hyperlink.location == f"'{name}'!A4"


def test_a_long_text_stands_in_a_cell_of_its_own_with_its_length() -> None:
    texts = {line[1]: line for line in BOOK["备用文字"].iter_rows(min_row=4, values_only=True)}
    _, _, belongs, text, length, source = texts["申请单位的经营范围"]
    assert belongs == "F2 申请基本信息"
    assert text == CASE.profile.company.business_scope
    assert length == len(text)
    assert source == f"company.business_scope:{CASE.loaded.locate('company.business_scope').line}"


def test_telephone_and_identity_numbers_stay_text() -> None:
    cells = {line[3].value: line[5] for line in BOOK["F2 申请表"].iter_rows(min_row=4)}
    assert cells["证件号码"].value == CASE.profile.legal_representative.id_number
    assert cells["证件号码"].data_type == "s"


def test_the_notes_say_that_a_label_may_differ_and_that_no_limit_was_seen() -> None:
    notes = {line[1]: line[2] for line in BOOK["填报须知"].iter_rows(min_row=4, values_only=True)}
    assert "个别字可能" in notes["栏目名称"]
    assert "没有见到" in notes["字数上限"]


def test_an_almost_empty_profile_gives_a_workbook_too() -> None:
    assert workbook(small_case(), []).sheetnames[0] == "总览"


@pytest.mark.parametrize("path", sorted((ROOT / "tests/types").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_kind_of_business_gives_a_workbook(path: Path) -> None:
    assert len(workbook(open_profile(path), []).sheetnames) >= 10


def test_names_never_become_formulas() -> None:
    book = workbook(changed(CASE, "legal_representative.name", "=1+1"))
    cell = next(line[5] for line in book["F2 申请表"].iter_rows(min_row=4) if line[3].value == "姓名")
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_file_is_valid_and_opens_in_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(worksheet_workbook(CASE, packed(CASE)))
    assert list(OpenXmlValidator().validate(str(path)).errors) == []
    pages = PdfReader(to_pdf([path], tmp_path)[0]).pages
    assert all(page.extract_text().strip() for page in pages)


def test_two_processes_with_different_hash_seeds_write_the_same_bytes() -> None:
    code = (
        "import sys; from tests.support.cases import case_of; from tests.workbook.worksheet.sheets import packed\n"
        "from dossier.workbook.worksheet.worksheet import worksheet_workbook\n"
        "case = case_of('yunqi'); sys.stdout.buffer.write(worksheet_workbook(case, packed(case)))"
    )
    made = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True,
                       env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert len(made[0]) > 10_000
    assert made[0] == made[1]


def others(book: Workbook) -> dict[str, tuple[str, str]]:
    """Return the state and the note of each material without a field."""
    lines = book["其他材料和缺件"].iter_rows(min_row=4, values_only=True)
    return {line[2]: (line[6], line[7]) for line in lines}


def test_a_material_a_province_asks_for_is_red_even_where_no_form_has_a_field_for_it() -> None:
    case = open_profile(ROOT / "tests/types/devices.yaml")
    book = workbook(case, [])
    state, note = others(book)["安全负责人相关资质"]
    assert state == "缺"
    assert "material: security_qualification" in note
    overview = {line[0]: line for line in book["总览"].iter_rows(min_row=4, values_only=True)}
    assert overview["其他"][4] == [state for state, _ in others(book).values()].count("缺") > 0


def test_every_material_that_is_needed_and_not_there_is_red_somewhere() -> None:
    needed = {one.material.title.zh: one.material.code for one in select(CASE) if one.needed}
    book = workbook(CASE, [])
    red = {title for title, (state, _) in others(book).items() if state == "缺"}
    notes = "".join(
        str(line[11]) for name in [*FORMS, B25, B21] for line in book[name].iter_rows(min_row=4, values_only=True)
    )
    assert {title for title, code in needed.items() if title not in red and f"material: {code}" not in notes} == set()


def test_what_is_in_the_package_is_not_called_missing() -> None:
    titles = {CASE.materials[one.material].title.zh for one in packed(CASE)}
    assert not [title for title, (state, _) in others(BOOK).items() if state == "缺" and title in titles]


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([], "草稿：没有经过检查"),
        (
            [finding("A01", Outcome.FAIL), finding("A02", Outcome.UNKNOWN), finding("A03", Outcome.PASS)],
            "草稿：有 2 项",
        ),
        ([finding("A03", Outcome.PASS)], "正式套件：没有阻断项"),
    ],
)
def test_the_overview_says_at_the_top_whether_the_package_is_a_draft(findings: list[Finding], words: str) -> None:
    assert words in workbook(CASE, findings=findings)["总览"]["A1"].value


def test_each_spare_text_names_a_block_of_a_form_that_is_filled_in() -> None:
    blocks = {f"{form.id} {block.name}" for form in open_portal().forms for block in form.blocks}
    for case in (CASE, case_of("qinghe")):
        book = workbook(case)
        tabs = {name.partition(" ")[0] for name in book.sheetnames}
        named = [line[2] for line in book["备用文字"].iter_rows(min_row=4, values_only=True)]
        places = {place for cell in named for place in cell.split("\n")} - {"没有见到对应的栏目组"}
        assert places <= blocks
        assert {place.partition(" ")[0] for place in places} <= tabs
