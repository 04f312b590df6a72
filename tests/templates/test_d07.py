"""The description of the flows shows every flow of the profile once, in its chapter, step by step."""

import re
from functools import cache

import pytest

from dossier.documents.compose import library
from dossier.documents.missing import MissingValue
from dossier.documents.render import WordDocument
from tests.support.cases import case_of, changed
from tests.support.documents import write

CHAPTERS = [
    "服务流程概览", "用户注册与真实身份核验", "服务的提供", "付费、发票与退费", "投诉举报", "账号注销", "流程记录的保存",
]  # fmt: skip
BOTH = ("qinghe", "yunqi")
NEEDED = (
    ("business.summary", "业务概述"),
    ("product.real_name_method", "真实身份核验方式"),
    ("product.flows.0.steps.0.control", "控制点"),
    ("product.flows.0.steps.3.actor", "执行者"),
    ("product.prices.0.refund", "退费规则"),
    ("security.review.review_minutes", "人工审核时限"),
    ("security.logs.retention_months", "网络日志留存"),
    ("service.auto_renewal", "是否自动续费"),
)


def render(case: object, *, drawn: bool = False) -> WordDocument:
    """Return the description of a case's flows."""
    return write(case, "D07", drawn=drawn)  # type: ignore[arg-type]


@cache
def text_of(example: str) -> str:
    """Return the visible text of an example's description."""
    return render(case_of(example)).text


def flows_kept(case: object, *numbers: int) -> object:
    """Return the case with some of its flows only."""
    flows = case.profile.product.flows  # type: ignore[attr-defined]
    return changed(case, "product.flows", [flows[number - 1] for number in numbers])  # type: ignore[arg-type]


@pytest.mark.parametrize("chain", [("national",), ("national", "services/trading")], ids="+".join)
def test_every_chain_of_layers_compiles(chain: tuple[str, ...]) -> None:
    assert library().template(library().chain("D07.md", chain)) is not None


@pytest.mark.parametrize("example", BOTH)
def test_the_chapters_stand_in_order_and_trading_has_one_more(example: str) -> None:
    headings = [one.text for one in render(case_of(example)).headings if one.level == 1 and one.number]
    expected = list(CHAPTERS)
    if example == "yunqi":
        expected.insert(3, "交易流程")
    assert headings == expected


@pytest.mark.parametrize("example", BOTH)
def test_every_flow_has_its_figure_once_and_all_steps_with_their_control_points(example: str) -> None:
    product, text = case_of(example).profile.product, text_of(example)
    assert product is not None
    flows = product.flows or []
    figures = [f"flow-{number}" for number in range(1, len(flows) + 1)]
    assert sorted(re.findall(r"〔(flow-\d+)〕", text)) == sorted(figures)
    for flow in flows:
        for number, step in enumerate(flow.steps or [], 1):
            assert f"\n{number}\n{step.text}\n{step.actor}\n{str(step.control).rstrip('。')}\n" in text


@pytest.mark.parametrize("example", BOTH)
def test_the_description_is_drawn_with_its_figures(example: str) -> None:
    assert render(case_of(example), drawn=True).body.count("<wps:wsp") > 40


def test_the_overview_counts_steps_and_decisions_and_names_who_acts() -> None:
    assert "\n1\n企业注册与认证流程\n企业用户、系统、产品运营部\n6步／2处\n图2-1\n" in text_of("qinghe")


def test_a_flow_the_profile_lacks_is_drawn_from_its_figures() -> None:
    text = render(flows_kept(case_of("qinghe"), 2)).text
    assert re.findall(r"〔([\w-]+)〕", text) == ["registration", "flow-1", "refund", "complaint", "closure"]
    assert "注册与真实身份核验流程" in text


def test_a_free_service_has_no_charges_to_describe() -> None:
    text = render(changed(flows_kept(case_of("qinghe"), 1, 2), "product.prices", [])).text
    assert "全部免费提供，没有付费和退费环节" in text
    assert "〔refund〕" not in text


def test_every_stage_of_a_deal_names_its_rule_its_record_and_its_figure() -> None:
    text = text_of("yunqi")
    table = text[text.index("交易环节、系统记录与控制点") : text.index("入驻规则：")]
    stages = ["入驻", "上架（发布）", "下单", "支付", "履约", "评价", "售后", "对账"]
    places = [table.index(f"\n{stage}\n") for stage in stages]
    assert places == sorted(places)
    assert "示例支付有限公司（支付业务许可证编号Z2000044000001）" in table
    assert "交付后7日内由需求方验收" in table
    assert "\n—\n" not in table


def test_no_deal_is_described_where_there_is_none() -> None:
    assert "交易流程" not in text_of("qinghe")
    text = render(changed(case_of("yunqi"), "business.b21.only_own_goods", True)).text
    assert "平台上的商品和服务均由本公司自行提供" in text
    assert "\n入驻\n" not in text


def test_payment_outside_the_platform_is_not_described_as_inside() -> None:
    text = render(changed(case_of("yunqi"), "business.settlement.online", False)).text
    assert "\n支付\n" not in text
    assert "\n对账\n" not in text


def test_a_dispute_deadline_of_the_law_is_shown_beside_ours() -> None:
    assert "5日内答复（《电信用户申诉处理办法》：15日内答复）" in text_of("qinghe")


def test_automatic_renewal_is_said_as_it_is() -> None:
    assert "不设自动续费" in text_of("qinghe")
    case = changed(case_of("qinghe"), "service.auto_renewal", True)
    with pytest.raises(MissingValue, match="自动续费提醒提前量"):
        render(case)
    assert "扣费前5日以显著方式提醒" in render(changed(case, "service.renewal_notice_days", 5)).text


@pytest.mark.parametrize(("path", "title"), NEEDED, ids=[path for path, _ in NEEDED])
def test_a_missing_fact_stops_the_description(path: str, title: str) -> None:
    with pytest.raises(MissingValue, match=title):
        render(changed(case_of("qinghe"), path, None))


@pytest.mark.parametrize("example", BOTH)
def test_nothing_unfinished_or_foreign_stands_in_it(example: str) -> None:
    text = text_of(example)
    assert not re.search(r"\{\{|\}\}|\{%|None|TODO|××|待定|。。|，，|；。|、。|9999", text)
    words = set(re.findall(r"[A-Za-z]{3,}", text)) - set(re.findall(r"[A-Za-z]{3,}", case_of(example).loaded.text))
    assert words <= {"flow", "refund"}
