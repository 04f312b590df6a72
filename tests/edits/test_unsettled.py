"""Tracked changes and comments are found wherever Word keeps them."""

import pytest

from dossier.edits.unsettled import Unsettled, unsettled
from tests.edits.test_merge import encrypted, with_part
from tests.edits.test_rebuild import made

SPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_story(name: str, content: bytes, root: bytes = b"document") -> bytes:
    return with_part(name, lambda _: b"<w:" + root + b" " + SPACE + b">" + content + b"</w:" + root + b">")


def test_what_we_write_holds_nothing_open() -> None:
    assert unsettled(made()) is None


@pytest.mark.parametrize(
    "change",
    [
        b'<w:body><w:p><w:ins w:id="1" w:author="x"><w:r><w:t>a</w:t></w:r></w:ins></w:p></w:body>',
        b'<w:body><w:p><w:del w:id="1" w:author="x"/></w:p></w:body>',
        b"<w:body><w:p><w:pPr><w:pPrChange/></w:pPr></w:p></w:body>",
        b"<w:body><w:p><w:r><w:rPr><w:rPrChange/></w:rPr></w:r></w:p></w:body>",
    ],
)
def test_each_kind_of_tracked_change_is_found(change: bytes) -> None:
    found = unsettled(with_story("word/document.xml", change))
    assert found == Unsettled(1, 0)
    assert found.words.zh == "留有 1 处修订记录，须接受或拒绝、删除后保存"


def test_a_change_in_the_page_header_is_found_and_border_styles_are_not_changes() -> None:
    assert unsettled(with_story("word/header.xml", b'<w:p><w:ins w:id="1"/></w:p>', b"hdr")) == Unsettled(1, 0)
    borders = b"<w:body><w:tbl><w:tblPr><w:tblBorders><w:insideH/></w:tblBorders></w:tblPr></w:tbl></w:body>"
    assert unsettled(with_story("word/document.xml", borders)) is None


def test_comments_are_found() -> None:
    import io
    import zipfile

    buffer = io.BytesIO(made())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/comments.xml", b"<w:comments " + SPACE + b'><w:comment w:id="0"/></w:comments>')
    found = unsettled(buffer.getvalue())
    assert found == Unsettled(0, 1)
    assert found.words.zh.startswith("留有 1 条批注")


def test_a_file_nobody_can_open_is_left_to_whoever_says_so() -> None:
    assert unsettled(encrypted()) is None
    assert unsettled(b"no archive") is None
