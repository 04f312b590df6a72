"""Facts that are not in the profile stop the document, wherever they are used."""

import pytest
from jinja2 import Undefined

from dossier.documents.missing import Missing, MissingValue
from dossier.errors import TemplateError
from tests.support.templates import blocks, render

PHONE = Missing("company.phone", "公司固定电话")


@pytest.mark.parametrize(
    "use",
    [
        "{{ x }}", "{{ x.area }}", "{{ x['a'] }}", "{{ x() }}", "{{ x|wan }}", "{{ x|日期 }}", "{{ x|是否 }}",
        "{{ x|pct }}", "{{ x|join }}", "{{ x|length }}", "{{ x|paras }}", "{{ [x]|join }}",
        "{% if x %}甲{% endif %}", "{% if not x %}甲{% endif %}", "{% if x == 1 %}甲{% endif %}", "{{ x ~ '甲' }}",
        "{% if x != 1 %}甲{% endif %}", "{% if x in [1] %}甲{% endif %}", "{% if 1 in x %}甲{% endif %}",
        "{% if x < 1 %}甲{% endif %}", "{{ x + 1 }}", "{{ 1 + x }}", "{{ x or '甲' }}", "{{ '甲' if x else '乙' }}",
        "{% for y in x %}{{ y }}{% endfor %}", "{{ [x]|sum }}", "{{ [x, x]|sort|first }}", "{{ x.title }}", "{{ x.path }}",
        "{{ x|upper }}", "{{ x|数 }}", "{{ x|yuan }}", "{{ x|年月 }}", "[甲](https://a.cn/{{ x }})",
        "{{ [{'a': x}]|selectattr('a')|length }}", "{{ [{'a': x}]|map(attribute='a')|join }}", "{{ x|first }}",
    ],
)  # fmt: skip
def test_every_use_fails_and_names_the_field(use: str) -> None:
    with pytest.raises(MissingValue) as caught:
        render(use, x=PHONE)
    assert (caught.value.path, caught.value.title) == ("company.phone", "公司固定电话")
    assert caught.value.message.zh == "档案字段“公司固定电话”（company.phone）未填写"
    assert caught.value.where == "national/x.md:5"


def test_only_its_being_defined_can_be_asked_and_a_default_given() -> None:
    source = "{{ x|default('无') }}{% if x is defined %}有{% endif %}{% if x is undefined %}缺{% endif %}"
    assert blocks(render(source, x=PHONE)) == ["Body 无缺"]


def test_it_is_an_undefined_for_jinja() -> None:
    assert isinstance(PHONE, Undefined)
    assert repr(PHONE) == "Missing('company.phone', '公司固定电话')"


def test_the_place_names_the_whole_chain_of_calls(tmp_path) -> None:
    from dossier.documents.render import render_document
    from tests.support.templates import HEADER, PROPERTIES, library

    files = {
        "lib.md": "\n{% macro m(c) %}{{ c.phone }}{% endmacro %}\n",
        "national/a.md": HEADER.format(policy="qy") + '{% from "lib.md" import m %}\n{% block b %}\n{% endblock %}',
        "p/a.md": '{% extends "@parent" %}\n{% block b %}\n电话：\\\n{{ m(company) }}\n{% endblock %}',
    }
    made = library(tmp_path, files, tmp_path / "cache")
    for _ in ("compiled", "from the cache"):
        with pytest.raises(MissingValue) as caught:
            render_document(made, made.chain("a.md", ["national", "p"]), {"company": {"phone": PHONE}}, PROPERTIES)
        assert caught.value.where == "lib.md:2，由 p/a.md:4 调用，由 national/a.md:6 调用，由 p/a.md:1 调用"
        made = type(made)(made.root, tmp_path / "cache")


@pytest.mark.parametrize(
    ("source", "expected", "hint"),
    [
        ("{{ compny.name }}", "没有名为 compny 的资料", "是否想写 company？"),
        ("{{ company.nmae }}", "没有名为 nmae 的资料", "是否想写 name？"),
        ("{% if company.nmae %}甲{% endif %}", "没有名为 nmae 的资料", "是否想写 name？"),
        ("{{ [company]|map(attribute='nmae')|join }}", "没有名为 nmae 的资料", "是否想写 name？"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(source: str, expected: str, hint: str) -> None:
    with pytest.raises(TemplateError) as caught:
        render("\n" + source, company={"name": "甲", "phone": "乙"})
    assert (caught.value.message.zh, caught.value.where) == (expected, "national/x.md:6")
    assert caught.value.hint is not None
    assert caught.value.hint.zh == hint


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 1 / 0 }}", "模板出错：ZeroDivisionError"),
        ("{{ ''.__class__ }}", "无法取值"),
        ("{{ range(10 ** 9) }}", "模板出错：OverflowError"),
        ("{{ x.append(1) }}", "无法取值"),
        ("{{ []|first }}", "无法取值"),
        ("{{ nothing() }}", "没有名为 nothing 的资料"),
    ],
)
def test_errors_while_rendering_have_a_place(source: str, expected: str) -> None:
    with pytest.raises(TemplateError) as caught:
        render(f"甲\n乙{source}", x=[])
    assert caught.value.message.zh.startswith(expected)
    assert caught.value.where == "national/x.md:6"
