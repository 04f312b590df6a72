"""Markdown in, Word blocks out."""

import re

import pytest

from dossier.errors import TemplateError
from tests.support.templates import blocks, render


def shown(text: str, policy: str = "qy", **context: object) -> list[str]:
    return blocks(render(text, policy, **context))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("一段文字。", ["Body 一段文字。"]),
        ("顶格的一段： {-}", ["Flush 顶格的一段："]),
        ("甲\n乙", ["Body 甲乙"]),
        ("Amazon\nWeb", ["Body Amazon Web"]),
        ("Amazon\n网", ["Body Amazon网"]),
        ("甲\\\n乙", ["Body 甲⏎乙"]),
        ("共**“1000万元”**整", ["Body 共**“1000万元”**整"]),
        ("\\*\\*星号\\*\\* \\| \\[ \\]", ["Body **星号** | [ ]"]),
        ("a & b < c > d {x} {% raw %}{{ y }}{% endraw %}", ["Body a & b < c > d {x} {{ y }}"]),
        ("# 一级\n## 二级 {-}\n文", ["Heading1 一级", "Plain2 二级", "Body 文"]),
        ("1. 甲\n2. 乙", ["Item[10.0] 甲", "Item[10.0] 乙"]),
        ("1. 甲\n    1. 子\n    - 点\n2. 乙", ["Item[10.0] 甲", "Item[11.1] 子", "Item[2.1] 点", "Item[10.0] 乙"]),
        ("1. 甲\n\n    续\n2. 乙", ["Item[10.0] 甲", "ItemText1 续", "Item[10.0] 乙"]),
        ("1. 甲\n\n文\n\n1. 乙", ["Item[10.0] 甲", "Body 文", "Item[11.0] 乙"]),
        ("| 甲 | 乙 |\n|---|:-:|\n| 1 | a\\|b |", ["| 甲 | 乙 |", "| 1 | a|b |", "AfterTable"]),
        ("|  |  |\n|---|---|\n| 甲 | 1 |", ["| 甲 | 1 |", "AfterTable"]),
        ("::: note 提示\n内容\n:::", ["| 提示 / 内容 |", "AfterTable"]),
        ("::: pagebreak", ["Break ⏎"]),
        ("::: seal 某公司", ["Seal 某公司（公章）"]),
        ("{# 注释 #}\n甲\n{# 一行\n注释 #}\n乙", ["Body 甲乙"]),
    ],
)
def test_each_construct_becomes_its_block(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


def test_a_tag_within_a_sentence_works_within_it() -> None:
    source = "甲{% if yes %}**乙**{% else %}丙{% endif %}丁"
    assert shown(source, yes=True) == ["Body 甲**乙**丁"]
    assert shown(source, yes=False) == ["Body 甲丙丁"]


def test_a_tag_on_its_own_line_works_on_whole_blocks() -> None:
    source = "{% for n in names %}\n# {{ n }}\n文{{ loop.index }}\n{% endfor %}"
    assert shown(source, names=["甲", "乙"]) == ["Heading1 甲", "Body 文1", "Heading1 乙", "Body 文2"]


def test_a_list_runs_on_through_loops_and_conditions() -> None:
    source = "1. 首\n{% for n in names %}\n1. {{ n }}\n{% endfor %}\n{% if yes %}\n文\n{% endif %}\n1. 尾"
    assert shown(source, names=["甲"], yes=False) == ["Item[10.0] 首", "Item[10.0] 甲", "Item[10.0] 尾"]
    assert shown(source, names=[], yes=True) == ["Item[10.0] 首", "Body 文", "Item[11.0] 尾"]


def test_rows_are_repeated_and_an_empty_loop_has_its_else_row() -> None:
    source = "| 名 |\n|---|\n{% for n in names %}\n| {{ n }} |\n{% else %}\n| 无 |\n{% endfor %}\n文"
    assert shown(source, names=["甲", "乙"]) == ["| 名 |", "| 甲 |", "| 乙 |", "AfterTable", "Body 文"]
    assert shown(source, names=[]) == ["| 名 |", "| 无 |", "AfterTable", "Body 文"]


def test_a_condition_after_a_table_belongs_to_the_text() -> None:
    source = "| 名 |\n|---|\n| 甲 |\n{% if yes %}\n文\n{% endif %}"
    assert shown(source, yes=True) == ["| 名 |", "| 甲 |", "AfterTable", "Body 文"]
    assert shown(source, yes=False) == ["| 名 |", "| 甲 |", "AfterTable"]


def test_a_table_in_a_loop_ends_with_each_round() -> None:
    source = "{% for n in names %}\n| 名 |\n|---|\n| {{ n }} |\n{% endfor %}"
    assert shown(source, names=["甲", "乙"]) == ["| 名 |", "| 甲 |", "AfterTable", "| 名 |", "| 乙 |", "AfterTable"]


def test_macros_give_text_on_one_line_and_paragraphs_on_several() -> None:
    source = (
        "{% macro big(x) %}人民币{{ x|wan }}{% endmacro %}\n"
        "{% macro risk(name) %}\n**{{ name }}**\n{{ caller() }}\n{% endmacro %}\n"
        "注册资本{{ big(10000) }}。\n{% call risk('数据') %}\n- 项\n{% endcall %}\n文"
    )
    assert shown(source) == ["Body 注册资本人民币1万元。", "Body **数据**", "Item[2.0] 项", "Body 文"]


def test_one_line_set_holds_text() -> None:
    assert shown("{% set who %}{{ a }}与{{ b }}{% endset %}\n{{ who }}。", a="甲<", b="乙") == ["Body 甲<与乙。"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("文{{ x|paras }}尾", ["Body 文甲", "Body 乙尾"]),
        ("1. {{ x|paras }}\n1. 次", ["Item[10.0] 甲", "ItemText1 乙", "Item[10.0] 次"]),
        ("**{{ x|paras }}**", ["Body **甲**", "Body **乙**"]),
        ("| 名 |\n|---|\n| {{ x|paras() }} |", ["| 名 |", "| 甲 / 乙 |", "AfterTable"]),
        ("{{ x }}", ["Body 甲⏎⏎乙"]),
    ],
)
def test_a_value_of_several_paragraphs(source: str, expected: list[str]) -> None:
    assert shown(source, x="甲\n\n乙") == expected


