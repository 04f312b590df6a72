"""A signed scan replaces its document only while that still says what was signed."""

from dataclasses import replace

import pytest

from dossier.case import Case
from dossier.documents.compose import Written
from dossier.finding import Outcome
from dossier.package.artifact import Artifact
from dossier.rulebook.vocabulary import Severity
from dossier.signed.files import signed_files
from dossier.signed.records import Records
from tests.signed.conftest import Take, document
from tests.signed.papers import LETTER, text_pdf


@pytest.fixture
def scan(taken: Take) -> bytes:
    """Return the scan that was taken back for D13."""
    data = text_pdf(LETTER)
    assert taken({"D13.pdf": data})["D13.pdf"].accepted
    return data


def test_nothing_is_replaced_before_anything_came_back(case: Case, written: list[Written]) -> None:
    assert signed_files(case, written) == ({}, ())


def test_the_scan_replaces_the_document_and_says_how_it_was_compared(
    case: Case, written: list[Written], scan: bytes
) -> None:
    found = signed_files(case, written)
    one = found.files["D13"]
    assert (list(found.files), one.data, one.pages, one.originals) == (["D13"], scan, 1, ())
    assert (one.sha256, one.unsigned) == (Artifact("", scan).sha256, Artifact("", b"as printed").sha256)
    assert "逐页复制文字核对" in one.steps[0].zh
    assert found.findings == ()


def test_a_changed_document_leaves_the_scan_out_and_says_so(case: Case, scan: bytes) -> None:
    found = signed_files(case, [document(case, "D13", b"changed since")])
    assert found.files == {}
    (one,) = found.findings
    assert (one.code, one.outcome, one.severity, one.blocks) == ("P07", Outcome.FAIL, Severity.WARN, False)
    assert one.message.zh == "《网络信息安全承诺书》签署后内容又有变化，签署件已过时，没有放入套件"


def test_a_scan_that_is_gone_or_was_changed_is_left_out_and_said_so(
    case: Case, written: list[Written], scan: bytes
) -> None:
    Records(case).path("D13").write_bytes(scan + b" ")
    found = signed_files(case, written)
    assert found.files == {}
    assert [one.code for one in found.findings] == ["P07"]
    assert "丢失或被改动" in found.findings[0].message.zh


def test_a_scan_without_red_ink_and_with_numbers_unread_is_doubted(
    case: Case, written: list[Written], scan: bytes
) -> None:
    records = Records(case)
    records.keep(replace(records.by_material["D13"], red=False, unread=(1,)), scan)
    found = signed_files(case, written)
    assert list(found.files) == ["D13"]
    assert [(one.code, one.blocks) for one in found.findings] == [("P08", False), ("P09", False)]


def test_a_document_that_is_written_no_more_needs_no_scan(case: Case, scan: bytes) -> None:
    assert signed_files(case, []) == ({}, ())
