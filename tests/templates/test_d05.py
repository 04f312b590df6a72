"""The business report says what is sold to whom, and its figures are those of the plan."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from dossier.case import Case
from dossier.documents.compose import library
from dossier.documents.missing import MissingValue
from dossier.documents.render import WordDocument
from dossier.profile.model.plan import Year
from dossier.rulebook.cache import open_law
from dossier.rulebook.resolve import resolve
from dossier.values.money import Money
from tests.support.cases import case_of, changed
from tests.support.documents import write

BOTH = ("qinghe", "yunqi")
CHAPTERS = [
    "申请业务概述", "市场调研与分析", "服务项目与内容", "盈利模式与收费方案", "业务实施计划", "三年发展预测",
    "组织机构与人员", "预期服务质量与长期保障",
]  # fmt: skip
CHAINS = (
    ("national",), ("national", "types/B25"), ("national", "types/B21"), ("national", "types/B25", "types/B21"),
    ("national", "types/B25", "provinces/440000"), ("national", "types/B25", "types/B21", "provinces/440000"),
    ("national", "types/B25", "provinces/330000"),
)  # fmt: skip
SUMMARY = "申请业务简述及实施计划摘要"
NEEDED = (
    ("business.summary", "业务概述"),
    ("business.functions.0.category", "归属业务种类"),
    ("business.functions.5.reason", "不申请的理由"),
    ("business.settlement.holds_client_funds", "是否经手客户资金"),
    ("business.user_content", "用户是否可发布内容"),
    ("sites.0.filing_number", "ICP备案号"),
    ("plan.market.0.source", "来源"),
    ("plan.years.1.registered_users", "注册用户"),
    ("plan.years.2.revenue.0.payers", "三年计划"),
    ("plan.years.0.staff.security", "安全人员"),
    ("plan.stages.0.owner", "负责人"),
    ("plan.branches", "分支机构及服务网点"),
    ("product.prices.0.refund", "退费规则"),
    ("product.flows.0.steps.0.actor", "执行者"),
    ("product.intelligence.generative", "是否使用生成式人工智能"),
    ("service.refund_rules", "退费规则"),
    ("service.complaint_reply_days", "投诉答复时限"),
)


def render(case: Case, *, drawn: bool = False) -> WordDocument:
    """Return the report of a case."""
    return write(case, "D05", drawn=drawn)


@cache
def text_of(example: str, province: str | None = None) -> str:
    """Return the visible text of an example's report."""
    return render(case_of(example, province)).text


def years_of(case: Case) -> list[Year]:
    """Return the planned years."""
    assert case.profile.plan is not None
    assert case.profile.plan.years is not None
    return case.profile.plan.years


def revenue_of(year: Year, category: str = "") -> Decimal:
    """Return a year's revenue, worked out anew from the profile."""
    rows = [one for one in year.revenue or [] if category in ("", one.category)]
    return sum((one.payers * one.price.amount * one.times for one in rows), Decimal())  # type: ignore[operator,union-attr]


def total_of(items: object) -> Decimal:
    """Return the sum of named amounts."""
    return sum((one.amount.amount for one in items), Decimal())  # type: ignore[attr-defined]


def wan(amount: Decimal) -> str:
    """Return yuan as 万元 without trailing zeros."""
    return f"{(amount / 10000).normalize():f}万元"


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: "+".join(chain))
def test_every_chain_of_layers_compiles(chain: tuple[str, ...]) -> None:
    assert library().template(library().chain("D05.md", chain)) is not None


@pytest.mark.parametrize("example", BOTH)
def test_the_report_has_its_eight_chapters(example: str) -> None:
    headings = render(case_of(example)).headings
    assert [one.text for one in headings if one.level == 1 and one.number] == CHAPTERS


@pytest.mark.parametrize("example", BOTH)
def test_the_report_is_drawn_with_its_figures(example: str) -> None:
    assert render(case_of(example), drawn=True).body.count("<wps:wsp") > 10


