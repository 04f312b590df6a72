"""The order of findings, their counts, and whether a case is ready."""

import itertools

import pytest

from dossier.finding import Outcome
from dossier.rulebook.vocabulary import Severity, Stage
from tests.reports.cases import report_of
from tests.reports.findings import finding

WORST_FIRST = [
    finding("A02", Outcome.FAIL, line=10),  # a prerequisite, and so is C01
    finding("C01", Outcome.UNKNOWN),
    finding("A01", Outcome.FAIL, line=9),
    finding("B01", Outcome.ERROR),
    finding("B02", Outcome.UNKNOWN),
    finding("G01", Outcome.UNKNOWN, waiting=True),
    finding("D01", Outcome.FAIL, severity=Severity.WARN),
    finding("E01", Outcome.FAIL, severity=Severity.INFORM),
    finding("D09", Outcome.UNKNOWN, severity=Severity.WARN),
    finding("K01", Outcome.UNKNOWN)._replace(stage=Stage.SIGNING),
    finding("A03", Outcome.FAIL, waiver="某人：理由"),
    finding("A04", Outcome.PASS),
    finding("A05", Outcome.NOT_APPLICABLE),
]


@pytest.mark.parametrize("shift", range(len(WORST_FIRST)))
def test_what_blocks_comes_first_and_what_passed_last(shift):
    mixed = list(itertools.islice(itertools.cycle(reversed(WORST_FIRST)), shift, shift + len(WORST_FIRST)))
    assert [one.code for one in report_of(mixed).findings] == [one.code for one in WORST_FIRST]


def test_open_findings_are_those_a_person_has_to_look_at():
    assert [one.code for one in report_of(WORST_FIRST).open] == [one.code for one in WORST_FIRST[:-2]]


@pytest.mark.parametrize(
    ("found", "ready"),
    [
        ([finding("A01", Outcome.PASS)], True),
        ([finding("A01", Outcome.FAIL, severity=Severity.WARN)], True),
        ([finding("A01", Outcome.FAIL, waiver="某人：理由")], True),
        ([finding("A01", Outcome.UNKNOWN)], False),
        ([finding("A01", Outcome.UNKNOWN, waiver="某人：理由")], True),
        ([finding("A01", Outcome.UNKNOWN, severity=Severity.WARN)], True),
        ([finding("A01", Outcome.UNKNOWN, severity=Severity.INFORM)], True),
        ([finding("A01", Outcome.ERROR, severity=Severity.INFORM)], False),
        ([finding("A01", Outcome.FAIL)], False),
        ([], False),
    ],
)
def test_only_what_was_checked_and_does_not_block_is_ready(found, ready):
    assert report_of(found).ready is ready


def test_every_outcome_is_counted_even_when_there_is_none():
    assert report_of([finding("A01", Outcome.PASS)]).count() == {
        "fail": 0, "error": 0, "unknown": 0, "pass": 1, "not_applicable": 0,
    }  # fmt: skip
