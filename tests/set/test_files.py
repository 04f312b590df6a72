"""Office programs take every file of every set: two validators find no error, LibreOffice opens and keeps what it says."""

import io
import re
import subprocess
from collections.abc import Sequence
from difflib import unified_diff
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from dossier.building import build
from dossier.documents.compose import Written
from dossier.edits.block import blocks
from dossier.pipeline import open_profile
from tests.support.office import round_trip, to_pdf
from tests.support.ooxml import audit, sdk_validate
from tests.support.whole_set import PROFILES, whole_set

OPENED = ("yunqi",)
"""Sets that LibreOffice opens: the one with both categories, charts, divided tables and a tree of three levels."""

_COUNT = "[一二三四五六七八九十百]+"
_NUMBER = re.compile(
    rf"[表图]\d+(?:-\d+)?|^\s*(?:{_COUNT}、|（{_COUNT}）|第(?:{_COUNT})[章节条](?=[ \u3000]))", re.MULTILINE
)
"""Numbers that programs count: of captions anywhere, of Chinese headings, items and articles at the beginning of a line."""


def _documents(name: str, folder: Path) -> list[Path]:
    """Write every document of a set into a folder."""
    paths = [folder / f"{name}-{one.material.code}.docx" for one in whole_set(name).written]
    for path, one in zip(paths, whole_set(name).written, strict=True):
        path.write_bytes(one.document.data)
    return paths


@cache
def _kinds() -> dict[str, Written]:
    """Return one document of each chain of templates: sets that share a chain differ in words only."""
    return {one.chain: one for name in PROFILES for one in whole_set(name).written}


def _workbooks(name: str, folder: Path) -> list[Path]:
    """Return the workbooks of the package of a profile."""
    return sorted(build(open_profile(PROFILES[name]), folder).folder.glob("*.xlsx"))


def _numbers(pdf: Path) -> set[str]:
    """Return the numbers a reader sees on captions, headings, items and articles; where lines end may differ."""
    shown = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return {re.sub(r"\s", "", number) for number in _NUMBER.findall(shown)}


def test_the_audit_finds_no_error_in_any_kind_of_document() -> None:
    found = {chain: audit(one.document.data) for chain, one in _kinds().items()}
    assert len(found) > len(PROFILES) * 5
    assert {chain: errors for chain, errors in found.items() if errors} == {}


@pytest.mark.parametrize("name", OPENED)
def test_the_audit_finds_no_error_in_the_workbooks(name: str, tmp_path: Path) -> None:
    books = _workbooks(name, tmp_path)
    assert len(books) >= 2
    assert {book.name: errors for book in books if (errors := audit(book.read_bytes(), ".xlsx"))} == {}


def test_the_open_xml_sdk_finds_no_error_in_any_kind_of_document_or_workbook(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}-{one.material.code}.docx" for number, one in enumerate(_kinds().values())]
    for path, one in zip(files, _kinds().values(), strict=True):
        path.write_bytes(one.document.data)
    files += [path for name in OPENED for path in _workbooks(name, tmp_path)]
    assert {path.name: errors for path, errors in sdk_validate(files).items() if errors} == {}


@pytest.fixture(scope="module", params=OPENED)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """The documents of a set, each with what LibreOffice makes of it when it opens and saves it."""
    documents = _documents(request.param, tmp_path_factory.mktemp("written"))
    return dict(zip(documents, round_trip(documents, tmp_path_factory.mktemp("saved")), strict=True))


def test_libreoffice_keeps_text_and_drawings(opened: dict[Path, Path]) -> None:
    for written, saved in opened.items():
        before, after = (docx.Document(io.BytesIO(path.read_bytes())) for path in (written, saved))
        said = [[block.text for block in blocks(document) if block.text] for document in (before, after)]
        assert list(unified_diff(*said, lineterm="", n=0)) == [], written.name
        drawn = [len(list(document.element.body.iter(qn("w:drawing")))) for document in (before, after)]
        assert drawn[0] == drawn[1], written.name


def test_libreoffice_counts_the_same_numbers_after_saving(opened: dict[Path, Path], tmp_path: Path) -> None:
    before, after = to_pdf(list(opened), tmp_path / "before"), to_pdf(list(opened.values()), tmp_path / "after")
    for one, other in zip(before, after, strict=True):
        assert _numbers(one) ^ _numbers(other) == set(), one.name
        assert _every_page_says_something(one)


def _every_page_says_something(pdf: Path) -> bool:
    return all(page.extract_text().strip() for page in PdfReader(pdf).pages)


@pytest.mark.parametrize("name", OPENED)
def test_libreoffice_opens_the_workbooks(name: str, tmp_path: Path) -> None:
    books: Sequence[Path] = _workbooks(name, tmp_path / "package")
    assert all(_every_page_says_something(pdf) for pdf in to_pdf(books, tmp_path / "pdf"))
