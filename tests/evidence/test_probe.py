"""Probing tells good files from broken ones and never raises."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.evidence import probe as probing
from dossier.evidence.probe import Probe, probe
from tests.evidence import samples


def look(folder: Path, name: str, content: bytes) -> Probe:
    (folder / name).write_bytes(content)
    return probe(folder / name)


GOOD = [
    ("a.pdf", samples.pdf()),
    ("A.PDF", samples.pdf(3)),
    ("packed.pdf", samples.packed_pdf(2)),
    ("after.pdf", samples.pdf() + b"\n" * 900),
    ("a.png", samples.png()),
    ("a.jpg", samples.jpeg()),
    ("a.jpeg", samples.jpeg(preview=True)),
    ("a.gif", samples.gif()),
    ("a.docx", samples.docx()),
    ("a.xlsx", samples.xlsx()),
]


@pytest.mark.parametrize(("name", "content"), GOOD, ids=[name for name, _ in GOOD])
def test_a_good_file_has_no_problem(tmp_path: Path, name: str, content: bytes) -> None:
    found = look(tmp_path, name, content)
    assert (found.openable, found.encrypted, found.problem, found.size) == (True, False, None, len(content))


BROKEN = [
    ("empty.pdf", b"", "0 字节"),
    ("junk.pdf", bytes(range(256)), "无法识别"),
    ("note.pdf", "只是一段文字".encode(), "纯文本"),
    ("page.pdf", b"<!DOCTYPE html><html>404</html>", "网页"),
    ("cut.pdf", samples.pdf(3)[:-200], "不完整"),
    ("head.pdf", b"%PDF-1.4\n", "不完整"),
    ("tail.pdf", b"%PDF-1.4\nstartxref\n9\n%%EOF", "已损坏"),
    ("number.pdf", b"%PDF-1.4\nstartxref\n" + b"9" * 1500 + b"\n%%EOF", "已损坏"),
    ("pages.pdf", samples.pdf(0), "没有页面"),
    ("flat.pdf", samples.pdf(1, (595, 0)), "尺寸为零"),
    ("locked.pdf", samples.encrypted_pdf(), "密码"),
    ("restricted.pdf", samples.encrypted_pdf(""), "密码"),
    ("cut.png", samples.png()[:-6], "不完整"),
    ("size.png", samples.png(0, 0), "已损坏"),
    ("cut.jpg", samples.jpeg(ended=False), "不完整"),
    ("preview.jpg", samples.jpeg(preview=True, ended=False), "不完整"),
    ("head.jpg", samples.jpeg()[:6], "已损坏"),
    ("cut.gif", samples.gif()[:-1], "不完整"),
    ("cut.docx", samples.docx()[:-40], "不完整"),
    ("macro.docx", samples.docm(), "宏"),
    ("macro.docm", samples.docm(), "宏"),
    ("macro.xlsm", samples.xlsm(), "宏"),
    ("locked.docx", samples.encrypted_docx(), "密码"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Office"),
    ("some.zip", samples.archive("a.txt"), "压缩包"),
    ("paper.ofd", samples.archive("OFD.xml"), "OFD"),
    ("photo.heic", b"\x00\x00\x00\x18ftypheic" + bytes(20), "HEIC"),
    ("scan.tif", b"II*\x00" + bytes(20), "TIFF"),
    ("named.pdf", samples.jpeg(), "内容却是JPEG 图片"),
    ("named.jpg", samples.pdf(), "内容却是PDF 文件"),
    ("营业执照", samples.pdf(), "没有扩展名"),
]


@pytest.mark.parametrize(("name", "content", "says"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_a_bad_file_is_named_for_what_is_wrong(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    problem = look(tmp_path, name, content).problem
    assert problem is not None
    assert says in problem.zh
    assert problem.en


def test_encryption_is_told_apart_from_damage(tmp_path: Path) -> None:
    assert look(tmp_path, "a.pdf", samples.encrypted_pdf()).encrypted
    assert look(tmp_path, "a.docx", samples.encrypted_docx()).encrypted
    assert not look(tmp_path, "b.pdf", samples.pdf(3)[:-200]).encrypted


def test_a_wrong_ending_does_not_make_a_file_unopenable(tmp_path: Path) -> None:
    found = look(tmp_path, "named.pdf", samples.jpeg())
    assert (found.kind, found.openable) == ("jpeg", True)


def test_pointers_that_miss_are_left_to_the_thorough_reader(tmp_path: Path) -> None:
    found = look(tmp_path, "shifted.pdf", samples.shifted_pdf())
    assert (found.openable, found.pages) == (True, 1)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "LARGEST_FILE", 1000)
    assert look(tmp_path, "at.pdf", samples.pdf().ljust(1000)).problem is None
    problem = look(tmp_path, "over.pdf", samples.pdf().ljust(1001)).problem
    assert problem is not None
    assert "太大" in problem.zh


def test_a_file_that_vanishes_is_a_problem(tmp_path: Path) -> None:
    found = probe(tmp_path / "gone.pdf")
    assert not found.openable
    assert found.problem is not None


def test_any_cut_of_any_sample_is_answered_without_an_exception(tmp_path: Path) -> None:
    for make in samples.SAMPLES.values():
        content = make()
        for length in range(0, len(content), 37):
            assert look(tmp_path, "cut.pdf", content[:length]).problem is not None


def test_ordinary_files_do_not_load_the_pdf_library(tmp_path: Path) -> None:
    for name, content in GOOD:
        (tmp_path / name).write_bytes(content)
    code = (
        "import sys; from pathlib import Path; from dossier.evidence.probe import probe\n"
        "assert all(probe(path).problem is None for path in Path(sys.argv[1]).iterdir())\n"
        "print([name for name in ('pypdf', 'docx', 'openpyxl', 'lxml', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": "."},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
