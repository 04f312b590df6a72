"""Every fact of the closed language is read from the profile: holds, does not hold, or names what is missing."""

from typing import Any

import pytest

from dossier.facts import circumstances
from dossier.facts.answers import Answer
from dossier.facts.circumstances import fact_holds, is_provincial
from dossier.rulebook.conditions import FACTS
from tests.facts.situations import situation


def answer(name: str, **facts: Any) -> Answer:
    return fact_holds(name, situation(**facts))


PERSON = {"name": "林知远", "kind": "自然人", "region": "境内", "share": "60%"}
FIRM = {"name": "乙公司", "kind": "企业法人", "region": "境内", "share": "40%"}
LICENCE = {"number": "京B2-20230001", "categories": ["B25"]}

HOLDS: list[tuple[str, dict[str, Any]]] = [
    ("corporate_shareholder", {"shareholders": [PERSON, FIRM]}),
    ("natural_shareholder", {"shareholders": [FIRM, PERSON]}),
    ("several_shareholders", {"shareholders": [PERSON, FIRM]}),
    ("foreign_capital", {"shareholders": [{**FIRM, "shareholders": [{**PERSON, "region": "香港"}]}]}),
    (
        "listed_company_in_chain",
        {"shareholders": [{**FIRM, "shareholders": [{**FIRM, "name": "丙", "kind": "上市公司"}]}]},
    ),
    ("fund_in_chain", {"shareholders": [{**FIRM, "kind": "合伙企业"}]}),
    ("has_site", {"sites": [{"name": "示例网"}]}),
    ("has_app", {"apps": [{"name": "示例"}]}),
    ("has_mini_program", {"mini_programs": [{"name": "示例"}]}),
    ("existing_licence", {"company": {"existing_licences": [LICENCE]}}),
    ("sector_approval", {"business": {"sector_approvals": [{"item": "出版"}, {"item": "新闻", "involved": "是"}]}}),
    ("hosted_by_provider", {"hosting": [{"provider": "示例云"}]}),
    ("agent_submits", {"application": {"agent": {"name": "许知遥"}}}),
    ("user_content", {"business": {"user_content": "是"}}),
    ("paid_service", {"business": {"settlement": {"charged": "是"}}}),
    (
        "third_party_merchants",
        {"application": {"categories": ["B21"]}, "business": {"b21": {"only_own_goods": "否"}}},
    ),
    ("online_payment", {"business": {"settlement": {"institution": "示例支付"}}}),
    ("trading_platform", {"application": {"service_items": [{"category": "B21", "name": "交易处理业务"}]}}),
    ("data_interchange", {"application": {"service_items": [{"category": "B21", "name": "电子数据交换业务"}]}}),
    ("search_service", {"application": {"service_items": [{"category": "B25", "name": "信息搜索查询服务"}]}}),
    ("own_goods_sold", {"application": {"categories": ["B21"]}, "business": {"b21": {"sells_own": "是"}}}),
    ("minors_served", {"product": {"minors": "是"}}),
    ("algorithm_used", {"product": {"intelligence": {"recommendation": "是"}}}),
    ("generative_ai_used", {"product": {"intelligence": {"generative": "是"}}}),
    ("sends_sms", {"product": {"third_parties": [{"name": "短信验证码服务"}]}}),
    ("trademark_used", {"company": {"trademarks": [{"name": "青禾"}]}}),
    ("name_with_sensitive_words", {"company": {"name": "示例支付有限公司"}}),
    ("traditional_trade", {"company": {"industry": "租赁和商务服务业"}}),
    ("recent_telecom_penalty", {"company": {"credit": {"telecom_penalty_three_years": "是"}}}),
    ("notification_commitment_chosen", {"application": {"declarations": {"notification_commitment": "是"}}}),
    ("premises_leased", {"company": {"premises": [{"address": "甲"}, {"address": "乙", "tenure": "租赁"}]}}),
    ("returned", {"returns": [{"received_on": "2026-12-08"}]}),
    (
        "same_category_province_licence",
        {"application": {"coverage": "跨地区"}, "company": {"existing_licences": [LICENCE]}},
    ),
    ("foreign_capital", {"company": {"listing": {"markets": ["境内B股"]}}}),
    ("no_foreign_declared", {"application": {"declarations": {"no_foreign_capital": "是"}}}),
    ("foreign_pilot_chosen", {"application": {"declarations": {"foreign_pilot": "是"}}}),
    ("paid_in_asked", {"application": {"strict_rules": ["A03"]}}),
    ("resolution_asked", {"application": {"strict_rules": ["K11"]}}),
]

