"""Markdown: the same findings in the same order, and nothing a profile says is read as markup."""

import pytest
from markdown_it import MarkdownIt

from dossier.finding import Outcome
from dossier.reports.markdown import render_markdown
from dossier.text import Text
from tests.reports.cases import report_of
from tests.reports.findings import finding

FOUND = [
    finding("A01", Outcome.FAIL, line=7), finding("C01", Outcome.UNKNOWN), finding("A02", Outcome.PASS),
    finding("E01", Outcome.FAIL, waiver="许知遥：电话核实"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_open_findings_are_headed_worst_first_and_passed_ones_left_out(language):
    shown = render_markdown(report_of(FOUND), language)
    places = [shown.index(f"### {code} ") for code in ("A01", "C01", "E01")]
    assert places == sorted(places)
    assert "### A02" not in shown


def test_the_words_of_a_profile_are_never_markup():
    said = "<script>x</script> [here](https://example.cn) **bold** | `code` # title\n- item\n\n> quote ![a](b)"
    shown = render_markdown(report_of([finding("A01", Outcome.FAIL, message=Text(said, said))]), "zh")
    html = MarkdownIt("commonmark").render(shown)
    for tag in ("<script", "<a ", "<em", "<code", "<img", "<blockquote>\n<p>quote"):
        assert tag not in html
    assert "[here](https://example.cn) **bold**" in html


def test_personal_numbers_are_masked():
    said = Text("手机13800000021", "13800000021")
    assert "13800000021" not in render_markdown(report_of([finding("A01", Outcome.FAIL, message=said)]), "zh")
