"""The evidence of a case becomes what the portal takes; originals stay, results are remembered, failures are said."""

import hashlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from pikepdf import Encryption, Pdf
from PIL import Image

from dossier.cache import cache_directory
from dossier.evidence.inspection import Inspection
from dossier.fit import fit as room
from dossier.fit.fit import fit_slots
from dossier.fit.fitted import Fitted
from dossier.pipeline import open_profile
from dossier.worker.parent import Worker
from tests.fit.papers import file, filled_in, grainy, jpeg, layered, pdf, scan
from tests.fit.workspace import case_with, looks

PROOF, CHART, SCREENS = "social_insurance_proof", "equity_chart", "credit_publicity_screenshot"
SHEET = pdf([jpeg(scan(72), 60)], 72)
SMALL = jpeg(scan(72), 60, 72)


def large(pages: int = 1) -> bytes:
    """Return a PDF of more than five million bytes for each page."""
    sheet = jpeg(grainy(Image.new("RGB", (2480, 3508), "#909090"), 1, 60), 92, 300)
    assert len(sheet) > 5_000_000
    return pdf(
        [sheet] * 1
        if pages == 1
        else [
            sheet,
            *[jpeg(grainy(Image.new("RGB", (2480, 3508), "#909090"), seed, 60), 92) for seed in range(2, pages + 1)],
        ],
        300,
    )


def only(found: tuple[Fitted, ...]) -> Fitted:
    (one,) = found
    return one


def test_what_needs_nothing_is_not_read_and_no_process_is_started(tmp_path, monkeypatch) -> None:
    case = case_with(
        tmp_path, {"a.pdf": SHEET, "b.jpg": SMALL}, [(CHART, "a.pdf", ""), ("business_licence", "b.jpg", "")]
    )
    known = looks(case)
    monkeypatch.setattr(Worker, "ask", lambda *_, **__: pytest.fail("nothing had to be done"))
    (tmp_path / "a.pdf").write_bytes(b"?" * len(SHEET))
    files = [one.files[0] for one in fit_slots(case, known)]
    assert [(one.suffix, one.size, one.steps, one.made) for one in files] == [
        (".jpg", len(SMALL), (), None), (".pdf", len(SHEET), (), None),
    ]  # fmt: skip
    assert files[0].data == SMALL


def test_the_files_of_one_field_become_one_pdf_and_the_originals_stay(tmp_path) -> None:
    names = ("林知远", "许知遥")
    case = case_with(
        tmp_path, {f"{name}.pdf": SHEET for name in names}, [(PROOF, f"{name}.pdf", name) for name in names]
    )
    found = only(fit_slots(case, looks(case)))
    (made,) = found.files
    assert (made.origins, made.subject, made.part, made.pages) == (("林知远.pdf", "许知遥.pdf"), "", None, 2)
    assert made.steps[0].zh == "2 个文件合并为 1 个 PDF，共 2 页"
    assert {(one.file, one.sha256, one.size) for one in made.originals} == {
        (f"{name}.pdf", hashlib.sha256(SHEET).hexdigest(), len(SHEET)) for name in names
    }
    with Pdf.open(io.BytesIO(made.data)) as opened:
        assert str(opened.docinfo["/Author"]) == case.profile.company.name
    assert all((tmp_path / f"{name}.pdf").read_bytes() == SHEET for name in names)


@pytest.mark.parametrize(("count", "files"), [(10, 10), (11, 1)])
def test_up_to_ten_pictures_stay_pictures_and_more_become_one_pdf(tmp_path, count, files) -> None:
    names = [f"{number}.jpg" for number in range(count)]
    case = case_with(tmp_path, dict.fromkeys(names, SMALL), [(SCREENS, name, "") for name in names])
    found = only(fit_slots(case, looks(case)))
    assert len(found.files) == files
    if files > 1:
        assert [one.part for one in found.files] == list(range(1, 11))
        assert [one.origins for one in found.files] == [(name,) for name in names]
    else:
        assert (found.files[0].pages, found.files[0].part) == (11, None)


def test_pictures_of_different_people_are_told_apart_by_their_names(tmp_path) -> None:
    case = case_with(
        tmp_path, {"a.jpg": SMALL, "b.jpg": SMALL}, [(PROOF, "a.jpg", "林知远"), (PROOF, "b.jpg", "许知遥")]
    )
    assert [(one.subject, one.part) for one in only(fit_slots(case, looks(case))).files] == [
        ("林知远", None),
        ("许知遥", None),
    ]


def test_a_file_that_holds_the_papers_of_two_people_is_uploaded_once(tmp_path) -> None:
    case = case_with(tmp_path, {"a.pdf": SHEET}, [(PROOF, "a.pdf", "林知远"), (PROOF, "a.pdf", "许知遥")])
    (one,) = only(fit_slots(case, looks(case))).files
    assert (one.origins, one.subject, one.steps) == (("a.pdf",), "", ())