DENIED: list[tuple[str, dict[str, Any]]] = [
    ("corporate_shareholder", {"shareholders": [PERSON]}),
    ("natural_shareholder", {"shareholders": [FIRM]}),
    ("several_shareholders", {"shareholders": [PERSON]}),
    ("foreign_capital", {"shareholders": [PERSON]}),
    ("listed_company_in_chain", {"shareholders": [PERSON]}),
    ("fund_in_chain", {"shareholders": [{**FIRM, "shareholders": [PERSON]}]}),
    ("has_site", {"sites": []}),
    ("has_app", {"apps": []}),
    ("has_mini_program", {"mini_programs": []}),
    ("existing_licence", {"company": {"existing_licences": []}}),
    ("sector_approval", {"business": {"sector_approvals": [{"item": "出版", "involved": "否"}]}}),
    ("hosted_by_provider", {"hosting": []}),
    ("agent_submits", {}),
    ("user_content", {"business": {"user_content": "否"}}),
    ("paid_service", {"business": {"settlement": {"charged": "否"}}}),
    ("third_party_merchants", {}),
    (
        "third_party_merchants",
        {
            "application": {"categories": ["B21"], "service_items": [{"category": "B21", "name": "电子数据交换业务"}]},
            "business": {"b21": {"only_own_goods": "否"}},
        },
    ),
    (
        "third_party_merchants",
        {"application": {"categories": ["B21"]}, "business": {"b21": {"only_own_goods": "是"}}},
    ),
    ("online_payment", {"business": {"settlement": {"charged": "否"}}}),
    ("online_payment", {"business": {"settlement": {"charged": "是", "online": "否", "institution": "示例支付"}}}),
    ("trading_platform", {"application": {"service_items": []}}),
    ("data_interchange", {"application": {"service_items": []}}),
    ("search_service", {"application": {"service_items": []}}),
    ("own_goods_sold", {"business": {"b21": {"sells_own": "是"}}}),
    ("own_goods_sold", {"application": {"categories": ["B21"]}, "business": {"b21": {"sells_own": "否"}}}),
    ("minors_served", {"product": {"minors": "否"}}),
    ("algorithm_used", {"product": {"intelligence": {"recommendation": "否"}}}),
    ("generative_ai_used", {"product": {"intelligence": {"generative": "否"}}}),
    ("sends_sms", {"product": {"third_parties": []}}),
    ("trademark_used", {"company": {"trademarks": []}}),
    ("trademark_used", {"company": {"trademarks": [{"name": "青禾", "state": "申请中"}]}}),
    ("name_with_sensitive_words", {}),
    ("traditional_trade", {"company": {"industry": "信息传输、软件和信息技术服务业"}}),
    ("four_or_more_services", {"application": {"categories": ["B25", "B21"]}}),
    ("recent_telecom_penalty", {"company": {"credit": {"telecom_penalty_three_years": "否"}}}),
    ("notification_commitment_chosen", {"application": {"declarations": {"notification_commitment": "否"}}}),
    ("returned", {}),
    ("returned", {"returns": []}),
    ("premises_leased", {"company": {"premises": [{"address": "甲", "tenure": "自有"}]}}),
    ("same_category_province_licence", {"application": {"coverage": "省内"}}),
    ("same_category_province_licence", {"company": {"existing_licences": []}}),
    (
        "same_category_province_licence",
        {
            "application": {"coverage": "跨地区"},
            "company": {"existing_licences": [{"number": "B2-20230001", "categories": ["B25"]}]},
        },
    ),
    ("foreign_capital", {"company": {"listing": {"markets": ["境内A股"]}}, "shareholders": [PERSON]}),
    ("no_foreign_declared", {"application": {"declarations": {"no_foreign_capital": "否"}}}),
    ("foreign_pilot_chosen", {"application": {"declarations": {"foreign_route": "否"}}}),
    ("foreign_pilot_chosen", {"application": {"declarations": {"foreign_route": "是", "foreign_pilot": "否"}}}),
    ("paid_in_asked", {"application": {"strict_rules": ["D02"]}}),
    ("paid_in_asked", {}),
    ("resolution_asked", {"application": {"strict_rules": ["D02"]}}),
    ("resolution_asked", {}),
]

