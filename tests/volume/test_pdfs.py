"""Documents become PDF files in one call, the same each time; what would look wrong is said, and nothing stale is used."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from dossier.documents.layout import Layout
from dossier.errors import UsageError
from dossier.volume import pdfs, remembered
from dossier.volume.pdfs import Converted, Paper, pdfs_of
from tests.support.own import word

AUTHOR, DAY = "北京青禾示例科技有限公司", date(2026, 12, 1)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("DOSSIER_SOFFICE", raising=False)


def make(*papers: Paper, progress: Callable[[int, int, str], None] = lambda *_: None) -> Converted:
    return pdfs_of(papers, AUTHOR, DAY, progress)


def paper(folder: Path, name: str, *paragraphs: str, layout: Layout | None = None) -> Paper:
    return Paper(name, word(folder / f"{name}.docx", paragraphs).read_bytes(), f"《{name}》", layout)


def test_one_call_makes_all_of_them_with_the_applicant_as_author(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    real = pdfs.convert
    monkeypatch.setattr(
        pdfs, "convert", lambda program, files, out: calls.append(len(files)) or real(program, files, out)
    )
    told: list[tuple[int, int, str]] = []
    made = make(paper(tmp_path, "a", "甲"), paper(tmp_path, "b", "乙"), progress=lambda *one: told.append(one))
    assert calls == [2]
    assert made.problems == ()
    assert told[0] == (0, 2, "《a》")
    assert told[-1] == (2, 2, "《b》")
    with pikepdf.open(BytesIO(made.pdfs["b"])) as pdf:
        assert dict(pdf.docinfo.items()) == {
            "/Title": "《b》", "/Author": AUTHOR, "/CreationDate": "D:20261201000000Z", "/ModDate": "D:20261201000000Z",
        }  # fmt: skip


def test_what_was_made_once_is_not_made_again_and_a_changed_document_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = paper(tmp_path, "a", "甲")
    first = make(same, paper(tmp_path, "b", "乙"))
    converted: list[int] = []
    real = pdfs.convert
    monkeypatch.setattr(
        pdfs, "convert", lambda program, files, out: converted.append(len(files)) or real(program, files, out)
    )
    second = make(same, paper(tmp_path, "b", "丙"))
    assert converted == [1]
    assert second.pdfs["a"] == first.pdfs["a"]
    assert second.pdfs["b"] != first.pdfs["b"]
    monkeypatch.setattr(pdfs, "installed_fonts", lambda: "others")
    make(same)
    assert converted == [1, 1]


def test_the_same_document_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", "")
    one = paper(tmp_path, "a", "北京青禾示例科技有限公司", "第二段")
    assert make(one).pdfs == make(one).pdfs


def test_characters_that_nobody_will_see_are_named(tmp_path: Path) -> None:
    made = make(paper(tmp_path, "a", "扩展汉字 𠀋 𪚥", "私用 \ue123", "未分配 \u0378"), paper(tmp_path, "b", "表情 😀"))
    assert [name for name, _ in made.problems] == ["a", "a"]
    private, missing = (problem.zh for _, problem in made.problems)
    assert "U+E123" in private
    assert "U+0378" in missing
    assert "𪚥 U+2A6A5" in missing
    assert "𠀋" not in missing


def test_an_unreadable_document_is_told_and_remembered_as_nothing(tmp_path: Path) -> None:
    made = make(Paper("torn", b"PK\x03\x04 torn", "残缺"), paper(tmp_path, "a", "甲"))
    assert list(made.pdfs) == ["a"]
    assert [(name, problem.zh) for name, problem in made.problems] == [("torn", "LibreOffice 没有做出 PDF")]
    assert len(list((tmp_path / "cache" / "pdf").glob("*.pdf"))) == 1


def test_page_numbers_that_the_pdf_belies_keep_it_from_being_used(tmp_path: Path) -> None:
    from tests.support.cases import case_of
    from tests.support.documents import write

    document = write(case_of("qinghe"), "D20")
    assert document.headings
    count = len(document.headings)
    made = make(Paper("d", document.data, "文件", Layout((9,) * count, 9)))
    assert made.pdfs == {}
    assert "与目录所印页码不一致" in made.problems[0][1].zh


def test_page_numbers_that_the_pdf_confirms_let_it_pass(tmp_path: Path) -> None:
    from dossier.composing import compose_case
    from dossier.pagination import paginate
    from tests.support.cases import case_of

    case = case_of("qinghe")
    written = [one for one in compose_case(case, draft=False).written if one.document.has_contents][:1]
    (numbered,) = paginate(case, written, draft=False)
    assert numbered.document.layout is not None
    made = make(Paper("d", numbered.document.data, "文件", numbered.document.layout))
    assert made.problems == ()


def test_without_libreoffice_it_is_not_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_SOFFICE", "")
    with pytest.raises(UsageError) as caught:
        make(paper(tmp_path, "a", "甲"))
    assert caught.value.hint is not None
    assert "libreoffice-writer-nogui" in caught.value.hint.zh


def test_fonts_that_nothing_stands_in_for_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "lacking_fonts", lambda: ("楷体",))
    made = make(paper(tmp_path, "a", "甲"))
    assert made.problems[0][0] == ""
    assert "楷体" in made.problems[0][1].zh


def test_the_oldest_go_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setattr(remembered, "MOST_BYTES", 2500)
    for number in range(3):
        remembered.remember(str(number), b"x" * 1000)
        entry = remembered._entry(str(number))
        assert entry is not None
        if entry.exists():
            os.utime(entry, (number, number))
        assert entry.stat().st_mode & 0o077 == 0
    remembered.remember("3", b"x" * 1000)
    assert [remembered.remembered(str(number)) is None for number in range(4)] == [True, True, False, False]
