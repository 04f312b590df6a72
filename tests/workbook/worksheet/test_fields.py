"""Each field of the forms has what fills it in; what is missing or no option of the form is red and says so."""

from decimal import Decimal
from fractions import Fraction

import pytest

from dossier.rulebook.cache import open_portal
from dossier.workbook.worksheet.entry import State
from dossier.workbook.worksheet.fields import FILLERS
from tests.support.cases import case_of, changed
from tests.workbook.worksheet.sheets import row, rows

CASE = case_of("yunqi")
SERVICE = CASE.profile.application.service_items[0]


def test_every_field_of_the_forms_is_filled_in_by_something_and_nothing_else_is() -> None:
    fields = {
        (form.id, block.name, field.label)
        for form in open_portal().forms
        for block in form.blocks
        for field in block.fields
    }
    assert set(FILLERS) == fields


@pytest.mark.parametrize("example", ["yunqi", "qinghe"])
def test_a_complete_profile_leaves_no_field_red(example: str) -> None:
    case = case_of(example)
    forms = [form.id for form in open_portal().forms if form.category in ("", *case.profile.application.categories)]
    assert [one for form in forms for one in rows(case, form) if one.state is State.MISSING] == []


@pytest.mark.parametrize(
    ("form", "label", "about", "path"),
    [
        ("F2", "申请的业务覆盖范围", "", "application.coverage"),
        ("F2", "统一社会信用代码", "", "company.uscc"),
        ("F2", "注册资本（万元）", "", "company.registered_capital"),
        ("F2", "币种", "", "company.registered_capital"),
        ("F2", "证件类型", "", "legal_representative.id_kind"),
        ("F2", "住所", "", "legal_representative.address"),
        ("F2", "股东人数", "", "shareholders"),
        ("F2", "通信地址", "", "company.office_address"),
        ("F3", "主营业务所属行业", "", "company.industry"),
        ("F3", "现有人员规模", "", "company.staff_size"),
        ("F3", "公司经营规模", "", "company.revenue_scale"),
        ("F3", "手机", "客服负责人", "contacts.service.mobile"),
        ("F4", "承诺事项", "电话用户", "security.phone_users"),
        ("F5", "股东类型", "1 ", "shareholders.0.kind"),
        ("F5", "股权比例（%）", "2 ", "shareholders.1.share"),
        ("F5", "出资金额（万元）", "3 ", "shareholders.2.contribution"),
        ("F1-B25", "业务类型", "", "business.b25.kinds"),
        ("F1-B25", "盈利模式", "", "business.b25.profit_model"),
        ("F1-B25", "涉及项目", "", "business.sector_approvals"),
        ("F1-B25", "商标证书", "", "company.trademarks"),
        ("F1-B25", "域名证书", "", "domains"),
        ("F1-B21", "盈利模式", "", "business.b21.profit_model"),
        ("F1-B21", "所在应用商店", "APP", "apps.0.stores"),
        ("F1-B21", "服务器放置地", "网站", "sites.0.server"),
    ],
)
def test_a_missing_fact_is_red_and_names_its_place_in_the_profile(form: str, label: str, about: str, path: str) -> None:
    found = row(changed(CASE, path, None), form, label, about)
    written = "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in path.split(".")).removeprefix(".")
    assert (found.state, found.value) == (State.MISSING, "")
    assert written in found.note
    assert found.sources[0].startswith(written)


@pytest.mark.parametrize(
    ("form", "label", "about", "path", "value"),
    [
        ("F3", "公司经营规模", "", "company.revenue_scale", "年收入过十亿"),
        ("F3", "主营业务所属行业", "", "company.industry", "互联网"),
        ("F1-B25", "业务类型", "", "business.b25.kinds", ["信息发布平台和递送服务/直播"]),
        ("F1-B21", "盈利模式", "", "business.b21.profit_model", "免费"),
    ],
)
def test_what_is_no_option_of_the_form_is_red_with_the_options(form, label, about, path, value) -> None:
    found = row(changed(CASE, path, value), form, label, about)
    assert (found.state, found.value) == (State.MISSING, "")
    assert (value[0] if isinstance(value, list) else value) in found.note
    assert "可选：" in found.note
    assert path in found.note


@pytest.mark.parametrize(
    ("count", "band"),
    [(0, "10人以下"), (9, "10人以下"), (11, "10-300人"), (299, "10-300人"), (301, "300-2000人"), (2001, "2000人以上")],
)
def test_the_band_follows_from_the_head_count(count: int, band: str) -> None:
    found = row(changed(CASE, "company.staff_size", count), "F3", "现有人员规模")
    assert (found.value, found.state) == (band, State.READY)
    assert str(count) in found.how


@pytest.mark.parametrize("count", [10, 300, 2000])
def test_on_the_border_of_two_bands_a_person_chooses(count: int) -> None:
    found = row(changed(CASE, "company.staff_size", count), "F3", "现有人员规模")
    assert (found.value, found.state) == ("", State.DOUBT)


def test_an_address_without_the_province_is_looked_at() -> None:
    assert row(CASE, "F2", "住所").state is State.DOUBT
    assert (
        row(changed(CASE, "legal_representative.address", "广东省广州市天河区1号"), "F2", "住所").state is State.READY
    )


def test_a_fax_that_is_not_filled_in_is_neither_missing_nor_settled() -> None:
    assert row(changed(CASE, "company.fax", None), "F2", "传真").state is State.DOUBT


