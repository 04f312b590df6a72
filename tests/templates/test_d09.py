"""The security measures say what the online form promises, in the order and with the clocks of the law."""

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.documents.compose import layers, library
from dossier.documents.context import build_context
from dossier.documents.missing import MissingValue
from dossier.documents.render import DocumentProperties, WordDocument, render_document
from dossier.errors import TemplateError
from dossier.facts.kinds import ADDITIONS, SERVICES
from dossier.pipeline import open_profile
from tests.support.cases import case_of, changed

BOTH = ("qinghe", "yunqi")
TYPES = Path(__file__).parents[1] / "types"
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
KINDS = (*(f"services/{slug}" for slug in SERVICES.values()), *(f"additions/{slug}" for slug in ADDITIONS))
CHAINS = (
    ("national",), *(("national", kind) for kind in KINDS), ("national", *KINDS, "provinces/520000"),
    ("national", "services/publishing", "provinces/520000"), ("national", "services/trading", "provinces/520000"),
)  # fmt: skip
SPECIAL = {
    "search": ("信息搜索查询安全管理制度",),
    "community-live": ("信息社区平台安全管理制度", "网络直播安全管理制度", "移动应用程序安全管理制度"),
    "interaction": ("信息即时交互安全管理制度", "移动应用程序安全管理制度"),
    "interchange": ("电子数据交换安全管理制度",),
    "devices": ("设备数据处理安全管理制度",),
    "protection": ("信息保护和处理安全管理制度",),
    "recruitment": ("信息发布平台和递送安全管理制度", "招聘信息安全管理制度", "小程序安全管理制度"),
    "saas-ai": (
        "信息发布平台和递送安全管理制度", "租户数据与内容安全管理制度（SaaS）", "生成式人工智能应用安全管理制度",
    ),
}  # fmt: skip
POLICY_ROWS = ("目的", "适用范围", "职责", "记录表单", "检查与考核")


def render(case: Case) -> WordDocument:
    """Return the document of a case."""
    properties = DocumentProperties(case.profile.company.name, "", draft=False, timestamp=datetime(2026, 11, 22))
    return render_document(library(), library().chain(NAME, layers(case)), build_context(case), properties)


@cache
def type_case(name: str) -> Case:
    """Return the case of a fictional company of one kind of business."""
    return open_profile(TYPES / f"{name}.yaml", None)


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
    text = text_of(example).replace(" ", "").replace("本公司提前60日公告", "")
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
    cards = text[text.index("证据、报告与恢复条件") : text.index("关键词更新记录、审核日志")]
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
    for word in ("信息审核与发布流程", "名专职审核人员并用", "关键词库管理", "内容生态治理年度报告"):
        assert word not in text
        assert word in text_of("qinghe")


def test_data_abroad_is_described_as_it_is() -> None:
    assert "本业务不向境外提供个人信息和重要数据" in text_of("qinghe")
    abroad = render(changed(case_of("qinghe"), "product.cross_border", True)).text
    assert "本业务不向境外提供" not in abroad
    assert "本业务存在向境外提供数据的情形" in abroad


def test_algorithms_are_described_as_they_are() -> None:
    base = changed(case_of("qinghe"), "product.intelligence.filing", None)
    assert "不使用个性化推荐" in render(base).text
    used = render(changed(base, "product.intelligence.recommendation", True)).text
    assert "不使用个性化推荐" not in used
    assert "《互联网信息服务算法推荐管理规定》第十七条" in used
    assert "目前尚未取得备案号" in used


def test_generated_content_without_its_facts_stops_the_document() -> None:
    with pytest.raises(MissingValue, match=r"features\.generative"):
        render(changed(case_of("qinghe"), "product.intelligence.generative", True))


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


def test_a_trading_platform_without_online_payment_says_how_it_settles() -> None:
    case = changed(case_of("yunqi"), "business.settlement.institution", None)
    text = render(changed(case, "business.settlement.method", "买卖双方在线下直接结算")).text
    assert "本业务的结算方式为：买卖双方在线下直接结算。" in text
    assert "反洗钱配合" not in text


@pytest.mark.parametrize("type_name", sorted(SPECIAL))
def test_each_type_has_its_own_chapters_and_no_others(type_name: str) -> None:
    found = chapters(render(type_case(type_name)))
    own = set(SPECIAL[type_name])
    assert own <= set(found)
    assert not {title for titles in SPECIAL.values() for title in titles} - own & set(found)


