"""The plan of the volume names every file of the package once, in the order of the forms."""

import pytest

from dossier.case import Case
from dossier.collect import collect
from dossier.composing import compose_case
from dossier.package.artifact import Artifact
from dossier.volume.plan import Part, parts_of
from tests.support.cases import case_of
from tests.volume import samples


@pytest.fixture(scope="module")
def case() -> Case:
    return case_of("qinghe")


@pytest.fixture(scope="module")
def files(case: Case) -> list[Artifact]:
    return collect(case, compose_case(case, draft=False))


def item(parts: tuple[Part, ...], title: str):  # type: ignore[no-untyped-def]
    return next(one for part in parts for one in part.items if one.title == title)


def test_every_file_is_in_the_plan_and_in_the_part_of_its_folder(case: Case, files: list[Artifact]) -> None:
    pdfs = {one.path: b"%PDF-1" for one in files if one.template}
    parts = parts_of(case, files, pdfs, draft=False)
    assert [part.number for part in parts] == [f"第{numeral}部分" for numeral in "一二三四五六七"]
    assert [len(part.items) for part in parts] == [
        sum(one.path.startswith(f"{number:02}-") for one in files) for number in range(1, 8)
    ]
    titles = [one.title for part in parts for one in part.items]
    assert len(set(titles)) == len(titles)
    assert "自然人股东身份证——林知远" in titles
    assert item(parts, "业务发展报告（业务发展和实施计划）").headings
    assert not item(parts, "营业执照副本").headings


def test_a_document_without_its_pdf_is_listed_as_missing(case: Case, files: list[Artifact]) -> None:
    one = item(parts_of(case, files, {}, draft=False), "技术方案")
    assert one.data == b""
    assert one.absent.zh == "没有转成 PDF，见电子文件"


def test_only_a_draft_names_what_nobody_has_provided(case: Case, files: list[Artifact]) -> None:
    fewer = [one for one in files if one.material != "business_licence"]
    one = item(parts_of(case, fewer, {}, draft=True), "营业执照副本")
    assert (one.number, one.absent.zh) == ("", "尚未提供")
    with pytest.raises(StopIteration):
        item(parts_of(case, fewer, {}, draft=False), "营业执照副本")


def test_office_files_and_strangers_are_listed_but_not_bound(case: Case) -> None:
    folder = "07-其他材料"
    files = [
        Artifact(f"{folder}/01-a.docx", b"PK\x03\x04", "access_agreement", origins=("a.docx",)),
        Artifact(f"{folder}/01-b.ofd", b"PK\x03\x04", "access_agreement", origins=("b.ofd",)),
        Artifact(f"{folder}/01-c.pdf", samples.pdf(["c"]), "access_agreement", origins=("c.pdf",)),
        Artifact(f"{folder}/01-c.new.docx", b"PK\x03\x04", "access_agreement"),
        Artifact(f"{folder}/01-d.pdf", samples.pdf(["d"]), "access_agreement", printed_from="x.docx"),
    ]
    items = parts_of(case, files, {}, draft=False)[6].items
    assert [(one.title, bool(one.data)) for one in items] == [
        ("服务器托管或网站接入服务协议", False),
        ("服务器托管或网站接入服务协议（之二）", False),
        ("服务器托管或网站接入服务协议（之三）", True),
    ]
    assert [one.absent.zh if one.absent else "" for one in items] == [
        "Word 或 Excel 文件，见电子文件", "不是 PDF 或图片，见电子文件", "",
    ]  # fmt: skip
