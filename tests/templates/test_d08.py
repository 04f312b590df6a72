"""The measures for long-term service promise what the profile promises, beside what the law asks."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from dossier.case import Case
from dossier.checks.texts.likeness import likeness
from dossier.documents.compose import Written, library
from dossier.documents.missing import MissingValue
from dossier.documents.passages import document_text
from dossier.documents.render import WordDocument
from dossier.materials.select import select
from dossier.pipeline import open_profile
from tests.support.cases import EXAMPLES, case_of, changed
from tests.support.documents import write

CHAPTERS = [
    "服务体系与组织", "服务质量指标", "资费公示与计费准确", "用户权益保护", "故障处理与通知", "用户投诉处理", "长期经营能力",
    "服务终止与用户善后", "满意度调查与持续改进",
]  # fmt: skip
BOTH = ("qinghe", "yunqi")
NEEDED = (
    ("service.availability", "服务可用率"),
    ("service.exit_plan", "终止服务的善后安排"),
    ("service.continuity", "长期服务能力"),
    ("service.auto_renewal", "是否自动续费"),
    ("service.compensation", "补偿办法"),
    ("service.survey_per_year", "满意度调查次数"),
    ("technology.rto_minutes", "恢复时间目标"),
    ("plan.funding", "计划的资金来源"),
    ("hosting.0.ends_on", "合同届满日"),
    ("security.handling.complaint_accept_hours", "投诉受理时限"),
    ("sites.0.user_agreement.url", "网址"),
)
OWN_SHARE = 60


def render(case: Case, *, drawn: bool = False) -> WordDocument:
    """Return the measures of a case."""
    return write(case, "D08", drawn=drawn)


@cache
def text_of(example: str) -> str:
    """Return the visible text of an example's measures."""
    return render(case_of(example)).text


@pytest.mark.parametrize("chain", [("national",), ("national", "services/trading")], ids="+".join)
def test_every_chain_of_layers_compiles(chain: tuple[str, ...]) -> None:
    assert library().template(library().chain("D08.md", chain)) is not None


@pytest.mark.parametrize("example", BOTH)
def test_the_measures_have_their_nine_chapters(example: str) -> None:
    headings = render(case_of(example)).headings
    assert [one.text for one in headings if one.level == 1 and one.number] == CHAPTERS


@pytest.mark.parametrize("example", BOTH)
def test_the_measures_are_drawn_with_complaint_and_end_of_service(example: str) -> None:
    assert re.findall(r"〔([\w-]+)〕", text_of(example)) == ["complaint", "service-end"]
    assert render(case_of(example), drawn=True).body.count("<wps:wsp") > 14


def test_the_promise_stands_beside_what_the_law_asks() -> None:
    text = text_of("qinghe")
    assert "\n5日内\n《电信用户申诉处理办法》：15日内答复" in text
    assert "\n提前72小时公告\n《电信服务规范》：提前72小时\n" in text
    assert "提前60日公告（《电信服务规范》：提前30日）" in text
    assert "提前90日向原发证机关提出申请" in text


def test_the_minutes_of_outage_follow_from_the_availability() -> None:
    assert "计划外不可用不超过525.6分钟" in text_of("qinghe")
    text = render(changed(case_of("qinghe"), "service.availability", Decimal("99.5"))).text
    assert "全年不低于99.5%" in text
    assert "计划外不可用不超过2628分钟" in text


def test_what_the_profile_says_of_the_end_is_carried_out() -> None:
    text = text_of("qinghe")
    for words in ("由合规经理牵头成立善后小组", "公告后90日内开放数据导出", "核算后7个工作日内原路退还"):
        assert words in text


def test_a_platform_says_what_happens_to_rules_orders_and_records() -> None:
    text = text_of("yunqi")
    for words in (
        "提前7日公示",
        "有重大影响的提前15日公示",
        "在途订单",
        "满5年",
        "在首页显著位置持续公示（法定不少于30日）",
    ):
        assert words in text
        assert words not in text_of("qinghe")


def test_rules_of_a_later_day_are_not_cited_before_it() -> None:
    case = open_profile(EXAMPLES / "yunqi" / "profile.yaml", None, date(2026, 1, 15))
    text = render(case).text
    assert "网络交易平台规则监督管理办法" not in text
    assert "提前7日公示" in text


def test_a_free_service_neither_charges_nor_refunds() -> None:
    text = render(changed(case_of("qinghe"), "product.prices", [])).text
    assert "全部免费提供，不设收费项目" in text
    assert "退费：" not in text
    assert "预付费用按剩余服务折算" not in text


def test_renewal_is_described_as_it_is() -> None:
    assert "不设自动续费" in text_of("qinghe")
    case = changed(case_of("qinghe"), "service.auto_renewal", True)
    assert "扣费前6日以显著方式提醒" in render(changed(case, "service.renewal_notice_days", 6)).text
    with pytest.raises(MissingValue, match="自动续费提醒提前量"):
        render(case)


@pytest.mark.parametrize("example", BOTH)
@pytest.mark.parametrize("code", ["D07", "D08"])
def test_most_of_the_text_holds_facts_of_the_applicant(example: str, code: str) -> None:
    case = case_of(example)
    material = next(one.material for one in select(case) if one.material.code == code)
    text = document_text(Written(material, "", write(case, code)))
    rule = next(one for one in case.rulebook.rules if one.check == "text.likeness")
    (verdict,) = likeness(case, rule, [text])
    assert int(str(verdict.facts["share"])) >= OWN_SHARE


@pytest.mark.parametrize(("path", "title"), NEEDED, ids=[path for path, _ in NEEDED])
def test_a_missing_fact_stops_the_measures(path: str, title: str) -> None:
    with pytest.raises(MissingValue, match=title):
        render(changed(case_of("qinghe"), path, None))


@pytest.mark.parametrize("example", BOTH)
def test_nothing_unfinished_or_foreign_stands_in_them(example: str) -> None:
    text = text_of(example)
    assert not re.search(r"\{\{|\}\}|\{%|None|TODO|××|待定|。。|，，|；。|、。|9999", text)
    words = set(re.findall(r"[A-Za-z]{3,}", text)) - set(re.findall(r"[A-Za-z]{3,}", case_of(example).loaded.text))
    assert words <= {"complaint", "service", "end", "APP", "Mbit"}
