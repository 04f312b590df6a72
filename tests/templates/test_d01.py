"""The written application names what is applied for, answers every condition of the law and tells the truth about owners."""

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.documents.compose import library, template_root
from dossier.documents.missing import MissingValue
from dossier.documents.render import WordDocument
from dossier.profile.facts import Facts
from dossier.values.money import Money
from dossier.values.share import percent
from tests.support.cases import case_of, changed
from tests.support.documents import write

BOTH = ("qinghe", "yunqi")
SECTIONS = [
    "申请单位基本情况", "申请经营的电信业务种类", "业务覆盖范围", "已具备的条件", "股权及外资情况", "提交材料清单",
    "联系人及联系方式", "申明",
]  # fmt: skip
CHAINS = (
    ("national",), ("national", "types/B25"), ("national", "types/B21"), ("national", "types/B25", "types/B21"),
    ("national", "types/B25", "provinces/330000"), ("national", "types/B25", "types/B21", "provinces/330000"),
)  # fmt: skip
NEEDED = (
    ("company.uscc", "统一社会信用代码"),
    ("company.registered_capital", "注册资本"),
    ("company.premises", "经营场地"),
    ("company.credit.abnormal_list", "是否列入经营异常名录"),
    ("company.credit.dishonest_found", "查得列入电信失信名单的主体"),
    ("application.signed_on", "落款日期"),
    ("application.coverage", "业务覆盖范围"),
    ("application.declarations.no_nominee", "声明无代持"),
    ("business.b25.description", "业务描述"),
    ("business.sector_approvals", "专项审批"),
    ("contacts.licence.email", "邮箱"),
    ("service.hotline", "客服电话"),
    ("hosting", "接入与托管"),
    ("people", "人员"),
)


def render(case: Case) -> WordDocument:
    """Return the letter of the case."""
    return write(case, "D01")


@cache
def text_of(example: str, province: str | None = None) -> str:
    """Return the visible text of an example's application."""
    return render(case_of(example, province)).text


def sources(name: str) -> list[Path]:
    """Return every file of a document: its layers and the parts it includes."""
    return sorted([*template_root().rglob(f"{name}.md"), *template_root().rglob(f"{name}/*.md")])


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: "+".join(chain))
def test_every_chain_of_layers_compiles(chain: tuple[str, ...]) -> None:
    assert library().template(library().chain("D01.md", chain)) is not None


@pytest.mark.parametrize("example", BOTH)
def test_the_letter_has_its_eight_sections_and_no_attachment(example: str) -> None:
    headings = render(case_of(example)).headings
    assert [one.text for one in headings if one.number] == SECTIONS
    assert [one.number for one in headings if one.number][:2] == ["一、", "二、"]
    assert headings[0].text.startswith("关于经营信息服务业务（仅限互联网信息服务）")
    assert headings[-1].text == SECTIONS[-1]


@pytest.mark.parametrize("example", BOTH)
def test_the_letter_is_sealed_signed_and_dated_once(example: str) -> None:
    assert [one.kind for one in render(case_of(example)).signatures] == ["seal", "sign", "date"]


def test_two_categories_stand_in_title_and_list() -> None:
    title = render(case_of("yunqi")).headings[0].text
    assert title == "关于经营信息服务业务（仅限互联网信息服务）和在线数据处理与交易处理业务的申请"
    assert "（业务代码B25）" in text_of("yunqi")
    assert "（业务代码B21）" in text_of("yunqi")
    assert "B21" not in text_of("qinghe")


@pytest.mark.parametrize("example", BOTH)
def test_the_letter_is_addressed_to_the_authority_and_covers_its_province(example: str) -> None:
    province = case_of(example).rulebook.province
    assert f"\n{province.authority}：\n" in text_of(example)
    assert f"申请的业务覆盖范围为{province.name}。" in text_of(example)


def test_a_foreign_invested_application_goes_to_the_ministry_in_one_province_too() -> None:
    text = render(changed(case_of("qinghe"), "application.declarations.foreign_route", True)).text
    assert "\n工业和信息化部：\n" in text
    assert "请贵部予以审查批准。" in text
    assert "\n北京市通信管理局：\n" not in text


