"""签章计划: every place to sign or seal, with the very person, in one block for each signatory."""

from itertools import groupby

import pytest

from tests.rules.test_rules import base
from tests.support.cases import case_of
from tests.workbook.books import FIRST_ROW, complete_case, opened, rows, workbook_bytes

LETTER = "07-其他材料/01-承诺书.docx"
COMMITMENT = [
    ("seal", "承诺单位（公章）", "北京青禾示例科技有限公司"),
    ("sign", "法定代表人（签字）", ""),
    ("date", "日期", "2026年11月20日"),
]
APPOINTMENT = [
    ("seal", "任命单位（公章）", "北京青禾示例科技有限公司"), ("sign", "法定代表人（签字）", ""),
    ("sign", "被任命人（签字）", ""), ("date", "日期", ""),
]  # fmt: skip
HOLDER = [
    ("seal", "声明单位（公章）", "北京青穗示例投资有限公司"),
    ("sign", "声明单位法定代表人（签字）", ""),
    ("date", "日期", "2026年11月20日"),
]
APPLICANT, HEAD = "北京青禾示例科技有限公司", "林知远"


def plan(folder, code, places, *, files=None, facts=None, **case):
    """Return the rows of one material whose document has ``places``."""
    found = complete_case(folder, **case)
    title = next(one.title.zh for one in found.rulebook.materials if one.code == code)
    data = workbook_bytes(
        found, findings=[], files=files or {code: [LETTER]}, facts=facts or {}, signed={LETTER: places}
    )
    return [row for row in rows(opened(data)["签章计划"]) if row["文件"] == title]


def seen(found, *heads):
    return [tuple(row[head] for head in heads) for row in found]


def test_the_person_and_the_company_behind_each_place_are_named(tmp_path):
    found = plan(tmp_path, "D13", COMMITMENT)
    assert seen(found, "签署人（盖章单位）", "种类", "签章位置") == [
        (HEAD, "签字", "法定代表人（签字）"), (APPLICANT, "公章", "承诺单位（公章）"),
    ]  # fmt: skip
    assert {row["备注"] for row in found} == {"日期已印：2026年11月20日"}
    assert {row["是否已办"] for row in found} == {"未办"}


def test_a_day_to_be_written_is_a_place_of_its_own_and_falls_to_the_last_signatory(tmp_path):
    found = plan(tmp_path, "D10", APPOINTMENT)
    assert tuple(seen(found, "签署人（盖章单位）", "种类"))[-2:] == (("周砚清", "签字"), ("周砚清", "日期"))


def test_a_shareholder_seals_and_its_own_representative_signs(tmp_path):
    found = plan(tmp_path, "no_foreign_commitment", [*COMMITMENT, *HOLDER])
    assert seen(found, "签署人（盖章单位）", "种类")[-2:] == [
        ("北京青穗示例投资有限公司", "公章"), ("北京青穗示例投资有限公司（法定代表人）", "签字"),
    ]  # fmt: skip
    assert all("有规定样式的，用规定样式签署" in row["备注"] for row in found)


def test_what_a_material_has_to_bear_is_added_where_the_document_has_no_place_for_it(tmp_path):
    found = plan(tmp_path, "D09", COMMITMENT)
    assert ("骑缝章", "各页侧边") in seen(found, "种类", "签章位置")
    assert seen(found, "种类").count(("公章",)) == 1


def test_one_page_needs_no_seal_across_its_edges(tmp_path):
    found = plan(tmp_path, "D09", COMMITMENT, facts={LETTER: (1, 900)})
    assert ("骑缝章",) not in seen(found, "种类")
    assert {row["页数"] for row in found} == {1}


def test_a_text_is_done_once_the_signed_paper_is_listed(tmp_path):
    both = {"D13": [LETTER, "07-其他材料/01-承诺书.pdf"]}
    found = plan(tmp_path, "D13", COMMITMENT, files=both)
    assert {row["是否已办"] for row in found} == {"已办"}
    aside = {"D13": [LETTER, "07-其他材料/01-承诺书.new.docx"]}
    assert {row["是否已办"] for row in plan(tmp_path, "D13", COMMITMENT, files=aside)} == {"未办"}


@pytest.mark.parametrize(
    ("code", "kinds"), [("lawful_operation_commitment", ["签字", "公章"]), ("access_agreement", [])]
)
def test_papers_that_are_not_there_are_planned_when_they_are_needed(tmp_path, code, kinds):
    found = plan(tmp_path, code, [], files={"D13": [LETTER]})
    assert [row["种类"] for row in found] == kinds
    assert {row["套件中的位置"] for row in found} <= {"尚未登记文件"}


def test_the_other_side_of_a_contract_is_named(tmp_path):
    path = "07-其他材料/05-协议.pdf"
    number = [entry["material"] for entry in base()["evidence"]].index("access_agreement")
    changes = {f"evidence[{number}].subject": "示例云计算有限公司"}
    found = plan(tmp_path, "access_agreement", [], files={"access_agreement": [path]}, changes=changes)
    assert ("示例云计算有限公司", "公章") in seen(found, "签署人（盖章单位）", "种类")