def test_a_signed_pdf_is_never_touched(tmp_path) -> None:
    case = case_with(
        tmp_path, {"a.pdf": SHEET, "signed.pdf": SHEET, "c.pdf": SHEET},
        [(PROOF, "a.pdf", "林知远"), (PROOF, "signed.pdf", "许知遥"), (PROOF, "c.pdf", "周砚清")],
    )  # fmt: skip
    found = only(fit_slots(case, looks(case, signed=Inspection("pdf", len(SHEET), openable=True, signatures=1))))
    assert [one.origins for one in found.files] == [("a.pdf", "c.pdf"), ("signed.pdf",)]
    assert found.files[1].made is None
    assert found.problem is None


def test_a_signed_pdf_that_is_too_large_is_a_problem(tmp_path) -> None:
    data = large()
    case = case_with(tmp_path, {"signed.pdf": data}, [(CHART, "signed.pdf", "")])
    found = only(fit_slots(case, looks(case, signed=Inspection("pdf", len(data), openable=True, signatures=1))))
    assert found.files[0].data == data
    assert "电子签名" in found.problem.zh


def test_a_locked_pdf_and_a_word_file_stay_as_they_are(tmp_path) -> None:
    stream = io.BytesIO()
    with Pdf.open(io.BytesIO(SHEET)) as opened:
        opened.save(stream, encryption=Encryption(owner="x", user=""))
    case = case_with(
        tmp_path, {"locked.pdf": stream.getvalue(), "a.docx": b"PK\x03\x04", "b.pdf": SHEET},
        [(CHART, name, "") for name in ("locked.pdf", "a.docx", "b.pdf")],
    )  # fmt: skip
    known = looks(
        case, locked=Inspection("pdf", 9, openable=True, encrypted="owner"), a=Inspection("docx", 4, openable=True)
    )
    found = only(fit_slots(case, known))
    assert [(one.origins, one.made, one.part) for one in found.files] == [
        (("locked.pdf",), None, 1), (("a.docx",), None, 2), (("b.pdf",), None, 3),
    ]  # fmt: skip


def test_a_large_file_is_reduced_and_a_second_run_does_no_work(tmp_path, monkeypatch) -> None:
    case = case_with(tmp_path, {"a.pdf": large()}, [(CHART, "a.pdf", "")])
    first = only(fit_slots(case, looks(case))).files[0]
    assert first.size <= 5_000_000
    assert len(first.data) == first.size
    monkeypatch.setattr(Worker, "ask", lambda *_, **__: pytest.fail("it is remembered"))
    again = open_profile(tmp_path / "profile.yaml")
    second = only(fit_slots(again, looks(again))).files[0]
    assert (second.data, second.steps, second.pages) == (first.data, first.steps, first.pages)


def test_a_changed_file_is_worked_on_anew_and_the_old_result_is_forgotten(tmp_path) -> None:
    case = case_with(tmp_path, {"a.png": file(scan(50), "PNG")}, [(CHART, "a.png", "")])
    before = only(fit_slots(case, looks(case))).files[0].data
    (tmp_path / "a.png").write_bytes(file(Image.new("RGB", (300, 300), "red"), "PNG"))
    again = open_profile(tmp_path / "profile.yaml")
    after = only(fit_slots(again, looks(again))).files[0].data
    assert before != after
    place = hashlib.sha256(ascii(str(tmp_path.absolute())).encode()).hexdigest()[:16]
    kept = cache_directory(f"fitted/{place}")
    assert len(list(kept.iterdir())) == 2


