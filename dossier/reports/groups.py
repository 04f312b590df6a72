"""Sort the open findings of a report into the groups every format shows, worst first, one block for each rule."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from dossier.finding import Finding, Outcome
from dossier.reports.report import Report, is_open
from dossier.reports.words import state
from dossier.text import Text
from dossier.values.location import Location


class Block(NamedTuple):
    """Findings of one rule with the same state and basis: one head, an item for each."""

    findings: Sequence[Finding]
    way: Text | None
    """What to do about all of them, or who waived all of them; None where it differs."""
    place: Location | None
    """Where all of them stand; None where it differs or has no line."""

    @property
    def head(self) -> Finding:
        """The finding whose code, title, state and basis stand for all."""
        return self.findings[0]


class Group(NamedTuple):
    """Findings a reader treats alike."""

    key: str
    """One of the keys of ``_TITLES``; also the name of its look."""
    title: Text
    findings: Sequence[Finding]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The findings rule by rule, in the order in which the rules first appear."""
        return _blocks(self.findings)

    @property
    def waits(self) -> Mapping[str, Text]:
        """Documents → codes and titles of the checks that wait for them; empty for all groups but ``waiting``."""
        found = _gathered((one.facts.get("documents", one.subject), one) for one in self.findings if one.waiting)
        return {documents: _listed(members) for documents, members in found.items()} if self.key == "waiting" else {}


_TITLES = {
    "broken": Text("须先解决：不符合要求", "Settle first: requirements not met"),
    "missing": Text("须先补齐：情况不明", "Settle first: not known yet"),
    "waiting": Text("待文书写成后检查", "To be checked once the documents are written"),
    "warning": Text("提醒：不影响生成正式套件", "Warnings: they do not hold the package back"),
    "unlooked": Text(
        "尚未核对或情况不明：不影响生成正式套件",
        "Not looked at or not known yet: this does not hold the package back",
    ),
    "later": Text("签字盖章或提交之后再核对", "To be looked at after signing, sealing or submission"),
    "waived": Text("已由人豁免", "Waived by a person"),
}
_EACH = Text("（上列每一项）", "(each of the above)")


def open_groups(report: Report) -> tuple[Group, ...]:
    """Return the groups that have findings, in reading order; together they are ``report.open``."""
    members: dict[str, list[Finding]] = {key: [] for key in _TITLES}
    for finding in report.open:
        members[group_key(finding)].append(finding)
    return tuple(Group(key, _TITLES[key], found) for key, found in members.items() if found)


def settled_blocks(report: Report) -> tuple[Block, ...]:
    """Return what passed or does not apply, rule by rule."""
    return _blocks(finding for finding in report.findings if not is_open(finding))


def group_key(finding: Finding) -> str:
    """Return the key of the group to which an open finding belongs."""
    if finding.waiver:
        return "waived"
    if finding.later:
        return "later"
    if finding.waiting:
        return "waiting"
    if finding.outcome is Outcome.UNKNOWN:
        return "missing" if finding.blocks else "unlooked"
    return "broken" if finding.blocks else "warning"


def way(finding: Finding) -> Text:
    """Return what to do about a finding, or who waived it, why and until when."""
    return Text(finding.waiver, finding.waiver) if finding.waiver else finding.fix


_Key = TypeVar("_Key")


def _gathered(pairs: Iterable[tuple[_Key, Finding]]) -> dict[_Key, list[Finding]]:
    found: dict[_Key, list[Finding]] = {}
    for key, finding in pairs:
        found.setdefault(key, []).append(finding)
    return found


def _blocks(findings: Iterable[Finding]) -> tuple[Block, ...]:
    found = _gathered((_kind(finding), finding) for finding in findings)
    return tuple(Block(members, _common(members), _place(members)) for members in found.values())


def _kind(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.title, state(finding), finding.citation


def _common(findings: Sequence[Finding]) -> Text | None:
    """Return what to do where it is the same for all, apart from the name of the thing."""
    for said in (way, _about_each):
        if len(found := set(map(said, findings))) == 1:
            return found.pop()
    return None


def _place(findings: Sequence[Finding]) -> Location | None:
    return findings[0].location if len({finding.location for finding in findings}) == 1 else None


def _about_each(finding: Finding) -> Text:
    """Return what to do without the name of the thing, which the items above name."""
    said, thing = way(finding), finding.facts.get("thing", "")
    english = finding.facts.get("thing_en", thing)
    if not thing:
        return said
    return Text(said.zh.replace(f"“{thing}”", _EACH.zh), said.en.replace(f"“{english}”", _EACH.en))


def _listed(findings: Sequence[Finding]) -> Text:
    return Text(
        "；".join(f"{finding.code} {finding.title.zh}" for finding in findings),
        "; ".join(f"{finding.code} {finding.title.en}" for finding in findings),
    )
