"""Company data is printed literally, or refused with a place; it is never read as markup."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.documents.render import render_document
from dossier.documents.values import finalize
from dossier.errors import TemplateError
from tests.support.templates import HEADER, PROPERTIES, blocks, library, parse, render

W_T = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"

NATIONAL = """{% from "national/lib.md" import box %}
# {{ a }}
甲{{ a }}**{{ b }}**{% if a %}{{ b }}{% endif %}
{{ a }}
1. {{ a }}
    - {{ b }}

{% block x %}
| {{ a }} | 乙 |
|---|---|
{% for v in [a, b] %}
| {{ v }} | {{ b }} |
{% endfor %}
{% endblock %}
{% call box(a) %}
{{ b }}
{% endcall %}
::: sign
{{ a }}：{{ a }}
:::
"""
LIB = "{% macro box(t) %}\n::: note {{ t }}\n{{ caller() }}\n:::\n{% endmacro %}\n"
VARIANT = '{% extends "@parent" %}\n{% block x %}\n{{ super() }}\n{{ b }}\n{% endblock %}'

HOSTILE = st.lists(
    st.sampled_from(
        ["{{ x }}", "{% if a %}", "{#", "#}", "</w:t>", "<w:p>", "&amp;", "&", "]]>", "<!--", "**", "|", "[](#a)", "# ", "\\",
         "::: note", "{id=a}", "\u2028", "\r\n", "\n", "\t", "\ue000", "\U000f0000", "'", '"', "甲", "A b", " ", "\u200b", "}}"]
    ) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5),
    min_size=1, max_size=6,
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory):
    files = {"national/x.md": HEADER.format(policy="qy") + NATIONAL, "national/lib.md": LIB}
    return library(tmp_path_factory.mktemp("t"), files | {"p/x.md": VARIANT, "q/x.md": VARIANT})


@settings(max_examples=300, deadline=None)
@given(a=HOSTILE, b=HOSTILE)
def test_any_text_is_printed_literally_or_refused_with_a_place(made, a: str, b: str) -> None:
    chain = made.chain("x.md", ["national", "p", "q"])
    if any("\ufdd0" <= c <= "\ufdef" or c in "\ufffe\uffff" for c in a + b) or any(
        c in "\n\r\t\u2028\u2029" for c in a
    ):
        with pytest.raises(TemplateError) as refused:  # ``a`` is also a label for the seal plan: one line
            render_document(made, chain, {"a": a, "b": b}, PROPERTIES)
        assert refused.value.where
        return
    document = render_document(made, chain, {"a": a, "b": b}, PROPERTIES)
    parse(document)
    text = document.text
    for value in (a, b):
        for part in value.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n").split("\n"):
            assert part in text


@pytest.mark.parametrize(
    ("value", "hint"),
    [(None, None), (True, "是否"), (1.5, "数"), (date(2026, 3, 5), "日期"), (["a"], "join"), ({"a": 1}, None)],
)
def test_values_without_one_obvious_text_are_refused_with_the_filter_to_use(value: object, hint: str | None) -> None:
    with pytest.raises(TemplateError) as caught:
        render("文\n文{{ x }}", x=value)
    assert caught.value.where == "national/x.md:6"
    assert caught.value.message.zh == f"不能直接印出 {type(value).__name__}"
    assert (caught.value.hint.zh if caught.value.hint else None) == (hint and f"请用过滤器，如 {{{{ x|{hint} }}}}")


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x85", "\ud800", "\ufdd0", "\ufdd2", "\uffff"])
def test_characters_that_no_document_can_hold_are_refused(character: str) -> None:
    for source in ("{{ x }}", "# 甲 {id={{ x }}}", "{{ x|paras }}", "{{ [x]|join }}"):
        with pytest.raises(TemplateError):
            render(source, x=f"甲{character}乙")


def test_rare_characters_of_names_pass() -> None:
    assert blocks(render("{{ x }}", x="\ue123𠮷")) == ["Body \ue123𠮷"]


def test_a_title_or_author_of_the_file_is_escaped() -> None:
    from dataclasses import replace
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from dossier.style.archive import inflate, members

    with TemporaryDirectory() as folder:
        here = library(Path(folder), {"national/x.md": HEADER.format(policy="qy")})
        properties = replace(PROPERTIES, author="甲&<乙>", header="文[[draft]]", draft=True)
        data = render_document(here, "national/x.md", {}, properties).data
    parts = {member.name: inflate(member).decode() for member in members(data)}
    assert "甲&amp;&lt;乙&gt;" in parts["docProps/app.xml"]
    assert "甲&amp;&lt;乙&gt;" in parts["docProps/core.xml"]
    assert "甲&amp;&lt;乙&gt;" in parts["word/header.xml"]
    assert "文[[draft]]" in parts["word/header.xml"]
    assert "草　稿" in parts["word/wideHeader.xml"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 1000000|wan }}", "100万元"),
        ("{{ 1234500|wan }}", "123.45万元"),
        ("{{ 0|wan }}", "0万元"),
        ("{{ 1203000|大写 }}", "人民币壹佰贰拾万零叁仟元整"),
        ("{{ cents|wan }}", "1234567.890123万元"),
        ("{{ 12800|yuan }}", "12800元"),
        ("{{ half|yuan }}", "0.50元"),
        ("{{ third|pct }}", "约33.3333%"),
        ("{{ sixty|pct }}", "60%"),
        ("{{ 1|pct }}", "100%"),
        ("{{ day|日期 }}", "2026年3月5日"),
        ("{{ day|年月 }}", "2026年3月"),
        ("{{ true|是否 }}{{ false|是否 }}", "是否"),
        ("{{ half|数 }}{{ 100|数 }}{{ third|数 }}", "0.51000.3333"),
        ("{{ ['甲', 1]|join }}{{ ['甲', '乙']|join('，') }}", "甲、1甲，乙"),
        ("{{ rows|map(attribute='n')|join }}", "甲、乙"),
        ("{{ rows|selectattr('n', 'eq', '甲')|length }}", "1"),
        ("{{ rows|sum(attribute='v') }}", "3"),
        ("{{ big }}", "1000"),
    ],
)
def test_filters_print_exactly(source: str, expected: str) -> None:
    facts = {
        "cents": Decimal("12345678901.23"), "half": Decimal("0.50"), "third": Fraction(1, 3), "sixty": Decimal("0.6"),
        "day": date(2026, 3, 5), "rows": [{"n": "甲", "v": 1}, {"n": "乙", "v": 2}], "big": Decimal("1E+3"),
    }  # fmt: skip
    assert blocks(render(source, **facts)) == [f"Body {expected}"]


@pytest.mark.parametrize(
    "source",
    [
        "{{ '1'|wan }}",
        "{{ '1'|大写 }}",
        "{{ -1|大写 }}",
        "{{ true|wan }}",
        "{{ 0.5|pct }}",
        "{{ 1|日期 }}",
        "{{ 1|是否 }}",
        "{{ '甲'|join }}",
        "{{ d|yuan }}",
    ],
)
def test_filters_refuse_what_they_cannot_print_exactly(source: str) -> None:
    with pytest.raises(TemplateError) as caught:
        render(source, d=Decimal("0.001"))
    assert caught.value.where == "national/x.md:5"


@given(st.integers(-(10**15), 10**15))
def test_amounts_lose_no_digit(cents: int) -> None:
    from dossier.documents.filters import wan

    assert Decimal(wan(Decimal(cents) / 100).removesuffix("万元")) * 1_000_000 == cents


def test_finished_text_is_the_only_markup_that_passes() -> None:
    assert finalize("a<b") == "a<b"  # escaping is Jinja's, after this gate
    assert str(finalize("a\n<b")) == 'a</w:t><w:br/><w:t xml:space="preserve">&lt;b'
