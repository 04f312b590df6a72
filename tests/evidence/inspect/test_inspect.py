"""Inspecting tells good files from broken ones, says why, and never raises."""

from pathlib import Path

import pytest

from dossier.evidence.inspect import child, parent
from dossier.evidence.inspect.carry import from_json
from dossier.evidence.inspect.parent import inspect
from dossier.evidence.inspection import MOST_PAGES, SUSPECT_WORDS, Inspection
from dossier.rulebook.load import load_law
from tests.evidence import samples, scans


def look(folder: Path, name: str, content: bytes) -> Inspection:
    (folder / name).write_bytes(content)
    return inspect(folder / name)


GOOD = [
    ("a.pdf", samples.pdf()),
    ("A.PDF", samples.pdf(3)),
    ("packed.pdf", samples.packed_pdf(2)),
    ("after.pdf", samples.pdf() + b"\n" * 900),
    ("before.pdf", b"\x00junk before the header\n" + samples.pdf()),
    ("a.png", samples.png()),
    ("a.jpg", scans.jpeg_of(1060, 1500)),
    ("a.jpeg", scans.jpeg_of(1060, 1500, "L")),
    ("a.gif", samples.gif()),
    ("a.docx", samples.docx()),
    ("a.xlsx", samples.xlsx()),
]


@pytest.mark.parametrize(("name", "content"), GOOD, ids=[name for name, _ in GOOD])
def test_a_good_file_has_no_problem(tmp_path: Path, name: str, content: bytes) -> None:
    found = look(tmp_path, name, content)
    assert (found.openable, found.encrypted, found.problem, found.size) == (True, "", None, len(content))


