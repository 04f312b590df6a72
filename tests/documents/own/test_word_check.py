"""Every kind of mistake in a Word template is found, with its paragraph; sound templates pass."""

from pathlib import Path

import docx
import pytest

from dossier.documents.own.word_check import check_word
from dossier.errors import InputError
from tests.support.own import save, word


def found(tmp_path: Path, *paragraphs: str, rows: tuple[tuple[str, ...], ...] = (), header: str = "") -> list[str]:
    path = word(tmp_path / "x.docx", paragraphs, rows, header)
    return [f"{one.where} {one.message.zh}" for one in check_word(path, "x.docx").problems]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["{{ company.nmae }}"], "没有名为 company.nmae 的资料"),
        (["{{ company.name|wann }}"], "没有过滤器 wann"),
        (["{{ company.name is odder }}"], "没有测试 odder"),
        (["{{ cite('order42.nothing') }}"], "规则库没有“order42.nothing”"),
        (["{{ company.name + }}"], "Jinja 语法"),
        (["{{ company.name"], "{{ 没有配对"),
        (["company.name }}"], "}} 没有配对"),
        (["｛｛ company.name ｝｝"], "标签用了全角符号 ｛｛"),
        (["｛% if company.name %｝"], "标签用了全角符号 ｛%"),
        (["{％ if company.name ％}"], "标签用了全角符号 {％"),
        (["{%p if company.name %}文字", "{%p endif %}"], "同段的文字不会印出"),
        (["{%p if company.name %}{%p endif %}"], "与其他标签写在同一段"),
        (["{%p if company.name %}", "文"], "{%p if company.name %} 没有结束"),
        (["文", "{%p endif %}"], "{%p endif %} 没有开头"),
        (["{% if company.name %}甲", "乙{% endif %}"], "不在同一处"),
        (["{%p if company.name %}", "乙{% endif %}"], "不在同一处"),
        (["{% fi company.name %}"], "不认识的标签"),
        (["{% p if company.name %}"], "不认识的标签"),
        (["{% include 'x' %}"], "不认识的标签"),
        (["{{r company.name }}"], "不支持"),
        (["{{- company.name }}"], "不能使用"),
        (["{{ figure('equity') }}"], "这里不能用 figure"),
        (["{%p if 7 % 2 %}", "{%p endif %}"], "中不能有 % 或 }"),
        (["{%p set x = 1 %}"], "须写作"),
    ],
)
def test_each_mistake_is_told_with_its_paragraph(tmp_path: Path, paragraphs: list[str], expected: str) -> None:
    problems = found(tmp_path, "前文", *paragraphs)
    assert any(expected in one and one.startswith(("x.docx:body:2", "x.docx:body:3")) for one in problems), problems
    assert any(paragraphs[0][:8] in one or paragraphs[-1][-8:] in one for one in problems)


def test_all_mistakes_are_told_at_once_also_in_tables_and_headers(tmp_path: Path) -> None:
    rows = (("{%tr for p in people %}", ""), ("{{ p.name }}", "{{ p.nane }}"), ("{%tr endfor %}", ""))
    problems = found(tmp_path, "{{ company.nmae }}", "｛｛ x ｝｝", rows=rows, header="{{ compny }}")
    assert [one.partition(" ")[0] for one in problems] == [
        "x.docx:body:1", "x.docx:body:2", "x.docx:body:2", "x.docx:body:6", "x.docx:header1:1",
    ]  # fmt: skip
    assert "people.nane" in problems[3]


@pytest.mark.parametrize(
    "rows",
    [
        (("{%tr for p in people %}", "序号"), ("{{ p.name }}", ""), ("{%tr endfor %}", "")),
        (("{%tr for p in people %}", ""), ("{{ p.name }}", "{%tr endfor %}")),
    ],
)
def test_a_row_tag_shares_its_row_with_nothing(tmp_path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    assert any("同表格行的文字不会印出" in one for one in found(tmp_path, rows=rows))


def test_a_sound_template_passes_and_tells_what_it_needs(tmp_path: Path) -> None:
    rows = (
        ("姓名", "学历"),
        ("{%tr for p in people %}", ""),
        ("{{ p.name }}", "{{ p.education }}"),
        ("{%tr endfor %}", ""),
    )
    path = word(
        tmp_path / "x.docx",
        ["{{ company.name }}（{{ company.registered_capital|wan }}）{# 说明 #}", "{%p if company.short_name is defined %}",
         "简称“{{ company.short_name }}”，100%{% if true %}{% else %}{% endif %}", "{%p endif %}",
         "{% set who = legal_representative %}{{ who.name }}{{ signed_on|日期 }}{{ person(“甲”).name }}"],
        rows, "{{ authority }}",
    )  # fmt: skip
    checked = check_word(path, "x.docx")
    assert [str(one) for one in checked.problems] == []
    assert checked.needs["legal_representative.name"] == ("x.docx:body:5",)
    assert checked.needs["people[].education"] == ("x.docx:body:11",)
    assert checked.needs["authority"] == ("x.docx:header1:1",)
    assert "who" not in checked.needs


def test_tags_cut_into_pieces_by_word_are_read_whole(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ comp", "any.n", "ame }", "}"):
        paragraph.add_run(piece)
    assert set(check_word(save(tmp_path / "x.docx", document), "x.docx").needs) == {"company.name"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0doc"])
def test_what_is_no_word_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.docx").write_bytes(data)
    with pytest.raises(InputError):
        check_word(tmp_path / "x.docx", "x.docx")
