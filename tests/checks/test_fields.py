"""Judging lists, names and answers yields a verdict only for what is wrong."""

import pytest

from dossier.checks.fields import denied, each, misnamed
from dossier.checks.registry import Verdict, failed, passed
from dossier.finding import Outcome


def judge(item: str, path: str) -> list[Verdict]:
    return [passed(path, item=item)]


def test_an_absent_list_is_unknown() -> None:
    assert [(one.outcome, one.subject) for one in each(None, "sites", judge)] == [(Outcome.UNKNOWN, "sites")]


def test_an_empty_list_is_no_case_for_the_rule() -> None:
    assert [(one.outcome, one.subject) for one in each([], "sites", judge)] == [(Outcome.NOT_APPLICABLE, "sites")]


def test_each_entry_is_judged_under_its_own_path() -> None:
    found = [(one.subject, one.facts["item"]) for one in each(["a", "b"], "sites", judge)]
    assert found == [("sites[0]", "a"), ("sites[1]", "b")]


@pytest.mark.parametrize("name", [None, "示例（北京）公司", "示例(北京)公司", "示例 （北京） 公司"])
def test_a_name_that_is_absent_or_means_the_same_is_not_wrong(name: str | None) -> None:
    assert list(misnamed("x", name, "示例（北京）公司")) == []


def test_another_name_shows_both_spellings() -> None:
    assert list(misnamed("x", "甲", "乙", message="other", site="丙")) == [
        failed("x", message="other", found="甲", wanted="乙", site="丙")
    ]


@pytest.mark.parametrize("answer", [None, True])
def test_only_a_no_is_wrong(answer: bool | None) -> None:
    assert list(denied("x", answer)) == []


def test_a_no_is_a_failure() -> None:
    assert list(denied("x", False, message="unsealed")) == [failed("x", message="unsealed")]