BROKEN = [
    ("empty.pdf", b"", "0 字节"),
    ("junk.pdf", bytes(range(256)), "无法识别"),
    ("note.pdf", "只是一段文字".encode(), "纯文本"),
    ("page.pdf", b"<!DOCTYPE html><html>404</html>", "网页"),
    ("cut.pdf", samples.pdf(3)[:-200], "不完整"),
    ("update-cut.pdf", samples.pdf() + b"9 0 obj\n<</Type /Page", "不完整"),
    ("head.pdf", b"%PDF-1.4\n", "不完整"),
    ("tail.pdf", b"%PDF-1.4\nstartxref\n9\n%%EOF", "已损坏"),
    ("number.pdf", b"%PDF-1.4\nstartxref\n" + b"9" * 1500 + b"\n%%EOF", "已损坏"),
    ("pages.pdf", samples.pdf(0), "没有页面"),
    ("flat.pdf", samples.pdf(2, "0 0 595 0"), "第 1、2 页尺寸为零"),
    ("locked.pdf", samples.encrypted_pdf(), "打开密码"),
    ("restricted.pdf", samples.encrypted_pdf(""), "权限限制"),
    ("cut.png", samples.png()[:-6], "不完整"),
    ("size.png", samples.png().replace(b"\x00\x00\x02\xbc\x00\x00\x03\xde", bytes(8), 1), "已损坏"),
    ("cut.jpg", scans.jpeg_of(1060, 1500)[:-3000], "不完整"),
    ("head.jpg", scans.jpeg_of(1060, 1500)[:6], "不完整"),
    ("cut.gif", samples.gif()[:-1], "不完整"),
    ("cut.docx", samples.docx()[:-40], "不完整"),
    ("macro.docx", samples.docm(), "宏"),
    ("macro.docm", samples.docm(), "宏"),
    ("macro.xlsm", samples.xlsm(), "宏"),
    ("locked.docx", samples.encrypted_docx(), "打开密码"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Office"),
    ("some.zip", samples.archive("a.txt"), "压缩包"),
    ("paper.ofd", samples.archive("OFD.xml"), "OFD"),
    ("photo.heic", b"\x00\x00\x00\x18ftypheic" + bytes(20), "HEIC"),
    ("scan.tif", b"II*\x00" + bytes(20), "TIFF"),
    ("named.pdf", scans.jpeg_of(1060, 1500), "内容却是JPEG 图片"),
    ("named.jpg", samples.pdf(), "内容却是PDF 文件"),
    ("营业执照", samples.pdf(), "没有扩展名"),
]


@pytest.mark.parametrize(("name", "content", "says"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_a_bad_file_is_named_for_what_is_wrong(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    problem = look(tmp_path, name, content).problem
    assert problem is not None
    assert says in problem.zh
    assert problem.en


def test_a_password_is_told_apart_from_restrictions_and_from_damage(tmp_path: Path) -> None:
    assert look(tmp_path, "a.pdf", samples.encrypted_pdf()).encrypted == "password"
    assert look(tmp_path, "a.docx", samples.encrypted_docx()).encrypted == "password"
    restricted = look(tmp_path, "c.pdf", samples.encrypted_pdf(""))
    assert (restricted.encrypted, restricted.openable, len(restricted.pages)) == ("owner", True, 1)
    assert look(tmp_path, "b.pdf", samples.pdf(3)[:-200]).encrypted == ""


def test_a_wrong_ending_does_not_make_a_file_unopenable(tmp_path: Path) -> None:
    found = look(tmp_path, "named.pdf", scans.jpeg_of(1060, 1500))
    assert (found.kind, found.openable) == ("jpeg", True)


def test_a_file_that_had_to_be_mended_says_so_and_shows_its_pages(tmp_path: Path) -> None:
    found = look(tmp_path, "a.pdf", samples.mended_pdf())
    assert (found.repaired, found.problem, len(found.pages)) == (True, None, 1)
    assert not look(tmp_path, "b.pdf", samples.pdf()).repaired


@pytest.mark.parametrize("name", ["recovered.pdf", "reconstruct > it's \u200b.pdf", "expected endstream \udcff.pdf"])
def test_a_sound_file_is_not_taken_for_mended_because_of_its_name(tmp_path: Path, name: str) -> None:
    without_size = samples.pdf().replace(b"/MediaBox", b"/NoMedia1")
    assert look(tmp_path, name, without_size).repaired is False
    assert look(tmp_path, "other.pdf", samples.pdf()[:-40] + b"%%EOF").repaired is True


def test_a_scan_whose_picture_is_cut_is_named_with_its_page(tmp_path: Path) -> None:
    cut = scans.jpeg_of(1060, 1500)
    found = look(tmp_path, "b.pdf", _page_of(cut[: len(cut) // 2]))
    assert found.problem is not None
    assert "第 1 页已损坏" in found.problem.zh


def test_a_photograph_turned_by_its_note_counts_as_it_is_shown(tmp_path: Path) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    lying = scans.drawing(1060, 1500).transpose(Image.Transpose.ROTATE_90)
    shown = look(tmp_path, "a.jpg", scans.picture(lying, "JPEG", exif=exif)).pages[0]
    plain = look(tmp_path, "b.jpg", scans.picture(lying, "JPEG")).pages[0]
    assert (shown.sideways, plain.sideways) == (False, True)


def test_what_was_found_survives_being_carried(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(samples.SAMPLES["script-pdf"]())
    carried = child.inspect_file(str(tmp_path / "a.pdf"))
    assert from_json(carried) == inspect(tmp_path / "a.pdf")


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LARGEST_FILE", 1000)
    (tmp_path / "over.pdf").write_bytes(samples.pdf().ljust(1001))
    problem = child.inspect_file(str(tmp_path / "over.pdf"))["problem"]
    assert "太大" in problem.zh


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(samples.pdf(MOST_PAGES))
    with monkeypatch.context() as hurried:
        hurried.setattr(parent, "SECONDS", 0.005)
        problem = inspect(tmp_path / "a.pdf").problem
    assert problem is not None
    assert "超过时限" in problem.zh
    assert look(tmp_path, "b.pdf", samples.pdf()).problem is None


def test_only_so_many_pages_are_looked_at_and_all_are_counted(tmp_path: Path) -> None:
    found = look(tmp_path, "a.pdf", samples.pdf(MOST_PAGES + 1))
    assert (found.page_count, len(found.pages)) == (MOST_PAGES + 1, MOST_PAGES)


def test_a_file_that_vanishes_is_a_problem(tmp_path: Path) -> None:
    found = inspect(tmp_path / "gone.pdf")
    assert not found.openable
    assert found.problem is not None


@pytest.mark.parametrize("name", ["ok-pdf", "packed-pdf", "ok-png", "ok-jpg", "ok-gif", "ok-docx", "encrypted-pdf"])
def test_any_cut_of_a_file_is_a_problem(tmp_path: Path, name: str) -> None:
    content = samples.SAMPLES[name]()
    ending = "." + name.rpartition("-")[2]
    step = max(37, len(content) // 40)
    for length in range(0, len(content) - 10, step):
        assert look(tmp_path, f"cut{ending}", content[:length]).problem is not None, length


def test_every_text_of_a_failed_field_holds_one_of_the_words_that_are_kept() -> None:
    (rule,) = (entry.rule for entry in load_law().rules if entry.rule.code == "L15")
    patterns = rule.parameters["patterns"]
    assert isinstance(patterns, tuple)
    for pattern in patterns:
        assert str(pattern).startswith(SUSPECT_WORDS)


def _page_of(jpeg: bytes) -> bytes:
    """Return a PDF of one page that shows a JPEG picture of 1060 by 1500 points."""
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(scans.scanned(scans.drawing(1060, 1500)))) as pdf:
        (stream,) = (one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image")
        stream.write(jpeg, filter=pikepdf.Name.DCTDecode)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()
