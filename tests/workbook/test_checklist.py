"""The workbook as a whole: its sheets, their print set-up, the same bytes for the same case, valid files."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from tests.support.office import to_pdf
from tests.workbook.books import complete_case, heads, opened, workbook_bytes

ROOT = Path(__file__).parents[2]
SHEETS = [
    "材料清单", "签章计划", "问题清单", "关键信息核对表", "人员与社保", "股权追溯", "域名与接入", "退回记录", "时间线",
]  # fmt: skip
MATERIAL_HEADS = [
    "序号", "分组", "材料名称", "必要性", "适用条件", "适用业务", "载体", "签章要求", "份数", "格式与大小", "上传位置", "来源",
    "责任人", "应完成日", "状态", "证据文件", "页数", "文件大小", "签发日期", "有效期至", "剩余天数", "一致性检查", "审批备注", "备注",
]  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return workbook_bytes(complete_case(tmp_path_factory.mktemp("case")))


def test_it_holds_the_sheets_of_the_checklist_and_every_column_in_order(data):
    book = opened(data)
    assert book.sheetnames == SHEETS
    assert heads(book["材料清单"]) == MATERIAL_HEADS


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_on_a4_landscape_one_page_wide_with_heads_and_page_numbers(data, name):
    sheet = opened(data)[name]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # one page is the default
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref.startswith("A3:")
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert sheet.page_margins.bottom - sheet.page_margins.footer > 0.4


@pytest.mark.parametrize("name", SHEETS)
def test_print_is_never_smaller_than_six_and_a_half_points(data, name):
    sheet = opened(data)[name]
    points = sum(column.width * 7 * 0.75 for column in sheet.column_dimensions.values())
    paper = (11.69 - sheet.page_margins.left - sheet.page_margins.right) * 72
    assert 10.5 * min(1.0, paper / points) >= 6.5


@pytest.mark.parametrize("name", SHEETS)
def test_no_cell_of_the_data_is_merged(data, name):
    assert [str(cells) for cells in opened(data)[name].merged_cells.ranges if cells.max_row > 1] == []


def test_two_processes_with_different_hash_seeds_write_the_same_bytes(tmp_path):
    code = (
        "import sys; from pathlib import Path; from tests.workbook.books import complete_case, workbook_bytes\n"
        "sys.stdout.buffer.write(workbook_bytes(complete_case(Path(sys.argv[1]))))"
    )
    made = [
        subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, check=True,
                       env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert len(made[0]) > 10_000
    assert hashlib.sha256(made[0]).hexdigest() == hashlib.sha256(made[1]).hexdigest()


def test_the_file_is_valid_on_schema_and_semantics(data, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    assert list(OpenXmlValidator().validate(str(path)).errors) == []


def test_formulas_carry_the_results_a_spreadsheet_program_computes(data, tmp_path):
    source = tmp_path / "book.xlsx"
    opened(data).save(source)  # without results, so that they are computed anew
    shown, computed = opened(data, data_only=True), recalculated(source, tmp_path / "out")
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in opened(data)
        for row in sheet
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) > 20
    for title, place in formulas:
        assert shown[title][place].value == computed[title][place].value, (title, place)
        assert shown[title][place].value is not None


def recalculated(book, out):
    """Let LibreOffice compute the formulas anew."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", "xlsx", "--outdir",
         str(out), str(book)], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return load_workbook(out / book.name, data_only=True)


def test_an_almost_empty_profile_gives_a_workbook_too(tmp_path):
    from tests.checks.cases import small_case

    book = opened(workbook_bytes(small_case()))
    assert book.sheetnames == SHEETS


HOSTILE = st.one_of(
    st.sampled_from(
        ["=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "<script>alert(1)</script>", "&amp;", "😀公司", "‮反", "_x0041_",
         "{{7*7}}", "长" * 200, "'", '"', "]]>", "a\tb", "%s", "../../etc", "#REF!", "=HYPERLINK(\"x\")"]
    ),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=60).filter(lambda text: text.strip()),
)  # fmt: skip


@given(name=HOSTILE)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_name_breaks_the_workbook_or_becomes_a_formula(tmp_path, name):
    from dossier.errors import DossierError

    try:
        case = complete_case(tmp_path, {"company.name": name, "people[0].name": name, "shareholders[0].name": name})
    except DossierError:
        return
    book = opened(workbook_bytes(case))
    written = case.profile.company.name
    assert str(book["关键信息核对表"]["E4"].value) == written
    assert book["关键信息核对表"]["E4"].data_type == "s"
    assert book["人员与社保"]["B4"].data_type == "s"
    assert [
        cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f" and name in str(cell.value)
        and len(name) > 12
    ] == []  # fmt: skip


def test_hostile_text_stays_text_after_saving_again_and_in_libreoffice(tmp_path):
    case = complete_case(tmp_path, {"people[0].position": "=1+1", "people[1].position": "@SUM(A1)"})
    data = workbook_bytes(case)
    again = tmp_path / "again.xlsx"
    opened(data).save(again)
    for book in (opened(data), load_workbook(again)):
        cells = [book["人员与社保"].cell(row, 4) for row in (4, 5)]
        assert [cell.value for cell in cells] == ["=1+1", "@SUM(A1)"]
        assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    from pypdf import PdfReader

    text = "".join(page.extract_text() for page in PdfReader(to_pdf([again], tmp_path / "pdf")[0]).pages)
    assert "=1+1" in text