@pytest.mark.parametrize("example", BOTH)
def test_yearly_revenue_cost_and_result_are_those_of_the_plan(example: str) -> None:
    case, text = case_of(example), text_of(example)
    cumulative = Decimal()
    for year in years_of(case):
        revenue, cost, investment = revenue_of(year), total_of(year.costs), total_of(year.investment)
        cumulative += revenue - cost - investment
        row = "\n".join((year.label, *map(wan, (revenue, cost, revenue - cost, investment, cumulative))))
        assert f"\n{row}\n" in text


@pytest.mark.parametrize("example", BOTH)
def test_three_year_totals_are_the_sums_of_the_years(example: str) -> None:
    case, text = case_of(example), text_of(example)
    revenue = sum((revenue_of(year) for year in years_of(case)), Decimal())
    cost = sum((total_of(year.costs) for year in years_of(case)), Decimal())
    investment = sum((total_of(year.investment) for year in years_of(case)), Decimal())
    row = "\n".join(map(wan, (revenue, cost, revenue - cost, investment)))
    assert f"\n三年合计\n{row}\n" in text
    totals = f"三年营业收入合计{wan(revenue)}，成本费用合计{wan(cost)}，投资合计{wan(investment)}。"
    assert totals in text


@pytest.mark.parametrize("example", BOTH)
def test_every_revenue_item_shows_payers_price_and_times(example: str) -> None:
    text = text_of(example)
    for year in years_of(case_of(example)):
        for one in year.revenue or []:
            assert one.payers is not None
            assert one.price is not None
            assert one.times is not None
            formula = f"{one.payers}×{one.price.amount.normalize():f}元×{one.times.normalize():f}"
            assert f"\n{formula}\n{wan(one.payers * one.price.amount * one.times)}\n" in text


def test_revenue_is_divided_between_the_services_when_there_are_two() -> None:
    text = text_of("yunqi")
    for year in years_of(case_of("yunqi")):
        b25, b21 = revenue_of(year, "B25"), revenue_of(year, "B21")
        assert b25 + b21 == revenue_of(year)
        assert "\n".join((f"\n{year.label}", wan(b25), wan(b21), "0万元", wan(b25 + b21))) in text
    assert "营业收入按业务种类汇总" not in text_of("qinghe")
    assert "上述收入全部为信息服务业务（仅限互联网信息服务）收入。" in text_of("qinghe")


def test_losses_gap_and_growth_are_put_in_words() -> None:
    text = text_of("qinghe")
    assert "2027年营业收入151.2万元，当年亏损48.4万元。" in text
    assert "2028年营业收入由151.2万元增至353.2万元，增加202万元；当年盈利58.2万元。" in text
    assert "各年末累计资金缺口最大为131.4万元，资金来源合计300万元，能够覆盖该缺口。" in text


def test_funding_that_is_too_small_is_not_called_sufficient() -> None:
    case = case_of("qinghe")
    assert case.profile.plan is not None
    assert case.profile.plan.funding is not None
    little = case.profile.plan.funding[0].replaced(amount=Money(Decimal(10000)))  # type: ignore[attr-defined]
    text = render(changed(case, "plan.funding", [little])).text
    assert "资金来源合计1万元。" in text
    assert "能够覆盖" not in text


@pytest.mark.parametrize("example", BOTH)
def test_staff_is_added_up_for_every_year(example: str) -> None:
    for year in years_of(case_of(example)):
        assert year.staff is not None
        numbers = [number or 0 for _, number in year.staff]
        assert "\n".join((f"\n{year.label}", *map(str, numbers), str(sum(numbers)))) in text_of(example)


def test_a_rate_is_explained_where_the_price_is_one() -> None:
    assert "单价为预计的每次平均收费额" in text_of("yunqi")
    assert "单价为预计的每次平均收费额" not in text_of("qinghe")


