"""Draw the figures a template asks for by kind, from the facts of a case."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from dossier.case import Case
from dossier.documents.drawing import Drawing
from dossier.documents.figures import (
    LANDSCAPE,
    PORTRAIT,
    Page,
    equity_figure,
    flow_figure,
    organisation_figure,
    topology_figure,
)
from dossier.documents.figures.model import (
    EquityNode,
    FlowStep,
    HolderKind,
    Link,
    Node,
    NodeKind,
    OrgUnit,
    StepKind,
    Zone,
)
from dossier.documents.missing import MissingValue
from dossier.errors import TemplateError
from dossier.facts.equity import is_foreign
from dossier.profile.model.product import Flow
from dossier.profile.model.product import FlowStep as ProfileStep
from dossier.profile.model.shareholders import Shareholder
from dossier.profile.titles import field_title
from dossier.text import Text
from dossier.values.share import percent

T = TypeVar("T")

_HOLDERS: Mapping[str, HolderKind] = {
    "自然人": "person", "企业法人": "company", "国有资本": "state", "上市公司": "listed", "集体组织": "collective",
    "事业单位": "institution", "社会团体": "institution", "合伙企业": "fund", "基金": "fund", "信托": "fund",
}  # fmt: skip
_NODES: Mapping[str, NodeKind] = {
    "用户": "user", "互联网": "internet", "防火墙": "firewall", "WAF": "waf", "负载均衡": "lb", "应用": "app",
    "数据库": "db", "缓存": "cache", "存储": "storage", "备份": "backup", "堡垒机": "bastion", "日志": "log",
    "CDN": "cdn", "其他": "other",
}  # fmt: skip


def draw(case: Case, kind: str) -> Drawing:
    """Return the drawing of ``kind``: equity, organisation, topology, review, incident or flow-n.

    With ``-wide`` behind the kind the drawing fills a landscape page.

    Raises:
        MissingValue: a fact the figure shows is not filled in.
        TemplateError: no such kind.
    """
    page = LANDSCAPE if kind.endswith("-wide") else PORTRAIT
    name = kind.removesuffix("-wide")
    if name.startswith("flow-"):
        return flow_figure(_product_flow(case, name), page)
    maker = _MAKERS.get(name)
    if maker is None:
        choices = "、".join((*_MAKERS, "flow-1 …"))
        raise TemplateError(
            Text(f"没有“{kind}”这种图", f"there is no figure of kind {kind}"),
            hint=Text(f"可用：{choices}", f"choose from {choices}"),
        )
    return maker(case, page)


def _need(value: T | None, path: str) -> T:
    if value is None:
        raise MissingValue(path, field_title(path).zh)
    return value


def _equity(case: Case, page: Page) -> Drawing:
    profile = case.profile
    holders = _need(profile.shareholders, "shareholders")
    root = EquityNode(
        profile.company.name, "applicant", id_line=profile.company.uscc or "",
        children=tuple(_holder(holder, f"shareholders[{index}]", case) for index, holder in enumerate(holders)),
    )  # fmt: skip
    return equity_figure(root, page)


def _holder(holder: Shareholder, path: str, case: Case) -> EquityNode:
    share = percent(_need(holder.share, f"{path}.share"))
    step = next(step for step in case.equity.nodes if step.path == path)
    above = holder.shareholders or []
    indirect = path.count("shareholders") > 1 and not above and step.cumulative is not None
    return EquityNode(
        holder.name,
        "foreign" if is_foreign(holder) else _HOLDERS[_need(holder.kind, f"{path}.kind")],
        share,
        f"最终持股 {percent(step.cumulative)}" if indirect and step.cumulative is not None else "",
        holder.uscc or "",
        tuple(_holder(one, f"{path}.shareholders[{index}]", case) for index, one in enumerate(above)),
    )


def _organisation(case: Case, page: Page) -> Drawing:
    company = case.profile.company
    departments = _need(company.departments, "company.departments")
    units = tuple(OrgUnit(one.name, one.head, one.headcount) for one in departments)
    top = case.profile.legal_representative
    head = None if top is None else f"{top.position or '法定代表人'} {top.name}"
    return organisation_figure(OrgUnit(company.short_name or company.name, head, company.staff_size, units), page)


def _topology(case: Case, page: Page) -> Drawing:
    technology = _need(case.profile.technology, "technology")
    nodes = _need(technology.nodes, "technology.nodes")
    names = _need(technology.zones, "technology.zones")
    zones = tuple(
        Zone(name, tuple(Node(n.id, n.name, _NODES[n.kind], n.count or 1) for n in nodes if n.zone == name))
        for name in names
    )
    links = tuple(Link(one.source, one.target, one.label or "") for one in _need(technology.links, "technology.links"))
    return topology_figure(zones, links, page)


def _product_flow(case: Case, kind: str) -> list[FlowStep]:
    product = _need(case.profile.product, "product")
    flows = _need(product.flows, "product.flows")
    number = int(kind.removeprefix("flow-"))
    if not 1 <= number <= len(flows):
        raise TemplateError(Text(f"没有第 {number} 个业务流程", f"there is no flow no. {number}"))
    return _profile_steps(flows[number - 1], number)


def _profile_steps(flow: Flow, number: int) -> list[FlowStep]:
    steps = _need(flow.steps, f"product.flows[{number - 1}].steps")
    made: list[FlowStep] = []
    for index, step in enumerate(steps):
        made += _one_step(step, index, len(steps))
    return made


def _one_step(step: ProfileStep, index: int, count: int) -> list[FlowStep]:
    """Return the step, and for a decision also the box its “no” leads to."""
    last = index == count - 1
    onward = () if last else ((f"s{index + 1}", "是" if step.decision else ""),)
    if step.decision and step.otherwise:
        other = FlowStep(f"n{index}", step.otherwise, "end", step.actor or "")
        return [FlowStep(f"s{index}", step.text, "decision", step.actor or "", (*onward, (f"n{index}", "否"))), other]
    return [FlowStep(f"s{index}", step.text, _place(index, count), step.actor or "", onward)]


def _place(index: int, count: int) -> StepKind:
    return "start" if index == 0 else "end" if index == count - 1 else "step"


def _review(case: Case, page: Page) -> Drawing:
    review = _need(_need(case.profile.security, "security").review, "security.review")
    minutes = _need(review.review_minutes, "security.review.review_minutes")
    tool = _need(review.tool, "security.review.tool")
    rate = percent(_need(review.sampling_rate, "security.review.sampling_rate"))
    return flow_figure(_linear([
        ("用户提交信息", ""), (f"{tool}机器识别", ""), ("是否命中违法或不良信息规则？", "!拦截并留存记录"),
        (f"人工审核（{minutes}分钟内）", ""), ("人工审核是否通过？", "?退回用户并说明理由"),
        ("公开发布", ""), (f"每日按{rate}比例抽查复审", ""), ("归档审核记录", ""),
    ]), page)  # fmt: skip


def _incident(case: Case, page: Page) -> Drawing:
    handling = _need(_need(case.profile.security, "security").handling, "security.handling")
    inside = _need(handling.internal_report_minutes, "security.handling.internal_report_minutes")
    outside = _need(handling.authority_report_minutes, "security.handling.authority_report_minutes")
    return flow_figure(_linear([
        ("发现或接报网络安全事件", ""), (f"{inside}分钟内报告安全负责人", ""), ("研判定级、保全证据", ""),
        ("是否达到预案规定的报告等级？", "?按内部等级处置并登记"),
        (f"{outside}分钟内电话报告{case.rulebook.province.authority}", ""),
        ("较大以上事件4小时内报告省级网信部门；涉嫌犯罪的报告公安机关", ""),
        ("处置、恢复服务", ""), ("提交书面总结并整改", ""),
    ]), page)  # fmt: skip


def _linear(rows: Sequence[tuple[str, str]]) -> list[FlowStep]:
    """Return a chain; ``?text`` makes a decision whose “no”, ``!text`` one whose “yes”, leads aside."""
    steps: list[FlowStep] = []
    for index, (text, aside) in enumerate(rows):
        onward = f"s{index + 1}"
        if aside:
            on, off = ("是", "否") if aside[0] == "?" else ("否", "是")
            steps.append(FlowStep(f"s{index}", text, "decision", "", ((onward, on), (f"n{index}", off))))
            steps.append(FlowStep(f"n{index}", aside[1:], "end"))
        else:
            last = index == len(rows) - 1
            steps.append(FlowStep(f"s{index}", text, _place(index, len(rows)), "", () if last else ((onward, ""),)))
    return steps


_MAKERS: Mapping[str, Callable[[Case, Page], Drawing]] = {
    "equity": _equity,
    "organisation": _organisation,
    "topology": _topology,
    "review": _review,
    "incident": _incident,
}
