"""Business report and technical plan hold the chapters of the applicant's own kinds of business, and of no other."""

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.documents.compose import library
from dossier.documents.missing import MissingValue
from dossier.documents.render import WordDocument
from dossier.facts.kinds import ADDITIONS, SERVICES, business_kinds
from dossier.pipeline import open_profile
from dossier.values.money import plain
from tests.support.cases import EXAMPLES, changed
from tests.support.documents import write

TYPES = Path(__file__).parents[1] / "types"
PROFILES = {
    **{path.stem: path for path in sorted(TYPES.glob("*.yaml"))},
    **{path.parent.name: path for path in sorted(EXAMPLES.glob("*/profile.yaml"))},
}
REPORT = {
    "publishing": "信息发布与递送", "search": "信息搜索服务", "community": "信息社区", "interaction": "信息即时交互服务",
    "protection": "信息保护和处理服务", "trading": "交易平台规则与管理", "interchange": "电子数据交换服务",
    "devices": "设备数据处理服务", "saas": "软件服务（SaaS）的租户与边界", "live": "网络直播",
    "service-market": "技术服务的撮合与验收", "recruitment": "招聘信息", "generative-ai": "生成式人工智能的应用",
}  # fmt: skip
"""Kind → its section of the report; apps and mini-programs only add to the section on carriers."""
PLAN = {
    "publishing": ("发布与递送的数据流程",), "search": ("抓取与索引", "索引测算"),
    "community": ("社区信息流", "社区审核力量测算"), "interaction": ("即时交互的接入与消息处理", "即时交互测算"),
    "protection": ("规则库与终端软件", "规则更新测算"),
    "trading": ("交易处理模块", "订单状态与交易数据", "订单与交易记录测算", "交易记录留存"),
    "interchange": ("报文网关与转换", "报文量测算", "报文的完整性与抗抵赖"),
    "devices": ("设备接入与数据处理", "设备上报测算"), "saas": ("租户隔离与数据处置", "租户规模测算"),
    "app": ("移动应用程序客户端",), "mini-program": ("小程序后台",),
    "live": ("直播流的推送、分发和录制", "直播带宽与录像测算"), "service-market": ("需求、交付与验收的数据",),
    "recruitment": ("职位与简历数据",), "generative-ai": ("模型调用与内容标识", "模型调用测算"),
}  # fmt: skip
NEEDED = (
    ("search", "features.search.refresh_hours"), ("search", "features.search.block_minutes"),
    ("community-live", "features.community.penalty_levels"), ("community-live", "features.live.host_check"),
    ("interaction", "features.messaging.stranger_limit"), ("protection", "features.protection.rollback_minutes"),
    ("interchange", "features.interchange.receipt_seconds"), ("interchange", "features.interchange.signature"),
    ("devices", "features.devices.identity"), ("saas-ai", "features.tenancy.isolation"),
    ("saas-ai", "features.generative.filter"), ("recruitment", "features.recruitment.employer_check"),
    ("yunqi", "features.market.acceptance_days"),
)  # fmt: skip


@cache
def of(name: str) -> Case:
    """Return the case of a type or an example."""
    return open_profile(PROFILES[name])


@cache
def document(name: str, template: str) -> WordDocument:
    """Return a document of a type or an example."""
    return write(of(name), template)


def headings(found: WordDocument) -> list[str]:
    """Return the texts of all headings."""
    return [heading.text for heading in found.headings]


@pytest.mark.parametrize("name", PROFILES)
def test_the_report_has_the_sections_of_its_kinds_in_the_order_of_the_catalogue(name: str) -> None:
    kinds = business_kinds(of(name).profile)
    expected = [REPORT[kind] for kind in (*SERVICES.values(), *ADDITIONS) if kind in kinds and kind in REPORT]
    assert [text for text in headings(document(name, "D05")) if text in REPORT.values()] == expected
    assert expected


@pytest.mark.parametrize("name", PROFILES)
def test_the_plan_has_the_sections_of_its_kinds_and_no_others(name: str) -> None:
    kinds = business_kinds(of(name).profile)
    all_sections = {text for texts in PLAN.values() for text in texts}
    expected = {text for kind in kinds for text in PLAN[kind]}
    assert all_sections.intersection(headings(document(name, "D06"))) == expected


@pytest.mark.parametrize("template", ["D05", "D06"])
@pytest.mark.parametrize("name", PROFILES)
def test_no_heading_stands_twice_and_no_trace_of_the_template_is_left(name: str, template: str) -> None:
    found = document(name, template)
    assert len(set(headings(found))) == len(headings(found))
    for trace in ("{{", "{%", "None", "True", "False", "。。", "；。", "、。", "，，", "：。", "（）", "使用使用"):
        assert trace not in found.text


