"""Judge the files listed for a material: one is listed, a person compared each with the profile, each owner has one."""

import re
from datetime import date
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.confirmations import confirmed
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.finding import Outcome
from dossier.materials.select import evidence_of, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.materials.select import Selected
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Rule

_SEPARATORS = re.compile(r"[\s、，,；;]+")


@check("evidence.listed")
def listed(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """A file is listed for each material the rule names (parameter ``materials``)."""
    for code in law_values.listed(rule, "materials"):
        if case.profile.evidence is None:
            yield unknown("evidence")
        else:
            yield (passed if evidence_of(case.profile, code) else failed)(code)


@check("evidence.confirmed")
def compared(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """A named person looked at each file of the materials the rule names and found what its title says.

    Parameters: ``materials``; ``days`` how old a look may be. Messages: ``absent`` when a needed file is not listed.
    """
    codes = law_values.listed(rule, "materials")
    for one in select(case):
        if one.material.code in codes:
            yield from _compared(case, rule, one) if one.evidence else _nothing(case, one)


def _nothing(case: "Case", one: "Selected") -> "Iterator[Verdict]":
    """Without a file there is nothing to look at, which only matters where the authority asks for it."""
    if one.state == "unknown":
        yield from (unknown(path) for path in one.missing)
    elif not one.needed:
        yield not_applicable("evidence")
    elif case.profile.evidence is None:
        yield unknown("evidence")
    else:
        yield failed(one.material.code, message="absent")


def _compared(case: "Case", rule: "Rule", one: "Selected") -> "Iterator[Verdict]":
    for entry in one.evidence:
        for verdict in confirmed(case, rule, [entry.file], "evidence"):
            yield _outdated(entry, verdict) or verdict


def _outdated(entry: "Evidence", verdict: "Verdict") -> "Verdict | None":
    """Return an unknown when the file is newer than the look at it: what was compared was another one."""
    if verdict.outcome is not Outcome.PASS or entry.issued_on is None:
        return None
    if date.fromisoformat(verdict.facts["confirmed_en"]) >= entry.issued_on:
        return None
    return unknown(verdict.subject, message="newer", **verdict.facts, **days(issued=entry.issued_on))


def covering(files: "Iterable[Evidence]", name: str, *, alone: bool) -> "list[Evidence]":
    """Return the files whose subject names the owner; a sole owner also has those that name nobody."""
    return [one for one in files if folded(name) in _named(one.subject) or (alone and one.subject is None)]


def _named(subject: str | None) -> set[str]:
    return {folded(word) for word in _SEPARATORS.split(subject or "") if word}