def test_shareholders_sign_or_seal_a_resolution_that_is_listed(tmp_path):
    path = "07-其他材料/13-决议.pdf"
    changes = {"application.strict_rules": ["K11"]}
    found = plan(tmp_path, "shareholder_resolution", [], files={"shareholder_resolution": [path]}, changes=changes)
    assert seen(found, "签署人（盖章单位）", "种类") == [(HEAD, "签字"), ("北京青穗示例投资有限公司", "公章")]


def test_each_signatory_has_one_block_and_the_legal_representative_comes_first(tmp_path):
    data = workbook_bytes(complete_case(tmp_path), signed={LETTER: APPOINTMENT}, files={"D10": [LETTER]}, facts={})
    found = rows(opened(data)["签章计划"])
    blocks = [name for name, _ in groupby(row["签署人（盖章单位）"] for row in found)]
    assert len(blocks) == len(set(blocks))
    assert blocks[:2] == [HEAD, APPLICANT]
    assert [row["序号"] for row in found] == list(range(1, len(found) + 1))


def test_what_is_done_is_chosen_from_a_list(tmp_path):
    sheet = opened(workbook_bytes(complete_case(tmp_path)))["签章计划"]
    lists = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists == {"J": '"单面,双面,双面或单面均可"', "K": '"未办,待核实,已办"'}
    assert str(sheet.data_validations.dataValidation[0].sqref).startswith(f"J{FIRST_ROW}")


def test_the_sheet_can_be_printed_and_filled_in_with_a_pen(tmp_path):
    sheet = opened(workbook_bytes(complete_case(tmp_path)))["签章计划"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == "$3:$3"
    ticks = {row["是否已办"]: row["打勾"] for row in rows(sheet)}
    assert ticks.items() <= {"未办": "□", "待核实": "□", "已办": "☑"}.items()
    assert {row["经手人、日期"] for row in rows(sheet)} == {None}


def test_the_page_is_named_where_it_is_sure(tmp_path):
    one = plan(tmp_path, "D09", COMMITMENT, facts={LETTER: (1, 900)})
    assert {row["页码"] for row in one} == {1}
    many = {row["种类"]: row["页码"] for row in plan(tmp_path, "D09", COMMITMENT, facts={LETTER: (7, 900)})}
    assert many["骑缝章"] == "各页侧边"
    assert many["公章"] is None


def test_a_document_is_done_once_its_signed_scan_has_taken_its_place(tmp_path):
    found = complete_case(tmp_path)
    scan = LETTER.replace(".docx", ".pdf")
    data = workbook_bytes(
        found, findings=[], files={"D13": [scan]}, facts={scan: (2, 9)}, signed={scan: COMMITMENT}, origins={}
    )
    title = next(one.title.zh for one in found.rulebook.materials if one.code == "D13")
    book = opened(data)
    planned = [row for row in rows(book["签章计划"]) if row["文件"] == title]
    assert {(row["是否已办"], row["打勾"], row["种类"]) for row in planned} == {
        ("已办", "☑", "签字"),
        ("已办", "☑", "公章"),
    }
    assert [row["状态"] for row in rows(book["材料清单"]) if row["材料名称"] == title] == ["已签署"]


def test_facts_that_are_not_filled_in_are_called_so(tmp_path):
    found = plan(tmp_path, "D10", APPOINTMENT, remove=["contacts", "legal_representative"])
    assert {row["签署人（盖章单位）"] for row in found} == {"法定代表人（未填写）", APPLICANT, "被任命人（未填写）"}


def test_what_a_province_asks_of_printed_papers_is_said_with_how_sure_it_is():
    notes = {
        province: opened(workbook_bytes(case_of("qinghe", province), findings=[], files={}, facts={}, signed={}))[
            "签章计划"
        ]["A2"].value
        for province in ("430000", "440000")
    }
    assert "本省打印要求：单面（未经核实" in notes["430000"]
    assert "本省打印要求" not in notes["440000"]


@pytest.mark.parametrize(("province", "sides"), [("430000", "单面"), ("440000", "双面或单面均可")])
def test_one_side_is_printed_only_where_the_province_asks_for_it(province, sides):
    data = workbook_bytes(case_of("qinghe", province), findings=[], files={}, facts={}, signed={})
    assert {row["打印"] for row in rows(opened(data)["签章计划"])} == {sides}


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        ("2026年1月5日", "日期为2026年1月5日，应提交当时签署的原件，不得倒签"),
        ("2026年11月25日", "日期已印：2026年11月25日"),
        ("签署之日", "日期已印：签署之日"),
    ],
)
def test_a_paper_of_an_earlier_day_is_the_one_that_was_signed_then(tmp_path, printed, note):
    places = [*APPOINTMENT[:-1], ("date", "日期", printed)]
    found = plan(tmp_path, "D10", places, changes={"application.signed_on": "2026-11-25"})
    assert {row["备注"] for row in found} == {note}


def test_without_a_day_of_signature_no_paper_is_called_earlier(tmp_path):
    places = [*APPOINTMENT[:-1], ("date", "日期", "2020年1月5日")]
    found = plan(tmp_path, "D10", places, remove=["application.signed_on"])
    assert {row["备注"] for row in found} == {"日期已印：2020年1月5日"}
