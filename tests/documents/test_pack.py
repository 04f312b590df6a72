"""Finished files are valid, are laid out as meant, and do not depend on anything but their input."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from dossier.documents.drawing import ID_MARK, Drawing
from dossier.documents.layout import Layout, read_layout
from dossier.documents.render import DocumentProperties, WordDocument, render_document
from dossier.style.archive import inflate, members
from tests.support.office import to_pdf
from tests.support.templates import library, render

SPECIMEN = (Path(__file__).parent / "specimen.md").read_text("utf-8")
NAME = "示例市青禾云联信息技术有限公司"

HEADERS = {"qy": "qy", "qy-chinese": "qy\nnumbering: chinese\nchapters: new-page", "gw": "gw", "zd": "zd"}


def specimen(folder: Path, profile: str, *, draft: bool = False, layout: Layout | None = None) -> WordDocument:
    text = SPECIMEN.replace("{policy}", HEADERS[profile])
    made = library(folder / profile, {"national/x.md": text})
    properties = DocumentProperties(NAME, "", draft, datetime(2026, 3, 5))
    context = {"name": NAME, "text": "甲\n乙", "figure": _figure}
    return render_document(made, "national/x.md", context, properties, layout)


def _figure(kind: str) -> Drawing:
    size = 'cx="3600000" cy="720000"'
    return Drawing(
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr id="{ID_MARK}1" '
        'name="示意图" descr="示意图"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


@pytest.mark.parametrize("profile", list(HEADERS))
def test_every_construct_gives_a_valid_file(profile: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(specimen(tmp_path, profile, draft=True).data)
    assert OpenXmlValidator().validate(str(path)).errors == []
    document = Document(str(path))
    assert (document.core_properties.title, document.core_properties.author) == ("排版样张", NAME)


def test_two_renders_give_the_same_bytes(tmp_path: Path) -> None:
    assert specimen(tmp_path, "qy").data == specimen(tmp_path, "qy").data


def test_the_content_types_come_first_and_all_members_carry_the_given_time(tmp_path: Path) -> None:
    from zipfile import ZipFile

    infos = ZipFile(BytesIO(specimen(tmp_path, "qy").data)).infolist()
    assert infos[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in infos} == {(2026, 3, 5, 0, 0, 0)}


def test_only_a_draft_says_so() -> None:
    data = render("文").data
    assert "草" not in "".join(
        inflate(member).decode() for member in members(data) if member.name.endswith("eader.xml")
    )


def test_libreoffice_lays_the_files_out_as_meant(tmp_path: Path) -> None:
    paths = []
    for profile in HEADERS:
        paths.append(tmp_path / f"{profile}.docx")
        paths[-1].write_bytes(specimen(tmp_path, profile, draft=True).data)
    for lines in range(14, 24):  # the signature block meets the foot of the page at some of these
        paths.append(tmp_path / f"sign{lines}.docx")
        sign = "::: sign\n申请单位（公章）：甲\n法定代表人（签字）：\n日期：乙\n:::"
        text = "".join(f"第{n}行。\n\n" for n in range(lines))
        paths[-1].write_bytes(render(f"{text}末行。\n\n{sign}", "gw").data)
    pages = {path.stem: [page.extract_text() for page in PdfReader(path).pages] for path in to_pdf(paths, tmp_path)}
    _check_report(pages["qy"])
    assert "一、公司概况" in pages["gw"][1]
    assert "第一章　公司概况" in pages["zd"][1]
    broken = [found for name, found in pages.items() if name.startswith("sign") and len(found) > 1]
    assert broken, "no signature block met the foot of a page"
    for found in broken:
        assert "末行。" in found[-1]
        assert "申请单位" in found[-1]


def _check_report(pages: list[str]) -> None:
    cover, contents, first, *rest = pages
    assert "排版样张" in cover
    assert "第 1 页" not in cover
    assert "草　稿" not in cover
    assert "公司概况" in contents
    assert "第 1 页" in first
    total = len(rest) + 1
    assert f"共 {total} 页" in first
    assert "草　稿" in first
    assert [page for page in rest if "序号" in page], "the header row is repeated"


def test_a_second_pass_prints_the_page_numbers_of_the_first_and_moves_nothing(tmp_path: Path) -> None:
    layout: Layout | None = None
    seen = []
    path = tmp_path / "x.docx"
    for _ in ("without numbers", "with numbers"):
        document = specimen(tmp_path, "qy", layout=layout)
        path.write_bytes(document.data)
        (pdf,) = to_pdf([path], tmp_path)
        layout = read_layout(pdf, len(document.headings))
        seen.append(layout)
    assert layout is not None
    assert seen[0] == seen[1]
    contents = PdfReader(pdf).pages[1].extract_text()
    assert f"公司概况{layout.pages[0]}" in "".join(contents.replace(".", "").split())
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert read_layout(pdf, len(document.headings) + 1) is None
