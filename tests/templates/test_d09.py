"""The security measures say what the online form promises, in the order and with the clocks of the law."""

import re
from datetime import datetime
from functools import cache

import pytest

from dossier.case import Case
from dossier.documents.compose import layers, library
from dossier.documents.context import build_context
from dossier.documents.missing import MissingValue
from dossier.documents.render import DocumentProperties, WordDocument, render_document
from dossier.errors import TemplateError
from tests.support.cases import case_of, changed

BOTH = ("qinghe", "yunqi")
NAME = "D09.md"

UNDERTAKINGS = (
    "网络与信息安全主管部门", "网络与信息安全总体策略规划", "全流程网络数据安全管理制度体系", "从业人员教育培训",
    "违法有害信息监测处置制度", "新技术新业务安全评估管理制度", "网络安全防护内部管理制度",
    "网络安全威胁监测与处置责任部门", "电话用户实名登记管理制度",
)  # fmt: skip
HEADINGS = (
    "信息安全管理组织机构设置及工作职责", "网络与信息安全管理人员配备情况及相应资质", "信息安全管理责任制",
    "有害信息发现受理处置机制", "有害信息投诉受理处置机制", "重大信息安全事件应急处置和报告制度",
    "信息安全管理政策和业务培训制度", "网络安全管理责任制度", "网络安全防护制度", "网络安全事件应急处置和报告制度",
    "有害信息发现和过滤技术手段", "用户日志留存所采用的技术手段", "网络安全防护技术手段", "安全联络员变动承诺",
)  # fmt: skip
CHAINS = (
    ("national",), ("national", "types/B25"), ("national", "types/B21"), ("national", "types/B25", "types/B21"),
    ("national", "types/B25", "provinces/520000"), ("national", "types/B21", "provinces/520000"),
    ("national", "types/B25", "types/B21", "provinces/520000"),
)  # fmt: skip
POLICY_ROWS = ("目的", "适用范围", "职责", "记录表单", "检查与考核")


def render(case: Case) -> WordDocument:
    """Return the document of a case."""
    properties = DocumentProperties(case.profile.company.name, "", draft=False, timestamp=datetime(2026, 11, 22))
    return render_document(library(), library().chain(NAME, layers(case)), build_context(case), properties)


@cache
def text_of(example: str, province: str | None = None) -> str:
    """Return the visible text of an example's document."""
    return render(case_of(example, province)).text


def chapters(document: WordDocument) -> list[str]:
    """Return the titles of the numbered chapters in order."""
    return [heading.text for heading in document.headings if heading.level == 1 and heading.number]


@pytest.mark.parametrize("chain", CHAINS, ids="+".join)
def test_every_chain_compiles(chain: tuple[str, ...]) -> None:
    found = library().chain(NAME, chain)
    assert found.count("|") == len(chain) - 1
    library().template(found)


@pytest.mark.parametrize("example", BOTH)
def test_the_first_fourteen_chapters_are_the_official_headings_in_order(example: str) -> None:
    assert tuple(chapters(render(case_of(example)))[:14]) == HEADINGS


@pytest.mark.parametrize("example", BOTH)
def test_the_mapping_table_names_the_nine_undertakings_exactly(example: str) -> None:
    lines = text_of(example).split("\n")
    start = next(index for index, line in enumerate(lines) if "承诺事项与本文件章节对照表" in line)
    rows = [lines[index + 1] for index in range(start, start + 60) if lines[index] in map(str, range(1, 10))]
    assert tuple(rows) == UNDERTAKINGS


@pytest.mark.parametrize("example", BOTH)
def test_each_undertaking_points_to_a_chapter(example: str) -> None:
    lines = text_of(example).split("\n")
    for undertaking in UNDERTAKINGS:
        assert re.match(r"第\d+(\.\d+)?(章|节)", lines[lines.index(undertaking) + 1])


@pytest.mark.parametrize("example", BOTH)
def test_every_policy_states_purpose_scope_duties_forms_and_inspection(example: str) -> None:
    lines = text_of(example).split("\n")
    cards = [index for index, line in enumerate(lines) if line == "目的"]
    assert len(cards) >= 22
    for index in cards:
        assert tuple(lines[index : index + 10 : 2]) == POLICY_ROWS


