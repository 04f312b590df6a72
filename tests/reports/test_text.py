"""The report for a terminal."""

import re

import pytest

from dossier.finding import Outcome
from dossier.reports.text import render_text
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text
from tests.reports.cases import UNVERIFIED, report_of
from tests.reports.findings import finding

FOUND = [
    finding("D01", Outcome.FAIL, severity=Severity.WARN), finding("C01", Outcome.UNKNOWN), finding("A01", Outcome.FAIL),
    finding("A02", Outcome.PASS), finding("E01", Outcome.FAIL, waiver="许知遥：电话核实（至2027年1月31日）"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_blocking_findings_come_first_and_passed_ones_are_only_counted(language):
    shown = render_text(report_of(FOUND), language)
    places = [shown.index(f"] {code} ") for code in ("A01", "C01", "D01", "E01")]
    assert places == sorted(places)
    assert "] A02 " not in shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_finding_says_where_why_what_to_do_and_on_what_basis(language):
    shown = render_text(report_of([finding("A01", Outcome.FAIL, line=7)]), language)
    for words in (
        ("说明A01", "办法A01", "依据：示例办法 第一条"),
        ("message A01", "remedy A01", "basis: 示例办法 第一条"),
    )[language == "en"]:
        assert words in shown
    assert "work/folder/profile.yaml:7:3" in shown


def test_a_waiver_stands_in_the_place_of_the_remedy():
    shown = render_text(report_of(FOUND), "zh")
    assert "豁免：许知遥：电话核实（至2027年1月31日）" in shown
    assert "办法E01" not in shown
    assert "其中已豁免 1" in shown


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "该省要求未经核实"), ("en", "requirements of the province unverified")]
)
def test_a_province_that_was_not_verified_is_named_before_anything_else(language, words):
    lines = render_text(report_of(FOUND, UNVERIFIED), language).splitlines()
    assert words in lines[1]


def test_no_colour_codes_and_one_last_line():
    shown = render_text(report_of(FOUND), "zh")
    assert "\x1b" not in shown
    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")


def test_personal_numbers_are_masked():
    said = Text("身份证号440000198308190014、手机13800000021", "440000198308190014 13800000021")
    shown = render_text(report_of([finding("A01", Outcome.FAIL, message=said)]), "zh")
    assert not re.search(r"\d{17}|\d{11}", shown)
