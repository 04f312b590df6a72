"""Add up what the profile lists, once for all documents and checks: bandwidth, equipment, people, area; or name the gap."""

from typing import TYPE_CHECKING, NamedTuple

from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from decimal import Decimal

    from dossier.profile.model import Profile
    from dossier.profile.model.technology import Node

STAFF = ("management", "technical", "service", "security", "other")
"""Kinds of people of the staff plan, which together are all people."""
_OUTSIDE = frozenset({"用户", "互联网", "CDN"})
"""Nodes of the drawing that the applicant does not run."""


class Total(NamedTuple):
    """A sum, or the profile path of the first part of it that is not filled in."""

    value: "Decimal | int | None"
    missing: str = ""


class Totals(NamedTuple):
    """The sums that documents print and checks compare."""

    bandwidth: Total
    """Mbit/s of all hosting contracts."""
    headcount: Total
    """People of all departments."""
    area: Total
    """Square metres of all premises."""
    area_each: Total
    """Whole square metres for each of the staff."""
    units: Total
    """Equipment of the list: all nodes but users."""
    rented: Total
    owned: Total
    operated: Total
    """Equipment that the applicant's people look after: without users, the internet and a CDN."""
    workers: Total
    """Application servers."""
    databases: Total
    staff: tuple[Total, ...]
    """People at the end of each planned year."""


def totals(profile: "Profile") -> Totals:
    """Return the sums; an empty list adds up to nothing, an absent one is unknown."""
    company, technology = profile.company, profile.technology or NOTHING_KNOWN
    area = _sum(company.premises, "company.premises", "area")
    return Totals(
        bandwidth=_sum(profile.hosting, "hosting", "bandwidth"),
        headcount=_sum(company.departments, "company.departments", "headcount"),
        area=area,
        area_each=_shared(area, company.staff_size),
        units=_nodes(technology.nodes, lambda node: node.kind != "用户"),
        rented=_nodes(technology.nodes, lambda node: node.kind != "用户" and node.ownership == "租用"),
        owned=_nodes(technology.nodes, lambda node: node.kind != "用户" and node.ownership == "自有"),
        operated=_nodes(technology.nodes, lambda node: node.kind not in _OUTSIDE),
        workers=_nodes(technology.nodes, lambda node: node.kind == "应用"),
        databases=_nodes(technology.nodes, lambda node: node.kind == "数据库"),
        staff=tuple(_staff(profile)),
    )


def _staff(profile: "Profile") -> "Iterator[Total]":
    for index, year in enumerate((profile.plan or NOTHING_KNOWN).years or ()):
        path = f"plan.years[{index}].staff"
        parts = [(getattr(year.staff, name), f"{path}.{name}") for name in STAFF] if year.staff else [(None, path)]
        yield _added(parts)


def _nodes(nodes: "Sequence[Node] | None", counts: "Callable[[Node], bool]") -> Total:
    if nodes is None:
        return Total(None, "technology.nodes")
    return _added((node.count, f"technology.nodes[{index}].count") for index, node in enumerate(nodes) if counts(node))


def _sum(items: "Sequence[object] | None", path: str, name: str) -> Total:
    if items is None:
        return Total(None, path)
    return _added((getattr(item, name), f"{path}[{index}].{name}") for index, item in enumerate(items))


def _added(parts: "Iterable[tuple[Decimal | int | None, str]]") -> Total:
    total: Decimal | int = 0
    for value, path in parts:
        if value is None:
            return Total(None, path)
        total += value
    return Total(total)


def _shared(area: Total, staff: int | None) -> Total:
    """Return the whole part of an area for each of the staff."""
    if area.value is None:
        return area
    return Total(int(area.value // staff)) if staff else Total(None, "company.staff_size")
