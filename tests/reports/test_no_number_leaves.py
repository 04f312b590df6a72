"""No report of any format, preview, timeline or list shows a personal number whole, wherever it was planted."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rich.console import Console

from dossier.case import Case, open_case
from dossier.cli.formats import FORMATS, rendered
from dossier.edits.rebuild import Change, Kind
from dossier.edits.report import edits_page
from dossier.finding import Outcome
from dossier.pipeline import check
from dossier.preview.page import render_preview
from dossier.profile.load import parse_profile
from dossier.profile.personal import personal_numbers
from dossier.reports.report import Report, make_report
from dossier.reports.terminal import print_report
from dossier.reports.timeline import render_timeline_json, render_timeline_text
from dossier.reports.timeline_calendar import render_calendar
from dossier.text import Text
from dossier.timeline.plan import deadlines, later
from dossier.workbook.checklist import checklist_workbook
from tests.checks.cases import BASE, DAY
from tests.reports.findings import finding
from tests.rules.test_rules import rulebook

PASSPORT, LINE = "E87654321", "0755-55550177"
PROFILE = f"""\
company: {{name: 示例公司, phone: 010-55550100}}
application: {{action: 新办, categories: [B25]}}
legal_representative: {{name: 林知远, id_kind: 外国护照, id_number: {PASSPORT}, mobile: "13800000001"}}
contacts:
  licence: {{name: 许知遥, mobile: "13800000002", phone: {LINE}}}
"""
FULL_WIDTH = {0x30 + digit: 0xFF10 + digit for digit in range(10)}


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


IDENTITY = st.builds(
    lambda place, born, tail, end: f"11{place}{born:%Y%m%d}{tail}{end}",
    digits(4), st.dates(date(1920, 1, 1), date(2012, 12, 31)), digits(3), st.sampled_from("0123456789X"),
)  # fmt: skip
MOBILE = st.builds("1{}{}".format, st.sampled_from("3456789"), digits(9))
NUMBERS = st.one_of(IDENTITY, MOBILE, st.sampled_from([PASSPORT, LINE]))
NOTATIONS = st.sampled_from([
    lambda number: number,
    lambda number: number.translate(FULL_WIDTH) if number.isdecimal() else number,
    lambda number: f"{number[:3]} {number[3:7]} {number[7:]}" if len(number) == 11 else number,
    lambda number: f"{number[:6]}-{number[6:14]}-{number[14:]}" if len(number) == 18 else number,
])  # fmt: skip
AROUND = st.text(st.sampled_from("的、号（）：“”<&|*_\n。abc "), max_size=4)


def case_of(text: str) -> Case:
    return open_case(parse_profile(text, BASE), rulebook("北京", DAY), DAY)


def bare(shown: str) -> str:
    """Return what is shown without what may stand between the digits of a number."""
    narrow = shown.translate({wide: digit for digit, wide in FULL_WIDTH.items()})
    return re.sub(r"[\s\\-]", "", unescape(narrow)).upper()


def outputs(report: Report) -> dict[str, str]:
    """Return everything that is made of a report."""
    case, found = report.case, deadlines(report.case, report.case.as_of)
    left = later(case, case.as_of)
    shown = {f"{form} {language}": rendered(report, form, language) for form in FORMATS for language in ("zh", "en")}
    screen = io.StringIO()
    print_report(report, "zh", Console(file=screen, width=200))
    return shown | {
        "terminal": screen.getvalue(),
        "timeline": render_timeline_text(case, case.as_of, found, left, (), "zh"),
        "timeline json": render_timeline_json(case, case.as_of, found, left, ()),
        "calendar": render_calendar(case, found, "zh").decode().replace("\r\n ", ""),
    }


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(NUMBERS, NOTATIONS, AROUND, AROUND)
def test_a_planted_number_is_in_no_report(number, notation, before, after):
    said = Text(*[f"{before}{notation(number)}{after}"] * 2)
    planted = [
        finding("A01", Outcome.FAIL, message=said, fix=said, facts={"found": said.zh}),
        finding("A02", Outcome.UNKNOWN, message=said, fix=said, subject="contacts.licence.mobile"),
        finding("A03", Outcome.FAIL, message=said, waiver=said.zh),
    ]
    for name, shown in outputs(make_report(CASE, planted)).items():
        assert bare(number) not in bare(shown), name


CASE = case_of(PROFILE)


def test_what_a_person_asks_for_is_shown_whole():
    said = Text(*[f"护照{PASSPORT}、电话{LINE}、手机13800000001"] * 2)
    report = replace(make_report(CASE, [finding("A01", Outcome.FAIL, message=said)]), reveal=True)
    for form in FORMATS:
        assert PASSPORT in rendered(report, form, "zh"), form


def test_markdown_shows_the_stars_as_stars():
    from markdown_it import MarkdownIt

    said = Text(*["手机13800000001和13800000002"] * 2)
    shown = rendered(make_report(CASE, [finding("A01", Outcome.FAIL, message=said)]), "markdown", "zh")
    assert "手机138****0001和138****0002" in MarkdownIt().render(shown)


def test_a_fingerprint_does_not_tell_what_is_hidden():
    def fingerprint(number: str) -> str:
        report = make_report(CASE, [finding("A01", Outcome.FAIL, message=Text(number, number))])
        (result,) = json.loads(rendered(report, "sarif", "zh"))["runs"][0]["results"]
        return str(result["partialFingerprints"])

    assert fingerprint("110000199001010021") == fingerprint("110000198512310021")
    assert fingerprint("110000199001010021") != fingerprint("110000199001010048")


def test_the_list_of_findings_in_the_workbook_shows_no_number_either():
    said = Text(*[f"护照{PASSPORT}、电话{LINE}、手机13800000001"] * 2)
    data = checklist_workbook(CASE, [finding("A01", Outcome.FAIL, message=said, fix=said, waiver="")], [], {}, {}, {})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert "护照*****4321、电话0755-****0177、手机138****0001" in sheets


def test_the_page_about_edits_shows_no_number_and_says_where_one_was_changed():
    one = Change(Kind.KEPT, "手机13800000001", "手机13811110001", "")
    page = edits_page(CASE, {"申请表": [one]}, {})
    assert "13800000001" not in page
    assert "13811110001" not in page
    assert "不同之处在隐藏的号码中" in page
    other = Change(Kind.KEPT, "手机13800000001", "手机13800000002", "")
    assert "不同之处" not in edits_page(CASE, {"申请表": [other]}, {})


@pytest.fixture(scope="module")
def broken() -> Report:
    """Check a profile whose persons have wrong and doubled numbers, so that rules speak of them."""
    text = BASE.read_text("utf-8")
    numbers = sorted({one for one in personal_numbers(case_of(text).profile) if one.isdecimal()})
    identities, mobiles = [[one for one in numbers if len(one) == length] for length in (18, 11)]
    for number in identities:
        text = text.replace(number, f"{number[:17]}{(int(number[17]) + 1) % 10}")
    for number in mobiles[1:]:
        text = text.replace(number, mobiles[0])
    return check(case_of(text))


def test_a_whole_check_of_a_broken_profile_repeats_no_personal_number(broken):
    numbers = personal_numbers(broken.case.profile)
    assert len(numbers) > 5
    said = "".join(one.message.zh for one in broken.findings)
    assert any(number in said for number in numbers)
    for name, shown in (outputs(broken) | {"preview": render_preview(broken, "zh")}).items():
        found = [number for number in numbers if bare(number) in bare(shown)]
        assert not found, name
