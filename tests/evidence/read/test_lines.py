"""Text is copied with its place on the page as it is shown; what a scanner has guessed or laid across it is not."""

from pathlib import Path

import pikepdf
import pytest
from fpdf import FPDF

from dossier.evidence.read import lines
from dossier.evidence.read.copy import read_text
from dossier.evidence.read.lines import readable, text_lines
from tests.evidence.samples import encrypted_pdf
from tests.support.cases import EXAMPLES

FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


def paper(path: Path, *, mode: str = "", turn: int = 0) -> Path:
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("cjk", fname=str(FONT), collection_font_number=2)
    pdf.set_font("cjk", size=12)
    if mode:
        pdf.text_mode = mode  # type: ignore[assignment]
    pdf.text(20, 30, "公司名称：北京示例科技有限公司")
    pdf.text(20, 40, "经营许可证编号：B1-20250001")
    pdf.output(str(path))
    if turn:
        with pikepdf.open(path, allow_overwriting_input=True) as opened:
            opened.pages[0].rotate(turn, relative=False)
            opened.save(path)
    return path


def test_lines_come_with_their_places(tmp_path: Path) -> None:
    first, second = text_lines(paper(tmp_path / "a.pdf"), 1)
    assert (first.text, second.text) == ("公司名称：北京示例科技有限公司", "经营许可证编号：B1-20250001")
    assert first.page == 1
    assert first.confidence == 1.0
    assert first.box[0] == pytest.approx(20 / 210, abs=0.01)
    assert first.box[3] == pytest.approx(30 / 297, abs=0.01)
    assert first.box[3] < second.box[1] + 0.001


def test_a_page_turned_to_its_side_does_not_show_upright_lines(tmp_path: Path) -> None:
    assert text_lines(paper(tmp_path / "a.pdf", turn=90), 1) == []


def test_invisible_text_is_what_a_scanner_has_guessed_and_is_not_copied(tmp_path: Path) -> None:
    assert text_lines(paper(tmp_path / "a.pdf", mode="INVISIBLE"), 1) == []


def test_a_watermark_across_the_page_is_left_out() -> None:
    texts = [line.text for line in text_lines(EXAMPLES / "qinghe/evidence/营业执照.pdf", 1)]
    assert "北京青禾示例科技有限公司" in texts
    assert not [text for text in texts if text.startswith("示例·非真实证件")]


def test_only_the_first_pages_are_copied() -> None:
    assert text_lines(EXAMPLES / "qinghe/evidence/营业执照.pdf", 0) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 broken", encrypted_pdf(), b"\x89PNG"])
def test_a_file_that_cannot_be_read_has_no_text(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    assert readable(tmp_path / "a.pdf", 3) == []


def test_a_file_that_only_forbids_things_is_read_whatever_its_encryption(tmp_path: Path) -> None:
    pikepdf.open(paper(tmp_path / "a.pdf")).save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(owner="o", R=6))
    assert text_lines(tmp_path / "b.pdf", 1) == text_lines(tmp_path / "a.pdf", 1)
    assert len(text_lines(tmp_path / "b.pdf", 1)) == 2


def test_a_hidden_page_is_left_out_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    with pikepdf.open(paper(tmp_path / "a.pdf", mode="INVISIBLE")) as both:
        both.pages.extend(pikepdf.open(paper(tmp_path / "b.pdf")).pages)
        both.save(tmp_path / "c.pdf")
    assert [line.page for line in text_lines(tmp_path / "c.pdf", 5)] == [2, 2]
    assert text_lines(tmp_path / "c.pdf", 1) == []


def test_text_beside_the_page_is_not_copied(tmp_path: Path) -> None:
    with pikepdf.open(paper(tmp_path / "a.pdf"), allow_overwriting_input=True) as cut:
        cut.pages[0].cropbox = [0, 0, 595, 842 - 35 / 25.4 * 72]
        cut.save(tmp_path / "a.pdf")
    assert [line.text for line in text_lines(tmp_path / "a.pdf", 1)] == ["经营许可证编号：B1-20250001"]


def test_too_little_memory_is_not_taken_for_a_file_without_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(lines, "all_text_is_seen", exhausted)
    with pytest.raises(MemoryError):
        readable(paper(tmp_path / "a.pdf"), 1)


def test_a_file_without_any_fact_counts_as_not_read(tmp_path: Path) -> None:
    found = read_text(str(paper(tmp_path / "a.pdf")), "identity_card", 1)
    assert (found["origin"], found["fields"]) == ("none", [])


def test_a_file_with_text_is_read(tmp_path: Path) -> None:
    found = read_text(str(paper(tmp_path / "a.pdf")), "provider_licence", 1)
    assert (found["origin"], [one[:2] for one in found["fields"]]) == (
        "text", [["holder", "北京示例科技有限公司"], ["number", "B1-20250001"]],
    )  # fmt: skip