def test_other_papers_than_the_identity_card_are_the_other_option() -> None:
    found = row(changed(CASE, "legal_representative.id_kind", "外国护照"), "F2", "证件类型")
    assert found.value == "其他"
    assert "外国护照" in found.note


def test_numbers_stand_in_the_units_of_the_form() -> None:
    assert row(CASE, "F2", "注册资本（万元）").value == Decimal(1000)
    assert row(CASE, "F5", "股权比例（%）", "2 ").value == Decimal(35)
    assert row(CASE, "F5", "出资金额（万元）", "2 ").value == Decimal(350)


def test_a_share_that_does_not_come_out_even_is_looked_at() -> None:
    found = row(changed(CASE, "shareholders.0.share", Fraction(1, 3)), "F5", "股权比例（%）", "1 ")
    assert (found.value, found.state) == (Decimal("33.3333"), State.DOUBT)
    assert "1/3" in found.note


def test_contributions_are_added_up_by_type_of_shareholder() -> None:
    values = {one.label: one.value for one in rows(CASE, "F2") if one.label.endswith("出资额")}
    assert values == {
        "境内自然人出资额": "400万元", "境内法人出资额": "600万元", "境外自然人出资额": "0", "境外法人出资额": "0",
    }  # fmt: skip
    assert "秦望川" in row(CASE, "F2", "境内自然人出资额").how


def test_a_shareholder_from_hong_kong_counts_as_from_abroad() -> None:
    case = changed(CASE, "shareholders.2.region", "香港")
    assert row(case, "F2", "境外法人出资额").value == "250万元"
    assert row(case, "F5", "股东类型", "3 ").value == "境外法人"


def test_a_partnership_is_no_legal_person_and_is_looked_at() -> None:
    case = changed(CASE, "shareholders.1.kind", "合伙企业")
    assert row(case, "F5", "股东类型", "2 ").state is State.DOUBT
    assert row(case, "F2", "境内法人出资额").state is State.DOUBT


def test_foreign_capital_opens_the_fields_of_its_block() -> None:
    case = changed(changed(CASE, "shareholders.2.region", "香港"), "application.declarations.no_foreign_capital", False)
    assert row(case, "F5", "股东追溯是否涉及外资").value == "含外资成分"
    assert row(case, "F5", "外方比例合计（%）").value == Decimal(25)
    assert row(case, "F5", "中方比例合计（%）").value == Decimal(75)
    assert row(case, "F5", "中方主要投资者").value == "秦望川"
    assert row(case, "F5", "外方投资者·资本来源地").value == "香港"
    assert row(case, "F5", "审定意见书情况").state is State.MISSING
    indirect = [one for one in rows(case, "F5") if one.label == "间接股东"]
    assert len(indirect) == 4
    assert not any("裴听澜" in str(one.value) for one in indirect)


def test_a_declaration_against_the_tree_is_red() -> None:
    found = row(changed(CASE, "shareholders.2.region", "香港"), "F5", "股东追溯是否涉及外资")
    assert (found.state, found.value) == (State.MISSING, "")
    assert "矛盾" in found.note


def test_without_foreign_capital_its_block_stays_empty() -> None:
    block = [one for one in rows(CASE, "F5") if one.block == "中外方投资者情况"]
    assert {one.state for one in block} == {State.IDLE}


def test_the_rows_of_one_shareholder_stand_together() -> None:
    details = [one.about for one in rows(CASE, "F5") if one.block == "股东明细"]
    assert details == sorted(details)
    assert len(details) == 15


def test_the_contested_hint_is_shown_to_whom_it_speaks() -> None:
    assert row(CASE, "F1-B25", "涉及项目", "新闻").state is State.READY
    search = SERVICE.replaced(name="信息搜索查询服务")
    found = row(changed(CASE, "application.service_items", [search]), "F1-B25", "涉及项目", "新闻")
    assert (found.state, found.value) == (State.DOUBT, "不勾选")
    assert "争议" in found.note
    assert "信息搜索查询服务" in found.note


def test_an_unanswered_approval_is_red_and_an_answered_one_wants_its_paper() -> None:
    assert (
        row(changed(CASE, "business.sector_approvals.1.involved", None), "F1-B25", "涉及项目", "出版").state
        is State.MISSING
    )
    case = changed(CASE, "business.sector_approvals.1.involved", True)
    assert row(case, "F1-B25", "涉及项目·附件").state is State.MISSING
    assert row(case, "F1-B25", "涉及项目", "出版").state is State.DOUBT


def test_a_field_of_another_authority_that_the_form_lacks_is_not_lost() -> None:
    case = changed(CASE, "business.sector_approvals.6.involved", True)
    assert row(case, "F1-B25", "涉及项目", "教育").state is State.DOUBT


@pytest.mark.parametrize(
    ("form", "label", "path"),
    [
        ("F2", "申请的业务覆盖范围", "application.coverage"),
        ("F3", "主营业务所属行业", "company.industry"),
        ("F1-B25", "业务类型", "business.b25.kinds"),
    ],
)
def test_a_missing_choice_lists_what_the_form_offers(form: str, label: str, path: str) -> None:
    options = next(
        field.options
        for one in open_portal().forms
        if one.id == form
        for block in one.blocks
        for field in block.fields
        if field.label == label
    )
    found = row(changed(CASE, path, None), form, label)
    assert f"可选：{'、'.join(options)}" in found.note


def test_a_missing_tick_does_not_list_the_other_boxes() -> None:
    found = row(changed(CASE, "security.phone_users", None), "F4", "承诺事项", "电话用户")
    assert found.state is State.MISSING
    assert "可选：" not in found.note