@pytest.mark.parametrize("example", BOTH)
def test_every_function_and_price_is_listed_and_every_exclusion_has_its_reason(example: str) -> None:
    profile, text = case_of(example).profile, text_of(example)
    assert profile.business is not None
    assert profile.product is not None
    for function in profile.business.functions or []:
        assert f"\n{function.name}\n{function.description}\n" in text
        if function.category == "不申请":
            assert f"\n{function.description}\n{function.reason}\n" in text
    for price in profile.product.prices or []:
        assert f"\n{price.item}\n" in text


@pytest.mark.parametrize("example", BOTH)
def test_every_flow_is_summed_up_and_its_steps_are_left_to_the_description_of_the_flows(example: str) -> None:
    product = case_of(example).profile.product
    assert product is not None
    text = text_of(example)
    assert re.findall(r"〔(flow-\d)〕", text) == ["flow-1", "flow-2"]
    for flow in product.flows or []:
        steps = flow.steps or []
        decisions = sum(bool(step.decision) for step in steps)
        actors = "、".join(dict.fromkeys(str(step.actor) for step in steps))
        row = f"\n{flow.name}\n{len(steps)}步／{decisions}处\n{steps[0].text} → {steps[-1].text}\n{actors}\n"
        assert row in text
        assert str(steps[1].control) not in text
    assert "见《服务流程说明》中与流程同名的各节" in text


def test_the_platform_rules_stand_only_in_a_transaction_platform_report() -> None:
    text = text_of("yunqi")
    for heading in ("交易平台规则与管理", "交易资金安排", "业务区分说明"):
        assert f"\n{heading}\n" in text
        assert heading not in text_of("qinghe")
    case = case_of("yunqi")
    years = case.profile.business.b21.record_years  # type: ignore[union-attr]
    assert f"保存{years}年（{case.rulebook.provisions['ecl.records'].cite()}：不少于3年）" in text
    assert "不进入本公司账户，本公司不设资金池" in text


def test_one_category_alone_needs_no_distinction() -> None:
    text = render(changed(case_of("yunqi"), "application.categories", ["B21"])).text
    assert "交易平台规则与管理" in text
    assert "业务区分说明" not in text


def test_money_of_clients_on_own_accounts_is_not_denied() -> None:
    text = render(changed(case_of("yunqi"), "business.settlement.holds_client_funds", True)).text
    assert "平台账户存在代收客户资金的情形" in text
    assert "不设资金池" not in text
    assert "不沉淀客户资金" not in text


def test_the_summary_stands_first_in_guangdong_only() -> None:
    headings = render(case_of("yunqi", "广东省")).headings
    assert (headings[0].text, headings[0].number, headings[1].text) == (SUMMARY, "", CHAPTERS[0])
    assert SUMMARY not in text_of("yunqi", "浙江省")
    assert SUMMARY not in text_of("qinghe")


@pytest.mark.parametrize(("path", "title"), NEEDED, ids=[path for path, _ in NEEDED])
def test_a_missing_fact_stops_the_report_with_its_chinese_name(path: str, title: str) -> None:
    with pytest.raises(MissingValue, match=title):
        render(changed(case_of("qinghe"), path, None))


def test_the_quality_figures_stand_beside_what_the_law_asks() -> None:
    text = text_of("qinghe")
    assert "\n5日内\n《电信用户申诉处理办法》：15日内答复\n" in text
    assert "\n提前72小时\n《电信服务规范》：提前72小时\n" in text
    assert "提前60日向用户公告（《电信服务规范》：提前30日）" in text


def test_user_content_is_described_as_it_is() -> None:
    assert "用户可以在平台发布信息。" in text_of("qinghe")
    assert "全部信息先审后发" in text_of("qinghe")
    text = render(changed(case_of("qinghe"), "business.user_content", False)).text
    assert "用户不能公开发布信息" in text
    assert "先审后发，先由" not in text


