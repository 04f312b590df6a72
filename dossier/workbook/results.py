"""Count for each material what the checks say about the facts it proves."""

import re
from collections.abc import Mapping, Sequence, Set
from enum import Enum, auto
from typing import TYPE_CHECKING

from dossier.finding import Outcome
from dossier.workbook.findings_sheet import SHEET, listed
from dossier.workbook.table import FIRST_ROW, Link

if TYPE_CHECKING:
    from dossier.finding import Finding
    from dossier.materials.select import Selected
    from dossier.profile.model.evidence import Evidence
    from dossier.workbook.table import Value

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


class Standing(Enum):
    """What the checks say about one paper."""

    UNREAD = auto()
    """No check has read it."""
    OPEN = auto()
    PASSED = auto()
    """Every check of it is passed, or waived by a person."""


class CheckResults:
    """What the checks say, by material and by the thing a file belongs to."""

    def __init__(self, findings: Sequence["Finding"], materials: Sequence[str]) -> None:
        self._places = {id(finding): FIRST_ROW + index for index, finding in enumerate(listed(findings))}
        self._about: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.outcome is not Outcome.NOT_APPLICABLE:
                self._about.setdefault(_material(finding, materials), []).append(finding)

    def of_file(self, one: "Selected", entry: "Evidence | None") -> "Value":
        """Return counts, linked to the first open finding; empty where nothing was checked.

        A finding that names the owner of one of several files counts for that file alone.
        """
        group = self._group(one, entry)
        return "" if one.state == "not_applicable" and not listed(group) else self._counted(group)

    def standing(self, one: "Selected", entry: "Evidence | None") -> Standing:
        """Return what the checks say about one file of a material; what is not known keeps it open."""
        group = self._group(one, entry)
        if not group:
            return Standing.UNREAD
        settled = all(finding.outcome is Outcome.PASS or finding.waiver for finding in group)
        return Standing.PASSED if settled else Standing.OPEN

    def _group(self, one: "Selected", entry: "Evidence | None") -> list["Finding"]:
        owners = {other.subject for other in one.evidence if other.subject}
        return [
            finding
            for finding in self._about.get(one.material.code, ())
            if not (named := _named(finding, owners)) or entry is None or entry.subject in named
        ]

    def _counted(self, group: Sequence["Finding"]) -> "Value":
        passed = sum(finding.outcome is Outcome.PASS for finding in group)
        waived = sum(bool(finding.waiver) for finding in group)
        counts = (("符合", passed), ("待办", len(group) - passed - waived), ("豁免", waived))
        text = " ".join(f"{word}{count}" for word, count in counts if count)
        first = min((self._places[id(finding)] for finding in listed(group)), default=None)
        return text if first is None else Link(text, cell=f"'{SHEET}'!A{first}")


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
