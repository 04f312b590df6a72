"""Forms of an authority: how they are worded is the authority's affair, what they say of the applicant is not."""

import pytest

from dossier.checks.texts.run import run_text_checks
from dossier.finding import Finding, Outcome
from dossier.values.passage import DocumentText, Passage
from tests.checks.cases import base_case, rulebook

BLANKS = "公司名称：北京青禾示例科技有限公司________"
"""What a filled form still shows: the line it prints for the name."""


def judged(code: str, *lines: str, form: bool, document: str = "declaration") -> list[Finding]:
    (rule,) = (one for one in rulebook().rules if one.code == code)
    text = DocumentText(document, "声明", tuple(Passage("", line) for line in lines), form=form)
    return list(run_text_checks(base_case(rule), [text], []))


@pytest.mark.parametrize("code", ["G10", "K09"])
def test_the_wording_of_a_form_is_not_ours_to_judge(code: str) -> None:
    assert [one.outcome for one in judged(code, BLANKS, form=False)] == [Outcome.FAIL]
    assert [one.outcome for one in judged(code, BLANKS, form=True)] == [Outcome.NOT_APPLICABLE]


def test_what_a_form_says_of_the_applicant_is_held_against_the_profile() -> None:
    for form in (False, True):
        (found,) = judged("M03", "法定代表人：赵不同", form=form)
        assert found.outcome is Outcome.FAIL
        assert found.facts["excerpt"] == "赵不同"


def test_other_documents_are_still_judged_beside_a_form() -> None:
    (rule,) = (one for one in rulebook().rules if one.code == "G10")
    form = DocumentText("declaration", "声明", (Passage("", BLANKS),), form=True)
    ours = DocumentText("D05", "业务发展报告", (Passage("1.1 业务概述", "××公司运营资料平台。"),))
    (found,) = run_text_checks(base_case(rule), [form, ours], [])
    assert (found.outcome, found.subject) == (Outcome.FAIL, "D05")
