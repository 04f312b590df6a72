"""Whatever lies in a folder of the user's own, it is told of in a line, and never passed over for our own text."""

import os
import zipfile
from pathlib import Path

import pytest

from dossier.documents.own.check import check_own
from dossier.documents.own.word_text import read_word
from dossier.errors import InputError
from dossier.pipeline import check, open_profile
from tests.documents.own.test_check import GOOD, told
from tests.support.cases import EXAMPLES
from tests.support.own import word
from tests.support.templates import library


def packed(path: Path, **parts: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("word/document.xml", parts.pop("main", b"<a/>"))
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return path


def torn(path: Path) -> Path:
    data = bytearray(packed(path, main=b"<a/>" * 1000).read_bytes())
    at = data.index(b"document.xml") + 12
    data[at : at + 10] = b"\xff" * 10
    path.write_bytes(data)
    return path


def loop(path: Path) -> Path:
    path.symlink_to(path.name)
    return path


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def junk(path: Path) -> Path:
    path.write_bytes(bytes(range(256)) * 40)
    return path


def bomb(path: Path) -> Path:
    return packed(path, **{f"header{number}": b" " * 45_000_000 for number in range(5)})


def huge(path: Path) -> Path:
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    return path


@pytest.mark.parametrize("make", [torn, loop, pipe, junk, bomb, huge], ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", ["D05.docx", "forms/D11.docx"])
def test_a_damaged_word_file_is_one_problem(tmp_path: Path, make, name: str) -> None:
    path = tmp_path / "firm" / name
    path.parent.mkdir(parents=True)
    path.with_suffix(".yaml").write_text("fill: [{after: 甲, write: company.name}]\n", "utf-8")
    make(path)
    assert [one.partition(" ")[2].partition("：")[0] for one in told(tmp_path / "firm")] == ["无法使用"]


@pytest.mark.parametrize("make", [loop, junk, huge, lambda path: path.symlink_to("/nowhere")])
def test_a_damaged_markdown_template_is_one_problem(tmp_path: Path, make) -> None:
    path = tmp_path / "firm/types/B25/D05.md"
    path.parent.mkdir(parents=True)
    make(path)
    assert len(told(tmp_path / "firm")) == 1


def test_names_no_system_takes_and_paths_out_of_the_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("机密", "utf-8")
    for number, name in enumerate(("x" * 300, "../secret.md", "firm/../secret.md", "/etc/passwd")):
        text = GOOD.replace("{{ company.name }}", f'{{% include "{name}" %}}')
        library(tmp_path / "firm", {f"types/B{25 - 4 * (number % 2)}/D05.md": text})
        (problem,) = told(tmp_path / "firm")[:1]
        assert "找不到模板" in problem
    assert "机密" not in "".join(map(str, check_own(tmp_path / "firm").problems))


def test_a_byte_order_mark_is_no_part_of_a_template(tmp_path: Path) -> None:
    library(tmp_path / "firm", {"national/D05.md": f"\ufeff{GOOD}"})
    assert told(tmp_path / "firm") == []


def test_a_link_that_leads_nowhere_keeps_its_document_from_being_written(tmp_path: Path) -> None:
    folder = tmp_path / "firm/national"
    folder.mkdir(parents=True)
    (folder / "D05.md").symlink_to("/nowhere")
    (tmp_path / "firm/deep").symlink_to(tmp_path / "firm")
    case = open_profile(EXAMPLES / "qinghe/profile.yaml", templates=(tmp_path / "firm",))
    blocking = [one for one in check(case).findings if one.blocks]
    assert [one.facts["document"] for one in blocking if one.rule == "document.facts"] == ["D05"]


def test_a_linked_file_is_checked_where_it_is_used(tmp_path: Path) -> None:
    word(tmp_path / "elsewhere/original.docx", ["{{ company.nmae }}"])
    (tmp_path / "firm").mkdir()
    (tmp_path / "firm/D02.docx").symlink_to(tmp_path / "elsewhere/original.docx")
    assert [one.partition(" ")[0] for one in told(tmp_path / "firm/D02.docx")] == ["firm/D02.docx:body:1"]


def test_entities_of_a_template_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.docx", main=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(InputError, match="XML"):
        read_word(path)
