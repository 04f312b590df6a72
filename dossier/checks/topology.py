"""Check the drawing of the network against the equipment it stands for, and where that equipment is."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.technology import Link, Node, Technology
    from dossier.rulebook.model import Rule

_NODES = "technology.nodes"
_OUTSIDE = ("用户", "互联网")
"""Kinds of nodes that stand nowhere in particular."""
_LINKS = "technology.links"
_PEOPLE = "用户"
"""Kind of node that is drawn but is no equipment."""
_BANDWIDTH = re.compile(r"\d\s*(?:[MG](?:bit|bps|b)?(?:/s|ps)?|兆)", re.IGNORECASE)
"""A bandwidth as written on links, e.g. BGP 50Mbit/s, 100M, 20兆."""


def _technology(case: "Case") -> "Technology":
    return case.profile.technology or NOTHING_KNOWN


@check("topology.nodes")
def nodes(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each node has its own name, is linked, lies in a zone, and is a row of the equipment list with a number."""
    technology = _technology(case)
    drawn, links = technology.nodes, technology.links
    missing = tuple(absent(technology, "technology", ("nodes", "links", "zones")))
    if drawn is None or links is None:
        return missing
    verdicts = (
        *missing,
        *_repeated(drawn),
        *_loose_ends(drawn, links),
        *(found for index, node in enumerate(drawn) for found in _placed(node, f"{_NODES}[{index}]", technology)),
        *_unlinked(drawn, links),
    )
    return or_pass(verdicts, _NODES, count=sum(node.kind != _PEOPLE for node in drawn))


def _repeated(drawn: "Sequence[Node]") -> "Iterator[Verdict]":
    for field in ("id", "name"):
        seen = set()
        for index, node in enumerate(drawn):
            written = getattr(node, field)
            if written in seen:
                yield failed(f"{_NODES}[{index}].{field}", message="repeated", node=written)
            seen.add(written)


def _loose_ends(drawn: "Sequence[Node]", links: "Sequence[Link]") -> "Iterator[Verdict]":
    known = {node.id for node in drawn}
    for index, link in enumerate(links):
        for end in ("source", "target"):
            if (written := getattr(link, end)) not in known:
                yield failed(f"{_LINKS}[{index}].{end}", message="loose", node=written)


def _placed(node: "Node", path: str, technology: "Technology") -> "Iterator[Verdict]":
    """Yield what keeps one node out of the equipment list or out of the zones of the drawing."""
    yield from absent(node, path, ("zone",) if node.kind == _PEOPLE else ("zone", "count", "model"))
    if node.count == 0:
        yield failed(f"{path}.count", node=node.name)
    if node.zone is not None and technology.zones is not None and node.zone not in technology.zones:
        yield failed(f"{path}.zone", message="zone", node=node.name, zone=node.zone)


def _unlinked(drawn: "Sequence[Node]", links: "Sequence[Link]") -> "Iterator[Verdict]":
    linked = {end for link in links for end in (link.source, link.target)}
    for index, node in enumerate(drawn):
        if node.id not in linked:
            yield failed(f"{_NODES}[{index}]", message="unlinked", node=node.name)


@check("topology.kinds")
def kinds(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The drawing has a node of each wanted kind, and the line to the internet shows its bandwidth.

    The parameter ``kinds`` maps each wanted part to the English name; 防火墙或WAF is met by either kind.
    """
    technology = _technology(case)
    drawn, links = technology.nodes, technology.links
    if drawn is None or links is None:
        return tuple(absent(technology, "technology", ("nodes", "links")))
    present = {node.kind for node in drawn}
    wanted = law_values.titles(rule, "kinds")
    lacking = {part: english for part, english in wanted.items() if not present & set(part.split("或"))}
    verdicts = [failed(_NODES, part=part, part_en=english) for part, english in lacking.items()]
    if not any(_BANDWIDTH.search(text) for text in _labels(drawn, links)):
        verdicts.append(failed(_LINKS, message="bandwidth"))
    return or_pass(verdicts, _NODES, kinds="、".join(wanted), kinds_en=", ".join(wanted.values()))


def _labels(drawn: "Sequence[Node]", links: "Sequence[Link]") -> "Iterator[str]":
    yield from (link.label for link in links if link.label)
    yield from (node.model for node in drawn if node.kind == "互联网" and node.model)


@check("topology.abroad")
def abroad(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Nodes abroad are listed and explained, and no other node stands in one of the ``places`` abroad."""
    technology = _technology(case)
    listed, drawn = technology.overseas_nodes, technology.nodes
    missing = tuple(absent(technology, "technology", ("overseas_nodes", "nodes")))
    if listed is None or drawn is None:
        return missing
    names = {"nodes": "、".join(listed) or "没有", "nodes_en": ", ".join(listed) or "none"}
    unexplained = [failed("technology.overseas_nodes", **names)] if listed and not technology.overseas_reason else []
    unlisted = _abroad(drawn, listed, law_values.listed(rule, "places"))
    return or_pass((*unexplained, *unlisted), "technology.overseas_nodes", **names)


def _abroad(drawn: "Sequence[Node]", listed: "Sequence[str]", places: "Sequence[str]") -> "Iterator[Verdict]":
    for index, node in enumerate(drawn):
        if node.place is None and node.name not in listed and node.kind not in _OUTSIDE:
            yield unknown(f"{_NODES}[{index}].place")
        elif node.name not in listed and any(word in (node.place or "") for word in places):
            yield failed(f"{_NODES}[{index}].place", message="place", node=node.name, place=node.place)
