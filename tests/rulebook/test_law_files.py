"""The law that is shipped is complete, dated and honest about its sources."""

import re
from datetime import date
from pathlib import Path

import pytest

from dossier.rulebook.cache import open_law
from dossier.rulebook.model import Law
from dossier.rulebook.places import MAINLAND_CODES, find_province
from dossier.rulebook.resolve import resolve, weighed
from dossier.rulebook.vocabulary import FORMS, Necessity, ProvinceStatus
from dossier.values.citation import Citation, Confidence

LAW: Law = open_law()
TODAY = date(2026, 11, 21)
PREREQUISITES = ("capital.minimum", "people.insured_minimum", "domain.remaining_months", "foreign.allowed_share")


def citations() -> list[Citation]:
    series = [*LAW.values.values(), *(entry for law in LAW.provinces.values() for entry in law.values.values())]
    found = [value.citation for entry in series for value in entry.values]
    found += [article.citation for provision in LAW.provisions.values() for article in provision.articles]
    found += [material.citation for material in LAW.materials]
    for law in LAW.provinces.values():
        found += [entry.citation for entry in (*law.hints, *law.requirements, *law.materials)]
    return found


@pytest.mark.parametrize("code", MAINLAND_CODES)
def test_every_region_resolves_with_the_four_prerequisites(code: str) -> None:
    book = resolve(LAW, code, TODAY)
    assert all(key in book.values for key in PREREQUISITES)
    assert {material.form for material in book.materials} == set(FORMS)
    assert book.province.authority.endswith("通信管理局")


def test_regions_nobody_worked_out_are_called_unverified() -> None:
    worked_out = {code for code, law in LAW.provinces.items() if law.province.status is not ProvinceStatus.UNVERIFIED}
    local = {code for code, law in LAW.provinces.items() if law.values or law.materials or law.requirements}
    assert local <= worked_out


def test_the_capital_minimum_holds_from_the_first_day_of_the_order() -> None:
    for day in (date(2017, 9, 1), TODAY):
        value = resolve(LAW, "440000", day).values["capital.minimum"]
        assert value.value == {"in_province": 1_000_000, "cross_province": 10_000_000}
        assert (value.citation.confidence, value.citation.article) == (Confidence.LAW, "第六条第（四）项")
    assert resolve(LAW, "440000", date(2017, 8, 31)).values.get("capital.minimum") is None


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("csl.logs", "第二十一条第（三）项", "第二十三条第（三）项"),
        ("csl.real_identity", "第二十四条", "第二十六条"),
        ("csl.emergency_plan", "第二十五条", "第二十七条"),
        ("csl.user_info", "第四十条", "第四十二条"),
        ("csl.user_content", "第四十七条", "第四十九条"),
        ("csl.complaints", "第四十九条", "第五十一条"),
        ("csl.penalty", "第五十九条", "第六十一条"),
    ],
)
def test_the_cybersecurity_law_is_cited_by_the_numbers_of_the_day(key: str, before: str, after: str) -> None:
    law = "《中华人民共和国网络安全法》"
    assert resolve(LAW, "110000", date(2025, 12, 31)).provisions[key].cite() == law + before
    assert resolve(LAW, "110000", date(2026, 1, 1)).provisions[key].cite() == law + after


def test_log_retention_cites_the_article_of_the_day() -> None:
    for day, article in ((date(2025, 12, 31), "第二十一条第（三）项"), (date(2026, 1, 1), "第二十三条第（三）项")):
        value = resolve(LAW, "110000", day).values["log.retention_months"]
        assert (value.value, value.citation.article) == (6, article)


def test_the_four_hour_report_begins_on_its_day() -> None:
    assert resolve(LAW, "110000", date(2025, 10, 31)).values.get("incident.cac_report_hours") is None
    assert resolve(LAW, "110000", date(2025, 11, 1)).values["incident.cac_report_hours"].value == 4


def test_articles_from_memory_are_cited_without_number() -> None:
    assert resolve(LAW, "110000", TODAY).provisions["order42.art16"].cite() == "《电信业务经营许可管理办法》"


