"""A workspace, documents to be signed, and their printed pages without LibreOffice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.documents.compose import Written
from dossier.documents.finish import SignPlace
from dossier.documents.render import WordDocument
from dossier.signed import take as taking
from dossier.signed.take import Taken, take
from dossier.signed.unsigned import Printed
from tests.rules.test_rules import make_case
from tests.signed.papers import LETTER, REPORT, text_pdf, written_to

DAY = date(2026, 11, 26)
PAGES: Mapping[str, Sequence[Sequence[str]]] = {"D13": [LETTER], "D05": [REPORT, LETTER]}
"""Material → lines of the pages of its document."""

Take = Callable[..., dict[str, Taken]]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Return a case whose workspace is empty."""
    return make_case({}, tmp_path / "workspace")


@pytest.fixture
def written(case: Case) -> list[Written]:
    """Return the documents of ``PAGES``."""
    return [document(case, code) for code in PAGES]


def document(case: Case, code: str, data: bytes = b"as printed") -> Written:
    """Return a document with a place for a seal."""
    word = WordDocument(data, "文件", (), (SignPlace("seal", "申请单位（公章）", ""),), "", "plain", None)
    return Written(case.materials[code], "x.md", word)


@pytest.fixture
def taken(tmp_path: Path, case: Case, written: list[Written], monkeypatch: pytest.MonkeyPatch) -> Take:
    """Return what takes files by name and says by name what became of them."""

    def printed(case: Case, written: Sequence[Written], folder: Path, progress: object) -> Printed:
        files = {code: written_to(folder / f"{code}.pdf", text_pdf(*pages)) for code, pages in PAGES.items()}
        return Printed(files, {})

    monkeypatch.setattr(taking, "printed", printed)

    def run(files: Mapping[str, bytes], person: str = "", documents: Sequence[Written] = written) -> dict[str, Taken]:
        for name, data in files.items():
            written_to(tmp_path / "scans" / name, data)
        found = take(case, documents, tmp_path / "scans", person=person, day=DAY, progress=lambda *_: None)
        return {one.file.name: one for one in found}

    return run


def aside(one: Written) -> Written:
    """Return a document with edits that could not be brought in."""
    return replace(one, aside=True)
