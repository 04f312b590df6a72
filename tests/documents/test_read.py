"""What the compiler refuses, with the place and, for tags across constructs, both places."""

import pytest

from dossier.errors import TemplateError
from tests.support.templates import render


def message(text: str, **context: object) -> str:
    """Return the error of a template; its lines count from 1 because the header's 4 lines are taken off."""
    with pytest.raises(TemplateError) as caught:
        render(text, **context)
    error = caught.value
    file, _, line = error.where.split("，")[0].rpartition(":")
    assert file == "national/x.md", error.where
    return f"{int(line) - 4}: {error.message.zh}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # a tag across a construct: both places
        ("**甲\n{% if a %}乙**丙{% endif %}", "2: 加粗到此结束，但其中第 6 行的 {% if a %} 还没有结束"),
        (
            "{% if a %}\n::: landscape\n{% endif %}\n:::",
            "3: {% endif %} 在::: landscape之内，它的 {% if a %}（第 5 行）在外面",
        ),
        ("| a |\n|---|\n{% for x in a %}\n| b |\n文", "4: 表格到此结束，但其中第 7 行的 {% for x in a %} 还没有结束"),
        ("甲{% if a %}乙\n\n丙{% endif %}", "1: 段落到此结束，但其中第 5 行的 {% if a %} 还没有结束"),
        ("| {% if a %}x | y{% endif %} |\n|---|---|", "1: 单元格到此结束，但其中第 5 行的 {% if a %} 还没有结束"),
        (
            "{% if a %}\n{% for b in c %}\n{% endif %}\n{% endfor %}",
            "3: {% endif %} 与第 6 行的 {% for b in c %} 不配对",
        ),
        ("{% endif %}", "1: {% endif %} 没有对应的 {% if %}"),
        ("{% if a %}\n文", "1: {% if a %} 没有结束，缺少 {% endif %}"),
        ("::: note 甲\n文", "1: ::: note 没有结束，缺少 :::"),
        # tables
        ("| a | b |\n|---|---|\n| c |", "3: 这一行有 1 格，表头有 2 格"),
        ("| a |\n文", "1: 表格须以表头行和分隔行（|---|）开始"),
        ("| a | b\n|---|---|", "1: 表格行须以 | 结束"),
        ("::: table 名\n| a |\n|---|\n文\n:::", "4: ::: table 之内只能有一个表格"),
        ("::: table 名 {widths=1,2}\n| a |\n|---|\n:::", "2: widths 有 2 个，表格有 1 列"),
        ("::: table 名 {widths=1,,2}\n| a |\n|---|\n:::", "1: widths 写作 1,4,3,2"),
        # numbers by hand, levels, indents
        ("# 一、概况", "1: 编号“一、”由样式生成，不要手写"),
        ("# 1.2 概况", "1: 编号“1.2”由样式生成，不要手写"),
        ("1. （一）甲", "1: 编号“（一）”由样式生成，不要手写"),
        ("##### 五", "1: 标题最多四级"),
        ("  缩进", "1: 行首不能有空格（列表项的续段除外，缩进 4 个空格）"),
        ("1. 甲\n  - 乙", "2: 下级条目每级缩进 4 个空格，最多三级"),
        # closed sets
        ("::: tabel", "1: 不认识的块 ::: tabel"),
        ("::: table 甲 {width=1}\n", "1: 不认识的属性 width"),
        ("{% iff a %}", "1: 不认识的标签 {% iff a %}"),
        ("{% autoescape true %}", "1: 不认识的标签 {% autoescape true %}"),
        ("甲{{ a|safe }}", "1: Jinja 语法：No filter named 'safe'."),
        ("::: cover\n::: note 甲\n:::\n:::", "2: 只有 ::: landscape 可以包含其他块"),
        ("::: note 甲\n::: note 乙\n:::\n:::", "2: 只有 ::: landscape 可以包含其他块"),
        # Markdown that is not in the language
        ("甲\n> 乙", "2: 行首不能写 >"),
        ("甲\n---", "2: 行首不能写 ---"),
        ("* 甲", "1: 行首不能写 * "),
        ("```", "1: 行首不能写 ```"),
        ("甲*乙*", "1: 不认识的写法 *"),
        ("甲`乙`", "1: 不认识的写法 `"),
        ("甲<b>乙", "1: 不认识的写法 <"),
        ("甲&nbsp;乙", "1: 不认识的写法 &"),
        ("![甲](乙)", "1: 不认识的写法 !["),
        ("甲[乙]", "1: 不认识的写法 ["),
        ("**甲", "1: 加粗 ** 没有结束"),
        ("** 甲**", "1: 加粗标记 ** 内侧须有文字，不能有空格"),
        ("甲\t乙", "1: 不允许的字符 U+0009"),
        ("甲\ufdd0乙", "1: 不允许的字符 U+FDD0"),
        # Jinja
        ("{{ a", "1: 标签没有结束"),
        ("甲\n{{ a +/ b }}", "2: Jinja 语法"),
        ("甲\n{{ a( }}", "2: Jinja 语法"),
        ("{%- if a %}", "1: 不能使用 {%-"),
        ("{% if a -%}", "1: 不能使用 -%}"),
        ("{% set x %}\n甲\n{% endset %}", "1: {% set %} … {% endset %} 须写在同一行"),
        ("甲{% macro x() %}乙{% endmacro %}", "1: {% macro x() %} 须单独成行"),
        ("{% macro x() %}**乙**{% endmacro %}", "1: 单行 macro 或 set 只能是文字"),
        ("{% macro x() %}\n乙\n{% endmacro %}\n甲{{ x() }}", "4: {{ x() }} 输出整段，须单独成行"),
        ("{{ a|paras|upper }}", "1: paras 必须是最后一个过滤器"),
        ("# 见[](#a)", "1: 标题中不能有链接或引用"),
        ("# {{ a|paras }}", "1: 标题中不能使用 paras"),
        ("{% extends a %}", "1: extends 须写明固定的文件名"),
        ("{% extends '@parent' %}", "1: 没有上级模板：@parent 只用于变体"),
        ("{% import 'national/none.md' as n %}", "1: 找不到模板 national/none.md"),
        ("{% import '../secret.md' as n %}", "1: 找不到模板 ../secret.md"),
        ("{% block %}\n{% endblock %}", "1: block 须有名称"),
        # found by the numbering pass, whose marks carry the place
        ("甲\n见[](#tbl-x)", "2: 引用的编号 tbl-x 不存在"),
        ("# 甲 {id=a}\n# 乙 {id=a}", "2: 编号 a 重复"),
        ("# 甲 {- id=a}\n见[](#a)", "2: 编号 a 没有号码可引用"),
        ("[甲]({{ u }})", "1: 链接地址 javascript:x 不能使用"),
    ],
)
def test_refused_with_place(source: str, expected: str) -> None:
    assert message(source, u="javascript:x", a=1).startswith(expected)


def test_a_missing_header_is_refused_with_what_to_write(tmp_path) -> None:
    from dossier.documents.render import render_document
    from tests.support.templates import PROPERTIES, library

    made = library(tmp_path, {"national/a.md": "文", "national/b.md": "---\ntitle: 甲\npolicy: xx\n---\n"})
    with pytest.raises(TemplateError, match="文件头缺少 title 或 policy"):
        render_document(made, "national/a.md", {}, PROPERTIES)
    with pytest.raises(TemplateError, match="policy 不能是 xx"):
        render_document(made, "national/b.md", {}, PROPERTIES)


def test_a_hint_names_the_nearest_word() -> None:
    with pytest.raises(TemplateError) as caught:
        render("::: tabel 甲")
    assert caught.value.hint is not None
    assert caught.value.hint.zh == "是否想写 table？"


def test_a_hint_says_where_to_move_the_tag() -> None:
    with pytest.raises(TemplateError) as caught:
        render("**{% if a %}乙**丙{% endif %}")
    assert caught.value.hint is not None
    assert caught.value.hint.zh == "请把 {% endif %} 移到加粗之内，或把 {% if … %} 移到加粗之外"