@pytest.mark.parametrize("template", ["D05", "D06"])
def test_types_differ_by_their_own_sections_alone(template: str) -> None:
    own = {kind: {REPORT[kind]} if kind in REPORT else set() for kind in PLAN} if template == "D05" else PLAN
    optional = {"在线数据处理与交易处理模块", "业务区分说明", "交易资金安排", "服务费的开票关系"}
    optional |= {"申请业务简述及实施计划摘要"}
    for one, other in combinations(PROFILES, 2):
        ours, theirs = (set(headings(document(name, template))) - optional for name in (one, other))
        mine, yours = (business_kinds(of(name).profile) for name in (one, other))
        assert {text for text in ours - theirs if "组织机构图" not in text} == {
            text for kind in mine - yours for text in own[kind]
        }


@pytest.mark.parametrize("name", ["interchange", "devices"])
def test_data_processing_does_not_speak_of_merchants_and_orders(name: str) -> None:
    own_words = of(name).loaded.text
    for word in ("订单状态", "入驻规则", "卖方", "待结算", "电子商务法", "交易记录"):
        if word not in own_words:
            assert word not in document(name, "D05").text + document(name, "D06").text


@pytest.mark.parametrize("name", PROFILES)
def test_report_and_plan_state_the_same_bandwidth(name: str) -> None:
    sizing = of(name).sizing
    assert sizing is not None
    for result in sizing:
        need = result["bandwidth"].result
        assert need in document(name, "D05").text
        assert need in document(name, "D06").text


@pytest.mark.parametrize("name", PROFILES)
def test_every_step_of_the_calculation_is_shown_with_its_formula(name: str) -> None:
    sizing = of(name).sizing
    assert sizing is not None
    text = document(name, "D06").text
    for step in (step for result in sizing for step in result.steps):
        assert f"\n{step.title}\n{step.formula}\n" in text
        assert f"{step.working}＝{plain(step.value)}" in text


def test_several_services_of_one_company_stand_one_after_the_other() -> None:
    case, search, talk = of("community-live"), of("search").profile, of("interaction").profile
    items = [item for profile in (talk, case.profile, search) for item in profile.application.service_items or ()]
    for path, value in (
        ("application.service_items", items),
        ("features.search", search.features.search),  # type: ignore[union-attr]
        ("features.messaging", talk.features.messaging),  # type: ignore[union-attr]
        ("business.b25.search_scope", "全网"),
    ):
        case = changed(case, path, value)
    found = [text for text in headings(write(case, "D05")) if text in REPORT.values()]
    assert found == ["信息搜索服务", "信息社区", "信息即时交互服务", "网络直播"]
    assert write(case, "D05").text.count("舆论属性或者社会动员能力") == 1
    plan = headings(write(case, "D06"))
    assert len(set(plan)) == len(plan)
    assert {"抓取与索引", "社区信息流", "即时交互测算", "直播带宽与录像测算"} <= set(plan)


def stopped_by(case: Case, template: str) -> str:
    """Return the path of the fact for which a document cannot be written, empty when it is written."""
    try:
        write(case, template)
    except MissingValue as problem:
        return problem.path
    return ""


@pytest.mark.parametrize(("name", "path"), NEEDED, ids=[path for _, path in NEEDED])
def test_a_missing_fact_of_the_kind_stops_the_documents_that_tell_it(name: str, path: str) -> None:
    case = changed(of(name), path, None)
    assert path in [stopped_by(case, template) for template in ("D05", "D06")]


def test_an_unknown_input_of_the_calculation_is_named_where_the_plan_needs_it() -> None:
    with pytest.raises(MissingValue, match="单网关处理能力"):
        write(changed(of("devices"), "features.devices.gateway_messages", None), "D06")


def test_a_search_that_ignores_access_rules_is_not_praised_for_keeping_them() -> None:
    case = changed(of("search"), "features.search.robots", False)
    for template in ("D05", "D06"):
        text = write(case, template).text
        assert "须在业务开通前" in text
        assert "遵守被检索网站公布的访问规则" not in text


def test_streams_that_no_network_delivers_are_carried_by_the_own_line() -> None:
    text = write(changed(of("community-live"), "features.live.by_cdn", False), "D06").text
    assert "观看画面由本公司出口带宽直接分发" in text
    assert "不计入出口带宽" not in text
    assert "现有合同带宽不足" in text


def test_both_categories_together_keep_their_distinction() -> None:
    assert "业务区分说明" in headings(document("yunqi", "D05"))
    assert not [name for name in PROFILES if name != "yunqi" and "业务区分说明" in headings(document(name, "D05"))]


@pytest.mark.parametrize("template", ["D05", "D06"])
def test_every_kind_alone_and_all_together_compile(template: str) -> None:
    services = [f"services/{kind}" for kind in SERVICES.values()]
    additions = [f"additions/{kind}" for kind in ADDITIONS]
    chains = [*([one] for one in services), *([one] for one in additions), [*services, *additions]]
    for chain in chains:
        made = library().chain(f"{template}.md", ["national", "types/B25", "types/B21", *chain])
        assert made.count("|") >= len(chain)
        assert library().template(made) is not None