@pytest.mark.parametrize("type_name", sorted(SPECIAL))
def test_the_front_table_names_each_special_chapter_of_a_type(type_name: str) -> None:
    document = render(type_case(type_name))
    numbers = {heading.text: heading.number for heading in document.headings if heading.level == 1}
    table = document.text.split("业务项目与专项章节对照表\n")[1].split("信息安全管理组织机构设置及工作职责")[0]
    for title in SPECIAL[type_name]:
        assert f"第{numbers[title]}章" in table.split("\n")


@pytest.mark.parametrize("type_name", ["devices", "interchange"])
def test_without_a_trading_platform_nothing_speaks_of_merchants(type_name: str) -> None:
    text = render(type_case(type_name)).text
    for word in ("平台内经营者", "商家", "店铺", "电子商务法"):
        assert word not in text


@pytest.mark.parametrize(
    ("type_name", "path", "value", "sentence"),
    [
        ("search", "features.search.block_minutes", 23, "下达后23分钟内"),
        ("community-live", "features.community.moderators", 47, "版主47人"),
        ("community-live", "features.live.stop_seconds", 37, "发现违规后37秒内切断"),
        ("interaction", "features.messaging.stranger_limit", 17, "发起会话"),
        ("interchange", "features.interchange.receipt_seconds", 43, "收到报文后43秒内返回回执"),
        ("devices", "features.devices.data_days", 731, "在线保存731日"),
        ("protection", "features.protection.rollback_minutes", 19, "19分钟内回退到上一版本"),
        ("recruitment", "features.recruitment.post_days", 53, "职位53日后自动下架"),
        ("saas-ai", "features.tenancy.deletion_days", 41, "合同终止后41日内删除租户数据"),
        ("saas-ai", "features.generative.label", "由机器写成", "标明“由机器写成”"),
    ],
)
def test_special_chapters_print_the_numbers_of_the_profile(
    type_name: str, path: str, value: object, sentence: str
) -> None:
    text = render(changed(type_case(type_name), path, value)).text
    assert sentence in text
    assert str(value) in text


@pytest.mark.parametrize(
    ("type_name", "path"),
    [
        ("search", "features.search.ranking"),
        ("community-live", "features.live.review"),
        ("interaction", "features.messaging.message_days"),
        ("interchange", "features.interchange.signature"),
        ("devices", "features.devices.command"),
        ("protection", "features.protection.uploaded"),
        ("recruitment", "features.recruitment.employer_check"),
        ("saas-ai", "features.tenancy.isolation"),
    ],
)
def test_a_missing_fact_of_a_kind_of_business_stops_the_document(type_name: str, path: str) -> None:
    with pytest.raises(MissingValue) as caught:
        render(changed(type_case(type_name), path, None))
    assert caught.value.path == path


def test_services_that_can_move_the_public_answer_the_points_of_the_security_assessment() -> None:
    text = render(type_case("interaction")).text
    assert "安全评估事项与落实情况" in text
    assert "全国互联网安全管理服务平台" in text
    assert "安全评估事项与落实情况" not in text_of("qinghe")


def test_a_planned_security_assessment_is_not_called_submitted() -> None:
    case = changed(type_case("interaction"), "business.security_assessment.submitted_on", None)
    text = render(changed(case, "business.security_assessment.planned_on", date(2026, 12, 20))).text
    assert "计划于2026年12月20日前通过全国互联网安全管理服务平台提交" in text


def test_times_of_the_law_stand_beside_the_times_of_the_company() -> None:
    lines = text_of("yunqi").split("\n")
    row = lines.index("用户投诉的答复")
    assert lines[row + 1 : row + 3] == ["15日内", "2小时内受理，5日内答复"]


def test_guizhou_gets_its_two_mechanisms_as_chapters() -> None:
    both = chapters(render(case_of("yunqi", "贵州")))
    assert {"信息审核发布机制", "商家入驻审核机制"} <= set(both)
    only_b25 = chapters(render(case_of("qinghe", "贵州")))
    assert "信息审核发布机制" in only_b25
    assert "商家入驻审核机制" not in only_b25
    assert "信息审核发布机制" not in chapters(render(case_of("qinghe")))


def test_guizhou_is_told_honestly_where_there_are_no_merchants() -> None:
    document = render(open_profile(TYPES / "devices.yaml", "贵州"))
    assert "商家入驻审核机制" in chapters(document)
    assert "没有入驻商家" in document.text


@pytest.mark.parametrize("example", BOTH)
def test_the_document_ends_with_the_places_to_seal_and_sign(example: str) -> None:
    signatures = render(case_of(example)).signatures
    assert [place.kind for place in signatures] == ["seal", "sign", "date"]