def test_what_is_checked_after_publication_is_not_said_to_be_kept_back() -> None:
    assert "审核时发现的不予发布，发布后发现的依照" in text_of("qinghe")
    text = render(changed(case_of("qinghe"), "security.review.before_publication", False)).text
    assert "信息发布后审核，先由" in text
    assert "不予发布" not in text
    assert "审核、抽查时或者接到举报后发现的依照" in text


def test_an_involved_sector_is_shown_with_its_paper() -> None:
    assert "不涉及下列事项：新闻、出版、药品和医疗器械、文化、视听节目、宗教、教育、网约车。" in text_of("qinghe")
    case = changed(case_of("qinghe"), "business.sector_approvals.1.involved", True)
    with pytest.raises(MissingValue, match="批准文件名称"):
        render(case)


def test_education_without_a_paper_is_told_and_with_one_stands_in_the_table() -> None:
    involved = changed(case_of("qinghe"), "business.sector_approvals.6.involved", True)
    text = render(involved).text
    assert "本次申请的业务涉及教育，是否须取得批准或者备案由主管部门按具体服务确定。" in text
    assert "专项审批事项及批准文件" not in text
    text = render(changed(involved, "business.sector_approvals.6.document", "教育应用程序备案")).text
    assert "是否须取得批准或者备案" not in text
    assert "教育应用程序备案" in text


@pytest.mark.parametrize("example", BOTH)
def test_nothing_unfinished_or_foreign_stands_in_the_report(example: str) -> None:
    text = text_of(example)
    assert not re.search(r"\{\{|\}\}|\{%|None|TODO|××|待定|。。|，，|；。|、。|9999", text)
    words = set(re.findall(r"[A-Za-z]{3,}", text)) - set(re.findall(r"[A-Za-z]{3,}", case_of(example).loaded.text))
    assert words <= {"ICP", "APP", "Mbit", "flow", "organisation"}


@pytest.mark.parametrize("example", BOTH)
def test_the_report_is_longer_than_agencies_ask(example: str) -> None:
    assert len(re.sub(r"\s", "", text_of(example))) > 4000


def test_renewal_is_told_as_the_service_renews_itself_or_not() -> None:
    assert "续费：不设自动续费，服务到期后由用户自行决定是否续订。" in text_of("qinghe")
    case = changed(case_of("qinghe"), "service.auto_renewal", True)
    text = render(changed(case, "service.renewal_notice_days", 6)).text
    assert "服务到期自动续费，扣费前6日以显著方式提醒" in text
    with pytest.raises(MissingValue, match="自动续费"):
        render(changed(case_of("qinghe"), "service.auto_renewal", None))


@pytest.mark.parametrize("example", BOTH)
def test_recovery_stands_beside_availability_and_the_method_is_pointed_to(example: str) -> None:
    technology = case_of(example).profile.technology
    assert technology is not None
    quality = text_of(example).split("服务可用率")[1]
    assert f"恢复时间{technology.rto_minutes}分钟，恢复点{technology.rpo_minutes}分钟" in quality
    assert "统计方法见《为用户提供长期服务和质量保障的措施》" in quality


def test_a_platform_gives_its_own_notice_of_rules_and_weighty_ones_only_once_their_rule_is_in_force() -> None:
    case = changed(
        changed(case_of("yunqi"), "business.b21.rule_notice_days", 9), "business.b21.weighty_notice_days", 41
    )
    text = render(case).text
    assert "修改规则的，公开征求意见，提前9日公示" in text
    assert "有重大影响的提前41日公示" in text
    before = date(2026, 1, 31)
    rules = resolve(open_law(), case.rulebook.province.code, before)
    earlier = render(replace(case, as_of=before, rulebook=rules)).text
    assert "提前9日公示" in earlier
    assert "有重大影响的提前" not in earlier
