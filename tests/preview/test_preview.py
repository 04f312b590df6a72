"""The page of all documents: every gap in its place, counts that hold, the numbers of Word, nothing that is not there."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html

from dossier.case import Case
from dossier.cli.root import root
from dossier.documents.compose import compose
from dossier.finding import Outcome
from dossier.materials.select import select
from dossier.pipeline import check
from dossier.preview.draft import Draft, Drafts
from dossier.preview.page import render_preview
from dossier.profile.facts import Facts
from dossier.reports.report import make_report
from tests.support.cases import EXAMPLES, case_of, changed

REMOVED = (
    "company.phone",
    "company.registered_address",
    "people.1.mobile",
    "hosting.0.bandwidth",
    "plan.years.1.revenue.0.price",
    "service.hotline",
    "product.flows",
    "shareholders.0.share",
)


def path_of(dotted: str) -> str:
    """Return people[1].mobile for people.1.mobile."""
    return re.sub(r"\.(\d+)", r"[\1]", dotted)


@cache
def holed() -> Case:
    """Return the larger example without some of its facts."""
    case = case_of("yunqi")
    for path in REMOVED:
        case = changed(case, path, None)
    return case


def page_of(case: Case, *, reveal: bool = False) -> str:
    """Return the page without the findings of a check, which have tests of their own."""
    return render_preview(replace(make_report(case, ()), reveal=reveal), "zh")


@cache
def page(example: str) -> str:
    return page_of(holed() if example == "holed" else case_of(example))


def tree(text: str) -> Any:
    return html.document_fromstring(text)


def drafts_of(case: Case) -> list[Draft]:
    drafts = Drafts(case)
    return [drafts.write(one) for one in select(case) if one.to_write]


@pytest.mark.parametrize("example", ["yunqi", "qinghe"])
def test_a_complete_example_shows_no_gap_and_no_mark(example: str) -> None:
    assert not tree(page(example)).find_class("gap")
    assert not re.search("[\ufdd0-\ufdef]", page(example))
    assert all(not draft.missing and draft.problem is None for draft in drafts_of(case_of(example)))


@pytest.mark.parametrize("path", REMOVED)
def test_each_removed_fact_is_a_gap_that_leads_to_its_line_in_the_list(path: str) -> None:
    found = tree(page("holed"))
    gaps = [one for one in found.find_class("gap") if path_of(path) in one.text_content()]
    assert gaps, path
    for gap in gaps:
        row = found.get_element_by_id(gap.get("href").removeprefix("#"))
        assert path_of(path) in row.text_content()


def test_every_fact_that_stops_a_document_is_a_gap_of_it() -> None:
    case = holed()
    materials = tuple(one.material for one in select(case) if one.to_write)
    _, unwritten = compose(case, materials, draft=True)
    missing = {draft.code: {fact.path for fact in draft.missing} for draft in drafts_of(case)}
    stopped = {(one.material.code, getattr(one.problem, "path", "")) for one in unwritten}
    assert stopped
    # A calculation names one fact for all it lacks, and what stands in for a list may lack something in turn.
    known = ("plan.years", "product.flows[0]")
    left = {(code, path) for code, path in stopped if path not in missing[code] and not path.startswith(known)}
    assert left == set()


def test_the_counts_are_those_of_the_documents() -> None:
    found = tree(page("holed"))
    for draft in drafts_of(holed()):
        section = found.get_element_by_id(f"d-{draft.code}")
        (figure,) = section.xpath('./div[contains(@class, "head")]/small')
        places = len(section.xpath('.//div[contains(@class, "paper")]//*[contains(concat(" ", @class, " "), " gap ")]'))
        in_contents = section.xpath('.//p[starts-with(@class, "TOC")]//*[@class="gap"]')
        expected = f"{len(draft.known)} / {draft.needed} 项事实，{places - len(in_contents)} 处缺口"
        assert expected in figure.text_content()
        assert draft.needed == len(draft.known) + len(draft.missing)


def test_a_known_fact_is_counted_once_and_a_removed_one_moves_to_the_missing() -> None:
    before = {draft.code: draft for draft in drafts_of(case_of("yunqi"))}["D02"]
    after = {draft.code: draft for draft in drafts_of(changed(case_of("yunqi"), "company.phone", None))}["D02"]
    assert before.known - after.known == {"company.phone"}
    assert [fact.path for fact in after.missing] == ["company.phone"]
    assert before.needed == after.needed


def test_nothing_is_said_either_way_about_a_condition_that_is_not_known() -> None:
    case = changed(case_of("yunqi"), "security.review.before_publication", None)
    text = tree(page_of(case)).get_element_by_id("d-user_agreement").text_content()
    assert "security.review.before_publication" in text
    assert "本处内容取决于" in text
    assert "发布的信息先审后发" in tree(page("yunqi")).get_element_by_id("d-user_agreement").text_content()
    assert "发布的信息先审后发" not in text
    assert "在发布后审核" not in text


def test_headings_and_captions_have_the_numbers_of_the_word_file() -> None:
    case = case_of("yunqi")
    materials = tuple(one.material for one in select(case) if one.material.code in ("D05", "D09", "D01"))
    written, _ = compose(case, materials, draft=True)
    found = tree(page("yunqi"))
    for one in written:
        section = found.get_element_by_id(f"d-{one.material.code}")
        shown = [node.text_content() for node in section.xpath(".//h3|.//h4|.//h5|.//h6")]
        assert shown == [f"{heading.number}{heading.text}" for heading in one.document.headings]
        captions = re.findall(r'Caption"/>.*?</w:p>', one.document.body)
        texts = ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", caption)) for caption in captions]
        nodes = section.xpath('.//p[@class="TableCaption" or @class="FigureCaption"]')
        assert [node.text_content() for node in nodes] == texts


def test_figures_and_charts_are_drawn_in_the_page() -> None:
    found = tree(page("yunqi"))
    assert all(figure.xpath(".//*[local-name()='svg']") for figure in found.find_class("Figure"))
    assert len(found.find_class("Figure")) > 10


def test_links_lead_somewhere_and_no_id_is_used_twice() -> None:
    for text in (page("yunqi"), page("holed")):
        found = tree(text)
        ids = found.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in found.xpath("//@href") if link.startswith("#")} <= set(ids)
        assert not re.search(r'(?:src|xlink:href)="|<script|@import|url\(["\']?http', text)


def test_personal_numbers_are_shortened_unless_revealed() -> None:
    mobile = case_of("yunqi").profile.people[0].mobile  # type: ignore[index]
    assert mobile is not None
    assert str(mobile) not in page("yunqi")
    assert str(mobile) in page_of(case_of("yunqi"), reveal=True)


def test_hostile_values_are_text_and_the_page_stays_well_formed() -> None:
    hostile = '<script>alert("1")</script>&amp;]]>{{ 1 }}〕</a>'
    case = changed(case_of("yunqi"), "company.name", hostile)
    text = page_of(changed(case, "company.phone", None))
    assert "<script" not in text
    assert not tree(text).xpath("//script")
    assert hostile in tree(text).get_element_by_id("d-D02").text_content()


def test_the_page_is_balanced() -> None:
    from html.parser import HTMLParser

    open_tags: list[str] = []

    class Balance(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in ("meta", "br", "col", "hr"):
                open_tags.append(tag)

        def handle_startendtag(self, tag: str, attrs: object) -> None:
            pass

        def handle_endtag(self, tag: str) -> None:
            assert open_tags.pop() == tag

    Balance().feed(page("holed"))
    assert open_tags == []


def test_a_document_that_cannot_be_written_even_so_says_why() -> None:
    case = changed(case_of("yunqi"), "company.phone", "020\ufdd5")
    found = tree(page_of(case))
    broken = found.find_class("unwritten")
    assert broken
    assert "U+FDD5" in broken[0].text_content()


def test_what_the_check_says_about_a_document_stands_above_it() -> None:
    report = check(case_of("yunqi"))
    about = next(one for one in report.findings if one.subject == "D05")
    failed = about._replace(outcome=Outcome.FAIL)
    found = tree(render_preview(replace(report, findings=(failed, failed._replace(waiting=True))), "zh"))
    (listed,) = found.xpath('//ul[@class="findings"]/li')
    assert about.code in listed.text_content()
    assert about.message.zh in listed.text_content()
    assert listed.xpath("ancestor::section/@id") == ["d-D05"]


def test_an_almost_empty_profile_shows_gaps_everywhere_and_breaks_nothing() -> None:
    profile = case_of("qinghe").profile
    assert isinstance(profile, Facts)
    kept = ("company", "application")
    empty: dict[str, object] = {name: None for name, _ in profile if name not in kept}
    case = case_of("qinghe")
    case = replace(case, loaded=replace(case.loaded, profile=profile.replaced(**empty)))
    drafts = drafts_of(case)
    assert [draft.title for draft in drafts if draft.problem] == []
    assert sum(len(draft.missing) for draft in drafts) > 50


def test_the_command_writes_the_page_and_speaks_both_languages(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    arguments = ["preview", str(EXAMPLES / "qinghe" / "profile.yaml"), "-o", str(out)]
    called = CliRunner().invoke(root, ["--lang", "en", *arguments], standalone_mode=False, catch_exceptions=False)
    assert called.return_value == 0
    assert "written" in called.output
    assert "Preview of the application documents" in out.read_text("utf-8")
    CliRunner().invoke(root, ["--lang", "zh", *arguments], standalone_mode=False, catch_exceptions=False)
    assert "申请文件预览" in out.read_text("utf-8")


def test_the_page_takes_the_short_name_of_the_company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    profile = str(EXAMPLES / "qinghe" / "profile.yaml")
    CliRunner().invoke(root, ["preview", profile], standalone_mode=False, catch_exceptions=False)
    assert [path.name for path in tmp_path.iterdir()] == ["青禾示例-预览.html"]
