"""Hold the capacity calculation against what is planned to carry it: servers, staff, a CDN, the plan's active users."""

from typing import TYPE_CHECKING

from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.facts.capacity_inputs import inputs_missing
from dossier.profile.facts import NOTHING_KNOWN
from dossier.text import Text
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.facts.capacity import Sizing
    from dossier.facts.totals import Total
    from dossier.profile.model.features import Live
    from dossier.profile.model.technology import Technology
    from dossier.rulebook.model import Rule

_DAILY = {"active": Text("日活跃用户", "users a day"), "online": Text("峰值同时在线", "users online at the peak")}
"""Steps of the calculation that count some of the active users of a month."""


def unsized(case: "Case") -> "Iterator[Verdict]":
    """Yield an unknown for each input that the calculation lacks."""
    return (unknown(path) for path in inputs_missing(case.profile))


def unsummed(*sums: "Total") -> "Iterator[Verdict]":
    """Yield an unknown for the missing part of each sum that cannot be told."""
    return (unknown(one.missing) for one in sums if one.value is None)


def year_facts(label: str) -> dict[str, str]:
    """Return a planned year as facts for a message."""
    return {"year": label, "year_en": label.removesuffix("年")}


@check("capacity.nodes")
def nodes(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The drawing has as many application and database servers as the calculation needs in the first year."""
    sums, sizing = case.totals, case.sizing
    missing = (*unsized(case), *unsummed(sums.workers, sums.databases))
    if missing or sizing is None:
        return missing
    planned = {"servers": sums.workers.value or 0, "databases": sums.databases.value or 0}
    return or_pass(_too_few(sizing, planned), "technology.nodes", **planned)


def _too_few(sizing: "Sizing", planned: "Mapping[str, Decimal | int]") -> "Iterator[Verdict]":
    for key, have in planned.items():
        need = sizing.launch[key].value
        if have < need:
            message, facts = "databases" if key == "databases" else "", year_facts(sizing.launch.label)
            yield failed("technology.nodes", message=message, have=have, need=plain(need), **facts)


@check("capacity.operators")
def operators(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The company runs no more units than the parameter ``each`` for each of its staff."""
    units, staff, each = case.totals.operated, case.profile.company.staff_size, int(str(rule.parameters["each"]))
    missing = (*unsummed(units), *absent(case.profile.company, "company", ("staff_size",)))
    if missing or units.value is None or staff is None:
        return missing
    facts = {"units": str(units.value), "staff": str(staff), "each": str(each)}
    many = units.value > staff * each
    return or_pass([failed("technology.nodes", **facts)] if many else (), "technology.nodes", **facts)


@check("capacity.cdn")
def cdn(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Traffic is left to a CDN only where one is used, and one that is used is in the drawing."""
    technology: Technology = case.profile.technology or NOTHING_KNOWN
    live = (case.profile.features or NOTHING_KNOWN).live
    verdicts = (
        *absent(technology, "technology", ("uses_cdn", "nodes")),
        *absent(technology.capacity or NOTHING_KNOWN, "technology.capacity", ("cdn_hit_rate",)),
        *(absent(live, "features.live", ("by_cdn",)) if live is not None else ()),
        *(_without_cdn(technology, live) if technology.uses_cdn is False else ()),
        *(_undrawn(technology) if technology.uses_cdn else ()),
    )
    return or_pass(verdicts, "technology.uses_cdn")


def _without_cdn(technology: "Technology", live: "Live | None") -> "Iterator[Verdict]":
    if (technology.capacity or NOTHING_KNOWN).cdn_hit_rate:
        yield failed("technology.capacity.cdn_hit_rate")
    if live is not None and live.by_cdn:
        yield failed("features.live.by_cdn", message="live")


def _undrawn(technology: "Technology") -> "Iterator[Verdict]":
    if technology.nodes is not None and not any(node.kind == "CDN" for node in technology.nodes):
        yield failed("technology.nodes", message="node")


@check("capacity.active")
def active(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Those active or online on a day of the calculation are no more than the plan's active users of a month."""
    years, sizing = (case.profile.plan or NOTHING_KNOWN).years or (), case.sizing
    ends = {0: years[0], len(years) - 1: years[-1]} if years else {}
    missing = (
        *unsized(case),
        *(found for at, year in ends.items() for found in absent(year, f"plan.years[{at}]", ("active_users",))),
    )
    if missing or sizing is None:
        return missing
    verdicts = (
        found
        for at, result in ((0, sizing.launch), (len(years) - 1, sizing.design))
        for step in result.steps
        if step.key in _DAILY and step.value > (monthly := years[at].active_users or 0)
        for found in [
            failed(
                f"plan.years[{at}].active_users", what=_DAILY[step.key].zh, what_en=_DAILY[step.key].en,
                daily=plain(step.value), monthly=monthly, **year_facts(result.label),
            )
        ]
    )  # fmt: skip
    return or_pass(verdicts, "plan.years")
