"""Groups: every open finding is in exactly one, and the worst come first."""

from dataclasses import replace

from dossier.finding import Outcome
from dossier.reports.groups import open_groups
from dossier.reports.html import render_html
from dossier.reports.json import render_json
from dossier.reports.text import render_text
from dossier.rulebook.vocabulary import Severity, Stage
from dossier.text import Text
from tests.reports.cases import report_of
from tests.reports.findings import finding

FOUND = [
    finding("E01", Outcome.FAIL, waiver="许知遥：电话核实"), finding("K01", Outcome.UNKNOWN)._replace(stage=Stage.SIGNING),
    finding("D01", Outcome.FAIL, severity=Severity.WARN), finding("C01", Outcome.UNKNOWN), finding("B01", Outcome.ERROR),
    finding("A01", Outcome.FAIL), finding("A02", Outcome.PASS), finding("A03", Outcome.NOT_APPLICABLE),
]  # fmt: skip


def test_each_group_holds_its_own():
    groups = {group.key: [one.code for one in group.findings] for group in open_groups(report_of(FOUND))}
    assert groups == {
        "broken": ["A01", "B01"], "missing": ["C01"], "warning": ["D01"], "later": ["K01"], "waived": ["E01"],
    }  # fmt: skip
    assert list(groups) == ["broken", "missing", "warning", "later", "waived"]


def test_what_is_due_after_signing_does_not_keep_a_report_from_being_ready():
    late = finding("K01", Outcome.UNKNOWN)._replace(stage=Stage.SIGNING)
    assert report_of([late]).ready
    assert "签章后核对" in render_text(report_of([late]), "zh")
    assert not report_of([late._replace(outcome=Outcome.FAIL)]).ready


def test_personal_numbers_are_shown_only_when_they_are_asked_for():
    said = Text("手机13800000021", "mobile 13800000021")
    hidden = report_of([finding("A01", Outcome.FAIL, message=said)])
    for report, wanted in ((hidden, False), (replace(hidden, reveal=True), True)):
        for shown in (render_text(report, "zh"), render_json(report), render_html(report, "zh")):
            assert ("13800000021" in shown) is wanted