def test_without_a_cache_the_result_is_the_same(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", "")
    case = case_with(tmp_path, {"a.png": file(scan(50), "PNG")}, [(CHART, "a.png", "")])
    made = only(fit_slots(case, looks(case))).files[0]
    assert Image.open(io.BytesIO(made.data)).format == "JPEG"


def test_a_paper_that_is_cut_has_numbered_parts_and_says_so(tmp_path) -> None:
    case = case_with(tmp_path, {"a.pdf": large(9)}, [(CHART, "a.pdf", "")])
    found = only(fit_slots(case, looks(case)))
    assert found.split
    assert [one.part for one in found.files] == list(range(1, len(found.files) + 1))
    assert all(one.size <= 5_000_000 for one in found.files)
    assert sum(one.pages for one in found.files) == 9
    assert any("拆分" in step.zh for step in found.steps)


def bomb() -> bytes:
    """Return a small PNG that unpacks to four gigabytes."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(bytes(1 << 20))) + part(b"IEND", b"")
    )


@pytest.mark.parametrize("data", [bomb(), b"\x89PNG\r\n\x1a\n" + bytes(200)], ids=["bomb", "broken"])
def test_what_cannot_be_worked_on_stays_as_it_is_and_is_said(tmp_path, data) -> None:
    case = case_with(tmp_path, {"a.png": data}, [(CHART, "a.png", "")])
    found = only(fit_slots(case, looks(case)))
    assert found.files[0].data == data
    assert "a.png" in found.problem.zh


def test_work_that_takes_too_long_is_given_up_and_tried_again_next_time(tmp_path, monkeypatch) -> None:
    case = case_with(tmp_path, {"a.png": file(scan(300), "PNG")}, [(CHART, "a.png", "")])
    with monkeypatch.context() as busy:
        busy.setattr(room, "_SECONDS", 0.05)
        busy.setattr(room, "_SECONDS_PER_MB", 0)
        found = only(fit_slots(case, looks(case)))
    assert "时间" in found.problem.zh
    assert found.failure_of("a.png") == found.problem
    again = open_profile(tmp_path / "profile.yaml")
    later = only(fit_slots(again, looks(again)))
    assert later.problem is later.failure_of("a.png") is None
    assert later.files[0].suffix == ".jpg"


def test_a_kind_that_cannot_be_handed_in_is_left_to_its_own_finding(tmp_path, monkeypatch) -> None:
    data = file(scan(50), "BMP")
    case = case_with(tmp_path, {"a.bmp": data}, [(CHART, "a.bmp", "")])
    monkeypatch.setattr(Worker, "ask", lambda *_, **__: pytest.fail("nothing had to be done"))
    found = only(fit_slots(case, looks(case, a=Inspection("bmp", len(data), openable=False))))
    assert (found.files[0].made, found.files[0].data) == (None, data)


def test_a_file_that_is_replaced_while_it_is_worked_on_is_not_taken_for_the_former_one(tmp_path, monkeypatch) -> None:
    first, second = pdf([jpeg(scan(72, seed), 60) for seed in range(3)], 72), pdf([jpeg(scan(72, 9), 60)], 72)
    files = {"林知远.pdf": first, "许知遥.pdf": SHEET}
    case = case_with(tmp_path, files, [(PROOF, f"{name}.pdf", name) for name in ("林知远", "许知遥")])
    known, ask = looks(case), Worker.ask

    def replaced(self, *about, **more):
        (tmp_path / "林知远.pdf").write_bytes(second)
        return ask(self, *about, **more)

    with monkeypatch.context() as other:
        other.setattr(Worker, "ask", replaced)
        found = only(fit_slots(case, known))
    assert all(one.made is None for one in found.files)
    assert "被替换" in found.failure_of("林知远.pdf").zh
    (tmp_path / "林知远.pdf").write_bytes(first)
    again = open_profile(tmp_path / "profile.yaml")
    (made,) = only(fit_slots(again, looks(again))).files
    assert made.pages == 4
    assert made.originals[0].sha256 == hashlib.sha256(first).hexdigest()


def test_what_is_made_stays_with_this_user(tmp_path) -> None:
    case = case_with(tmp_path, {"a.png": file(scan(50), "PNG")}, [(CHART, "a.png", "")])
    fit_slots(case, looks(case))
    folder = cache_directory("fitted")
    assert [one.stat().st_mode & 0o077 for one in (folder, *folder.iterdir()) if one.is_dir()].count(0) >= 2
    assert all(not one.stat().st_mode & 0o077 for one in (folder, *folder.iterdir()) if one.is_dir())


def test_a_pdf_with_more_than_pages_is_not_combined_and_keeps_all_of_it(tmp_path) -> None:
    files = {"a.pdf": SHEET, "layers.pdf": layered(), "c.pdf": SHEET, "form.pdf": filled_in()}
    case = case_with(tmp_path, files, [(PROOF, name, person) for name, person in zip(files, "甲乙丙丁", strict=True)])
    found = only(fit_slots(case, looks(case)))
    assert [one.origins for one in found.files] == [("a.pdf", "c.pdf"), ("layers.pdf",), ("form.pdf",)]
    assert found.files[1].data == files["layers.pdf"]
    assert found.files[2].data == files["form.pdf"]
    assert found.problem is None
    again = open_profile(tmp_path / "profile.yaml")
    assert [one.origins for one in only(fit_slots(again, looks(again))).files] == [one.origins for one in found.files]


def test_what_the_pages_look_like_now_is_told_file_by_file(tmp_path) -> None:
    files = {"a.pdf": pdf([jpeg(scan(100, seed), 60) for seed in range(2)], 100), "b.pdf": pdf([SMALL], 72)}
    case = case_with(tmp_path, files, [(PROOF, "a.pdf", "甲"), (PROOF, "b.pdf", "乙")])
    found = only(fit_slots(case, looks(case)))
    assert [(page.number, page.dpi) for page in found.looks_of("a.pdf")] == [(1, 100), (2, 100)]
    assert [(page.number, page.dpi) for page in found.looks_of("b.pdf")] == [(1, 72)]


def test_files_that_are_not_there_are_left_to_other_rules(tmp_path: Path) -> None:
    case = case_with(
        tmp_path, {"a.pdf": SHEET}, [(PROOF, "a.pdf", "林知远"), (PROOF, "gone.pdf", "许知遥"), (CHART, "none.pdf", "")]
    )
    (one,) = only(fit_slots(case, looks(case))).files
    assert (one.origins, one.subject, one.made) == (("a.pdf",), "林知远", None)