@pytest.mark.parametrize("example", BOTH)
def test_no_period_of_an_old_or_foreign_rule_is_promised(example: str) -> None:
    text = text_of(example).replace(" ", "")
    for wrong in ("60日", "60天", "六十日", "72小时", "七十二小时"):
        assert wrong not in text


@pytest.mark.parametrize("example", BOTH)
def test_reports_have_the_clocks_of_the_law(example: str) -> None:
    text = text_of(example)
    lines = text[text.index("事件报告对象与时限") :].split("\n")
    rows = dict(zip(reversed(lines[:-2]), reversed(lines[2:]), strict=True))
    province = case_of(example).rulebook.province
    assert rows[f"{province.name}网信部门"].startswith("4小时内")
    assert rows[f"工业和信息化部网络安全应急办公室、{province.authority}"].startswith("立即报告，可先电话后书面")
    assert rows["当地公安机关"].startswith("24小时内")
    assert rows["履行个人信息保护职责的部门和受影响的个人"] == "立即采取补救措施并通知"


@pytest.mark.parametrize("example", BOTH)
def test_incident_levels_carry_the_figures_of_the_national_plan(example: str) -> None:
    lines = text_of(example).split("\n")
    rows = [(line, lines[index + 1]) for index, line in enumerate(lines[:-1])]
    for pair in (("特别重大", "1亿人以上"), ("重大", "1000万人以上"), ("较大", "100万人以上"), ("一般", "10万人以上")):
        assert pair in rows


@pytest.mark.parametrize("example", BOTH)
def test_every_scenario_has_a_card(example: str) -> None:
    text = text_of(example)
    cards = text[text.index("证据、报告与恢复条件") : text.index("应急保障\n")]
    for scenario in (
        "有害信息传播", "网页篡改", "系统被侵入", "拒绝服务攻击", "数据泄露", "病毒与勒索程序", "云服务故障",
        "域名劫持", "涉诈事件",
    ):  # fmt: skip
        assert scenario in cards


@pytest.mark.parametrize("example", BOTH)
def test_nothing_of_the_template_is_left_in_the_text(example: str) -> None:
    text = text_of(example)
    for mark in ("{{", "{%", "××", "待定", "待补充", "None", "。。", "；；", "，，", "。；", "、、"):
        assert mark not in text


@pytest.mark.parametrize("example", BOTH)
def test_every_member_of_the_security_body_is_named(example: str) -> None:
    case = case_of(example)
    assert case.profile.security is not None
    assert case.profile.security.organisation is not None
    members = case.profile.security.organisation.members or []
    lines = text_of(example).split("\n")
    assert members
    for member in members:
        assert lines.count(member.name) >= 2


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("security.handling.takedown_minutes", "违法信息停止传输时限"),
        ("security.logs.retention_months", "网络日志留存"),
        ("security.training.drills_per_year", "应急演练次数"),
        ("security.protection.scan_days", "漏洞扫描周期"),
        ("security.review.sampling_rate", "已发布内容抽查比例"),
        ("security.keywords.size", "关键词数量"),
        ("security.phone_users", "是否提供电话用户服务"),
        ("security.documents.number", "制度文号"),
        ("product.cross_border", "是否向境外提供数据"),
        ("technology.rto_minutes", "恢复时间目标"),
    ],
)
def test_a_missing_fact_stops_the_document_with_its_chinese_name(path: str, title: str) -> None:
    with pytest.raises(MissingValue) as caught:
        render(changed(case_of("qinghe"), path, None))
    assert title in caught.value.title


def test_a_person_who_is_not_on_the_list_stops_the_document() -> None:
    with pytest.raises(TemplateError, match="某不在册"):
        render(changed(case_of("qinghe"), "security.data_owner", "某不在册"))


def test_without_telephone_users_the_ninth_undertaking_says_so_honestly() -> None:
    without = text_of("qinghe")
    assert "本公司不提供电话用户服务" in without
    assert "没有电话用户" in without
    with_users = render(changed(case_of("qinghe"), "security.phone_users", True)).text
    assert "没有电话用户" not in with_users
    assert "本公司提供电话用户服务" in with_users