def test_a_domestic_application_goes_to_the_province_whether_or_not_the_route_is_said() -> None:
    text = render(changed(case_of("qinghe"), "application.declarations.foreign_route", None)).text
    assert "\n北京市通信管理局：\n" in text


def test_a_nationwide_application_goes_to_the_ministry_with_the_higher_capital() -> None:
    text = render(changed(case_of("qinghe"), "application.coverage", "跨地区")).text
    assert "\n工业和信息化部：\n" in text
    assert "请贵部予以审查批准。" in text
    assert "申请在全国范围内经营，适用的最低限额为1000万元" in text
    assert "符合该项条件" not in text


def test_the_capital_condition_is_called_met_only_when_it_is() -> None:
    met = "注册资本500万元；申请在北京市范围内经营，适用的最低限额为100万元，符合该项条件"
    assert met in text_of("qinghe")
    for capital in ("99万元", "USD 9000000"):
        case = changed(case_of("qinghe"), "company.registered_capital", Money.parse(capital))
        assert "符合该项条件" not in render(case).text


@pytest.mark.parametrize("example", BOTH)
def test_every_direct_holder_stands_in_the_letter_with_its_share(example: str) -> None:
    direct = case_of(example).profile.shareholders or []
    for one in direct:
        assert one.share is not None
        assert one.contribution is not None
        row = (one.name, one.kind, one.region, one.contribution.in_wan(), one.mode, percent(one.share))
        assert "\n" + "\n".join(map(str, row)) + "\n" in text_of(example)
    assert sum(one.share or Fraction() for one in direct) == 1
    assert f"直接股东共{len(direct)}名" in text_of(example)
    assert "持股比例合计100%" in text_of(example)


def test_the_letter_names_the_papers_that_carry_the_tracing() -> None:
    assert "股东逐级追溯共3级，见《公司股权结构及股东情况说明》和《股权结构图》。" in text_of("yunqi")
    row = "\n4\n公司章程、股权结构及股东情况\n公司章程、《公司股权结构及股东情况说明》、《股权结构图》、股东追溯证明材料\n"
    assert row in text_of("qinghe")
    assert "\n3\n公司概况\n《公司概况》、公司及人员情况表及其证明材料\n" in text_of("qinghe")


def test_a_chart_that_does_not_come_with_the_set_is_not_named() -> None:
    zhejiang = changed(case_of("qinghe", "浙江省"), "shareholders.2.kind", "自然人")
    text = render(zhejiang).text
    assert "股东逐级追溯共1级，见《公司股权结构及股东情况说明》。" in text
    assert "股权结构图" not in text
    assert "《股权结构图》" in text_of("qinghe", "浙江省")


def test_foreign_capital_is_named_with_its_share() -> None:
    text = render(changed(case_of("qinghe", "浙江省"), "shareholders.1.region", "香港")).text
    assert "股权链中含外资（含港澳台投资）成分：周望舒（香港）25%" in text
    assert "各级股东均无外资" not in text


def test_shares_sold_abroad_are_not_called_domestic() -> None:
    listing = Facts({"markets": ["境外直接上市"], "foreign_share": Fraction(1, 5), "largest_holder_domestic": True})
    text = render(changed(case_of("qinghe", "北京市"), "shareholders.2.listing", listing)).text
    assert "成分：北京示例国有资本运营管理有限公司（境外直接上市）境外股东持股20%" in text
    assert "各级股东均无外资" not in text


def test_an_unknown_origin_is_not_called_domestic() -> None:
    with pytest.raises(MissingValue, match="国别地区"):
        render(changed(case_of("qinghe", "浙江省"), "shareholders.1.region", None))


