"""Changes, comments and files inside are found whatever names and places an Office file gives them."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from dossier.edits.unsettled import unsettled
from dossier.evidence.inspect.child import inspect_file
from dossier.evidence.inspect.marks import UnreadablePart, marks_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def part(body: str, space: str = WORD, prefix: str = "w") -> str:
    return f'<{prefix}:document xmlns:{prefix}="{space}"><{prefix}:body>{body}</{prefix}:body></{prefix}:document>'


def file(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def look(folder: Path, parts: Mapping[str, str | bytes], name: str = "a.docx") -> dict[str, object]:
    (folder / name).write_bytes(file(parts))
    return inspect_file(str(folder / name))


@pytest.mark.parametrize(
    "change",
    [
        "<w:tcPr><w:cellIns/></w:tcPr>", "<w:tcPr><w:cellDel/></w:tcPr>", "<w:tcPr><w:cellMerge/></w:tcPr>",
        "<w:tblPrExChange/>", "<w:tblGridChange/>", "<w:moveTo><w:r/></w:moveTo>", "<w:customXmlInsRangeStart/>",
    ],
)  # fmt: skip
def test_every_kind_of_change_counts_once(change: str) -> None:
    assert marks_of(part(change).encode()).tracked == 1


@pytest.mark.parametrize(("space", "prefix"), [(WORD, "x"), (STRICT, "w"), (STRICT, "ns0")])
def test_a_change_is_known_by_its_namespace_and_not_by_its_prefix(space: str, prefix: str) -> None:
    body = f"<{prefix}:p><{prefix}:ins><{prefix}:r><{prefix}:t>新</{prefix}:t></{prefix}:r></{prefix}:ins></{prefix}:p>"
    found = marks_of(part(body, space, prefix).encode())
    assert (found.tracked, found.paragraphs) == (1, ["新"])


def test_an_element_of_another_namespace_that_is_called_the_same_is_no_change() -> None:
    assert marks_of(part("<w:ins/><w:comment/>", "http://example.com/own").encode()).tracked == 0


def test_a_part_in_another_encoding_is_read() -> None:
    written = ('<?xml version="1.0" encoding="UTF-16"?>' + part("<w:p><w:del/></w:p>")).encode("utf-16")
    assert marks_of(written).tracked == 1


@pytest.mark.parametrize("content", ["", "<w:p/>", "<a><b></a>", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'])
def test_what_is_no_plain_xml_is_refused(content: str) -> None:
    with pytest.raises(UnreadablePart):
        marks_of(content.encode())


@pytest.mark.parametrize("name", ["word/glossary/document.xml", "word/more/footer1.xml", "WORD/Header3.XML"])
def test_a_change_is_found_in_any_part_by_both_readers(tmp_path: Path, name: str) -> None:
    parts = {"word/document.xml": part("<w:p/>"), name: part("<w:p><w:del/></w:p>")}
    assert look(tmp_path, parts)["revisions"] == 1
    open_ones = unsettled(file(parts))
    assert open_ones is not None
    assert open_ones.tracked == 1


def test_a_comment_is_found_whatever_its_part_is_called(tmp_path: Path) -> None:
    parts = {"word/document.xml": part("<w:p/>"), "word/remarks.xml": part("<w:comment/>")}
    assert look(tmp_path, parts)["comments"] == 1


def test_a_thread_of_a_table_is_not_counted_again_for_older_readers(tmp_path: Path) -> None:
    parts = {
        "xl/workbook.xml": part("", SHEET),
        "xl/comments1.xml": part("<w:comment/>", SHEET),
        "xl/threadedComments/threadedComment1.xml": part("<w:threadedComment/><w:threadedComment/>", THREADS),
    }
    assert look(tmp_path, parts, "a.xlsx")["comments"] == 2
    del parts["xl/comments1.xml"]
    assert look(tmp_path, parts, "a.xlsx")["comments"] == 2


def test_a_change_recorded_in_a_shared_table_is_found(tmp_path: Path) -> None:
    parts = {"xl/workbook.xml": part("", SHEET), "xl/revisions/revisionLog1.xml": part("<w:rcc/>", SHEET)}
    assert look(tmp_path, parts, "a.xlsx")["revisions"] == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("word/embeddings/Microsoft_Excel_Worksheet.xlsx", "attachment"), ("word/embeddings/x.exe", "attachment"),
        ("word/Embeddings/oleObject1.bin", "attachment"), ("word/activeX/activeX1.bin", "script"),
        ("word/VBAproject.bin", "macro"),
    ],
)  # fmt: skip
def test_files_inside_are_found_whatever_their_ending(tmp_path: Path, name: str, kind: str) -> None:
    assert look(tmp_path, {"word/document.xml": part("<w:p/>"), name: b"MZ"})["active"] == (kind,)


def test_text_that_comes_from_a_file_inside_is_named(tmp_path: Path) -> None:
    assert look(tmp_path, {"word/document.xml": part("<w:altChunk/>")})["active"] == ("attachment",)


def test_a_file_with_two_parts_of_one_name_cannot_be_used(tmp_path: Path) -> None:
    found = look(tmp_path, {"word/document.xml": part("<w:p/>"), "word/Document.xml": part("<w:p><w:ins/></w:p>")})
    assert found["problem"] is not None
    assert not found["openable"]


def test_a_part_that_cannot_be_read_makes_the_file_damaged(tmp_path: Path) -> None:
    found = look(tmp_path, {"word/document.xml": part("<w:p/>"), "word/comments.xml": "<w:comments>"})
    assert found["problem"] is not None
    assert not found["openable"]
