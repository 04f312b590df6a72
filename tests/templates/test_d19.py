"""Agreement, privacy policy, platform rules and price list say what the profile says, and only what holds for the case."""

import re
from functools import cache
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.documents.compose import library, template_root
from dossier.documents.missing import MissingValue
from dossier.materials.select import select
from dossier.pipeline import open_profile
from dossier.profile.facts import Facts
from tests.support.cases import case_of, changed
from tests.support.documents import write

BOTH = ("qinghe", "yunqi")
AGREEMENT, PRIVACY, PLATFORM, FEES = "D19-agreement", "D19-privacy", "D19-platform", "fee_schedule"
FIXTURES = Path(__file__).parents[1] / "types"
WRITTEN = [(example, name) for example in BOTH for name in (AGREEMENT, PRIVACY, FEES)] + [("yunqi", PLATFORM)]
VARIANTS = sorted(
    (str(file.parent.relative_to(template_root())), file.name)
    for name in (AGREEMENT, PRIVACY, PLATFORM, FEES)
    for file in template_root().rglob(f"{name}.md")
    if file.parent.name != "national"
)
KINDS = {
    "community-live": (AGREEMENT, "社区管理", "网络直播", "直播间不开通打赏功能", "申诉在2日内答复"),
    "interaction": (AGREEMENT, "即时交互", "消息在服务器保存90天", "保护用户的通信自由和通信秘密"),
    "search": (AGREEMENT, "信息搜索", "付费结果显著标注“广告”", "断开链接的，2日内处理"),
    "protection": (AGREEMENT, "终端软件", "12分钟内回退规则"),
    "interchange": (AGREEMENT, "电子数据交换", "20秒内返回回执", "报文和回执保存6年"),
    "devices": (AGREEMENT, "设备接入与数据处理", "在线保存1095天"),
    "recruitment": (AGREEMENT, "招聘信息", "均不得向求职者收取费用", "满50日自动下架"),
    "saas-ai": (AGREEMENT, "企业数据与受托处理", "生成式人工智能服务", "服务终止后25日内删除"),
}
"""Company of a kind of business → what only its agreement says."""
NEEDED = (
    (AGREEMENT, "sites.0.user_agreement.effective_on", "生效日期"),
    (AGREEMENT, "company.uscc", "统一社会信用代码"),
    (AGREEMENT, "service.refund_days", "退费时限"),
    (AGREEMENT, "service.auto_renewal", "是否自动续费"),
    (AGREEMENT, "product.minors", "是否面向未成年人"),
    (AGREEMENT, "security.handling.takedown_minutes", "违法信息停止传输时限"),
    (PRIVACY, "sites.0.privacy_policy.contact", "联系方式"),
    (PRIVACY, "product.personal_fields.0.retention", "保存期限"),
    (PRIVACY, "product.third_parties.0.data", "涉及数据"),
    (PRIVACY, "product.cross_border", "是否向境外提供数据"),
    (PRIVACY, "product.intelligence.recommendation", "是否使用推荐算法"),
    (FEES, "product.prices.0.direction", "收费方向"),
    (FEES, "product.invoices", "发票"),
)


@cache
def text_of(example: str, name: str) -> str:
    """Return the visible text of an example's document."""
    return write(case_of(example), name).text


def merchant_rules(case: Case) -> str:
    """Return whether the case needs platform rules."""
    return next(one.state for one in select(case) if one.material.code == "merchant_rules")


def rendered(case: Case, name: str) -> str:
    """Return the visible text of a document of the case."""
    return write(case, name).text


@pytest.mark.parametrize(("layer", "name"), VARIANTS, ids=["/".join(one) for one in VARIANTS])
def test_every_variant_compiles(layer: str, name: str) -> None:
    assert library().template(library().chain(name, ("national", layer))) is not None


@pytest.mark.parametrize("example", BOTH)
def test_the_agreement_reads_as_a_contract_of_this_company(example: str) -> None:
    case, text = case_of(example), text_of(example, AGREEMENT)
    headings = [one for one in write(case, AGREEMENT).headings if one.number]
    assert headings[0].number == "第一章"
    assert headings[-1].text == "附则"
    assert case.profile.company.name in text
    assert "有管辖权的人民法院" in text
    assert "不免除本公司因故意或者重大过失" in text


