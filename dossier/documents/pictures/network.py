"""Draw the network: zones, nodes and the links between them."""

from typing import TYPE_CHECKING

from dossier.documents.figures import Page, topology_figure
from dossier.documents.figures.model import Link, Node, NodeKind, Zone
from dossier.documents.pictures.facts import need, wrong
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.case import Case
    from dossier.documents.drawing import Drawing
    from dossier.profile.model.technology import Node as ProfileNode

_NODES: "Mapping[str, NodeKind]" = {
    "用户": "user", "互联网": "internet", "防火墙": "firewall", "WAF": "waf", "负载均衡": "lb", "应用": "app",
    "数据库": "db", "缓存": "cache", "存储": "storage", "备份": "backup", "堡垒机": "bastion", "日志": "log",
    "CDN": "cdn", "其他": "other",
}  # fmt: skip


def topology(case: "Case", page: Page) -> "Drawing":
    """Draw every node in its zone, with the links."""
    technology = need(case.profile.technology, "technology")
    nodes = need(technology.nodes, "technology.nodes")
    names = need(technology.zones, "technology.zones")
    _every_node_has_its_zone(nodes, names)
    zones = tuple(
        Zone(name, tuple(_node(node, number) for number, node in enumerate(nodes) if node.zone == name))
        for name in names
    )
    links = tuple(Link(one.source, one.target, one.label or "") for one in need(technology.links, "technology.links"))
    _every_link_has_its_ends(links, nodes)
    return topology_figure(zones, links, page)


def _node(node: "ProfileNode", number: int) -> Node:
    return Node(node.id, node.name, _NODES[node.kind], need(node.count, f"technology.nodes[{number}].count"))


def _every_node_has_its_zone(nodes: "Sequence[ProfileNode]", zones: "Sequence[str]") -> None:
    """A node in no listed zone would be missing from the figure and still stand in the equipment list."""
    for number, node in enumerate(nodes):
        path = f"technology.nodes[{number}].zone"
        if need(node.zone, path) not in zones:
            raise wrong(
                path,
                Text(f"安全区域“{node.zone}”不在 technology.zones 中", f"zone {node.zone} is not in technology.zones"),
            )


def _every_link_has_its_ends(links: "Sequence[Link]", nodes: "Sequence[ProfileNode]") -> None:
    known = {node.id for node in nodes}
    for number, link in enumerate(links):
        for field, end in (("source", link.source), ("target", link.target)):
            if end not in known:
                path = f"technology.links[{number}].{field}"
                raise wrong(path, Text(f"没有标识为“{end}”的拓扑节点", f"there is no node with the id {end}"))