MISSING: list[tuple[str, dict[str, Any], str]] = [
    ("corporate_shareholder", {"shareholders": [{"name": "甲"}]}, "shareholders[0].kind"),
    ("natural_shareholder", {}, "shareholders"),
    ("several_shareholders", {}, "shareholders"),
    ("foreign_capital", {"shareholders": [{"name": "甲"}]}, "shareholders[0].region"),
    ("foreign_capital", {}, "shareholders"),
    ("listed_company_in_chain", {"shareholders": [{"name": "甲"}]}, "shareholders[0].kind"),
    ("fund_in_chain", {}, "shareholders"),
    ("has_site", {}, "sites"),
    ("has_app", {}, "apps"),
    ("has_mini_program", {}, "mini_programs"),
    ("existing_licence", {}, "company.existing_licences"),
    ("sector_approval", {"business": {}}, "business.sector_approvals"),
    (
        "sector_approval",
        {"business": {"sector_approvals": [{"item": "出版"}]}},
        "business.sector_approvals[0].involved",
    ),
    ("hosted_by_provider", {}, "hosting"),
    ("user_content", {}, "business.user_content"),
    ("paid_service", {}, "business.settlement.charged"),
    ("third_party_merchants", {"application": {"categories": ["B21"]}}, "business.b21.only_own_goods"),
    ("online_payment", {}, "business.settlement"),
    ("online_payment", {"business": {"settlement": {"charged": "是"}}}, "business.settlement.online"),
    ("trading_platform", {}, "application.service_items"),
    ("data_interchange", {}, "application.service_items"),
    ("search_service", {}, "application.service_items"),
    ("own_goods_sold", {"application": {"categories": ["B21"]}}, "business.b21.sells_own"),
    ("minors_served", {}, "product.minors"),
    ("algorithm_used", {}, "product.intelligence.recommendation"),
    ("generative_ai_used", {"product": {}}, "product.intelligence.generative"),
    ("sends_sms", {}, "product.third_parties"),
    ("trademark_used", {}, "company.trademarks"),
    ("traditional_trade", {}, "company.industry"),
    ("recent_telecom_penalty", {}, "company.credit.telecom_penalty_three_years"),
    ("notification_commitment_chosen", {}, "application.declarations.notification_commitment"),
    ("premises_leased", {}, "company.premises"),
    ("premises_leased", {"company": {"premises": [{"address": "甲"}]}}, "company.premises[0].tenure"),
    ("same_category_province_licence", {}, "application.coverage"),
    ("same_category_province_licence", {"application": {"coverage": "跨地区"}}, "company.existing_licences"),
    ("no_foreign_declared", {}, "application.declarations.no_foreign_capital"),
    ("foreign_pilot_chosen", {}, "application.declarations.foreign_route"),
    (
        "foreign_pilot_chosen",
        {"application": {"declarations": {"foreign_route": "是"}}},
        "application.declarations.foreign_pilot",
    ),
]


def test_the_facts_are_those_of_the_closed_language() -> None:
    assert set(circumstances._FACTS) == set(FACTS)


@pytest.mark.parametrize(("name", "facts"), HOLDS)
def test_a_fact_holds(name: str, facts: dict[str, Any]) -> None:
    assert answer(name, **facts) == Answer(True)


@pytest.mark.parametrize(("name", "facts"), DENIED)
def test_a_fact_does_not_hold(name: str, facts: dict[str, Any]) -> None:
    assert answer(name, **facts) == Answer(False)


@pytest.mark.parametrize(("name", "facts", "path"), MISSING)
def test_a_missing_fact_is_named_and_never_taken_for_no(name: str, facts: dict[str, Any], path: str) -> None:
    found = answer(name, **facts)
    assert found.holds is None
    assert path in found.missing


def test_each_fact_is_tried_both_ways() -> None:
    assert {name for name, _ in DENIED} == set(FACTS)
    # Only two services can be applied for here, so that four are out of reach.
    assert {name for name, _ in HOLDS} == set(FACTS) - {"four_or_more_services"}


@pytest.mark.parametrize(
    ("number", "provincial"),
    [
        ("京B2-20230001", True),
        ("京ICP证000001号", True),
        ("B2-20230001", False),
        ("A2.B1-20200001", False),
        ("合字B2-20200001", False),
    ],
)
def test_a_licence_number_tells_whether_it_is_provincial(number: str, provincial: bool) -> None:
    assert is_provincial(number) is provincial
