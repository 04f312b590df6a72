"""Gather what every report shows: the case, its findings in order, and whether it is ready."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dossier.case import Case
from dossier.finding import Finding, Outcome
from dossier.rulebook.vocabulary import Severity

if TYPE_CHECKING:
    from dossier.reports.coming import Change

_OUTCOMES = (Outcome.FAIL, Outcome.ERROR, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)

_BLOCKING = {Outcome.FAIL: 0, Outcome.ERROR: 1, Outcome.UNKNOWN: 2}
"""What blocks, worst first."""


@dataclass(frozen=True)
class Report:
    """One case with what the rules say about it."""

    case: Case
    findings: tuple[Finding, ...]
    """Worst first: prerequisites, what else blocks, warnings, what nobody knows yet, what is for later or waived, the rest."""
    changes: "tuple[Change, ...]" = ()
    """What the law on record changes in the months after the decisive day."""
    reveal: bool = False
    """Whether personal numbers are shown in full; only on the wish of the person who asks for the report."""

    @property
    def ready(self) -> bool:
        """Whether rules were applied at all and none of them blocks the submission."""
        return bool(self.findings) and not any(finding.blocks for finding in self.findings)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Findings a person has to look at."""
        return tuple(finding for finding in self.findings if is_open(finding))

    def count(self) -> dict[str, int]:
        """Return outcome → number of findings, all outcomes named."""
        counted = Counter(finding.outcome for finding in self.findings)
        return {outcome.value: counted[outcome] for outcome in _OUTCOMES}

    def shown(self, text: str, star: str = "*") -> str:
        """Return text as it may leave the applicant's hands: personal numbers shortened unless revealed."""
        return text if self.reveal else self.case.masked(text, star)


def make_report(case: Case, findings: Iterable[Finding], changes: "tuple[Change, ...]" = ()) -> Report:
    """Return the report with the findings sorted for reading."""
    prerequisites = frozenset(rule.code for rule in case.rulebook.rules if rule.prerequisite)
    return Report(case, tuple(sorted(findings, key=partial(_urgency, prerequisites))), changes)


def is_open(finding: Finding) -> bool:
    """Return whether a person has to look at the finding; waived and later ones included."""
    return finding.outcome in (Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR)


def _urgency(prerequisites: frozenset[str], finding: Finding) -> tuple[int, bool, int, int, str]:
    line = finding.location.line if finding.location and is_open(finding) else 0
    first = finding.blocks and finding.code in prerequisites
    return (_rank(finding), not first, _BLOCKING.get(finding.outcome, 0), line, finding.code)


def _rank(finding: Finding) -> int:
    if finding.waiver:
        return 6 if is_open(finding) else 7
    if finding.later:
        return 5
    if finding.waiting:
        return 1
    if finding.blocks:
        return 0
    if finding.outcome is Outcome.FAIL:
        return 2 if finding.severity is Severity.WARN else 3
    return 4 if finding.outcome is Outcome.UNKNOWN else 7
