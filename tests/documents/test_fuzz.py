"""Random sources are either refused with a place inside the file, or give sound WordprocessingML."""

from itertools import pairwise

from hypothesis import event, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.errors import TemplateError
from tests.support.templates import blocks, parse, render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

INLINE = st.sampled_from(
    ["文字", "甲**粗**乙", "{{ a }}", "甲{{ a|paras }}", "甲{% if a %}乙**丙**{% else %}丁{% endif %}", "见[](#a)", "行\\\n下行",
     "[文{{ a }}](https://a.cn/{{ xs|length }})", "**{% for x in xs %}{{ x }}{% endfor %}**", "{{ a }}\n{{ t() }}", "{% raw %}{{{% endraw %}"]
)  # fmt: skip
LEAF = st.one_of(
    INLINE,
    st.sampled_from(["# 题", "## 节 {-}", "### 小节", "::: pagebreak", "::: toc", "{% set y = 1 %}", "{# 注 #}", ""]),
    INLINE.map(lambda text: "1. " + text.replace("\n", " ")),
    INLINE.map(lambda text: "- 项\n    - " + text.replace("\n", " ") + "\n\n        续段"),
    st.just("::: sign\n单位（公章）：{{ a }}\n{% if a %}\n日期：\n{% endif %}\n:::"),
    st.just("::: cover\n# 题\n\n单位：{{ a }}\n:::"),
    st.just("::: seal {{ a }}"),
)
ROWS = st.recursive(
    st.just("| {{ a }} | {% if a %}c{% endif %} |"),
    lambda rows: st.one_of(
        st.tuples(rows, rows).map("\n".join),
        rows.map(lambda text: f"{{% for x in xs %}}\n{text}\n{{% else %}}\n| 无 | |\n{{% endfor %}}"),
        rows.map(lambda text: f"{{% if a %}}\n{text}\n{{% endif %}}"),
    ),
    max_leaves=3,
)
TABLE = ROWS.map(lambda rows: f"| a | b |\n|---|:-:|\n{rows}")
FLOW = st.recursive(
    LEAF | TABLE | TABLE.map(lambda text: f"::: table 名 {{widths=1,2}}\n{text}\n:::"),
    lambda flow: st.one_of(
        st.tuples(flow, flow).map("\n".join),
        st.tuples(flow, flow).map("\n\n".join),
        flow.map(lambda text: f"{{% if a %}}\n{text}\n{{% endif %}}"),
        flow.map(lambda text: f"{{% for x in xs %}}\n{text}\n{{% endfor %}}"),
        flow.map(lambda text: f"{{% call m(1) %}}\n{text}\n{{% endcall %}}"),
        flow.map(lambda text: f"::: note 注\n{text}\n:::"),
        flow.map(lambda text: f"::: landscape\n{text}\n:::"),
    ),
    max_leaves=8,
)
PROLOGUE = "{% macro m(x) %}\n{{ caller() }}\n{% endmacro %}\n{% macro t() %}乙{% endmacro %}\n"


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A nested source, sometimes with one line taken out, doubled or moved."""
    lines = (PROLOGUE + draw(FLOW)).split("\n")
    change = draw(st.sampled_from(["none", "none", "drop", "double", "move"]))
    index = draw(st.integers(0, len(lines) - 1))
    if change in ("drop", "move"):
        line = lines.pop(index)
    if change == "double":
        lines.insert(index, lines[index])
    if change == "move":
        lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


@settings(max_examples=600, deadline=None)
@given(sources())
def test_a_source_is_refused_with_a_place_or_gives_sound_xml(source: str) -> None:
    refusal = None
    try:
        document = render(source, a="值\n二", xs=[1, 2])
    except TemplateError as error:
        refusal = error
    if refusal is None:
        event("accepted")
        _check(parse(document)[0])
    else:
        file, _, number = refusal.where.split("，")[0].rpartition(":")
        assert file == "national/x.md", refusal
        assert 1 <= int(number) <= source.count("\n") + 6, refusal


def _check(body) -> None:
    """Check what Word insists on: paragraphs, tables and cells in their places."""
    assert all(child.tag in (f"{W}p", f"{W}tbl", f"{W}sectPr") for child in body)
    tags = [child.tag for child in body]
    assert not any(pair == (f"{W}tbl", f"{W}tbl") for pair in pairwise(tags)), "tables would merge"
    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    for table in body.iter(f"{W}tbl"):
        assert all(child.tag in (f"{W}tblPr", f"{W}tblGrid", f"{W}tr") for child in table)
        assert {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")} <= {1, 2}
    for text in body.iter(f"{W}t"):
        assert not len(text)
        assert text.getparent().tag == f"{W}r"
    for run in body.iter(f"{W}r"):
        assert run.getparent().tag in (f"{W}p", f"{W}hyperlink")
    for paragraph in body.iter(f"{W}p"):
        assert paragraph[0].tag == f"{W}pPr"


# Without tags our language is a part of Markdown: the reference reader must see the same blocks.

WORDS = st.lists(
    st.sampled_from(["甲乙", "Word", "**粗**", "3%", "a & b", "x < y", "\\*", "\\[", "《法》", "a{x}b"]), min_size=1, max_size=4
)  # fmt: skip
TEXT = WORDS.map(" ".join)
BLOCK = st.one_of(
    TEXT,
    st.tuples(st.integers(1, 4), TEXT).map(lambda t: f"{'#' * t[0]} {t[1]}"),
    st.lists(TEXT, min_size=1, max_size=3).map(lambda items: "\n".join(f"1. {item}" for item in items)),
    st.lists(TEXT, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}\n    - {item}" for item in items)),
    TEXT.map(lambda text: f"1. {text}\n\n    {text}"),
    st.tuples(TEXT, TEXT).map(lambda t: f"{t[0]}\n{t[1]}"),
    st.tuples(TEXT, TEXT).map(lambda t: f"| {t[0]} | 头 |\n|---|---|\n| 1 | {t[1]} |"),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=5).map("\n\n".join))
def test_tag_free_sources_are_read_like_markdown(source: str) -> None:
    assert _compact(_ours(source)) == _compact(_oracle(source))


def _ours(source: str) -> list[str]:
    found = [line for line in blocks(render(source)) if line != "AfterTable"]
    return [line if line.startswith("|") else line.partition(" ")[2] for line in found]


def _oracle(source: str) -> list[str]:
    found: list[str] = []
    row: list[str] | None = None
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            found.append(f"| {' | '.join(row or [])} |")
            row = None
        elif token.type == "inline":
            (found if row is None else row).append(_inline(token))
    return found


def _inline(token) -> str:
    signs = {"strong_open": "**", "strong_close": "**", "softbreak": " "}
    return "".join(signs.get(child.type, child.content) for child in token.children)


def _compact(lines: list[str]) -> list[str]:
    """Leave spaces out of the comparison: line ends between Chinese characters are ours to decide."""
    return ["".join(line.split()) for line in lines]
