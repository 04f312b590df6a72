"""材料清单: links that lead somewhere, dates that stay with their file, days left, states."""

from datetime import date
from urllib.parse import unquote

import pytest

from dossier.finding import Outcome
from dossier.workbook.materials_sheet import Origin
from tests.reports.findings import finding
from tests.workbook.books import FIRST_ROW, cell_of, complete_case, opened, placed, rows, workbook_bytes


def sheet_of(case, **more):
    return opened(workbook_bytes(case, **more))["材料清单"]


def row_numbers(sheet, title):
    return [number for number, row in enumerate(rows(sheet), FIRST_ROW) if row["材料名称"] == title]


@pytest.fixture
def case(tmp_path):
    return complete_case(tmp_path)


def test_every_file_of_the_package_is_linked_once(case):
    sheet = sheet_of(case)
    targets = [unquote(cell.hyperlink.target) for cell in sheet["P"] if cell.hyperlink]
    assert sorted(targets) == sorted(path for paths in placed(case).values() for path in paths)
    assert all(not target.startswith(("/", "file:", "http")) for target in targets)


def test_pages_and_size_stand_beside_their_file(case):
    path = placed(case)["business_licence"][0]
    sheet = sheet_of(case, facts={path: (3, 1_250_000)})
    (number,) = row_numbers(sheet, "营业执照副本")
    assert (cell_of(sheet, number, "页数").value, cell_of(sheet, number, "文件大小").value) == (3, "1.2 MB")


def test_pages_that_were_not_counted_are_left_empty(case):
    path = placed(case)["business_licence"][0]
    sheet = sheet_of(case, facts={path: (None, 900)})
    (number,) = row_numbers(sheet, "营业执照副本")
    assert (cell_of(sheet, number, "页数").value, cell_of(sheet, number, "文件大小").value) == (None, "900 字节")


DOMAINS = {
    "evidence": [
        {"material": "domain_certificate", "file": "evidence/a.pdf", "subject": "a.cn", "expires_on": "2027-01-01"},
        {"material": "domain_certificate", "file": "evidence/b.pdf", "subject": "b.cn", "expires_on": "2028-01-01"},
    ]
}


def domain_rows(tmp_path, *present):
    case = complete_case(tmp_path, DOMAINS)
    for name in present:
        (tmp_path / "evidence" / name).write_bytes(b"%PDF-1.4")
    sheet = sheet_of(case)
    return [
        (cell.hyperlink and cell.hyperlink.target, cell.value, cell_of(sheet, number, "有效期至").value)
        for number in row_numbers(sheet, "域名注册证书")
        for cell in [cell_of(sheet, number, "证据文件")]
    ]


def test_dates_stay_with_their_own_file_when_an_earlier_file_is_missing(tmp_path):
    lines = domain_rows(tmp_path, "b.pdf")
    found = {bool(target): (value, until.date()) for target, value, until in lines}
    placed_name = next(unquote(target) for target, _, _ in lines if target).rpartition("/")[2]
    assert found[True] == (placed_name, date(2028, 1, 1))
    assert found[False] == ("未找到：evidence/a.pdf", date(2027, 1, 1))


def test_several_files_are_numbered_below_their_material(tmp_path):
    case = complete_case(tmp_path, DOMAINS)
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / "evidence" / name).write_bytes(b"%PDF-1.4")
    sheet = sheet_of(case)
    labels = [cell_of(sheet, number, "序号").value for number in row_numbers(sheet, "域名注册证书")]
    assert [label.split(".")[1] for label in labels] == ["1", "2"]
    assert labels[0].split(".")[0] == labels[1].split(".")[0]


