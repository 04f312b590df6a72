"""The report for other programs keeps its contract."""

import json

import pytest
from jsonschema import Draft202012Validator

from dossier.finding import Outcome
from dossier.reports.json import render_json
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text
from tests.reports.cases import report_of
from tests.reports.findings import finding

TEXT = {"type": "string", "minLength": 1}
BOTH = {
    "type": "object",
    "properties": {"zh": TEXT, "en": TEXT},
    "required": ["zh", "en"],
    "additionalProperties": False,
}
COUNT = {"type": "integer", "minimum": 0}
CITATION = {
    "type": ["object", "null"],
    "properties": {
        "instrument": TEXT, "article": {"type": "string"}, "url": {"type": "string"},
        "seen_on": {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"},
        "confidence": {"enum": ["law", "official", "consistency", "secondary", "practice", "unverified"]}, "note": {"type": "string"},
    },
    "required": ["instrument", "article", "url", "seen_on", "confidence"],
    "additionalProperties": False,
}  # fmt: skip
FINDING = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "pattern": "^[A-Z][0-9]{2}$"}, "rule": TEXT, "title": BOTH,
        "outcome": {"enum": ["fail", "unknown", "error", "pass", "not_applicable"]},
        "severity": {"enum": ["block", "warn", "inform"]}, "blocks": {"type": "boolean"},
        "stage": {"enum": ["preparation", "signing", "answer"]}, "subject": TEXT,
        "location": {
            "type": ["object", "null"],
            "properties": {"file": TEXT, "line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
            "required": ["file", "line", "column"], "additionalProperties": False,
        },
        "message": BOTH, "fix": BOTH, "facts": {"type": "object", "additionalProperties": {"type": "string"}},
        "waiver": {"type": ["string", "null"], "minLength": 1}, "citation": CITATION,
    },
    "required": ["code", "rule", "outcome", "severity", "subject", "location", "message", "fix", "facts", "citation"],
    "additionalProperties": False,
}  # fmt: skip
CHANGE = {
    "type": "object",
    "properties": {"day": {"type": "string", "format": "date"}, "key": TEXT, "text": BOTH, "citation": CITATION},
    "required": ["day", "key", "text", "citation"], "additionalProperties": False,
}  # fmt: skip
SCHEMA = {
    "type": "object",
    "properties": {
        "schema": {"const": 1}, "coming_changes": {"type": "array", "items": CHANGE}, "profile": TEXT, "province": {"type": "string", "pattern": r"^\d{6}$"},
        "province_status": {"enum": ["verified", "partly", "unverified"]},
        "as_of": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "filing": {"enum": ["new", "change", "renewal", "annual_report", "correction"]}, "ready": {"type": "boolean"},
        "summary": {
            "type": "object", "additionalProperties": False, "required": ["fail", "unknown", "pass", "not_applicable", "error"],
            "properties": dict.fromkeys(("fail", "unknown", "pass", "not_applicable", "error"), COUNT),
        },
        "findings": {"type": "array", "items": FINDING},
    },
    "required": ["schema", "profile", "province", "as_of", "filing", "ready", "summary", "findings"],
    "additionalProperties": False,
}  # fmt: skip


def content(found):
    return json.loads(render_json(report_of(found)))


def test_the_schema_refuses_what_breaks_the_contract():
    broken = content([finding("A01", Outcome.FAIL)])
    broken["findings"][0]["outcome"] = "maybe"
    assert not Draft202012Validator(SCHEMA).is_valid(broken)


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("waiver", ["", "某人：理由"])
def test_every_kind_of_finding_fits_the_schema(outcome, severity, waiver):
    shown = content([finding("A01", outcome, severity=severity, waiver=waiver, facts={"minimum": "1000000 CNY"})])
    Draft202012Validator(SCHEMA).validate(shown)
    assert shown["summary"][outcome.value] == 1
    assert sum(shown["summary"].values()) == len(shown["findings"])


def test_the_complete_profile_fits_the_schema(tmp_path):
    from dossier.checks.run import run_checks
    from dossier.reports.report import make_report
    from tests.workbook.books import complete_case

    case = complete_case(tmp_path)
    shown = json.loads(render_json(make_report(case, run_checks(case))))
    Draft202012Validator(SCHEMA).validate(shown)
    assert len(shown["findings"]) >= len(case.rulebook.rules)


def test_ready_means_that_no_finding_blocks():
    for outcome in Outcome:
        shown = content([finding("A01", outcome)])
        assert shown["ready"] is not any(one["blocks"] for one in shown["findings"])


def test_personal_numbers_are_masked_and_the_text_stays_json():
    said = Text("手机13800000021", "13800000021")
    shown = content([finding("A01", Outcome.FAIL, message=said, facts={"mobile": "13800000021"})])
    assert shown["findings"][0]["facts"] == {"mobile": "138****0021"}
    assert shown["findings"][0]["message"]["zh"] == "手机138****0021"
