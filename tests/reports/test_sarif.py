"""SARIF: valid against the published schema, with the real lines of the profile."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from dossier.finding import Outcome
from dossier.pipeline import check, open_profile
from dossier.reports.sarif import render_sarif
from dossier.rulebook.vocabulary import Severity, Stage
from dossier.text import Text
from tests.reports.cases import report_of
from tests.reports.findings import finding

SCHEMA = Path(__file__).parent / "schemata" / "sarif-2.1.0.json"
EXAMPLES = Path(__file__).parents[2] / "examples"
FOUND = [
    finding("A01", Outcome.FAIL, line=7), finding("B01", Outcome.ERROR), finding("C01", Outcome.UNKNOWN),
    finding("D01", Outcome.FAIL, severity=Severity.WARN), finding("A02", Outcome.PASS),
    finding("A03", Outcome.NOT_APPLICABLE), finding("E01", Outcome.FAIL, waiver="许知遥：电话核实"),
    finding("K01", Outcome.UNKNOWN)._replace(stage=Stage.SIGNING, location=None),
]  # fmt: skip


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_finding_is_valid(language):
    log = json.loads(render_sarif(report_of(FOUND), language))
    assert [error.message for error in validator().iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(FOUND)


def test_the_published_schema_refuses_what_is_wrong():
    log = json.loads(render_sarif(report_of(FOUND), "zh"))
    log["runs"][0]["results"][0]["kind"] = "perhaps"
    assert list(validator().iter_errors(log))


@pytest.mark.parametrize("example", ["qinghe", "yunqi"])
def test_an_example_is_valid_and_points_to_its_own_lines(example):
    path = EXAMPLES / example / "profile.yaml"
    log = json.loads(render_sarif(check(open_profile(path)), "zh"))
    assert [error.message for error in validator().iter_errors(log)] == []
    lines = path.read_text("utf-8").splitlines()
    run = log["runs"][0]
    for result in run["results"]:
        for place in result.get("locations", []):
            region = place["physicalLocation"]["region"]
            assert 1 <= region["startColumn"] <= len(lines[region["startLine"] - 1]) + 1
        if "ruleIndex" in result:
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_result_names_level_place_and_waiver():
    results = {one["ruleId"]: one for one in json.loads(render_sarif(report_of(FOUND), "zh"))["runs"][0]["results"]}
    assert results["A01"]["level"] == "error"
    assert results["A01"]["locations"][0]["physicalLocation"]["region"]["startLine"] == 7
    assert results["D01"]["level"] == "warning"
    assert (results["C01"]["kind"], results["C01"]["level"]) == ("open", "none")
    assert results["E01"]["suppressions"][0]["justification"] == "许知遥：电话核实"
    assert "locations" not in results["K01"]


def test_the_fingerprint_does_not_move_with_the_line():
    prints = [
        json.loads(render_sarif(report_of([finding("A01", Outcome.FAIL, line=line)]), "zh"))["runs"][0]["results"][0][
            "partialFingerprints"
        ]
        for line in (3, 9)
    ]
    assert prints[0] == prints[1]


def test_two_findings_about_one_subject_are_told_apart():
    said = (Text("甲不符合", "first"), Text("乙不符合", "second"))
    found = [finding("A01", Outcome.FAIL, line=3, message=message) for message in said]
    results = json.loads(render_sarif(report_of(found), "zh"))["runs"][0]["results"]
    assert len({one["partialFingerprints"]["findingId/v1"] for one in results}) == 2


def test_a_crash_is_an_error_even_of_a_rule_that_only_warns():
    crashed = finding("A01", Outcome.ERROR, severity=Severity.WARN)
    assert json.loads(render_sarif(report_of([crashed]), "zh"))["runs"][0]["results"][0]["level"] == "error"