def test_a_document_we_wrote_takes_no_date_from_a_listed_file(tmp_path):
    entry = {"material": "D10", "file": "evidence/d10.pdf", "issued_on": "2026-11-01"}
    case = complete_case(tmp_path, {"evidence": [entry]})
    (tmp_path / "evidence/d10.pdf").write_bytes(b"%PDF-1.4")
    sheet = sheet_of(case, files={"D10": ["04/02-任命书.docx", "04/02-任命书.pdf"]})
    numbers = [n for n in range(FIRST_ROW, sheet.max_row + 1) if "任命书" in str(cell_of(sheet, n, "证据文件").value)]
    days = [cell_of(sheet, number, "签发日期").value for number in numbers]
    assert days[0] is None
    assert days[1].date() == date(2026, 11, 1)


def test_a_file_that_holds_several_papers_has_a_line_for_each_with_its_own_dates(tmp_path):
    case = complete_case(tmp_path, DOMAINS)
    both = Origin(("evidence/a.pdf", "evidence/b.pdf"))
    path = "01/02-域名注册证书.pdf"
    sheet = sheet_of(case, files={"domain_certificate": [path]}, origins={path: both})
    numbers = row_numbers(sheet, "域名注册证书")
    assert [cell_of(sheet, number, "有效期至").value.date() for number in numbers] == [
        date(2027, 1, 1),
        date(2028, 1, 1),
    ]
    assert {unquote(cell_of(sheet, number, "证据文件").hyperlink.target) for number in numbers} == {path}
    assert [cell_of(sheet, number, "证据文件").value for number in numbers] == ["02-域名注册证书.pdf", "同上：b.cn"]
    assert [cell_of(sheet, number, "备注").value for number in numbers] == [
        "文件含：a.cn、b.cn；本行：a.cn", "文件含：a.cn、b.cn；本行：b.cn",
    ]  # fmt: skip


def test_papers_of_which_nothing_different_is_said_share_a_line(tmp_path):
    entries = [{"material": "domain_certificate", "file": f"evidence/{name}.jpg"} for name in "abc"]
    case = complete_case(tmp_path, {"evidence": entries})
    held = Origin(tuple(one["file"] for one in entries))
    sheet = sheet_of(case, files={"domain_certificate": ["01/02-x.pdf"]}, origins={"01/02-x.pdf": held})
    assert len(row_numbers(sheet, "域名注册证书")) == 1


def test_each_part_of_a_paper_that_was_cut_has_a_line(tmp_path):
    case = complete_case(tmp_path, DOMAINS)
    paths = ["01/02-a-1.pdf", "01/02-a-2.pdf"]
    sheet = sheet_of(
        case, files={"domain_certificate": paths}, origins=dict.fromkeys(paths, Origin(("evidence/a.pdf",), "a.cn"))
    )
    lines = [str(cell_of(sheet, number, "证据文件").value) for number in row_numbers(sheet, "域名注册证书")]
    assert len(lines) == 3
    assert lines[2] == "未找到：evidence/b.pdf"


def test_a_file_of_which_nobody_knows_what_it_holds_gets_no_dates(tmp_path):
    case = complete_case(tmp_path, DOMAINS)
    sheet = sheet_of(case, files={"domain_certificate": ["01/1.pdf"]}, origins={})
    linked = [n for n in row_numbers(sheet, "域名注册证书") if cell_of(sheet, n, "证据文件").hyperlink]
    assert [cell_of(sheet, number, "有效期至").value for number in linked] == [None]


def test_days_left_count_from_the_base_day(case):
    sheet = sheet_of(case)
    formulas = [cell.value for cell in sheet["U"] if cell.data_type == "f"]
    assert formulas
    assert sheet["C2"].value.date() == case.as_of
    for cell in sheet["U"]:
        if cell.data_type == "f":
            assert cell.value == f"=T{cell.row}-$C$2"


def test_an_open_end_has_no_days_left(case):
    sheet = sheet_of(case)
    open_ended = [n for n in range(FIRST_ROW, sheet.max_row + 1) if cell_of(sheet, n, "有效期至").value == "长期"]
    assert open_ended
    assert all(cell_of(sheet, number, "剩余天数").value is None for number in open_ended)


