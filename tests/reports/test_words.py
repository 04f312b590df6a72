"""Every word of the reports exists in both languages."""

import itertools
from datetime import date

import pytest

from dossier.finding import Outcome
from dossier.reports import html, next_step, province, text, words
from dossier.reports.report import Report
from dossier.rulebook.vocabulary import ProvinceStatus, Severity
from dossier.text import Text
from dossier.values.citation import Citation, Confidence
from tests.reports.cases import report_of
from tests.reports.findings import finding

FOUND = [
    finding("A01", outcome, severity=severity, waiver=waiver)
    for outcome, severity, waiver in itertools.product(Outcome, Severity, ("", "某人：理由"))
]


def complete(said: Text) -> bool:
    return bool(said.zh.strip()) and bool(said.en.strip()) and said.zh != said.en and "{" not in said.zh + said.en


@pytest.mark.parametrize("one", FOUND)
def test_every_kind_of_finding_has_a_state(one):
    assert complete(words.state(one))


def test_every_outcome_and_confidence_has_its_words():
    assert set(words.OUTCOMES) == set(Outcome)
    assert set(words.CONFIDENCE) == set(Confidence)
    assert all(complete(said) for said in (*words.OUTCOMES.values(), *words.CONFIDENCE.values()))


@pytest.mark.parametrize("confidence", Confidence)
@pytest.mark.parametrize("seen", [None, date(2026, 6, 1)])
def test_a_source_says_how_sure_it_is_and_when_it_was_seen(confidence, seen):
    said = words.source(Citation("示例办法", "第一条", "", seen, confidence))
    assert complete(said)
    assert words.CONFIDENCE[confidence].zh in said.zh
    assert [("2026-06-01" in words) for words in said] == [seen is not None] * 2


@pytest.mark.parametrize("status", ProvinceStatus)
@pytest.mark.parametrize("reviewed", [None, date(2026, 6, 8)])
@pytest.mark.parametrize("hotline", ["", "12300"])
def test_every_state_of_a_province_is_explained(status, reviewed, hotline):
    place = report_of([]).case.rulebook.province._replace(status=status, reviewed_on=reviewed, hotline=hotline)
    for said in (province.province_status(place), province.province_meaning(place), province.ask_authority(place)):
        assert complete(said)
    assert all(hotline in said for said in province.ask_authority(place))


@pytest.mark.parametrize("found", [[], *([one] for one in FOUND)])
def test_every_report_has_a_verdict_a_summary_and_a_next_step(found):
    report: Report = report_of(found)
    for said in (next_step.verdict(report), next_step.next_step(report), text.summary(report), html._disclaimer()):
        assert complete(said)
