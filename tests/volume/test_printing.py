"""Printing adds a PDF beside each document and the volume, and says what is not in it."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from dossier.collect import collect
from dossier.composing import compose_case
from dossier.package.artifact import Artifact
from dossier.text import Text
from dossier.volume import printing
from dossier.volume.pdfs import Converted, Paper, Progress
from dossier.volume.printing import print_package
from tests.support.cases import case_of
from tests.volume import samples


def test_every_document_gets_its_pdf_and_all_are_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Paper] = []

    def converted(papers: Sequence[Paper], author: str, day: date, progress: Progress) -> Converted:
        asked.extend(papers)
        made = {paper.name: samples.pdf([f"paper {number}"]) for number, paper in enumerate(papers) if number != 1}
        return Converted(made, ((papers[1].name, Text("没有做出", "not made")), ("", Text("缺字体", "fonts"))))

    monkeypatch.setattr(printing, "pdfs_of", converted)
    case = case_of("qinghe")
    composed = compose_case(case, draft=False)
    files = collect(case, composed)
    printed = print_package(case, composed.written, files, lambda *_: None, draft=False)
    ours = [one.path for one in files if one.template]
    assert [paper.name for paper in asked] == ours
    assert asked[0].title == "业务发展报告（业务发展和实施计划）"
    *beside, volume = printed.artifacts
    assert [one.printed_from for one in beside] == [ours[0], *ours[2:]]
    assert all(one.path == one.printed_from.replace(".docx", ".pdf") for one in beside)
    assert volume.path == "全套材料.pdf"
    pages = PdfReader(BytesIO(volume.data)).pages
    assert sum("paper " in page.extract_text() for page in pages) == len(ours) - 1
    notes = [note.zh for note in printed.notes]
    assert notes[:2] == ["《技术方案》的 PDF：没有做出", "缺字体"]
    assert all("份文件没有嵌入字体" in note for note in notes[2:])


def test_a_pdf_does_not_take_the_name_of_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        printing, "pdfs_of", lambda papers, *_: Converted({paper.name: samples.pdf(["x"]) for paper in papers}, ())
    )
    case = case_of("qinghe")
    written = [one for one in compose_case(case, draft=False).written if one.material.code == "D13"]
    folder = "04-网络与信息安全保障措施"
    files = [
        Artifact(f"{folder}/03-承诺书.docx", written[0].document.data, "D13", "D13.md"),
        Artifact(f"{folder}/03-承诺书.pdf", samples.pdf(["y"]), "D13", origins=("y.pdf",)),
        Artifact(f"{folder}/04-加密.pdf", b"%PDF-1.4 torn", "D10", origins=("z.pdf",)),
    ]
    printed = print_package(case, written, files, lambda *_: None, draft=False)
    assert [one.path for one in printed.artifacts[:-1]] == [f"{folder}/03-承诺书-打印稿.pdf"]
    assert [note.zh.split("：")[0] for note in printed.notes] == ["《网络与信息安全责任人任命书》没有装入全套材料.pdf"]