@pytest.mark.parametrize("example", BOTH)
def test_the_agreement_lists_every_function_price_and_third_party(example: str) -> None:
    profile, text = case_of(example).profile, text_of(example, AGREEMENT)
    for function in profile.business.functions or []:  # type: ignore[union-attr]
        assert f"{function.name}：{str(function.description).rstrip('。')}" in text
    for price in profile.product.prices or []:  # type: ignore[union-attr]
        assert str(price.item) in text
        assert str(price.refund).rstrip("。") in text
    for one in profile.product.third_parties or []:  # type: ignore[union-attr]
        assert f"{one.name}（{one.provider}）" in text


def test_the_version_is_that_of_the_published_text() -> None:
    assert "版本：2026年6月1日版（自该日起生效）" in text_of("qinghe", AGREEMENT)
    assert "在“青禾示例资料网”自2026年6月1日起生效" in text_of("qinghe", AGREEMENT)
    assert "版本：2026年6月1日版（自该日起生效）" in text_of("qinghe", PRIVACY)


def test_renewal_and_free_services_are_described_as_they_are() -> None:
    assert "本服务不设自动续费" in text_of("qinghe", AGREEMENT)
    renewing = changed(changed(case_of("qinghe"), "service.auto_renewal", True), "service.renewal_notice_days", 5)
    assert "扣费前5日以显著方式提醒" in rendered(renewing, AGREEMENT)
    free = rendered(changed(case_of("qinghe"), "product.prices", []), AGREEMENT)
    assert "本服务全部功能免费" in free
    assert "退费申请审核通过后" not in free


def test_review_is_promised_only_where_users_publish() -> None:
    assert "先审后发" in text_of("qinghe", AGREEMENT)
    closed = rendered(changed(case_of("qinghe"), "business.user_content", False), AGREEMENT)
    assert "本服务不开放用户公开发布信息" in closed
    assert "用户保证对所发布的信息" not in closed


def test_only_a_platform_speaks_of_deals_between_users() -> None:
    assert "在平台上订立的合同由交易双方履行" in text_of("yunqi", AGREEMENT)
    assert "提前7日公示，有重大影响的提前15日公示" in text_of("yunqi", AGREEMENT)
    assert "交易双方" not in text_of("qinghe", AGREEMENT)


