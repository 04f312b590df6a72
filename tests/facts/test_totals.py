"""Sums over lists of the profile are made once; a part that is not filled in is named instead of a sum."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from dossier.documents.context import build_context
from dossier.documents.missing import MissingValue
from dossier.facts.totals import STAFF, Total, totals
from dossier.profile.model.plan import StaffPlan
from tests.support.cases import case_of, changed

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_the_staff_of_a_planned_year_is_everybody_the_plan_names() -> None:
    case = case_of("qinghe")
    plans = [year.staff for year in case.profile.plan.years]  # type: ignore[union-attr]
    expected = [sum(getattr(plan, name) for name in STAFF) for plan in plans]
    assert [one.value for one in totals(case.profile).staff] == expected
    assert set(STAFF) == {name for name, _ in StaffPlan()}


def test_equipment_is_counted_by_who_owns_it_and_what_it_does() -> None:
    nodes = case_of("yunqi").profile.technology.nodes  # type: ignore[union-attr]
    found = totals(case_of("yunqi").profile)
    assert found.units.value == found.rented.value + found.owned.value  # type: ignore[operator]
    assert found.workers.value == sum(one.count for one in nodes if one.kind == "应用")  # type: ignore[misc]
    assert found.databases.value == sum(one.count for one in nodes if one.kind == "数据库")  # type: ignore[misc]
    assert found.units.value - found.operated.value == sum(  # type: ignore[operator]
        one.count
        for one in nodes  # type: ignore[misc]
        if one.kind in ("互联网", "CDN")
    )


def test_an_empty_list_adds_up_to_nothing() -> None:
    assert totals(changed(case_of("qinghe"), "hosting", []).profile).bandwidth == Total(0)


@pytest.mark.parametrize(
    ("path", "value", "name", "missing"),
    [
        ("hosting", None, "bandwidth", "hosting"),
        ("hosting.0.bandwidth", None, "bandwidth", "hosting[0].bandwidth"),
        ("company.departments.1.headcount", None, "headcount", "company.departments[1].headcount"),
        ("company.premises.0.area", None, "area_each", "company.premises[0].area"),
        ("company.staff_size", None, "area_each", "company.staff_size"),
        ("technology.nodes", None, "units", "technology.nodes"),
        ("technology", None, "workers", "technology.nodes"),
    ],
)
def test_a_sum_with_an_unknown_part_names_that_part(path: str, value: object, name: str, missing: str) -> None:
    found = getattr(totals(changed(case_of("qinghe"), path, value).profile), name)
    assert found == Total(None, missing)


def test_an_unknown_part_stops_the_document_that_prints_the_sum() -> None:
    context = build_context(changed(case_of("qinghe"), "plan.years.1.staff.service", None))
    first, second, _ = context["totals"].staff  # type: ignore[attr-defined]
    assert first > 0
    with pytest.raises(MissingValue, match=re.escape("plan.years[1].staff.service")):
        str(second)


def test_the_forecast_adds_up_by_service_and_over_the_years() -> None:
    figures = case_of("yunqi").forecast
    assert figures is not None
    for year in figures.years:
        assert year.b25.amount + year.b21.amount + year.other.amount == year.revenue.amount
    assert figures.b25.amount + figures.b21.amount + figures.other.amount == figures.revenue.amount
    assert figures.result.amount == figures.revenue.amount - figures.cost.amount
    first, second, _ = figures.years
    assert first.growth is None
    assert second.growth is not None
    assert first.revenue.amount + second.growth.amount == second.revenue.amount


@pytest.mark.parametrize(("funding", "covered"), [(Decimal(), True), (Decimal(-1), False)])
def test_funding_covers_the_shortage_exactly_or_does_not(funding: Decimal, covered: bool) -> None:
    figures = case_of("qinghe").forecast
    assert figures is not None
    lowest = min(year.cumulative.amount for year in figures.years)
    assert figures.shortage.amount == -lowest > 0
    changed_funding = figures.shortage.__class__(figures.shortage.amount + funding)
    assert figures._replace(funding=changed_funding).covered is covered


ADDING = re.compile(r"\|\s*sum\b|\.(?:amount|value|count|bandwidth|headcount|payers|\w+_users)\s*[-+]\s*\w")
"""A filter that adds up, or figures of facts added to or taken from each other."""


def test_no_template_adds_up_figures_itself() -> None:
    found = [
        f"{path.relative_to(TEMPLATES)}: {match[0]}"
        for path in sorted(TEMPLATES.rglob("*.md"))
        for expression in re.findall(r"\{[{%].*?[%}]\}", path.read_text("utf-8"))
        for match in ADDING.finditer(expression)
        if "one.count - 1" not in expression  # the other machines of a group, when one fails
    ]
    assert found == []
