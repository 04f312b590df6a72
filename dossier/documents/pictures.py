"""Draw the figures a template asks for by kind, from the facts of a case."""

from typing import TYPE_CHECKING, TypeVar

from dossier.documents.figures import (
    LANDSCAPE,
    PORTRAIT,
    Page,
    equity_figure,
    organisation_figure,
    process_figure,
    topology_figure,
)
from dossier.documents.figures.fit import OversizeError
from dossier.documents.figures.model import EquityNode, HolderKind, Link, Node, NodeKind, OrgUnit, ProcessStep, Zone
from dossier.documents.missing import FactError, MissingValue
from dossier.errors import TemplateError
from dossier.facts.equity import is_foreign
from dossier.profile.titles import field_title
from dossier.text import Text
from dossier.values.share import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dossier.case import Case
    from dossier.documents.drawing import Drawing
    from dossier.profile.model.product import FlowStep as ProfileStep
    from dossier.profile.model.shareholders import Shareholder
    from dossier.profile.model.technology import Node as ProfileNode

T = TypeVar("T")

_HOLDERS: "Mapping[str, HolderKind]" = {
    "自然人": "person", "企业法人": "company", "国有资本": "state", "上市公司": "listed", "集体组织": "collective",
    "事业单位": "institution", "社会团体": "institution", "合伙企业": "fund", "基金": "fund", "信托": "fund",
}  # fmt: skip
_NODES: "Mapping[str, NodeKind]" = {
    "用户": "user", "互联网": "internet", "防火墙": "firewall", "WAF": "waf", "负载均衡": "lb", "应用": "app",
    "数据库": "db", "缓存": "cache", "存储": "storage", "备份": "backup", "堡垒机": "bastion", "日志": "log",
    "CDN": "cdn", "其他": "other",
}  # fmt: skip


def draw(case: "Case", kind: str) -> "Drawing":
    """Return the drawing of ``kind``: equity, organisation, topology, review, incident or flow-n.

    With ``-wide`` behind the kind the drawing fills a landscape page.

    Raises:
        MissingValue: a fact the figure shows is not filled in.
        TemplateError: no such kind.
    """
    name = kind.removesuffix("-wide")
    try:
        return _drawn(case, name, LANDSCAPE if kind.endswith("-wide") else PORTRAIT)
    except OversizeError as problem:
        path = _SOURCES.get(name, "product.flows")
        raise FactError(path, field_title(path).zh, problem.message, hint=problem.hint) from None


def _drawn(case: "Case", name: str, page: Page) -> "Drawing":
    if name.startswith("flow-"):
        return process_figure(_product_flow(case, name), page)
    maker = _MAKERS.get(name)
    if maker is None:
        choices = "、".join((*_MAKERS, "flow-1 …"))
        raise TemplateError(
            Text(f"没有“{name}”这种图", f"there is no figure of kind {name}"),
            hint=Text(f"可用：{choices}", f"choose from {choices}"),
        )
    return maker(case, page)


def _need(value: T | None, path: str) -> T:
    if value is None:
        raise MissingValue(path, field_title(path).zh)
    return value


def _equity(case: "Case", page: Page) -> "Drawing":
    profile = case.profile
    holders = _need(profile.shareholders, "shareholders")
    root = EquityNode(
        profile.company.name, "applicant", id_line=profile.company.uscc or "",
        children=tuple(_holder(holder, f"shareholders[{index}]", case) for index, holder in enumerate(holders)),
    )  # fmt: skip
    return equity_figure(root, page)


def _holder(holder: "Shareholder", path: str, case: "Case") -> EquityNode:
    share = percent(_need(holder.share, f"{path}.share"))
    step = next(step for step in case.equity.nodes if step.path == path)
    above = holder.shareholders or []
    indirect = path.count("shareholders") > 1 and not above and step.cumulative is not None
    return EquityNode(
        holder.name,
        "foreign" if is_foreign(holder) else _HOLDERS[_need(holder.kind, f"{path}.kind")],
        share,
        percent(step.cumulative) if indirect and step.cumulative is not None else "",
        _code(holder, path),
        tuple(_holder(one, f"{path}.shareholders[{index}]", case) for index, one in enumerate(above)),
        tag=holder.kind or "",
    )


def _code(holder: "Shareholder", path: str) -> str:
    """Every domestic organisation has a credit code; people and foreign companies have none to print."""
    if holder.kind == "自然人" or is_foreign(holder):
        return ""
    return _need(holder.uscc, f"{path}.uscc")


def _organisation(case: "Case", page: Page) -> "Drawing":
    company = case.profile.company
    departments = _need(company.departments, "company.departments")
    units = tuple(OrgUnit(one.name, one.head, one.headcount) for one in departments)
    top = case.profile.legal_representative
    head = None if top is None else f"{top.position or '法定代表人'} {top.name}"
    return organisation_figure(OrgUnit(company.short_name or company.name, head, company.staff_size, units), page)