def test_listings_and_penalties_are_told_as_they_are() -> None:
    clean = text_of("qinghe")
    assert "本公司未被列入经营异常名录，未被列入严重违法失信名单" in clean
    assert "最近三年未受到过电信主管部门的行政处罚" in clean
    assert "均未被列入电信业务经营失信名单" in clean
    case = changed(case_of("qinghe"), "company.credit.abnormal_list", True)
    case = changed(case, "company.credit.telecom_penalty_three_years", True)
    case = changed(case, "company.credit.dishonest_found", ["周望舒"])
    text = render(case).text
    assert "本公司已被列入经营异常名录，未被列入严重违法失信名单" in text
    assert "最近三年受到过电信主管部门的行政处罚" in text
    assert "中，周望舒已被列入电信业务经营失信名单" in text
    assert "均未被列入电信业务经营失信名单" not in text


def test_nominees_and_contract_control_are_told_as_declared() -> None:
    assert "各级股东均不存在代持，本公司不存在协议控制安排" in text_of("qinghe")
    case = changed(case_of("qinghe"), "application.declarations.no_nominee", False)
    assert "各级股东存在代持" in render(changed(case, "shareholders.0.nominee", True)).text


@pytest.mark.parametrize(
    ("path", "value"),
    [("application.declarations.no_nominee", False), ("shareholders.0.nominee", True)],
)
def test_a_declaration_that_the_shareholders_contradict_is_not_printed(path: str, value: bool) -> None:
    with pytest.raises(MissingValue, match="与股东信息不一致"):
        render(changed(case_of("qinghe"), path, value))


def test_the_nine_materials_of_the_law_are_listed_and_approvals_follow() -> None:
    assert "\n9\n依法经营电信业务的承诺书\n《依法经营电信业务承诺书》\n" in text_of("qinghe")
    assert "\n10\n" not in text_of("qinghe")
    approval = case_of("qinghe").profile.business.sector_approvals[1]  # type: ignore[union-attr,index]
    paper = approval.replaced(involved=True, document="网络出版服务许可证", number="示证第1号")
    text = render(changed(case_of("qinghe"), "business.sector_approvals", [paper])).text
    assert "\n10\n出版事项的批准文件\n网络出版服务许可证（示证第1号）\n" in text
    assert "所申请业务涉及出版（网络出版服务许可证，示证第1号），批准文件随申请提交" in text
    assert "所申请业务不涉及" not in text


def test_an_agent_is_named_only_where_there_is_one() -> None:
    assert "代办人" in text_of("yunqi")
    assert "授权委托书随申请提交" in text_of("yunqi")
    assert "代办人" not in text_of("qinghe")


@pytest.mark.parametrize(("path", "title"), NEEDED, ids=[path for path, _ in NEEDED])
def test_a_missing_fact_stops_the_letter_with_its_chinese_name(path: str, title: str) -> None:
    with pytest.raises(MissingValue, match=title):
        render(changed(case_of("qinghe"), path, None))


def test_facts_of_one_business_are_not_asked_of_another() -> None:
    render(changed(case_of("qinghe"), "business.b21", None))
    with pytest.raises(MissingValue, match="信息服务业务"):
        render(changed(case_of("qinghe"), "business.b25", None))


@pytest.mark.parametrize("name", ["D01", "D05"])
def test_no_article_number_is_written_by_hand(name: str) -> None:
    files = sources(name)
    assert files
    for file in files:
        assert not re.search(r"第[一二三四五六七八九十百]+[条款项]", file.read_text("utf-8")), file


@pytest.mark.parametrize("key", ["reg291.art9", "order42.art6", "order42.art8", "licensing.false_material"])
def test_the_law_is_cited_as_in_force_on_the_day(key: str) -> None:
    assert case_of("qinghe").rulebook.provisions[key].cite() in text_of("qinghe")


@pytest.mark.parametrize("example", BOTH)
def test_nothing_unfinished_or_foreign_stands_in_the_letter(example: str) -> None:
    text = text_of(example)
    assert not re.search(r"\{\{|\}\}|\{%|None|TODO|××|待定|。。|，，|；。|、。|9999", text)
    words = set(re.findall(r"[A-Za-z]{3,}", text)) - set(re.findall(r"[A-Za-z]{3,}", case_of(example).loaded.text))
    assert not words
