"""A document edited in a word processor keeps its edits when it is generated again."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import RGBColor
from openxml_audit import OpenXmlValidator

from dossier.edits.block import blocks
from dossier.edits.contents import as_word_document, with_contents
from dossier.edits.rebuild import AUTHOR, Kind, open_questions, rebuild
from tests.support.office import round_trip, to_pdf
from tests.support.templates import render

TEXT = """
::: cover
# 报告

申请单位：{{ name }}
:::
::: toc {levels=1-2}
# 概述 {id=a}
{{ name }}运营资料平台。

{% if extra %}
新增的一段，见第[](#c)章。

{% endif %}
不变的一段。

1. 第一项{{ fee }}元；
2. 第二项。

# 资费 {id=b}
::: table 价格 {id=t}
| 项目 | 价格 |
|---|---|
| 会员 | {{ fee }}元 |
| 递送 | 1元 |
:::
## 说明
见表[](#t)和[网站](https://example.cn/)。
# 附则 {id=c}
最后一段。
"""

Edit = Callable[[Document], None]


def made(name: str = "甲公司", fee: int = 100, extra: bool = False) -> bytes:
    return render(TEXT, name=name, fee=fee, extra=extra).data


def edited(data: bytes, edit: Edit) -> bytes:
    document = docx.Document(io.BytesIO(data))
    edit(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rewrite(old: str, new: str) -> Edit:
    def edit(document: Document) -> None:
        paragraph = next(
            one for one in document.paragraphs if old in one.text and not one.style.name.startswith("toc ")
        )
        text = paragraph.text.replace(old, new)
        for run in paragraph.runs[1:]:
            run._element.getparent().remove(run._element)
        paragraph.runs[0].text = text

    return edit


def texts(data: bytes) -> list[str]:
    return [one.text for one in blocks(docx.Document(io.BytesIO(data))) if one.text]


def sound(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    assert list(OpenXmlValidator().validate(str(path)).errors) == []
    to_pdf([path], tmp_path)


def test_an_edit_stays_and_the_rest_follows_the_profile(tmp_path: Path) -> None:
    mine = edited(made(), rewrite("不变的一段", "顾问改写的一段"))
    result = rebuild(made(), mine, made(fee=200, extra=True))
    assert result.data is not None
    found = texts(result.data)
    assert "顾问改写的一段。" in found
    assert "新增的一段，见第章。" in found
    assert any("第一项200元" in one for one in found)
    assert any("会员 200元" in one for one in found)
    assert [one.kind for one in result.changes] == [Kind.KEPT]
    assert open_questions(result.data) == []
    sound(result.data, tmp_path)


def test_a_conflict_keeps_the_edit_and_asks_in_a_comment(tmp_path: Path) -> None:
    mine = edited(made(), rewrite("甲公司运营资料平台", "本公司运营资料平台和社区"))
    result = rebuild(made(), mine, made(name="乙公司"))
    assert result.data is not None
    assert "本公司运营资料平台和社区。" in texts(result.data)
    (question,) = open_questions(result.data)
    assert "乙公司运营资料平台。" in question
    (comment,) = docx.Document(io.BytesIO(result.data)).comments
    assert comment.author == AUTHOR
    sound(result.data, tmp_path)


def test_an_open_question_stays_open_until_the_comment_is_gone() -> None:
    mine = edited(made(), rewrite("甲公司运营", "本公司运营"))
    first = rebuild(made(), mine, made(name="乙公司")).data
    assert first is not None
    second = rebuild(made(name="乙公司"), first, made(name="乙公司")).data
    assert second is not None
    assert len(open_questions(second)) == 1
    third = rebuild(made(name="乙公司"), second, made(name="丙公司")).data
    assert third is not None
    (question,) = open_questions(third)
    assert "丙公司" in question


def test_an_edited_table_wins_over_an_unchanged_one_and_conflicts_with_a_changed_one() -> None:
    def edit(document: Document) -> None:
        cell = document.tables[-1].rows[2].cells[1]
        cell.paragraphs[0].runs[0].text = "2元"

    mine = edited(made(), edit)
    kept = rebuild(made(), mine, made(extra=True)).data
    assert kept is not None
    assert any("递送 2元" in one for one in texts(kept))
    clash = rebuild(made(), mine, made(fee=300)).data
    assert clash is not None
    assert any("会员 100元 递送 2元" in one for one in texts(clash))
    assert "会员 300元 递送 1元" in open_questions(clash)[0]


def test_added_and_deleted_paragraphs_stay_added_and_deleted(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        place = next(one for one in document.paragraphs if "最后一段" in one.text)
        place.insert_paragraph_before("顾问补充的一段", style=place.style)
        gone = next(one for one in document.paragraphs if "不变的一段" in one.text)
        gone._element.getparent().remove(gone._element)

    result = rebuild(made(), edited(made(), edit), made(fee=5))
    assert result.data is not None
    found = texts(result.data)
    assert found.index("顾问补充的一段") == found.index("最后一段。") - 1
    assert "不变的一段。" not in found
    sound(result.data, tmp_path)


def test_formatting_alone_is_kept_or_reported() -> None:
    def edit(document: Document) -> None:
        for word in ("不变的一段", "运营资料平台"):
            run = next(one for one in document.paragraphs if word in one.text).runs[0]
            run.font.color.rgb = RGBColor(255, 0, 0)

    result = rebuild(made(), edited(made(), edit), made(name="乙公司"))
    assert result.data is not None
    red = [
        run.text for one in docx.Document(io.BytesIO(result.data)).paragraphs for run in one.runs if run.font.color.rgb
    ]
    assert "".join(red) == "不变的一段。"
    assert sorted(one.kind.value for one in result.changes) == ["kept", "look_lost"]


def test_a_changed_page_header_is_reported() -> None:
    def edit(document: Document) -> None:
        section = next(one for one in document.sections if not one.header.is_linked_to_previous)
        section.header.paragraphs[0].runs[0].text = "别的公司"

    result = rebuild(made(), edited(made(), edit), made())
    assert [one.kind for one in result.changes] == [Kind.FURNITURE]


def test_links_and_lists_of_edited_paragraphs_work_in_the_new_document(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        for word, more in (("第二项", "（补充）"), ("见表", "（已核对）")):
            next(one for one in document.paragraphs if word in one.text).add_run(more)

    result = rebuild(made(), edited(made(), edit), made(extra=True, fee=7))
    assert result.data is not None
    document = docx.Document(io.BytesIO(result.data))
    linked = next(one for one in document.paragraphs if "已核对" in one.text)
    assert "https://example.cn/" in "".join(linked._p.itertext())
    numbers = {
        one._p.pPr.numPr.numId.val for one in document.paragraphs if "第一项" in one.text or "第二项" in one.text
    }
    assert len(numbers) == 1
    sound(result.data, tmp_path)


def test_the_contents_follow_headings_a_person_has_changed(tmp_path: Path) -> None:
    def edit(document: Document) -> None:
        rewrite("资费", "收费标准")(document)
        place = next(one for one in document.paragraphs if "最后一段" in one.text)
        place.insert_paragraph_before("补充事项", style=document.styles["heading 2"])

    result = rebuild(made(), edited(made(), edit), made(extra=True))
    assert result.data is not None
    data = with_contents(result.data, "qy", [1, 2, 3, 4, 5], 6)
    document = docx.Document(io.BytesIO(data))
    lines = [one.text for one in document.paragraphs if one.style.name.startswith("toc ")]
    assert lines == ["1　概述\t1", "2　收费标准\t2", "2.1　说明\t3", "3　附则\t4", "3.1　补充事项\t5"]
    again = as_word_document(data, render(TEXT, name="甲公司", fee=1, extra=False))
    assert [one.number for one in again.headings] == ["1", "2", "2.1", "3", "3.1"]
    sound(data, tmp_path)


def test_a_document_saved_by_another_program_loses_nothing_and_follows_the_profile(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(edited(made(), rewrite("不变的一段", "顾问改写的一段")))
    (saved,) = round_trip([tmp_path / "x.docx"], tmp_path / "saved")
    result = rebuild(made(), saved.read_bytes(), made(fee=200, extra=True))
    assert result.data is not None
    found = texts(result.data)
    assert [one for one in texts(made(fee=200, extra=True)) if one not in found] == ["不变的一段。"]
    assert "顾问改写的一段。" in found
    assert open_questions(result.data) == []
    sound(result.data, tmp_path)
