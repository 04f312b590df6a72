"""The contents print the pages the headings stand on, found once and remembered; without LibreOffice they print none."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from dossier import pagination
from dossier.case import Case
from dossier.composing import compose_case
from dossier.documents.compose import Written
from dossier.documents.layout import read_layout
from dossier.pipeline import open_profile
from tests.acceptance.conftest import ROOT
from tests.support.office import to_pdf

WITH_CONTENTS = {"D05", "D06", "D09"}


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    profile = tmp_path / "qinghe" / "profile.yaml"
    shutil.copytree(ROOT / "examples/qinghe", profile.parent)
    return open_profile(profile)


def paginated(case: Case) -> Mapping[str, Written]:
    """Do what a build does, and return the documents that have contents."""
    composed = compose_case(case, draft=False, layouts=pagination.remembered_layouts(case))
    written = pagination.paginate(case, composed.written, draft=False)
    assert [one.material.code for one in written] == [one.material.code for one in composed.written]
    return {one.material.code: one for one in written if one.document.has_contents}


def pages_of_contents(pdf: Path) -> str:
    pages = [page.extract_text() for page in PdfReader(pdf).pages[1:6]]
    return "".join("".join(page.replace(".", "").split()) for page in pages if "共" not in page)


def test_page_numbers_are_those_of_the_finished_document(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOSSIER_SOFFICE")
    written = paginated(case)
    assert set(written) >= WITH_CONTENTS
    for code, one in written.items():
        path = tmp_path / f"{code}.docx"
        path.write_bytes(one.document.data)
        (pdf,) = to_pdf([path], tmp_path)
        layout = one.document.layout
        assert layout is not None
        assert read_layout(pdf, len(one.document.headings)) == layout
        first = one.document.headings[0]
        assert f"{first.number}{first.text}{layout.pages[0]}".replace(" ", "") in pages_of_contents(pdf)

    monkeypatch.setenv("DOSSIER_SOFFICE", "")  # what is remembered needs no program
    again = paginated(case)
    assert {code: one.document.data for code, one in again.items()} == {
        code: one.document.data for code, one in written.items()
    }


def test_without_libreoffice_the_contents_have_no_numbers(case: Case) -> None:
    for one in paginated(case).values():
        assert one.document.layout is None
        assert "PAGEREF _Toc" not in one.document.body


def test_a_layout_of_another_text_is_not_printed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOSSIER_SOFFICE")
    paginated(case)
    text = case.loaded.path.read_text("utf-8")
    case.loaded.path.write_text(text.replace("企业资料发布", "企业资料的发布"), "utf-8")
    monkeypatch.setenv("DOSSIER_SOFFICE", "")
    changed = paginated(open_profile(case.loaded.path))
    assert changed["D05"].document.layout is None
