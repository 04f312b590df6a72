"""问题清单, 关键信息核对表, 人员与社保, 股权追溯, 域名与接入, 退回记录, 时间线."""

import re
from dataclasses import replace
from datetime import date

import pytest

from dossier.finding import Outcome
from dossier.rulebook.vocabulary import Severity
from dossier.timeline.plan import deadlines
from dossier.workbook.confidence import CONFIDENCE
from tests.reports.findings import finding
from tests.workbook.books import FIRST_ROW, complete_case, opened, rows, workbook_bytes


def lists(sheet):
    return {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }


def test_findings_keep_their_order_and_say_how_grave_they_are(tmp_path):
    found = [
        finding("A01", Outcome.FAIL), finding("A02", Outcome.ERROR), finding("A03", Outcome.UNKNOWN),
        finding("A04", Outcome.FAIL, severity=Severity.WARN), finding("A05", Outcome.FAIL, waiver="许知遥：电话核实（至2027年1月31日）"),
        finding("A06", Outcome.PASS),
    ]  # fmt: skip
    sheet = opened(workbook_bytes(complete_case(tmp_path), findings=found))["问题清单"]
    assert [(row["规则"], row["程度"]) for row in rows(sheet)] == [
        ("A01", "阻断"), ("A02", "检查出错"), ("A03", "情况不明"), ("A04", "提醒"), ("A05", "已豁免"),
    ]  # fmt: skip
    assert "许知遥：电话核实（至2027年1月31日）" in rows(sheet)[-1]["问题"]
    assert "3 项" in sheet["A2"].value


def test_nothing_to_settle_is_said(tmp_path):
    sheet = opened(workbook_bytes(complete_case(tmp_path), findings=[finding("A01", Outcome.PASS)]))["问题清单"]
    assert sheet["A2"].value == "没有需要处理的事项。"


def test_names_are_compared_to_the_byte_and_what_is_not_known_is_not_equal(tmp_path):
    case = complete_case(tmp_path, {"domains[0].owner": "北京另一示例科技有限公司"}, remove=["hosting[0].customer"])
    sheet = opened(workbook_bytes(case), data_only=True)["关键信息核对表"]
    verdicts = {row["所在材料"]: row["是否一致"] for row in rows(sheet) if row["事实"] == "申请单位名称"}
    assert verdicts["营业执照"] == "待核实"
    assert verdicts[f"域名证书 {case.profile.domains[0].name} 所有者"] == "不一致"
    assert verdicts[f"与{case.profile.hosting[0].provider}的接入合同客户方"] == "待核实"
    assert "一致" in verdicts.values()


def test_people_show_their_months_as_runs_and_who_pays(tmp_path):
    case = complete_case(tmp_path, {"people[0].insurance.payer": "某外包公司"}, remove=["people[1].insurance"])
    sheet = opened(workbook_bytes(case))["人员与社保"]
    found = rows(sheet)
    assert [row["缴纳单位一致"] for row in found[:3]] == ["否", "待核实", "是"]
    assert "至" in found[2]["已缴月份"]
    assert lists(sheet) == {f"P{FIRST_ROW}": '"是,否,待核实"'}
    assert "个人信息" in sheet["A2"].value


def test_the_equity_tree_tells_ends_from_chains_that_break_off(tmp_path):
    tree = [
        {"name": "甲", "kind": "自然人", "share": "50%"},
        {"name": "乙公司", "kind": "企业法人", "share": "50%", "shareholders": [{"name": "丙公司", "kind": "企业法人", "share": "1/3"}]},
    ]  # fmt: skip
    sheet = opened(workbook_bytes(complete_case(tmp_path, {"shareholders": tree})))["股权追溯"]
    assert [(row["序号"], row["是否追溯终点"], row["占申请单位比例"]) for row in rows(sheet)] == [
        ("1", "是", "50%"), ("2", "否，继续追溯", "50%"), ("2.1", "否，到此中断", "约16.6667%"),
    ]  # fmt: skip


def test_domains_count_days_and_a_term_without_end_has_none(tmp_path):
    case = complete_case(tmp_path, {"domains[0].expires_on": "2027-01-20", "hosting[0].ends_on": "长期"})
    shown = rows(opened(workbook_bytes(case), data_only=True)["域名与接入"])
    by_kind = {row["类别"]: row for row in shown}
    assert by_kind["域名"]["剩余天数"] == (date(2027, 1, 20) - case.as_of).days
    assert (by_kind["接入合同"]["到期日"], by_kind["接入合同"]["剩余天数"]) == ("长期", None)


def test_the_log_of_returns_offers_yes_and_no(tmp_path):
    sheet = opened(workbook_bytes(complete_case(tmp_path)))["退回记录"]
    assert lists(sheet) == {f"G{FIRST_ROW}": '"是,否"'}
    assert len(rows(sheet)) == 12