@pytest.mark.parametrize("kind", KINDS)
def test_the_agreement_has_the_chapters_of_its_kind_of_business_and_no_others(kind: str) -> None:
    name, *own = KINDS[kind]
    text = rendered(open_profile(FIXTURES / f"{kind}.yaml"), name)
    others = {words for other, (_, *theirs) in KINDS.items() if other != kind for words in theirs}
    assert [words for words in own if words not in text] == []
    assert [words for words in others if f"\n{words}\n" in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_company_that_trades_nothing_writes_platform_rules(kind: str) -> None:
    assert merchant_rules(open_profile(FIXTURES / f"{kind}.yaml")) == "not_applicable"


@pytest.mark.parametrize("example", BOTH)
def test_the_privacy_policy_lists_every_field_and_third_party(example: str) -> None:
    product, text = case_of(example).profile.product, text_of(example, PRIVACY)
    assert product is not None
    for one in product.personal_fields or []:
        necessary, sensitive = "必要" if one.necessary else "非必要", "敏感" if one.sensitive else "否"
        row = (one.function, one.name, one.purpose, necessary, sensitive, one.retention)
        assert f"\n{chr(10).join(map(str, row))}\n" in text
    for third in product.third_parties or []:
        assert f"\n{third.name}\n{third.provider}\n{third.purpose}\n{third.data}\n" in text


def test_a_breach_is_told_at_once_and_not_within_foreign_hours() -> None:
    for example in BOTH:
        text = text_of(example, PRIVACY)
        assert "第五十七条立即采取补救措施" in text
        assert "72小时" not in text


def test_transfer_abroad_recommendation_and_minors_are_described_as_they_are() -> None:
    text = text_of("qinghe", PRIVACY)
    assert "本公司不向境外提供个人信息。" in text
    assert "不使用个性化推荐" in text
    assert "本服务不以未成年人为服务对象" in text
    case = changed(case_of("qinghe"), "product.cross_border", True)
    case = changed(changed(case, "product.intelligence.recommendation", True), "product.minors", True)
    text = rendered(case, PRIVACY)
    assert "本公司不向境外提供个人信息。" not in text
    assert "可以在设置中关闭个性化推荐" in text
    assert "取得其父母或者其他监护人的同意" in text


def test_without_sensitive_fields_and_third_parties_none_are_claimed() -> None:
    case = changed(case_of("qinghe"), "product.personal_fields.3.sensitive", False)
    text = rendered(changed(case, "product.third_parties", []), PRIVACY)
    assert "上列信息中没有敏感个人信息" in text
    assert "不使用第三方提供的服务和软件工具包" in text


def test_the_platform_rules_cover_a_deal_from_entry_to_records() -> None:
    text, b21 = text_of("yunqi", PLATFORM), case_of("yunqi").profile.business.b21  # type: ignore[union-attr]
    assert b21 is not None
    for fact in (b21.merchant_entry_rules, b21.dispute_rules):
        assert str(fact) in text
    for words in ("含入驻审核", "至少在实施前7日公示", "至少在实施前15日公示", "自交易完成之日起5年", "在7日内验收",
                  "不进入本公司账户", "交易服务费，向服务商收取，成交金额的5%", "本公司不删除评价"):  # fmt: skip
        assert words in text


def test_money_of_clients_on_own_accounts_is_not_denied() -> None:
    text = rendered(changed(case_of("yunqi"), "business.settlement.holds_client_funds", True), PLATFORM)
    assert "不进入本公司账户" not in text
    assert "不设资金池" not in text


@pytest.mark.parametrize("example", BOTH)
def test_the_price_list_shows_every_price_and_waits_for_the_licence(example: str) -> None:
    text = text_of(example, FEES)
    for number, price in enumerate(case_of(example).profile.product.prices or [], 1):  # type: ignore[union-attr]
        assert f"\n{number}\n{price.item}\n" in text
    assert "取得相应业务种类的增值电信业务经营许可证后收取" in text


def test_a_holder_of_a_licence_goes_on_charging_within_it() -> None:
    licence = Facts({"number": "京B2-20230001", "categories": ["B25"]})
    text = rendered(changed(case_of("qinghe"), "company.existing_licences", [licence]), FEES)
    assert "已取得的许可证（京B2-20230001）载明的业务种类和业务覆盖范围以外的费用，在取得相应许可后收取" in text
    assert "各收费项目在取得" not in text


def test_the_platform_is_a_place_and_the_company_the_party() -> None:
    text = text_of("yunqi", PLATFORM)
    assert "以下称“本公司”" in text
    assert "（以下统称“本平台”）" in text
    assert not re.search("本平台(依照|核验|收取|视情节|记录|提供交易|遵循|不予|不设|终止)", text)


def test_the_privacy_policy_names_one_place_for_requests_and_the_last_resort() -> None:
    text = text_of("qinghe", PRIVACY)
    assert "通过表10-1所列联系方式提出" in text
    assert "用户可以依法向人民法院起诉" in text
    assert "逐项申请系统权限" not in text
    assert "逐项申请系统权限" in text_of("yunqi", PRIVACY)


def test_a_correction_of_a_renewal_does_not_wait_for_a_licence() -> None:
    assert "许可证后收取" not in rendered(changed(case_of("qinghe"), "application.action", "续期"), FEES)


def test_platform_rules_are_asked_only_where_others_sell() -> None:
    assert merchant_rules(case_of("yunqi")) == "advised"
    assert merchant_rules(case_of("qinghe")) == "not_applicable"
    assert merchant_rules(changed(case_of("yunqi"), "business.b21.only_own_goods", True)) == "not_applicable"
    items = [one for one in case_of("yunqi").profile.application.service_items or [] if one.category == "B25"]
    assert merchant_rules(changed(case_of("yunqi"), "application.service_items", items)) == "not_applicable"


@pytest.mark.parametrize(("name", "path", "title"), NEEDED, ids=[f"{one[0]}:{one[1]}" for one in NEEDED])
def test_a_missing_fact_stops_the_text(name: str, path: str, title: str) -> None:
    with pytest.raises(MissingValue, match=title):
        rendered(changed(case_of("qinghe"), path, None), name)


@pytest.mark.parametrize(("example", "name"), WRITTEN, ids=[f"{one[0]}-{one[1]}" for one in WRITTEN])
def test_nothing_unfinished_or_foreign_stands_in_it(example: str, name: str) -> None:
    text = text_of(example, name)
    assert not re.search(r"\{\{|\}\}|\{%|None|TODO|××|待定|。。|，，|；。|、。|9999", text)
    words = set(re.findall(r"[A-Za-z]{3,}", text)) - set(re.findall(r"[A-Za-z]{3,}", case_of(example).loaded.text))
    assert words <= {"SDK"}
