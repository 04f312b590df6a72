"""State what a figure shows: holders, units, network nodes and steps, free of any geometry.

Whoever knows the case fills these; the layouts of this package only read them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

HolderKind = Literal[
    "person", "company", "state", "listed", "collective", "institution", "fund", "foreign", "applicant"
]
NodeKind = Literal[
    "internet", "firewall", "waf", "lb", "app", "db", "cache", "storage", "backup", "bastion", "log", "cdn", "user",
    "other",
]  # fmt: skip

_TAGS: Mapping[HolderKind, str] = {
    "person": "自然人",
    "company": "企业法人",
    "state": "国有主体",
    "listed": "上市公司",
    "collective": "集体企业",
    "institution": "事业单位或社会团体",
    "fund": "合伙企业或基金",
    "foreign": "境外主体",
    "applicant": "申请单位",
}


@dataclass(frozen=True, slots=True)
class EquityNode:
    """One owner (or, as the root, the applicant) with the holders above it."""

    name: str
    kind: HolderKind
    share: str = ""
    """Share held in the node below, as printed on the line, such as ``60%``; empty for the root."""
    effective: str = ""
    """Cumulative share in the applicant, as printed in the box; empty to leave it out."""
    id_line: str = ""
    """One more line below the name, such as the unified social credit code."""
    children: tuple["EquityNode", ...] = ()
    """Those who hold shares in this node."""
    more: str = ""
    """Where the rest of a divided figure is drawn, printed below the name."""
    tag: str = ""
    """What the holder is, as printed below the name, such as ``合伙企业``; a general word for the kind when empty."""

    @property
    def called(self) -> str:
        """What the holder is, in words; that it is foreign is always said."""
        if self.kind == "foreign" and self.tag:
            return f"{_TAGS['foreign']}，{self.tag}"
        return self.tag or _TAGS[self.kind]


@dataclass(frozen=True, slots=True)
class OrgUnit:
    """One organ, department or post with the units below it."""

    name: str
    head: str | None = None
    count: int | None = None
    """Number of people; on the root the total, which is added up from below when absent."""
    children: tuple["OrgUnit", ...] = ()
    more: str = ""
    """Where the rest of a divided figure is drawn, printed below the name."""


@dataclass(frozen=True, slots=True)
class Node:
    """One device, service or party in the network; ``count`` above 1 prints as ``×n``."""

    id: str
    name: str
    kind: NodeKind
    count: int = 1
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """Nodes that stand together, such as one subnet."""

    name: str
    nodes: tuple[Node, ...]
    within: str = ""
    """Title of the larger area around the zone, such as the VPC; neighbours with the same one share a frame."""


@dataclass(frozen=True, slots=True)
class Link:
    """Traffic from one node to another, both given by id."""

    source: str
    target: str
    label: str = ""
    dashed: bool = False
    """True for management, backup and log traffic."""


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """One step of a process; the next one in the list is the way on."""

    text: str
    actor: str = ""
    """Who acts; empty to leave it out."""
    otherwise: str = ""
    """What happens beside the main way; a step that has it is a decision."""
    aside_when: bool = False
    """Answer that leads aside: no by default."""
