"""List the quantities that several documents print: how each is worded, and which figures of the case it may be."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from dossier.case import Case
from dossier.values.money import Money

_N = r"(\d[\d,]*(?:\.\d+)?)"
_EQUALS = r"(?:为|是|：|｜|共|合计|人民币)*"
Figures = Callable[[Case], Iterable[object]]


class Quantity(NamedTuple):
    """One quantity: words before and after the number, and the figures it may be."""

    name: str
    pattern: str
    figures: Figures


def wan(amount: object) -> Decimal | None:
    """Return an amount in ten thousand yuan."""
    return amount.amount / 10_000 if isinstance(amount, Money) else None


def _at(path: str) -> Figures:
    """Return what gives the facts at a path; ``*`` stands for every entry of a list."""

    def figures(case: Case) -> Iterator[object]:
        found: list[Any] = [case.profile]
        for name in path.split("."):
            found = [inner for one in found if one is not None for inner in _step(one, name)]
        return (one for one in found if one is not None)

    return figures


def _step(record: Any, name: str) -> list[Any]:
    return list(record) if name == "*" else [getattr(record, name)]


def _capital(case: Case) -> Iterator[object]:
    yield wan(case.profile.company.registered_capital)


def _paid(case: Case) -> Iterator[object]:
    yield wan(case.profile.company.paid_in_capital)
    yield from (wan(step.holder.paid_in) for step in case.equity.nodes)
    yield _total(case, "paid_in")


def _contributed(case: Case) -> Iterator[object]:
    yield from (wan(step.holder.contribution) for step in case.equity.nodes)
    yield _total(case, "contribution")


def _total(case: Case, name: str) -> Decimal:
    return sum((wan(getattr(one, name)) or Decimal() for one in case.profile.shareholders or ()), Decimal())


def _shares(case: Case) -> Iterator[object]:
    for step in case.equity.nodes:
        yield from (_percent(share) for share in (step.holder.share, step.cumulative) if share is not None)
    held: dict[str, Fraction] = defaultdict(Fraction)
    for chain in case.equity.chains:
        held[chain.end.holder.name] += chain.end.cumulative or 0
    yield from map(_percent, held.values())


def _percent(share: Any) -> Decimal:
    value = Decimal(share.numerator) / Decimal(share.denominator) if hasattr(share, "numerator") else share.value
    return round(Decimal(value) * 100, 4)


def _roles(role: str) -> Figures:
    return lambda case: [sum(person.role == role for person in case.profile.people or ())]


def _money_sum(name: str) -> Figures:
    """The total of the three years and the figure of each of them."""

    def figures(case: Case) -> Iterator[object]:
        assert case.forecast is not None
        yield wan(getattr(case.forecast, name))
        yield from (wan(getattr(year, name)) for year in case.forecast.years)

    return figures


def _funding(case: Case) -> Iterator[object]:
    assert case.forecast is not None
    yield wan(case.forecast.funding)


def _years(name: str) -> Figures:
    return lambda case: [getattr(year, name) for year in case.profile.plan.years]  # type: ignore[union-attr]


def _staff_at_end(case: Case) -> Iterator[object]:
    for year in case.profile.plan.years:  # type: ignore[union-attr]
        yield sum(count for _, count in year.staff)


def _first_year_staff(role: str) -> Figures:
    return lambda case: [getattr(year.staff, role) for year in case.profile.plan.years]  # type: ignore[union-attr]


def _result(key: str) -> Figures:
    def figures(case: Case) -> Iterator[object]:
        assert case.sizing is not None
        for result in case.sizing:
            value = result[key].value
            yield from (value, round(value, 2))

    return figures


def _bandwidths(case: Case) -> Iterator[object]:
    found = [contract.bandwidth for contract in case.profile.hosting or () if contract.bandwidth is not None]
    yield from (*found, sum(found))


def _count(path: str) -> Figures:
    return lambda case: [len(list(_at(path)(case)))]


def _resource_total(case: Case) -> Iterator[object]:
    yield sum(node.count or 0 for node in case.profile.technology.nodes)  # type: ignore[union-attr]


def _law(key: str) -> Figures:
    return lambda case: [case.rulebook.values[key].value] if key in case.rulebook.values else []


def _either(*figures: Figures) -> Figures:
    return lambda case: [value for one in figures for value in one(case)]


QUANTITIES = (
    Quantity("注册资本", rf"(?:^|，|本公司|限公司)注册资本{_EQUALS}{_N}万元", _capital),
    Quantity("实缴", rf"实缴(?:资本|出资)?{_EQUALS}{_N}万元", _paid),
    Quantity("认缴", rf"认缴(?:合计|出资额?(?:为|合计|｜)){_N}万元", _contributed),
    Quantity("持股", rf"持股(?:比例)?(?:为|｜)?{_N}%", _shares),
    Quantity(
        "股东表",
        rf"｜(?:境内|香港|澳门|台湾|境外)｜(?:.*｜)?{_N}%|｜[\dA-Z]{{4,}}\*+[\dA-Z]+｜(?:.*｜)?{_N}%",
        _shares,
    ),
    Quantity("直接股东", r"直接股东共?(\d+)名|所列(\d+)名直接股东", _count("shareholders.*")),
    Quantity(
        "在职人员", r"(?:现有)?在职人员(\d+)人|部门人数合计(\d+)人|(?:现有|在职)员工(\d+)人", _at("company.staff_size")
    ),
    Quantity("列入人员", r"列入申请材料的(\d+)人|随申请提交(\d+)人|本表列明(\d+)人", _count("people.*")),
    Quantity("管理人员", r"(?:列明管理人员|管理岗位)(\d+)人", _roles("管理")),
    Quantity("技术人员", r"(?:技术人员|技术岗位)(\d+)人", _either(_roles("技术"), _first_year_staff("technical"))),
    Quantity(
        "安全人员", r"(?:^|、|，)安全(?:人员|岗位)(\d+)人", _either(_roles("安全"), _first_year_staff("security"))
    ),
    Quantity("客服", r"专职客服(\d+)人", _at("service.staff")),
    Quantity(
        "年末人数",
        r"20\d\d年末(\d+)人",
        _either(_staff_at_end, _first_year_staff("service"), _first_year_staff("technical")),
    ),
    Quantity("审核人员", r"专职审核人员(\d+)人|(\d+)名专职审核人员", _at("security.review.staff")),
    Quantity("注册用户", rf"注册用户(?:由|为|到)?{_N}户", _years("registered_users")),
    Quantity("营业收入合计", rf"营业收入(?:合计)?{_N}万元", _money_sum("revenue")),
    Quantity("成本费用合计", rf"成本费用(?:合计)?{_N}万元", _money_sum("cost")),
    Quantity("投资合计", rf"投资合计{_N}万元", _money_sum("investment")),
    Quantity("资金来源合计", rf"资金来源合计{_N}万元", _funding),
    Quantity("可用率", rf"可用率[^｜，。]{{0,4}}｜?全年不低于{_N}%", _at("service.availability")),
    Quantity("首次响应", r"首次响应｜(\d+)分钟内", _at("service.response_minutes")),
    Quantity("故障修复", r"一般故障(?:｜[^｜]*)?(\d+)小时内", _at("service.repair_hours")),
    Quantity("停机公告", r"(?:计划停机(?:公告)?｜|暂停服务的，)提前(\d+)小时", _at("service.outage_notice_hours")),
    Quantity("终止公告", r"终止(?:服务的，|前)提前(\d+)日(?!办理)", _at("service.exit_notice_days")),
    Quantity("数据导出", r"公告后(\d+)日内开放数据导出", _at("service.exit_export_days")),
    Quantity("退费时限", r"退费申请审核通过后(\d+)个工作日|核算后(\d+)个工作日内原路退还", _at("service.refund_days")),
    Quantity(
        "满意度",
        r"每年(?:开展|调查)?(\d+)次满意度|满意度(?:调查)?｜每年(?:调查)?(\d+)次",
        _at("service.survey_per_year"),
    ),
    Quantity("投诉受理", r"(\d+)小时内(?:受理，|登记，)", _at("security.handling.complaint_accept_hours")),
    Quantity(
        "投诉答复",
        r"小时内(?:受理|登记)，(?:确认违法的\d+分钟内停止传输，)?(\d+)日内答复|投诉答复｜(\d+)日内",
        _either(_at("service.complaint_reply_days"), _at("security.handling.complaint_reply_days")),
    ),
    Quantity(
        "停止传输",
        r"(?:最迟(?:在)?(?:确认后)?|确认后|确认违法的)(\d+)分钟内?(?:完成|停止传输|，保存)",
        _at("security.handling.takedown_minutes"),
    ),
    Quantity("内部上报", r"(\d+)分钟内报告", _at("security.handling.internal_report_minutes")),
    Quantity("首报", r"至迟不超过(\d+)分钟|立即（不超过(\d+)分钟", _at("security.handling.authority_report_minutes")),
    Quantity(
        "处置记录",
        r"(?:处置证据|处置记录｜[^｜]*｜|归档，记录|投诉登记、答复和回访记录|该表未列的|故障处理记录)保存(\d+)个月",
        _at("security.handling.evidence_months"),
    ),
    Quantity(
        "日志留存",
        r"网络日志(?:的留存期|留存|保存满|保存)(?:为|不少于)?(\d+)个月(?!的规定)",
        _either(_at("security.logs.retention_months"), _law("log.retention_months")),
    ),
    Quantity("日志天数", r"(?:按保存|日志保存天数｜)(\d+)(?:天|｜)", _at("technology.capacity.log_days")),
    Quantity("日志查询", r"(?:协助，|调取日志的，|日志在)(\d+)小时内提供", _at("security.logs.query_hours")),
    Quantity("恢复点", r"恢复点(?:目标)?(?:为)?(\d+)分钟", _at("technology.rpo_minutes")),
    Quantity("恢复时间", r"恢复时间(?:目标)?(?:为)?(\d+)分钟", _at("technology.rto_minutes")),
    Quantity("恢复演练", r"恢复演练(?:每年)?(\d+)次", _at("technology.restore_drills")),
    Quantity("培训", r"每年(?:组织)?培训(\d+)次|每年组织(\d+)次培训", _at("security.training.trainings_per_year")),
    Quantity("应急演练", r"每年(?:组织)?应急演练(\d+)次|、(\d+)次应急演练", _at("security.training.drills_per_year")),
    Quantity("例会", r"每年(\d+)次的安全工作例会|例会每年(\d+)次", _at("security.organisation.meetings_per_year")),
    Quantity("漏洞扫描", r"每(\d+)[日天](?:进行一次漏洞扫描|扫描漏洞)", _at("security.protection.scan_days")),
    Quantity("严重漏洞", r"严重(?:漏洞)?(\d+)小时", _at("security.protection.critical_fix_hours")),
    Quantity("高危漏洞", r"高危(?:漏洞)?(\d+)[日天]", _at("security.protection.high_fix_days")),
    Quantity("渗透测试", r"(\d+)次渗透测试|渗透测试(?:每年)?(\d+)次", _at("security.protection.penetration_tests")),
    Quantity("关键词", r"(?:现有词条|关键词库|与)(\d+)条(?:，|关键词)", _at("security.keywords.size")),
    Quantity("关键词更新", r"每(\d+)[日天]更新", _at("security.keywords.update_days")),
    Quantity(
        "抽查比例",
        rf"每日(?:按|抽查){_N}%(?:的比例抽查已发布|，)",
        lambda case: (_percent(rate) for rate in _at("security.review.sampling_rate")(case)),
    ),
    Quantity("每日新增", r"每日(?:新增)?约(\d+)条", _at("technology.capacity.items_per_day")),
    Quantity("人工审核", r"提交后(\d+)分钟内(?:人工审核|完成人工审核|完成，非)", _at("security.review.review_minutes")),
    Quantity(
        "联络员变动",
        r"变[化动]之日起(\d+)个工作日内|联系人变动的，(\d+)个工作日内",
        _at("security.contact_change_days"),
    ),
    Quantity(
        "交易记录",
        r"交易完成之日起(?:保存)?(?:不少于)?(\d+)年",
        _either(_at("business.b21.record_years"), _at("security.logs.trade_years"), _law("trade.retention_years")),
    ),
    Quantity("带宽", r"带宽(?:合计)?(\d+) ?Mbit/s", _bandwidths),
    Quantity("带宽测算", rf"{_N} ?Mbit/s(?:，测算带宽|。现有|；已签约)", _either(_result("bandwidth"), _bandwidths)),
    Quantity("安全区域", r"(?:共|分为)(\d+)个安全区域", _count("technology.zones.*")),
    Quantity("设备合计", r"合计(?:数量)?(\d+)(?:台（套）|，全部)", _resource_total),
    Quantity("软件", r"；软件(\d+)项", _count("technology.software.*")),
    Quantity("备份", r"数据备份共(\d+)项", _count("technology.backups.*")),
    Quantity("个人信息人数", r"(?:预计)?处理个人信息(?:的人数｜|约)?(\d+)人", _at("product.personal_count")),
    Quantity("收费项目", r"收费项目共(\d+)项|共(\d+)项费用", _count("product.prices.*")),
    Quantity(
        "场地",
        rf"建筑面积合计{_N}平方米",
        lambda case: [sum(Decimal(one.area or 0) for one in case.profile.company.premises or ())],
    ),
    Quantity("部门", r"共(\d+)个部门", _count("company.departments.*")),
)
"""Every quantity several documents state; the rules M02–M12 compare names, addresses, prices and numbers of contracts."""
