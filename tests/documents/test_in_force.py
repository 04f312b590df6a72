"""A document that rests on law of later days waits, and says from which day it can be written."""

from datetime import date
from pathlib import Path

import pytest

from dossier.composing import compose_case, composed_findings
from dossier.documents.context import build_context
from dossier.documents.missing import FactError
from dossier.errors import TemplateError
from dossier.finding import Finding, Outcome
from dossier.pipeline import open_profile

PROFILE = Path(__file__).parents[2] / "examples/qinghe/profile.yaml"


def lacking(day: date) -> list[Finding]:
    """Return what keeps documents from being written on a day."""
    case = open_profile(PROFILE, None, day)
    return [one for one in composed_findings(case, compose_case(case, draft=True)) if one.code == "L01"]


def test_law_that_begins_later_is_unknown_with_its_title_and_day() -> None:
    found = lacking(date(2024, 12, 31))
    assert {one.outcome for one in found} == {Outcome.UNKNOWN}
    assert all(one.blocks for one in found)
    said = next(one for one in found if one.message.zh.startswith("《技术方案》"))
    assert "《网络数据安全管理条例》" in said.message.zh
    assert "2025-01-01" in said.message.en
    assert "改为 2025-01-01 或以后" in said.fix.zh
    assert "to 2025-01-01 or later" in said.fix.en
    assert "yaml" not in said.message.zh + said.fix.zh + said.message.en + said.fix.en


def test_on_the_first_day_of_that_law_nothing_is_said_about_it() -> None:
    assert not [one for one in lacking(date(2025, 1, 1)) if "网络数据安全管理条例" in one.message.zh]


def test_a_value_of_later_days_is_told_by_its_title() -> None:
    context = build_context(open_profile(PROFILE, None, date(2025, 10, 31)))
    with pytest.raises(FactError) as caught:
        context["law"]("incident.cac_report_hours")  # type: ignore[operator]
    assert "自 2025-11-01 起有效" in caught.value.message.zh
    assert "incident." not in caught.value.message.zh


def test_law_that_has_ended_is_told_without_a_day_to_move_to() -> None:
    context = build_context(open_profile(PROFILE, None, date(2026, 12, 1)))
    with pytest.raises(FactError) as caught:
        context["cite"]("foreign.good_record")  # type: ignore[operator]
    assert "已经失效" in caught.value.message.zh
    assert "改为" not in (caught.value.hint or caught.value.message).zh


@pytest.mark.parametrize("name", ["cite", "law"])
def test_a_key_that_does_not_exist_is_a_mistake_of_the_template(name: str) -> None:
    context = build_context(open_profile(PROFILE, None, date(2026, 12, 1)))
    with pytest.raises(TemplateError) as caught:
        context[name]("no.such_key")  # type: ignore[operator]
    assert not isinstance(caught.value, FactError)
