"""A signed scan is taken back when it is the document that was to be signed, whole; everything else is refused."""

import hashlib
import io
from pathlib import Path

import pytest
from pikepdf import Encryption, Pdf

from dossier.case import Case
from dossier.documents.compose import Written
from dossier.errors import UsageError
from dossier.signed import reader
from dossier.signed.records import Records
from dossier.signed.take import take
from tests.signed.conftest import DAY, Take, aside
from tests.signed.papers import LETTER, REPORT, picture, scan_pdf, text_pdf

OTHER = tuple(line.replace("500万元", "600万元") for line in LETTER)


def test_the_same_document_is_taken_and_kept_with_both_digests(taken: Take, case: Case, tmp_path: Path) -> None:
    scan = text_pdf(LETTER)
    one = taken({"D13.pdf": scan})["D13.pdf"]
    assert one.accepted
    assert one.message.zh == "已接收，1 页；逐页复制文字核对，各页至少 100% 相符"
    records = Records(case)
    record = records.by_material["D13"]
    assert (record.sha256, record.received) == (hashlib.sha256(scan).hexdigest(),) * 2
    assert record.unsigned == hashlib.sha256(b"as printed").hexdigest()
    assert (record.pages, record.compared, record.person, record.day) == (1, "text", "", DAY.isoformat())
    assert records.scan(record) == scan
    assert (tmp_path / "scans/D13.pdf").read_bytes() == scan


def test_a_scan_without_a_telling_name_finds_its_document(taken: Take, case: Case) -> None:
    assert taken({"scan0001.pdf": text_pdf(REPORT, LETTER)})["scan0001.pdf"].accepted
    assert list(Records(case).by_material) == ["D05"]


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        ([LETTER], "待签文件 2 页，扫描件 1 页"),
        ([REPORT, LETTER, LETTER], "待签文件 2 页，扫描件 3 页"),
        ([("封面函",), REPORT, LETTER], "待签文件 2 页，扫描件 3 页"),
        ([LETTER, REPORT], "第 1 页与待签文件的文字只有"),
        ([REPORT, REPORT], "第 2 页与待签文件的文字只有"),
        ([REPORT, OTHER], "第 2 页内容不同：应为“500”，扫描件上是“600”"),
        ([REPORT, [line.replace("青禾", "蓝汐") for line in LETTER]], "应为“青禾”，扫描件上是“蓝汐”"),
    ],
)
def test_what_is_not_that_document_is_refused_and_not_kept(
    taken: Take, case: Case, pages: list[tuple[str, ...]], why: str
) -> None:
    one = taken({"D05.pdf": text_pdf(*pages)})["D05.pdf"]
    assert not one.accepted
    assert why in one.message.zh
    assert Records(case).by_material == {}
    assert not (case.folder / "signed").exists()


def test_empty_backs_of_sheets_are_left_out(taken: Take, case: Case) -> None:
    one = taken({"D05.pdf": text_pdf(REPORT, (), LETTER, ())})["D05.pdf"]
    assert one.accepted
    assert "扫描件的空白页（第 2、4 页）没有保留" in one.message.zh
    record = Records(case).by_material["D05"]
    assert (record.pages, record.dropped) == (2, (2, 4))
    assert record.sha256 != record.received
    with Pdf.open(Records(case).path("D05")) as kept:
        assert len(kept.pages) == 2


def test_two_scans_of_one_document_are_both_refused(taken: Take) -> None:
    found = taken({"D13.pdf": text_pdf(LETTER), "D13-2.pdf": text_pdf(LETTER)})
    assert {one.accepted for one in found.values()} == {False}


def test_files_that_are_no_scans_or_belong_to_nothing_are_refused(taken: Take) -> None:
    locked = io.BytesIO()
    with Pdf.open(io.BytesIO(text_pdf(LETTER))) as pdf:
        pdf.save(locked, encryption=Encryption(user="x", owner="y"))
    found = taken(
        {"说明.txt": b"text", "照片.pdf": text_pdf(("与本次申请无关的一页",)), "D13.pdf": locked.getvalue(),
         "D05.pdf": b"%PDF-1.4 broken"}
    )  # fmt: skip
    assert not any(one.accepted for one in found.values())
    assert found["说明.txt"].message.zh == "不是 PDF、JPG 或 PNG 文件"
    assert "认不出" in found["照片.pdf"].message.zh
    assert "加密" in found["D13.pdf"].message.zh


def test_a_document_with_unsettled_edits_takes_no_scan(taken: Take, written: list[Written]) -> None:
    found = taken({"D13.pdf": text_pdf(LETTER)}, documents=[aside(one) for one in written])
    assert "P06" in found["D13.pdf"].message.zh


def test_without_recognition_somebody_has_to_say_that_he_compared(
    taken: Take, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda name: None)
    scan = {"D13.pdf": scan_pdf(picture(LETTER))}
    refused = taken(scan)["D13.pdf"]
    assert not refused.accepted
    assert "--person" in refused.message.zh
    one = taken(scan, person="许知遥")["D13.pdf"]
    assert one.message.zh == "已接收，1 页；文字未经程序核对，由许知遥逐页核对"
    assert (Records(case).by_material["D13"].compared, Records(case).by_material["D13"].person) == ("person", "许知遥")


def test_whoever_compared_does_not_make_up_for_a_missing_page(taken: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda name: None)
    assert not taken({"D05.pdf": scan_pdf(picture(REPORT))}, person="许知遥")["D05.pdf"].accepted


def test_a_picture_is_recognised_kept_as_a_pdf_and_looked_at_for_red_ink(taken: Take, case: Case) -> None:
    out = io.BytesIO()
    picture(LETTER, red=False).rotate(180).save(out, "JPEG", quality=85)
    one = taken({"D13.jpg": out.getvalue()})["D13.jpg"]
    assert one.accepted, one.message
    assert "逐页识别文字核对" in one.message.zh
    assert "没有看到红色印迹" in one.message.zh
    record = Records(case).by_material["D13"]
    assert (record.compared, record.red) == ("ocr", False)
    assert "第 1 页已转正" in one.message.zh
    with Pdf.open(Records(case).path("D13")) as kept:
        assert [page.rotation for page in kept.pages] == [180]


def test_a_scan_with_another_number_on_it_is_refused(taken: Take) -> None:
    one = taken({"D13.pdf": scan_pdf(picture(OTHER))})["D13.pdf"]
    assert not one.accepted
    assert "应为“500”，扫描件上是“600”" in one.message.zh


def test_no_folder_no_scans_and_no_libreoffice_are_said(case: Case, written: list[Written], tmp_path: Path) -> None:
    def run(folder: Path) -> None:
        take(case, written, folder, person="", day=DAY, progress=lambda *_: None)

    with pytest.raises(UsageError):
        run(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="没有扫描件"):
        run(tmp_path / "empty")
    (tmp_path / "empty/D13.pdf").write_bytes(text_pdf(LETTER))
    with pytest.raises(UsageError, match="LibreOffice"):
        run(tmp_path / "empty")
