"""An edited file that cannot be brought together with the new text is kept, whatever is wrong with it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.documents.render import WordDocument
from dossier.edits.merge import merge
from dossier.edits.previous import Edited
from tests.edits.test_rebuild import TEXT, edited, made, rewrite
from tests.support.templates import render


def new() -> WordDocument:
    return render(TEXT, name="甲公司", fee=200, extra=False)


def merged(mine: bytes, base: bytes | None = None) -> object:
    return merge(Edited("D05", Path("x.docx"), mine, made() if base is None else base, ()), new())


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a generated file with one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made())) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.namelist():
            data = source.read(one)
            target.writestr(one, change(data) if one == name else data)
    return buffer.getvalue()


def body(text: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return with_part("word/document.xml", lambda _: f"<w:document {space}>{text}</w:document>".encode())


def lying() -> bytes:
    """Return a file whose directory gives a member a tenth of its size."""
    data = with_part("word/styles.xml", lambda part: part + b" " * 100_000)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/styles.xml").file_size
    return data.replace(size.to_bytes(4, "little"), (size // 10).to_bytes(4, "little"))


def torn_stream() -> bytes:
    data = bytearray(made())
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        at = archive.getinfo("word/document.xml").header_offset
    data[at + 60 : at + 90] = b"\xff" * 30
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(made())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


DAMAGED = {
    "empty": b"",
    "no zip": b"no zip",
    "cut short": made()[:2000],
    "torn stream": torn_stream(),
    "encrypted": encrypted(),
    "size is a lie": lying(),
    "no body": body(""),
    "no document": with_part("word/document.xml", lambda _: b""),
    "bomb": with_part("word/styles.xml", lambda _: b" " * 60_000_000),
    "entities": with_part(
        "word/document.xml",
        lambda part: part.replace(b"<w:document ", b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ', 1)
        .replace("甲公司".encode(), b"&a;"),
    ),
    "deep": body("<w:body>" + "<w:sdt>" * 3000 + "</w:sdt>" * 3000 + "</w:body>"),
}  # fmt: skip


@pytest.mark.parametrize("mine", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_kept_and_said_not_to_be_merged(mine: bytes) -> None:
    result = merged(mine)
    assert result.aside
    assert result.document.data == mine
    assert not result.changes


@pytest.mark.parametrize(
    "base", [b"", b"no zip", DAMAGED["bomb"], body("")], ids=["empty", "no zip", "bomb", "no body"]
)
def test_without_a_sound_generated_text_the_edited_file_is_kept(base: bytes) -> None:
    mine = edited(made(), rewrite("不变的一段。", "改过的一段。"))
    result = merged(mine, base)
    assert result.aside
    assert result.document.data == mine
    assert "改过的一段。" in result.document.text


def test_a_document_without_any_paragraph_is_never_merged_silently() -> None:
    result = merged(body("<w:body/>"))
    assert result.aside or any("不变的一段" in one.before for one in result.changes)


def test_a_sound_edit_is_merged() -> None:
    result = merged(edited(made(), rewrite("不变的一段。", "改过的一段。")))
    assert not result.aside
    assert "改过的一段。" in result.document.text
    assert "200" in result.document.text