def test_without_user_content_nothing_speaks_of_reviewing_users() -> None:
    case = changed(case_of("qinghe"), "business.user_content", False)
    for path in ("tool", "tool_provider", "review_minutes", "sampling_rate", "before_publication"):
        case = changed(case, f"security.review.{path}", None)
    text = render(changed(case, "security.keywords", None)).text
    assert "本业务不向用户开放信息发布功能" in text
    for word in ("信息审核与发布流程", "机器识别与人工审核并用", "关键词库管理", "内容生态治理年度报告"):
        assert word not in text
        assert word in text_of("qinghe")


def test_data_abroad_is_described_as_it_is() -> None:
    assert "本业务不向境外提供个人信息和重要数据" in text_of("qinghe")
    abroad = render(changed(case_of("qinghe"), "product.cross_border", True)).text
    assert "本业务不向境外提供" not in abroad
    assert "本业务存在向境外提供数据的情形" in abroad


def test_algorithms_are_described_as_they_are() -> None:
    base = changed(case_of("qinghe"), "product.intelligence.filing", None)
    neither = render(_both(base, False, False)).text
    assert "不使用个性化推荐" in neither
    used = render(_both(base, True, True)).text
    assert "不使用个性化推荐" not in used
    assert "《互联网信息服务算法推荐管理规定》第十七条" in used
    assert "《生成式人工智能服务管理暂行办法》第十七条" in used
    assert "目前尚未取得备案号" in used


def _both(case: Case, recommendation: bool, generative: bool) -> Case:
    case = changed(case, "product.intelligence.recommendation", recommendation)
    return changed(case, "product.intelligence.generative", generative)


def test_no_third_party_is_said_in_a_sentence_and_not_as_an_empty_table() -> None:
    text = render(changed(case_of("qinghe"), "product.third_parties", [])).text
    assert "目前未接入第三方服务和SDK" in text
    assert "第三方服务与SDK清单" not in text


def test_minors_get_their_own_rules_when_they_may_use_the_service() -> None:
    case = changed(case_of("qinghe"), "product.minors_measures", "注册时取得监护人同意")
    text = render(changed(case, "product.minors", True)).text
    assert "不以未成年人为服务对象" not in text
    assert "《未成年人网络保护条例》第三十七条" in text


def test_trading_rules_stand_only_in_a_dossier_for_trading() -> None:
    assert "平台内经营者与交易安全管理制度" not in text_of("qinghe")
    text = text_of("yunqi")
    assert "平台内经营者与交易安全管理制度" in text
    for promise in ("实施前7日公示", "实施前15日公示", "不少于3年", "季度终了的次月内报送"):
        assert promise in text


def test_information_services_have_a_section_for_each_item_applied_for() -> None:
    case = case_of("qinghe")
    item = (case.profile.application.service_items or [])[0]
    names = ["信息发布平台和递送服务", "信息搜索查询服务", "信息社区平台服务", "信息即时交互服务", "信息保护和处理服务"]
    items = [item.replaced(category="B25", name=name) for name in names]
    sections = [heading.text for heading in render(changed(case, "application.service_items", items)).headings]
    assert all(name.removesuffix("服务") in sections for name in names)


def test_guizhou_gets_its_two_mechanisms_as_chapters() -> None:
    both = chapters(render(case_of("yunqi", "贵州")))
    assert {"信息审核发布机制", "商家入驻审核机制"} <= set(both)
    only_b25 = chapters(render(case_of("qinghe", "贵州")))
    assert "信息审核发布机制" in only_b25
    assert "商家入驻审核机制" not in only_b25
    assert "信息审核发布机制" not in chapters(render(case_of("qinghe")))


@pytest.mark.parametrize("example", BOTH)
def test_the_document_ends_with_the_places_to_seal_and_sign(example: str) -> None:
    signatures = render(case_of(example)).signatures
    assert [place.kind for place in signatures] == ["seal", "sign", "date"]
