"""Checks of the applicant beyond the case files: every name and every licence is looked at."""

from dossier.finding import Outcome
from tests.checks.changed import failures, findings, unknowns

LICENCES = "company.existing_licences"


def test_each_subject_that_was_not_looked_up_is_named_once() -> None:
    found = findings("A07", {"company.credit.dishonest_checked": ["别人"]})
    named = [item.facts["name"] for item in found]
    assert named == ["北京青禾示例科技有限公司", "林知远", "北京青穗示例投资有限公司", "许知遥"]


def test_a_list_that_says_nothing_hides_no_listing() -> None:
    found = findings("A07", {"company.credit.dishonest_found": ["林知远"]}, ("company.credit.dishonest_checked",))
    assert {item.outcome for item in found} == {Outcome.FAIL, Outcome.UNKNOWN}


def test_both_lists_are_reported_when_both_hold_the_company() -> None:
    changes = {"company.credit.abnormal_list": "是", "company.credit.serious_violation_list": "是"}
    assert failures("A06", changes) == ["company.credit.abnormal_list", "company.credit.serious_violation_list"]


def test_the_names_of_those_looked_up_may_differ_in_width() -> None:
    changes = {"company.name": "青禾（北京）公司", "company.credit.dishonest_checked[0]": "青禾(北京)公司"}
    assert unknowns("A07", changes) == []


def test_each_licence_of_the_same_service_is_reported() -> None:
    licence = {"number": "京B2-20230001", "categories": ["信息服务业务"], "expires_on": "长期"}
    found = failures(
        "A16", {LICENCES: [licence, {**licence, "categories": ["B21"]}, {**licence, "categories": ["B25"]}]}
    )
    assert found == [f"{LICENCES}[0]", f"{LICENCES}[2]"]


def test_the_scope_is_found_in_full_width_letters_too() -> None:
    (finding,) = findings("A04", {"company.business_scope": "互联网　信息服务"})
    assert finding.outcome is Outcome.PASS
