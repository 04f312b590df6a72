"""Run the rules that judge what all the others found: waivers, recorded looks, the list of strict rules."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from dossier.case import Case
from dossier.checks.registry import Verdict
from dossier.checks.run import comes_after, findings_of
from dossier.finding import Finding
from dossier.rulebook.model import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

AfterCheck = Callable[[Case, Rule, Sequence[Finding]], Iterable[Verdict]]


def run_after(case: Case, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return at least one finding for each rule about findings; ``findings`` are those of all other rules."""
    from dossier.checks.responsibility import CHECKS  # here, because it needs the names of this module

    return tuple(
        finding
        for rule in case.rulebook.rules
        if comes_after(rule)
        for finding in findings_of(case, rule, partial(_judged, CHECKS, case, rule, findings))
    )


def _judged(
    checks: "Mapping[str, AfterCheck]", case: Case, rule: Rule, findings: Sequence[Finding]
) -> Iterable[Verdict]:
    return checks[rule.check](case, rule, findings)
