"""Subjects: a field is named with the person or thing it belongs to."""

import pytest

from dossier.checks.registry import failed
from dossier.checks.subjects import subject_location, subject_title
from tests.checks.cases import base_case

CASE = base_case()


@pytest.mark.parametrize(
    ("subject", "zh", "en"),
    [
        ("people[2].insurance.payer", "社会保险的社保缴纳单位（周砚清）", "insurance: payer (周砚清)"),
        (
            "shareholders[1].shareholders[0].share",
            "上一级股东第1项的持股比例（苏映禾）",
            "shareholders no. 1: share (苏映禾)",
        ),
        ("company.uscc", "申请单位的统一社会信用代码", "company: uscc"),
        (
            "company.credit.dishonest_found[0]",
            "信誉情况的查得列入电信失信名单的主体第1项",
            "credit: dishonest found no. 1",
        ),
        ("people[99].mobile", "人员第100项的手机", "people no. 100: mobile"),
    ],
)
def test_a_subject_is_named(subject: str, zh: str, en: str) -> None:
    assert subject_title(CASE, failed(subject)) == (zh, en)


def test_a_material_has_the_title_of_the_rulebook() -> None:
    assert subject_title(CASE, failed("business_licence")).zh == "营业执照副本"


def test_a_missing_field_is_placed_at_the_nearest_group() -> None:
    assert subject_location(CASE, failed("company.nowhere")).line == 2


def test_a_material_is_placed_at_the_list_of_evidence() -> None:
    assert subject_location(CASE, failed("business_licence")) == subject_location(CASE, failed("evidence"))


def test_a_finding_in_a_document_names_the_heading_and_the_line_of_the_words() -> None:
    verdict = failed("D05", heading="1.2 业务概述", excerpt="北京青禾示例科技有限公司")
    assert subject_title(CASE, verdict).zh.endswith("“1.2 业务概述”")
    place = subject_location(CASE, verdict)
    assert "北京青禾示例科技有限公司" in CASE.loaded.text.splitlines()[place.line - 1]


def test_words_that_are_not_from_the_profile_have_the_place_of_the_application() -> None:
    verdict = failed("D05", heading="1.2 业务概述", excerpt="档案里没有的字句")
    assert subject_location(CASE, verdict) == subject_location(CASE, failed("application"))
