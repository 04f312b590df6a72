"""The papers among the evidence carry their own font, are the same every time, and turn the page with their mark."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from dossier.office.fonts import face_of
from dossier.profile.load import load_profile
from dossier.volume.look import fonts_left_out
from examples.evidence_maker import typeface
from examples.evidence_maker.page import render
from examples.evidence_maker.picture import MissingFont
from examples.evidence_maker.sheet import MARK, NOTICE, Sheet
from examples.evidence_maker.wrap import wrap
from examples.make_evidence import ROOT, WORKSPACES, build

STORED = sorted(path for name in WORKSPACES for path in (ROOT / name / "evidence").glob("*.pdf"))

needs_font = pytest.mark.skipif(face_of("宋体") is None, reason="no font stands in for 宋体")


def lines_of(data: bytes) -> list[list[str]]:
    return [page.extract_text().split() for page in PdfReader(BytesIO(data)).pages]


def test_every_paper_carries_its_font_on_one_sheet_of_a4() -> None:
    assert len(STORED) > 50
    for path in STORED:
        with pikepdf.open(path) as pdf:
            (page,) = pdf.pages
            (font,) = page.obj.Resources.Font.values()
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor, path.name
            assert fonts_left_out(pdf) == [], path.name
            assert [round(float(side)) for side in page.mediabox] == [0, 0, 595, 842], path.name


@needs_font
@pytest.mark.parametrize("name", WORKSPACES)
def test_a_paper_is_the_same_every_time(name: str) -> None:
    profile = load_profile(ROOT / name / "profile.yaml").profile
    entry = next(one for one in profile.evidence or [] if one.material == "business_licence")
    assert build(profile, entry) == build(profile, entry)


@needs_font
def test_words_come_out_without_gaps_and_cells_as_words_of_their_own() -> None:
    data = render(Sheet("营业执照", [("统一社会信用代码", "91110000MAFAKE01XB")], ["附：示例。"], ["示例（示例印章）"]))
    assert lines_of(data) == [
        [MARK, NOTICE, "营业执照", "统一社会信用代码", "91110000MAFAKE01XB", "附：示例。", "示例（示例印章）"]
    ]


@needs_font
def test_a_long_paper_goes_on_upon_a_second_sheet_that_is_marked_too() -> None:
    first, second = lines_of(render(Sheet("清单", [(f"第{number}项", "示例") for number in range(40)])))
    assert first[:3] == [MARK, NOTICE, "清单"]
    assert second[:2] == [MARK, NOTICE]
    cells = [cell for number in range(40) for cell in (f"第{number}项", "示例")]
    assert first[3:] + second[2:] == cells


def test_a_missing_font_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeface, "face_of", lambda _: None)
    with pytest.raises(MissingFont, match="Noto Serif CJK SC") as caught:
        typeface.cut("示例", tmp_path / "font.ttf")
    assert len(str(caught.value).splitlines()) == 1


@needs_font
def test_a_character_the_font_lacks_stops_the_paper_and_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="😀"):
        typeface.cut("示例😀", tmp_path / "font.ttf")
    assert list(tmp_path.iterdir()) == []


def test_lines_begin_with_no_closing_mark_and_break_no_number() -> None:
    assert wrap("路路路路，1202房", 8, lambda line: len(line.encode("gbk"))) == ["路路路路，", "1202房"]
    assert wrap("路路路1202房", 8, lambda line: len(line.encode("gbk"))) == ["路路路", "1202房"]
    assert wrap("", 8, len) == [""]
