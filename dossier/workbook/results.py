"""Tell for each material, and for each file of it, what the checks say about it -> counts, open rules, a standing."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from enum import Enum, auto
from typing import TYPE_CHECKING

from dossier.finding import Outcome
from dossier.rulebook.vocabulary import Severity
from dossier.workbook.findings_sheet import SHEET, listed
from dossier.workbook.table import FIRST_ROW, Link

if TYPE_CHECKING:
    from dossier.finding import Finding
    from dossier.materials.select import Selected
    from dossier.profile.model.evidence import Evidence
    from dossier.workbook.table import Value

    _Listed = tuple[str, str]
    """Material and file, as the profile lists them."""

_PROVES: Mapping[str, str] = {
    "company": "business_licence",
    "company.credit": "credit_publicity_screenshot",
    "legal_representative": "legal_representative_id",
    "people": "social_insurance_proof",
    "people.id_number": "responsible_person_ids",
    "people.id_valid_until": "responsible_person_ids",
    "shareholders": "equity_chart",
    "domains": "domain_certificate",
    "sites": "icp_filing_screenshot",
    "sites.user_agreement": "user_agreement",
    "sites.privacy_policy": "privacy_policy",
    "apps": "app_filing",
    "mini_programs": "mini_program_filing",
    "hosting": "access_agreement",
    "hosting.provider_licence": "provider_licence",
    "business.sector_approvals": "sector_approval",
    "security": "D09",
    "security.appointment": "D10",
    "technology": "D06",
    "plan": "D05",
}
"""Group of facts, without positions → material in which a reviewer reads them."""
_INDEX = re.compile(r"\[\d+\]")
_ENTRY = re.compile(r"evidence\[(\d+)\]")
_OPENS, _FORMAT = "files.open", "files.format"
"""Rules of the files that cannot be used at all, and of their formats."""


class Standing(Enum):
    """What the checks say about one paper."""

    UNREAD = auto()
    """No check has read it."""
    OPEN = auto()
    PASSED = auto()
    """Every check of it is passed, or waived by a person."""
    UNUSABLE = auto()
    """The file does not open, is locked, cut short or not what its name says."""


class CheckResults:
    """What the checks say, by material, by file, and by the thing a file belongs to.

    Files are told by the entries of the profile that list them: none for what the tool wrote.
    """

    def __init__(
        self, findings: Sequence["Finding"], materials: Sequence[str], evidence: Sequence["Evidence"] = ()
    ) -> None:
        self._places = {id(finding): FIRST_ROW + index for index, finding in enumerate(listed(findings))}
        self._about: dict[str, list[Finding]] = {}
        self._of_file: dict[_Listed, list[Finding]] = {}
        for finding in findings:
            if finding.outcome is Outcome.NOT_APPLICABLE:
                continue
            files = _files(finding, evidence) if listed((finding,)) else ()
            for file in files:
                self._of_file.setdefault(file, []).append(finding)
            if not files:
                self._about.setdefault(_material(finding, materials), []).append(finding)

    def of_file(self, one: "Selected", entries: Sequence["Evidence"]) -> "Value":
        """Return counts with the open rules, linked to the first open finding; empty where nothing was checked.

        A finding that names the owner of one of several files counts for that file alone.
        """
        group = self._group(one, entries)
        return "" if one.state == "not_applicable" and not listed(group) else self._counted(group)

    def standing(self, one: "Selected", entries: Sequence["Evidence"]) -> Standing:
        """Return what the checks say about one file of a material; what is not known keeps it open."""
        open_ = self._open(one, entries)
        if any(finding.rule == _OPENS for finding in open_):
            return Standing.UNUSABLE
        if open_:
            return Standing.OPEN
        return Standing.PASSED if self._of_material(one, entries) else Standing.UNREAD

    def codes(self, one: "Selected", entries: Sequence["Evidence"]) -> str:
        """Return the codes of the rules that keep a file open, e.g. L05、L14; empty where none does."""
        return _codes(self._open(one, entries))

    def has_wrong_format(self, one: "Selected", entries: Sequence["Evidence"]) -> bool:
        """Return whether the checks say of which format a file has to be, so that nobody else does."""
        return any(finding.rule == _FORMAT for finding in self._open(one, entries))

    def _open(self, one: "Selected", entries: Sequence["Evidence"]) -> list["Finding"]:
        """Return what is open; of a file itself, advice of the mildest degree keeps nothing open."""
        about = self._of_material(one, entries)
        about += [each for each in self._of_files(entries) if each.severity is not Severity.INFORM]
        return [finding for finding in about if finding.outcome is not Outcome.PASS and not finding.waiver]

    def _group(self, one: "Selected", entries: Sequence["Evidence"]) -> list["Finding"]:
        return [*self._of_material(one, entries), *self._of_files(entries)]

    def _of_material(self, one: "Selected", entries: Sequence["Evidence"]) -> list["Finding"]:
        owners = {other.subject for other in one.evidence if other.subject}
        subjects = {entry.subject for entry in entries}
        return [
            finding
            for finding in self._about.get(one.material.code, ())
            if not (named := _named(finding, owners)) or not entries or subjects & named
        ]

    def _of_files(self, entries: Sequence["Evidence"]) -> list["Finding"]:
        files = dict.fromkeys((entry.material, entry.file) for entry in entries)
        found = {id(finding): finding for file in files for finding in self._of_file.get(file, ())}
        return list(found.values())

    def _counted(self, group: Sequence["Finding"]) -> "Value":
        passed = sum(finding.outcome is Outcome.PASS for finding in group)
        waived = sum(bool(finding.waiver) for finding in group)
        counts = (("符合", passed), ("待办", len(group) - passed - waived), ("豁免", waived))
        text = " ".join(f"{word}{count}" for word, count in counts if count)
        codes = _codes(finding for finding in listed(group) if not finding.waiver)
        text += f"（{codes}）" if codes else ""
        first = min((self._places[id(finding)] for finding in listed(group)), default=None)
        return text if first is None else Link(text, cell=f"'{SHEET}'!A{first}")


def _codes(findings: Iterable["Finding"]) -> str:
    return "、".join(dict.fromkeys(finding.code for finding in findings))


def _files(finding: "Finding", evidence: Sequence["Evidence"]) -> "Set[_Listed]":
    """Return the listed files a finding is about: that of the entry it points to, or those it names."""
    entry = _ENTRY.match(finding.subject)
    if entry and int(entry[1]) < len(evidence):
        one = evidence[int(entry[1])]
        return {(one.material, one.file)}
    named = {finding.subject, finding.facts.get("file"), finding.facts.get("thing")}
    return {(one.material, one.file) for one in evidence if one.file in named}


def _named(finding: "Finding", owners: Set[str]) -> Set[str]:
    said = f"{finding.subject_title.zh} {finding.message.zh}"
    return {owner for owner in owners if owner in said}


def _material(finding: "Finding", materials: Sequence[str]) -> str:
    named = finding.facts.get("material") or finding.subject
    if named in materials:
        return named
    path = _INDEX.sub("", finding.subject)
    while path and path not in _PROVES:
        path = path.rpartition(".")[0]
    return _PROVES.get(path, "")
