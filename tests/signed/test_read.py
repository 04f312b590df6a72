"""What is read below the ink of a seal is not sure, and red ink is seen."""

import importlib
from pathlib import Path

import pytest
from pikepdf import Pdf
from PIL import ImageDraw

from dossier.evidence.reading import Line
from dossier.signed.work.keep import kept
from dossier.signed.work.read import recognised, red_share
from tests.signed.papers import LETTER, REPORT, picture, scan_pdf, text_pdf, written_to


def test_lines_below_a_seal_are_doubted_and_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recognise = importlib.import_module("dossier.evidence.read.recognise")
    lines = [Line("500", 1, 0.98, (0.55, 0.7, 0.8, 0.72)), Line("600", 1, 0.98, (0.1, 0.1, 0.3, 0.12))]
    monkeypatch.setattr(recognise, "recognise", lambda *_: lines)
    scan = written_to(tmp_path / "scan.pdf", scan_pdf(picture(LETTER)))
    assert [line[2] for line in recognised(str(scan), 1, 150, 1280, 0) or ()] == [0.49, 0.98]


def test_a_page_without_a_picture_is_not_recognised(tmp_path: Path) -> None:
    paper = written_to(tmp_path / "text.pdf", text_pdf(LETTER))
    assert recognised(str(paper), 1, 150, 1280, 0) is None
    assert red_share(str(paper), 1) is None


def test_red_ink_is_told_from_black_and_blue(tmp_path: Path) -> None:
    blue = picture(LETTER, red=False)
    ImageDraw.Draw(blue).ellipse((700, 1200, 950, 1450), outline="#2030c0", width=10)
    scan = written_to(tmp_path / "scan.pdf", scan_pdf(picture(LETTER), picture(LETTER, red=False), blue))
    first, second, third = (red_share(str(scan), page) for page in (1, 2, 3))
    assert first is not None
    assert first > 0.002
    assert (second, third) == (0, 0)


def test_pages_are_left_out_and_turned(tmp_path: Path) -> None:
    paper = written_to(tmp_path / "text.pdf", text_pdf(LETTER, (), REPORT))
    assert kept(str(paper), [2], [(3, 90)], str(tmp_path / "kept.pdf")) == 2
    with Pdf.open(tmp_path / "kept.pdf") as pdf:
        assert [page.rotation for page in pdf.pages] == [0, 270]