def test_guizhou_asks_for_three_months_and_its_own_mechanisms() -> None:
    book = resolve(LAW, "520000", TODAY)
    materials = {material.code: material for material in book.materials}
    assert (book.values["people.insurance_months"].value, book.values["review.decision_days"].value) == (3, 60)
    assert book.values["review.promised_working_days"].value == 15
    assert materials["information_review_mechanism"].applies_when["categories"] == ("B25",)
    assert materials["merchant_onboarding_mechanism"].applies_when["categories"] == ("B21",)
    assert materials["access_agreement"].necessity is Necessity.REQUIRED
    assert resolve(LAW, "440000", TODAY).values["people.insurance_months"].value == 1


def test_zhejiang_is_no_pilot_area_and_traces_to_the_end() -> None:
    book = resolve(LAW, "330000", TODAY)
    assert book.values["equity.tracing"].value == "ultimate"
    assert all("浙江" not in area for area in book.values["foreign.pilot_areas"].value)  # type: ignore[attr-defined]


def test_nothing_is_required_without_law_or_official_source() -> None:
    for code in MAINLAND_CODES:
        for material in resolve(LAW, code, TODAY).materials:
            assert material.necessity is not Necessity.REQUIRED or material.citation.confidence.may_block, material.code


def test_only_addresses_of_authorities_are_linked() -> None:
    hosts = {citation.url.split("/")[2] for citation in citations() if citation.url}
    assert hosts
    assert all(host.endswith((".miit.gov.cn", "www.gov.cn")) for host in hosts)


def test_whatever_is_presented_as_law_or_official_names_its_article_or_address() -> None:
    for citation in citations():
        if citation.confidence.may_block:
            assert citation.article or citation.url or citation.note, citation


def test_the_five_provinces_are_found_and_partly_read() -> None:
    for name in ("北京", "上海", "广东", "浙江", "贵州"):
        province = find_province(LAW, name)
        assert province.status is ProvinceStatus.PARTLY
        assert province.guide is not None
        assert LAW.coverage[province.code].missing.zh


def test_provinces_whose_guide_prints_a_repealed_list_or_nothing_are_unverified() -> None:
    unverified = {
        law.province.short for law in LAW.provinces.values() if law.province.status is ProvinceStatus.UNVERIFIED
    }
    assert unverified == {"天津", "吉林", "河南", "重庆", "四川", "西藏", "青海"}


def test_what_was_read_of_a_province_names_a_day_exactly_when_a_page_was_read() -> None:
    for code, coverage in LAW.coverage.items():
        assert coverage.reviewed_on == LAW.provinces[code].province.reviewed_on
        assert (coverage.reviewed_on is None) == (LAW.provinces[code].province.guide is None)


def test_outdated_official_pages_are_hints_only() -> None:
    for law in LAW.provinces.values():
        enforced = [*law.requirements, *law.materials, *(value for one in law.values.values() for value in one.values)]
        enforced += [entry.rule for entry in law.rules]
        assert not any("内容已过时" in one.citation.note for one in enforced)


def test_anhui_hunan_and_fujian_ask_for_their_own_papers() -> None:
    for name, code in (("安徽", "staff_diplomas"), ("湖南", "security_qualification"), ("湖南", "payment_agreement")):
        materials = {one.code: one for one in resolve(LAW, find_province(LAW, name).code, TODAY).materials}
        assert materials[code].necessity is Necessity.REQUIRED
    fujian = {one.code: one for one in resolve(LAW, "350000", TODAY).materials}
    assert fujian["corporate_shareholder_articles"].applies_when["facts"] == ("corporate_shareholder",)


def test_a_promise_of_time_begins_on_the_day_of_its_page() -> None:
    for code, days, first in (("340000", 20, date(2024, 1, 30)), ("610000", 30, date(2021, 12, 9))):
        assert resolve(LAW, code, first).values["review.promised_working_days"].value == days
        assert "review.promised_working_days" not in resolve(LAW, code, date(2017, 9, 1)).values


def test_blocks_that_only_warn_are_told_in_the_documentation() -> None:
    page = (
        (Path(__file__).parents[2] / "docs/unbuilt-checks.md").read_text("utf-8").split("## Blocks that only warn")[1]
    )
    softened = {entry.rule.code for entry in LAW.rules if weighed(entry.rule) is not entry.rule.severity}
    assert set(re.findall(r"\b[A-P]\d\d\b", page)) == softened
