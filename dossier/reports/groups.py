"""Sort the open findings of a report into the groups every format shows, worst first."""

from collections.abc import Sequence
from typing import NamedTuple

from dossier.finding import Finding, Outcome
from dossier.reports.report import Report
from dossier.text import Text


class Group(NamedTuple):
    """Findings a reader treats alike."""

    key: str
    """``broken``, ``missing``, ``warning``, ``later`` or ``waived``; also the name of its look."""
    title: Text
    findings: Sequence[Finding]


_TITLES = {
    "broken": Text("须先解决：不符合要求", "Settle first: requirements not met"),
    "missing": Text("须先补齐：情况不明", "Settle first: not known yet"),
    "warning": Text("提醒：不影响生成正式套件", "Warnings: they do not hold the package back"),
    "later": Text("签字盖章或提交之后再核对", "To be looked at after signing, sealing or submission"),
    "waived": Text("已由人豁免", "Waived by a person"),
}


def open_groups(report: Report) -> tuple[Group, ...]:
    """Return the groups that have findings, in reading order; together they are ``report.open``."""
    members: dict[str, list[Finding]] = {key: [] for key in _TITLES}
    for finding in report.open:
        members[_key(finding)].append(finding)
    return tuple(Group(key, _TITLES[key], found) for key, found in members.items() if found)


def _key(finding: Finding) -> str:
    if finding.waiver:
        return "waived"
    if finding.later:
        return "later"
    if not finding.blocks:
        return "warning"
    return "missing" if finding.outcome is Outcome.UNKNOWN else "broken"
