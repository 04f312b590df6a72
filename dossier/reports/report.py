"""Gather what every report shows: the case, its findings in order, and whether it is ready."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.case import Case
from dossier.finding import Finding, Outcome
from dossier.reports.mask import mask
from dossier.rulebook.vocabulary import Severity

if TYPE_CHECKING:
    from dossier.reports.coming import Change

_OUTCOMES = (Outcome.FAIL, Outcome.ERROR, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True)
class Report:
    """One case with what the rules say about it."""

    case: Case
    findings: tuple[Finding, ...]
    """Worst first: blocking ones, warnings, those for later, waived ones, then what passed."""
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
        return tuple(finding for finding in self.findings if _is_open(finding))

    def count(self) -> dict[str, int]:
        """Return outcome → number of findings, all outcomes named."""
        counted = Counter(finding.outcome for finding in self.findings)
        return {outcome.value: counted[outcome] for outcome in _OUTCOMES}

    def shown(self, text: str) -> str:
        """Return text as it may leave the applicant's hands: personal numbers shortened unless revealed."""
        return text if self.reveal else mask(text)


def make_report(case: Case, findings: Iterable[Finding], changes: "tuple[Change, ...]" = ()) -> Report:
    """Return the report with the findings sorted for reading."""
    return Report(case, tuple(sorted(findings, key=_urgency)), changes)


def _is_open(finding: Finding) -> bool:
    return finding.outcome in (Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR)


def _urgency(finding: Finding) -> tuple[int, int, str]:
    line = finding.location.line if finding.location else 0
    return (_group(finding), line if _is_open(finding) else 0, finding.code)


def _group(finding: Finding) -> int:
    if finding.blocks:
        return {Outcome.FAIL: 0, Outcome.ERROR: 1}.get(finding.outcome, 2)
    if finding.outcome is Outcome.FAIL and not finding.waiver:
        return 3 if finding.severity is Severity.WARN else 4
    if finding.later:
        return 5
    return 6 if finding.waiver else 7