def _topology(case: "Case", page: Page) -> "Drawing":
    technology = _need(case.profile.technology, "technology")
    nodes = _need(technology.nodes, "technology.nodes")
    names = _need(technology.zones, "technology.zones")
    _every_node_has_its_zone(nodes, names)
    zones = tuple(
        Zone(name, tuple(_node(node, number) for number, node in enumerate(nodes) if node.zone == name))
        for name in names
    )
    links = tuple(Link(one.source, one.target, one.label or "") for one in _need(technology.links, "technology.links"))
    _every_link_has_its_ends(links, nodes)
    return topology_figure(zones, links, page)


def _node(node: "ProfileNode", number: int) -> Node:
    return Node(node.id, node.name, _NODES[node.kind], _need(node.count, f"technology.nodes[{number}].count"))


def _every_node_has_its_zone(nodes: "Sequence[ProfileNode]", zones: "Sequence[str]") -> None:
    """A node in no listed zone would be missing from the figure and still stand in the equipment list."""
    for number, node in enumerate(nodes):
        path = f"technology.nodes[{number}].zone"
        if _need(node.zone, path) not in zones:
            raise _wrong(
                path,
                Text(f"安全区域“{node.zone}”不在 technology.zones 中", f"zone {node.zone} is not in technology.zones"),
            )


def _every_link_has_its_ends(links: "Sequence[Link]", nodes: "Sequence[ProfileNode]") -> None:
    known = {node.id for node in nodes}
    for number, link in enumerate(links):
        for field, end in (("source", link.source), ("target", link.target)):
            if end not in known:
                path = f"technology.links[{number}].{field}"
                raise _wrong(path, Text(f"没有标识为“{end}”的拓扑节点", f"there is no node with the id {end}"))


def _wrong(path: str, message: Text) -> FactError:
    title = field_title(path).zh
    return FactError(path, title, Text(f"“{title}”：{message.zh}", f"{path}: {message.en}"))


def _product_flow(case: "Case", kind: str) -> tuple[ProcessStep, ...]:
    product = _need(case.profile.product, "product")
    flows = _need(product.flows, "product.flows")
    number = int(kind.removeprefix("flow-"))
    if not 1 <= number <= len(flows):
        raise TemplateError(Text(f"没有第 {number} 个业务流程", f"there is no flow no. {number}"))
    steps = _need(flows[number - 1].steps, f"product.flows[{number - 1}].steps")
    if not steps:
        raise MissingValue(f"product.flows[{number - 1}].steps", field_title("product.flows[0].steps").zh)
    return tuple(_step(one, f"product.flows[{number - 1}].steps[{index}]") for index, one in enumerate(steps))


def _step(step: "ProfileStep", path: str) -> ProcessStep:
    """A decision has to say what happens otherwise; its branch never simply disappears."""
    return ProcessStep(step.text, step.actor or "", _need(step.otherwise, f"{path}.otherwise") if step.decision else "")


def _review(case: "Case", page: Page) -> "Drawing":
    review = _need(_need(case.profile.security, "security").review, "security.review")
    minutes = _need(review.review_minutes, "security.review.review_minutes")
    tool = _need(review.tool, "security.review.tool")
    rate = percent(_need(review.sampling_rate, "security.review.sampling_rate"))
    return process_figure((
        ProcessStep("用户提交信息", "用户"),
        ProcessStep(f"{tool}识别文字和图片", "系统"),
        ProcessStep("是否命中违法信息规则？", "系统", "拦截、保存记录并报告安全负责人", aside_when=True),
        ProcessStep(f"{minutes}分钟内完成人工审核", "审核人员"),
        ProcessStep("人工审核是否通过？", "审核人员", "退回并说明理由"),
        ProcessStep("公开发布", "系统"),
        ProcessStep(f"每日按{rate}的比例抽查已发布信息", "审核人员"),
        ProcessStep("审核记录归档", "系统"),
    ), page)  # fmt: skip


def _incident(case: "Case", page: Page) -> "Drawing":
    handling = _need(_need(case.profile.security, "security").handling, "security.handling")
    inside = _need(handling.internal_report_minutes, "security.handling.internal_report_minutes")
    outside = _need(handling.authority_report_minutes, "security.handling.authority_report_minutes")
    return process_figure((
        ProcessStep("发现网络安全事件或接到报告", "值班人员"),
        ProcessStep(f"{inside}分钟内报告安全负责人", "值班人员"),
        ProcessStep("研判定级，保全证据", "安全负责人"),
        ProcessStep("是否达到预案规定的报告等级？", "安全负责人", "按内部等级处置并登记"),
        ProcessStep(f"立即（不超过{outside}分钟）电话报告{case.rulebook.province.provincial_authority}", "安全负责人"),
        ProcessStep("较大以上事件按规定时限报告网信部门，涉嫌犯罪的报告公安机关", "安全负责人"),
        ProcessStep("处置事件，恢复服务", "技术人员"),
        ProcessStep("提交书面总结并整改", "安全负责人"),
    ), page)  # fmt: skip


_MAKERS: "Mapping[str, Callable[[Case, Page], Drawing]]" = {
    "equity": _equity,
    "organisation": _organisation,
    "topology": _topology,
    "review": _review,
    "incident": _incident,
}

_SOURCES: "Mapping[str, str]" = {
    "equity": "shareholders", "organisation": "company.departments", "topology": "technology.nodes",
    "review": "security.review", "incident": "security.handling",
}  # fmt: skip
"""Kind of figure → field of the profile its content comes from."""
