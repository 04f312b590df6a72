"""Groups: every open finding is in exactly one, and the worst come first."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from dossier.finding import Outcome
from dossier.reports.groups import open_groups
from dossier.reports.html import render_html
from dossier.reports.json import render_json
from dossier.reports.markdown import render_markdown
from dossier.reports.report import Report
from dossier.reports.sarif import render_sarif
from dossier.reports.terminal import print_report
from dossier.reports.text import render_text
from dossier.rulebook.vocabulary import Severity, Stage
from dossier.text import Language, Text
from tests.reports.cases import report_of
from tests.reports.findings import finding


def on_screen(report: Report, language: Language) -> str:
    stream = io.StringIO()
    print_report(report, language, Console(file=stream, width=200, highlight=False))
    return stream.getvalue()


FOUND = [
    finding("E01", Outcome.FAIL, waiver="许知遥：电话核实"), finding("K01", Outcome.UNKNOWN)._replace(stage=Stage.SIGNING),
    finding("D01", Outcome.FAIL, severity=Severity.WARN), finding("C01", Outcome.UNKNOWN), finding("B01", Outcome.ERROR),
    finding("A01", Outcome.FAIL), finding("A02", Outcome.PASS), finding("A03", Outcome.NOT_APPLICABLE),
    finding("G01", Outcome.UNKNOWN, waiting=True), finding("D09", Outcome.UNKNOWN, severity=Severity.WARN),
]  # fmt: skip


def test_each_group_holds_its_own():
    groups = {group.key: [one.code for one in group.findings] for group in open_groups(report_of(FOUND))}
    assert groups == {
        "broken": ["A01", "B01"], "missing": ["C01"], "waiting": ["G01"], "warning": ["D01"], "unlooked": ["D09"],
        "later": ["K01"], "waived": ["E01"],
    }  # fmt: skip
    assert list(groups) == ["broken", "missing", "waiting", "warning", "unlooked", "later", "waived"]


def looks(*names: str, fix: str = "查看后登记对象“{}”"):
    """Findings of one rule about several things, each at a line of its own."""
    return [
        finding("K05", Outcome.FAIL, line=line, facts={"thing": name}, message=Text(f"看{name}", f"look {name}"),
                fix=Text(fix.format(name), f"record “{name}”"))
        for line, name in enumerate(names, 3)
    ]  # fmt: skip


@pytest.mark.parametrize("render", [render_text, render_html, render_markdown, on_screen])
def test_one_rule_is_one_block_with_an_item_for_each_thing(render):
    shown = render(report_of(looks("甲处", "乙处", "丙处")), "zh").replace("\\", "")
    for once in ("检查K05", "查看后登记对象（上列每一项）", "示例办法"):
        assert shown.count(once) == 1, once
    for name, line in (("甲处", 3), ("乙处", 4), ("丙处", 5)):
        assert f"看{name}" in shown
        assert f"profile.yaml:{line}:3" in shown or f"profile.yaml 第 {line} 行" in shown


@pytest.mark.parametrize("render", [render_text, render_html, render_markdown, on_screen])
def test_remedies_that_differ_stand_with_their_items_and_one_place_is_told_once(render):
    found = [
        finding("K05", Outcome.FAIL, line=3, message=Text(f"看{name}", name), fix=Text(f"补{name}", name))
        for name in ("甲", "乙")
    ]
    shown = render(report_of(found), "zh").replace("\\", "")
    assert shown.index("看甲") < shown.index("补甲", shown.index("看甲")) < shown.index("看乙") < shown.index("补乙")
    assert shown.count("profile.yaml") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("render", [render_text, render_html, render_markdown, on_screen])
def test_what_waits_for_a_document_is_one_line_with_codes_and_titles(render, language):
    found = [finding(f"G0{n}", Outcome.UNKNOWN, waiting=True, facts={"documents": "《报告》"}) for n in (1, 2)]
    shown = render(report_of(found), language)
    (line,) = [line for line in shown.splitlines() if "《报告》" in line]
    for code in ("G01", "G02"):
        assert code in line
        assert ("检查", "Check ")[language == "en"] + code in line
    assert "说明G01" not in shown
    assert "message G01" not in shown


def test_programs_get_every_finding_by_itself():
    found = [*looks("甲处", "乙处"), finding("G01", Outcome.UNKNOWN, waiting=True)]
    assert render_json(report_of(found)).count('"code"') == 3
    assert render_sarif(report_of(found), "zh").count('"ruleId"') == 3


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