def test_states_are_offered_and_nothing_else_is_accepted(case):
    sheet = sheet_of(case)
    lists = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    (rule,) = lists.values()
    assert (
        rule.formula1
        == '"未开始,收集中,待盖章,待扫描,已签署,已替代,已收集,待核实,不能使用,已核验,已上传,被退回,不适用"'
    )
    assert rule.showErrorMessage
    assert str(rule.sqref) == f"O{FIRST_ROW}:O{sheet.max_row}"
    written = {cell.value for cell in sheet["O"][FIRST_ROW - 1 :]}
    assert written <= set(rule.formula1.strip('"').split(","))


def test_what_is_missing_has_not_begun_and_what_is_written_waits_for_its_seal(tmp_path):
    case = complete_case(tmp_path, {"evidence": []})
    sheet = sheet_of(case, files={"D01": ["02/01-书面申请.docx"]})
    by_title = {row["材料名称"]: row["状态"] for row in rows(sheet)}
    assert by_title["营业执照副本"] == "未开始"
    assert by_title["经营增值电信业务的书面申请"] == "待盖章"


def test_domains_warn_half_a_year_ahead_and_other_papers_three_months(case):
    sheet = sheet_of(case)
    formulas = [
        rule.formula[0] for cells in sheet.conditional_formatting for rule in cells.rules if str(cells.sqref).startswith("U")
    ]  # fmt: skip
    assert any("<30" in formula for formula in formulas)
    assert any("183,90" in formula for formula in formulas)


@pytest.mark.parametrize(
    ("province", "words"), [("北京", "仅部分核实"), ("四川", "未经核实")]
)  # fmt: skip
def test_the_head_says_how_well_the_province_is_known(tmp_path, province, words):
    sheet = sheet_of(complete_case(tmp_path, province=province))
    assert words in sheet["D2"].value
    assert "通信管理局" in sheet["D2"].value


def test_links_leave_room_for_one_line_and_show_the_whole_name_on_demand(tmp_path):
    long = "示例" * 12 + "有限公司"
    entry = {"material": "corporate_shareholder_evidence", "file": "evidence/x.pdf", "subject": long}
    case = complete_case(tmp_path, {"evidence": [entry]})
    (tmp_path / "evidence/x.pdf").write_bytes(b"%PDF-1.4")
    sheet = sheet_of(case, files={"corporate_shareholder_evidence": [f"05/04-{long}.pdf"]})
    (cell,) = (cell for cell in sheet["P"] if cell.hyperlink)
    assert "…" in cell.value
    assert cell.value.endswith("有限公司.pdf")
    assert cell.hyperlink.tooltip == f"04-{long}.pdf"


def test_the_name_shown_is_one_of_the_folder(case):
    sheet = sheet_of(case)
    for cell in sheet["P"]:
        if cell.hyperlink:
            name = unquote(cell.hyperlink.target).rpartition("/")[2]
            head, _, tail = cell.value.partition("…")
            assert name.startswith(head)
            assert name.endswith(tail)


def test_an_open_finding_of_any_paper_that_shares_a_line_shows(tmp_path):
    entries = [{"material": "domain_certificate", "file": f"evidence/{name}.jpg"} for name in "abc"]
    case = complete_case(tmp_path, {"evidence": entries})
    held = Origin(tuple(one["file"] for one in entries))
    grey = finding("L05", Outcome.FAIL, subject="evidence[2].file")
    sheet = sheet_of(
        case, files={"domain_certificate": ["01/02-x.pdf"]}, origins={"01/02-x.pdf": held}, findings=[grey]
    )
    (number,) = row_numbers(sheet, "域名注册证书")
    assert cell_of(sheet, number, "状态").value == "待核实"
    assert cell_of(sheet, number, "一致性检查").value == "待办1（L05）"


def test_an_empty_file_has_no_bytes(case):
    path = placed(case)["business_licence"][0]
    sheet = sheet_of(case, facts={path: (None, 0)})
    (number,) = row_numbers(sheet, "营业执照副本")
    assert cell_of(sheet, number, "文件大小").value == "0 字节"