def test_a_line_end_beside_a_value_depends_on_what_is_printed() -> None:
    assert shown("{{ a }}\n{{ b }}", a="Amazon", b="Web") == ["Body Amazon Web"]
    assert shown("{{ a }}\n{{ b }}", a="甲", b="乙") == ["Body 甲乙"]
    assert shown("{{ a }}\n**b**", a="a&", b="乙") == ["Body a& **b**"]


def test_references_are_filled_whether_their_target_comes_before_or_after() -> None:
    source = (
        "见[](#t)、**[](#f)**、[](#h)、[](#i)。\n# 甲\n## 乙 {id=h}\n::: table 表名 {id=t}\n| a |\n|---|\n| b |\n:::\n"
        "::: figure 图名 {id=f kind=x}\n1. 一\n1. 二 {id=i}\n"
    )
    lines = shown(source, figure=_figure)
    assert lines[0] == "Body 见表1-1、**图1-1**、1.1、第2项。"
    assert "TableCaption 表1-1　表名" in lines
    assert "FigureCaption 图1-1　图名" in lines


def test_ids_may_hold_expressions() -> None:
    source = "{% for n in names %}\n# {{ n }} {id=s-{{ loop.index }}}\n{% endfor %}\n见[](#s-{{ which }})。"
    assert shown(source, names=["甲", "乙"], which=2)[-1] == "Body 见2。"


def test_captions_are_numbered_by_chapter_in_reports_and_through_in_letters() -> None:
    table = "::: table 名\n| a |\n|---|\n| b |\n:::\n"
    source = f"# 一\n{table}{table}# 二\n{table}"
    assert [line[13:17].strip("　") for line in shown(source) if "Caption" in line] == ["表1-1", "表1-2", "表2-1"]
    assert [line[13:15] for line in shown(source, "gw") if "Caption" in line] == ["表1", "表2", "表3"]


def test_each_chapter_counts_in_a_sequence_of_its_own_so_that_programs_without_restarts_count_alike() -> None:
    table = "::: table 名\n| 甲 |\n|---|\n| 1 |\n:::\n"
    source = f"# 一章\n{table}{table}# 二章\n{table}"
    found = re.findall(r" SEQ (.*?) </w:instrText>", render(source).body)
    assert found == ["表1 \\* ARABIC", "表1 \\* ARABIC", "表2 \\* ARABIC"]


def test_articles_run_on_through_the_chapters_of_a_policy() -> None:
    source = "# 总则\n1. 甲\n    1. 子\n# 附则\n1. 乙 {id=x}\n\n    款\n\n见[](#x)。"
    assert shown(source, "zd") == [
        "Heading1 总则", "Article[3.0] 甲", "Item[10.1] 子", "Heading1 附则", "Article[3.0] 乙", "ItemText1 款",
        "Body 见第二条。",
    ]  # fmt: skip


