"""The page for clients: complete, safe, self-contained, in one language."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.finding import Outcome
from dossier.reports.html import render_html
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text
from tests.reports.cases import UNVERIFIED, report_of
from tests.reports.findings import finding

FOUND = [
    finding("D01", Outcome.FAIL, severity=Severity.WARN), finding("C01", Outcome.UNKNOWN), finding("A01", Outcome.FAIL, line=7),
    finding("B01", Outcome.ERROR), finding("A02", Outcome.PASS), finding("A03", Outcome.NOT_APPLICABLE),
    finding("E01", Outcome.FAIL, waiver="许知遥：电话核实（至2027年1月31日）"),
]  # fmt: skip
VOID = {"meta"}


class Page(HTMLParser):
    """Collect tags, text and addresses of a page, and notice tags that do not close."""

    def __init__(self, html):
        super().__init__()
        self.stack, self.tags, self.texts, self.addresses, self.problems = [], [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.problems.append(tag)

    def handle_data(self, data):
        if self.stack and self.stack[-1] != "style":
            self.texts.append(data)

    @property
    def text(self):
        return "".join(self.texts)

    def inside(self, html, tag):
        return re.findall(f"<{tag}(?: [^>]*)?>(.*?)</{tag}>", html, re.S)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_well_formed_and_loads_nothing(language):
    page = Page(render_html(report_of(FOUND), language))
    assert (page.problems, page.stack) == ([], [])
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert all(address.startswith(("https://", "http://", "#")) for address in page.addresses)


def test_the_overview_names_each_group_and_leads_to_it():
    html = render_html(report_of(FOUND), "zh")
    for key in ("broken", "missing", "warning", "waived"):
        assert html.index(f'href="#{key}"') < html.index(f'id="{key}"')
    assert 'href="#later"' not in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_worst_comes_first_and_the_rest_in_a_table(language):
    html = render_html(report_of(FOUND), language)
    places = [html.index(f'<span class="code">{code}</span>') for code in ("A01", "B01", "C01", "D01", "E01")]
    assert places == sorted(places)
    assert html.index("A02</td>") > places[-1]
    assert "A03</td>" in html


@pytest.mark.parametrize(("language", "label"), [("zh", "下一步："), ("en", "Next step: ")])
def test_one_next_step_stands_before_the_findings(language, label):
    page = Page(render_html(report_of(FOUND), language)).text
    assert page.count(label) == 1
    assert page.index(label) < page.index(("办法D01", "remedy D01")[language == "en"])


def test_waived_findings_show_who_why_and_until_in_their_own_part():
    html = render_html(report_of(FOUND), "zh")
    part = html[html.index('<h2 id="waived">') :]
    assert "许知遥：电话核实（至2027年1月31日）" in part
    assert "E01" in part
    assert "E01" not in html[: html.index('<h2 id="waived">')]


@pytest.mark.parametrize(
    ("language", "status", "meaning"),
    [("zh", "该省要求未经核实", "“符合”不等于符合该省的要求"), ("en", "Requirements of the province unverified", "does not mean")],
)  # fmt: skip
def test_a_province_that_was_not_verified_is_said_before_the_findings(language, status, meaning):
    page = Page(render_html(report_of(FOUND, UNVERIFIED), language)).text
    assert page.index(status) < page.index(
        "A01</h3>" if "A01</h3>" in page else "检查A01" if language == "zh" else "Check A01"
    )
    assert meaning in page
    assert "四川省通信管理局" in page


def test_hints_are_apart_from_requirements_and_name_their_sources():
    report = report_of(FOUND, "广东")
    html = render_html(report, "zh")
    required, hints = html.index("<h2>官方来源的其他要求"), html.index("<h2>参考信息（不是规则）")
    book = report.case.rulebook
    assert book.requirements
    assert book.hints
    assert required < html.index(book.requirements[0].text.zh) < hints < html.index(book.hints[0].text.zh)
    for hint in book.hints:
        assert hint.citation.label() in html[hints:]


def test_headings_and_labels_are_in_the_language_of_the_page():
    html = render_html(report_of(FOUND, "广东"), "en")
    page = Page(html)
    for words in page.inside(html, "h1") + page.inside(html, "h2") + page.inside(html, "th") + page.inside(html, "b"):
        assert not re.search(r"[\u4e00-\u9fff]", words), words
    assert '<html lang="en">' in html


def test_the_place_names_the_file_without_the_folders_of_the_author():
    html = render_html(report_of(FOUND), "zh")
    assert "profile.yaml 第 7 行" in html
    assert "work/folder" not in html


def test_personal_numbers_are_masked():
    said = Text("身份证号440000198308190014、手机13800000021", "440000198308190014 13800000021")
    for language in ("zh", "en"):
        html = render_html(report_of([finding("A01", Outcome.FAIL, message=said)]), language)
        assert not re.search(r"\d{17}|(?<!\d)1[3-9]\d{9}(?!\d)", html)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", "/etc/passwd"])
def test_only_web_addresses_become_links(url):
    html = render_html(report_of([finding("A01", Outcome.FAIL, url=url)]), "zh")
    assert not [address for address in Page(html).addresses if not address.startswith(("http", "#"))]


def test_it_prints_on_a4_with_page_numbers():
    html = render_html(report_of(FOUND), "zh")
    assert "@page{size:A4" in html
    assert "counter(page)" in html


HOSTILE = st.one_of(
    st.sampled_from(["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style>", "&lt;", "😀", "'", "]]>", "{{7*7}}"]),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40),
)  # fmt: skip


@given(words=HOSTILE, language=st.sampled_from(["zh", "en"]))
@settings(max_examples=80, deadline=None)
def test_no_text_breaks_the_page(words, language):
    found = [
        finding("A01", Outcome.FAIL, message=Text(words, words), subject=words, url=f"https://x.cn/{words}"),
        finding("A02", Outcome.FAIL, waiver=words), finding("A03", Outcome.PASS, message=Text(words, words)),
    ]  # fmt: skip
    page = Page(render_html(report_of(found), language))
    assert (page.problems, page.stack) == ([], [])
    assert not {"script", "img"} & set(page.tags)


def test_a_hostile_company_name_is_shown_as_text():
    html = render_html(report_of(FOUND, name="<script>alert(1)</script>"), "zh")
    assert "script" not in Page(html).tags
    assert "<script>alert(1)</script>" in Page(html).text