def test_the_log_of_returns_begins_with_the_remarks_of_the_profile(tmp_path):
    remarks = [
        {"form": "申请表", "remark": "邮箱有误", "change": "已改正", "fields": ["company.email"]},
        {"remark": "缺骑缝章"},
    ]
    returned = {"received_on": "2026-11-10", "round": 1, "deadline": "2026-11-24", "items": remarks}
    case = complete_case(tmp_path, {"returns": [returned, {"received_on": "2026-11-20", "answered_on": "2026-11-21"}]})
    found = rows(opened(workbook_bytes(case))["退回记录"])
    assert [row["序号"] for row in found] == list(range(1, 13))
    assert [row["退回意见"] for row in found[:4]] == ["邮箱有误", "缺骑缝章", None, None]
    assert found[0]["修改内容"] == "已改正\ncompany.email"
    assert found[0]["备注"] == "第1次退回，补正期限2026年11月24日"
    assert [row["是否已重新提交"] for row in found[:4]] == [None, None, "是", None]
    assert found[2]["重新提交日期"].date() == date(2026, 11, 21)


def test_the_timeline_lists_what_the_command_lists_with_law_and_confidence(tmp_path):
    case = complete_case(tmp_path, as_of="2026-01-12")
    found = rows(opened(workbook_bytes(case), data_only=True)["时间线"])
    listed = deadlines(case, case.as_of)
    assert [row["事项"] for row in found] == [one.title.zh for one in listed]
    assert [row["推算日期"] if row["推算日期"] == "未知" else row["推算日期"].date() for row in found] == [
        one.day or "未知" for one in listed
    ]
    assert date(2026, 1, 19) in {one.day for one in listed}
    for row in found:
        assert row["依据"]
        assert row["可信程度"] in CONFIDENCE.values()


def test_a_term_is_counted_for_a_new_licence_only(tmp_path):
    change = complete_case(tmp_path, {"application.action": "变更"})
    titles = [row["事项"] for row in rows(opened(workbook_bytes(change))["时间线"])]
    assert not [title for title in titles if title.startswith("新许可证")]


def test_a_day_that_is_not_known_says_why(tmp_path):
    case = complete_case(tmp_path)
    values = {key: value for key, value in case.rulebook.values.items() if key != "review.decision_days"}
    case = replace(case, rulebook=case.rulebook._replace(values=values))
    found = {row["事项"]: row for row in rows(opened(workbook_bytes(case, findings=[]), data_only=True)["时间线"])}
    assert found["最迟作出许可决定"]["推算日期"] == "未知"
    assert "没有收录" in found["最迟作出许可决定"]["说明"]
    assert found["新许可证有效期届满"]["推算日期"] == "未知"


@pytest.mark.parametrize("sheet", ["人员与社保", "股权追溯", "域名与接入"])
def test_every_date_is_a_real_date(tmp_path, sheet):
    book = opened(workbook_bytes(complete_case(tmp_path)))
    dates = [cell for row in book[sheet].iter_rows(min_row=FIRST_ROW) for cell in row if cell.is_date]
    assert all(cell.number_format == "yyyy-mm-dd" for cell in dates)
    text = [
        str(cell.value) for row in book[sheet].iter_rows(min_row=FIRST_ROW) for cell in row if cell.data_type == "s"
    ]
    assert [value for value in text if re.fullmatch(r"\d{4}-\d\d-\d\d", value)] == []


def stands(case, text):
    sheet = opened(workbook_bytes(case, findings=[], texts={"D01": text}), data_only=True)["关键信息核对表"]
    found = [row for row in rows(sheet) if row["所在材料"] == "书面申请"]
    return {row["事实"]: (row["该处所载"], row["是否一致"]) for row in found}


def test_what_the_tool_wrote_itself_is_read_from_its_own_text(tmp_path):
    case = complete_case(tmp_path)
    company = case.profile.company
    found = stands(
        case, f"公司名称\n{company.name}\n统一社会信用代码\n{company.uscc}\n住所\n{company.registered_address}"
    )
    assert found["申请单位名称"] == (company.name, "一致")
    assert found["统一社会信用代码"] == (company.uscc, "一致")
    assert found["法定代表人"] == (None, "待核实")


def test_a_part_of_a_longer_number_is_not_the_number(tmp_path):
    case = complete_case(tmp_path)
    capital = case.profile.company.registered_capital.in_wan()
    assert stands(case, f"注册资本1{capital}")["注册资本"] == (None, "待核实")
    assert stands(case, f"注册资本{capital}（实缴）")["注册资本"] == (capital, "一致")
