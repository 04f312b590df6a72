"""Run the rules that judge what all the others found: waivers, recorded looks, the list of strict rules."""

from functools import partial
from typing import TYPE_CHECKING

from dossier.checks import responsibility
from dossier.checks.run import comes_after, findings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.finding import Finding
    from dossier.rulebook.model import Rule


def run_after(case: "Case", findings: "Sequence[Finding]") -> "tuple[Finding, ...]":
    """Return at least one finding for each rule about findings; ``findings`` are those of all other rules."""
    return tuple(
        finding
        for rule in case.rulebook.rules
        if comes_after(rule)
        for finding in findings_of(case, rule, partial(_judged, case, rule, findings))
    )


def _judged(case: "Case", rule: "Rule", findings: "Sequence[Finding]") -> "Iterable[Verdict]":
    return responsibility.AFTER_CHECKS[rule.check](case, findings)
