"""Write a report as SARIF 2.1.0, which editors and code hosts show beside the lines of the profile."""

import hashlib
import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from dossier import __version__
from dossier.case import Case
from dossier.finding import Finding, Outcome
from dossier.reports.report import Report
from dossier.reports.words import source
from dossier.rulebook.model import Rule
from dossier.rulebook.vocabulary import Severity
from dossier.text import Language, Text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.BLOCK: "error", Severity.WARN: "warning", Severity.INFORM: "note"}
_KINDS = {
    Outcome.FAIL: "fail",
    Outcome.UNKNOWN: "open",
    Outcome.ERROR: "fail",
    Outcome.PASS: "pass",
    Outcome.NOT_APPLICABLE: "notApplicable",
}
"""Outcome → SARIF kind; only ``fail`` may carry a level."""


def render_sarif(report: Report, language: Language) -> str:
    """Return the report as one SARIF log with one run; every finding is a result, passed ones too."""
    return report.shown(json.dumps(_log(report, language), ensure_ascii=False, indent=2)) + "\n"


def _log(report: Report, language: Language) -> dict[str, Any]:
    rules = {rule.code: rule for rule in report.case.rulebook.rules}
    order = {code: index for index, code in enumerate(rules)}
    driver = {
        "name": "dossier",
        "version": __version__,
        "language": "zh-CN" if language == "zh" else "en",
        "rules": [_rule(rule, language) for rule in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report.case, finding, order, language) for finding in report.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    described = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title.pick(language)},
        "fullDescription": {"text": rule.why.pick(language)},
        "help": {"text": f"{rule.fix.pick(language)}\n{source(rule.citation).pick(language)}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"confidence": rule.citation.confidence.value},
    }
    return described | ({"helpUri": rule.citation.url} if rule.citation.url.startswith("https://") else {})


def _result(case: Case, finding: Finding, order: dict[str, int], language: Language) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "kind": _KINDS[finding.outcome],
        "level": _level(finding),
        "message": {"text": _message(finding).pick(language)},
        "partialFingerprints": {"findingId/v1": _fingerprint(case, finding)},
        "properties": {"subject": finding.subject, "blocks": finding.blocks, "stage": finding.stage.value},
    }
    if finding.code in order:
        result["ruleIndex"] = order[finding.code]
    if finding.location is not None:
        result["locations"] = [_place(finding)]
    if finding.waiver:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": finding.waiver}]
    return result


def _level(finding: Finding) -> str:
    """Only what failed has a level; a check that crashed is an error whatever its rule says."""
    if finding.outcome is Outcome.ERROR:
        return "error"
    return _LEVELS[finding.severity] if finding.outcome is Outcome.FAIL else "none"


def _message(finding: Finding) -> Text:
    return Text(f"{finding.message.zh}。{finding.fix.zh}", f"{finding.message.en}. {finding.fix.en}")


def _place(finding: Finding) -> dict[str, Any]:
    place = finding.location
    assert place is not None
    region = {"startLine": place.line, "startColumn": place.column}
    physical = {"artifactLocation": {"uri": quote(PurePath(place.file).as_posix())}, "region": region}
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": finding.subject}]}


def _fingerprint(case: Case, finding: Finding) -> str:
    """Identify the finding across runs, wherever its line moves; its words tell several about one subject apart.

    A digest of a whole identity number would give it away: what a masked one hides can be tried through.
    """
    said = case.masked("\n".join((finding.code, finding.subject, finding.outcome, finding.message.zh)))
    return hashlib.sha256(said.encode()).hexdigest()[:32]
