"""Write a report as JSON for other programs (schema 1, architecture section 8)."""

import json
from typing import Any

from dossier.finding import Finding
from dossier.reports.report import Report
from dossier.text import Text
from dossier.values.citation import Citation

SCHEMA = 1


def render_json(report: Report) -> str:
    """Return the report as one JSON object with both languages."""
    return report.shown(json.dumps(_content(report), ensure_ascii=False, indent=2)) + "\n"


def _content(report: Report) -> dict[str, Any]:
    case = report.case
    return {
        "schema": SCHEMA,
        "profile": str(case.loaded.path),
        "province": case.rulebook.province.code,
        "province_status": case.rulebook.province.status.value,
        "as_of": case.as_of.isoformat(),
        "filing": case.filing,
        "ready": report.ready,
        "summary": report.count(),
        "coming_changes": [
            {
                "day": one.day.isoformat(),
                "key": one.key,
                "text": text_content(one.text),
                "citation": citation_content(one.citation),
            }
            for one in report.changes
        ],
        "findings": [_finding(finding) for finding in report.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.location
    return {
        "code": finding.code,
        "rule": finding.rule,
        "title": text_content(finding.title),
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "blocks": finding.blocks,
        "stage": finding.stage.value,
        "subject": finding.subject,
        "location": place and {"file": place.file, "line": place.line, "column": place.column},
        "message": text_content(finding.message),
        "fix": text_content(finding.fix),
        "facts": dict(finding.facts),
        "waiver": finding.waiver or None,
        "citation": finding.citation and citation_content(finding.citation),
    }


def text_content(text: Text) -> dict[str, str]:
    """Return a text with both languages."""
    return {"zh": text.zh, "en": text.en}


def citation_content(citation: Citation) -> dict[str, str | None]:
    """Return a citation field by field."""
    return {
        "instrument": citation.instrument,
        "article": citation.article,
        "url": citation.url,
        "seen_on": citation.seen_on.isoformat() if citation.seen_on else None,
        "confidence": citation.confidence.value,
        "note": citation.note,
    }