def test_links_become_fields() -> None:
    assert shown("见[官网](https://a.cn/?b=1&c={{ c }})。", c="2") == ["Body 见官网。"]


def test_headings_and_signatures_are_collected() -> None:
    document = render(
        "# 甲{{ x }}\n## 乙 {-}\n::: sign\n单位（公章）：{{ x }}\n负责人（签字）：\n日期：\n:::", "gw", x="&"
    )
    assert [(h.level, h.number, h.text) for h in document.headings] == [(1, "一、", "甲&"), (2, "", "乙")]
    assert [(s.kind, s.label, s.value) for s in document.signatures] == [
        ("seal", "单位（公章）", "&"), ("sign", "负责人（签字）", ""), ("date", "日期", ""),
    ]  # fmt: skip


def test_a_signature_line_may_have_conditions_in_its_value() -> None:
    document = render("甲\n::: sign\n单位（公章）：{% if x %}甲{% else %}乙{% endif %}\n:::", "gw", x=True)
    assert [(s.kind, s.value) for s in document.signatures] == [("seal", "…")]
    assert "甲" in document.text


def test_what_is_captured_but_not_printed_is_not_counted() -> None:
    source = "{% macro m() %}\n# 隐\n{% endmacro %}\n# 显"
    assert [h.number for h in render(source).headings] == ["1"]


def test_the_text_is_what_a_reader_sees() -> None:
    document = render("# 甲\n{{ x }}\n| a |\n|---|\n| b |", x="A" * 20)
    assert document.text.split() == ["甲", "A" * 20, "a", "b"]


def test_the_cover_and_contents_are_sections_of_their_own() -> None:
    source = "::: cover\n# 题\n副题\n\n单位：{{ x }}\n:::\n::: toc\n# 甲\n## 乙"
    lines = shown(source, x="公司")
    assert lines == [
        "| 题 |", "| 副题 |", "|  |", "| 单位： | 公司 |", "Break",
        "TOCTitle 目　录", "TOC1 1　甲", "TOC2 1.1　乙", "Break", "Heading1 甲", "Heading2 乙",
    ]  # fmt: skip


def test_a_landscape_section_at_the_end_leaves_no_empty_page() -> None:
    document = render("::: landscape\n# 甲\n:::")
    assert document.body.count("<w:sectPr>") == 1
    assert 'w:orient="landscape"' in document.body
    assert render("文\n::: landscape\n# 甲\n:::\n文").body.count("<w:sectPr>") == 3


def _figure(kind: str) -> object:
    from dossier.documents.drawing import ID_MARK, Drawing

    return Drawing(f'<w:drawing><wp:inline><wp:docPr id="{ID_MARK}1" name="{kind}"/></wp:inline></w:drawing>')


def test_the_kind_of_a_figure_may_hold_expressions() -> None:
    source = "{% for n in names %}\n::: figure 图 {id=f-{{ n }} kind=flow-{{ n }}-wide}\n{% endfor %}\n"
    document = render(source, names=[3, 5], figure=_figure)
    assert re.findall(r'name="(flow[^"]*)"', document.body) == ["flow-3-wide", "flow-5-wide"]


def test_drawing_ids_are_unique_in_the_document() -> None:
    document = render("::: figure 甲 {kind=x}\n::: figure 乙 {kind=y}", figure=_figure)
    assert 'id="1" name="x"' in document.body
    assert 'id="2" name="y"' in document.body


def test_plain_runs_that_follow_one_another_become_one_and_bold_ones_stay_apart() -> None:
    from dossier.documents.markup import joined

    plain = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">丙</w:t></w:r>'
    body = plain.format("甲") + plain.format("，乙") + bold + plain.format("丁")
    assert joined(body) == plain.format("甲，乙") + bold + plain.format("丁")


SIGN = "::: sign\n单位（公章）：{{ x }}\n负责人（签字）：\n日期：\n:::\n"


def test_signature_lines_stand_below_one_another_and_in_one_row_on_landscape_pages() -> None:
    assert [line.count(" | ") for line in blocks(render(SIGN, x="某某")) if line.startswith("|")] == [1, 1, 1]
    wide = render(f"::: landscape\n{SIGN}:::", x="某某")
    assert [line.count(" | ") for line in blocks(wide) if line.startswith("|")] == [5]
    assert [one.kind for one in wide.signatures] == ["seal", "sign", "date"]


def test_a_signature_row_takes_no_conditions() -> None:
    with pytest.raises(TemplateError, match="签署栏"):
        render("::: landscape\n::: sign\n{% if x %}\n日期：\n{% endif %}\n:::\n:::", x=True)
