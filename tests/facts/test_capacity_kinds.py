"""Each kind of business adds its own steps to the calculation, scaled by users, and bandwidth, storage, servers add up."""

from decimal import ROUND_CEILING, Decimal
from functools import cache
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.checks.contracts import bandwidth
from dossier.facts.capacity import Sizing, size
from dossier.facts.capacity_inputs import INPUTS, inputs_missing
from dossier.facts.kinds import business_kinds
from dossier.pipeline import open_profile
from tests.support.cases import EXAMPLES, case_of, changed

TYPES = Path(__file__).parents[1] / "types"


@cache
def of_type(name: str) -> Case:
    """Return the case of a fictional company of one type."""
    return open_profile(TYPES / f"{name}.yaml")


def sizing_of(case: Case) -> Sizing:
    """Return the calculation, which must be there."""
    found = size(case.profile)
    assert found is not None
    return found


def scaled(case: Case, design: int) -> Decimal:
    """Return a figure of the design year as it is in the first year."""
    years = case.profile.plan.years  # type: ignore[union-attr]
    first, last = years[0].registered_users, years[-1].registered_users  # type: ignore[index]
    return (Decimal(design) * first / last).to_integral_value(ROUND_CEILING)  # type: ignore[operator]


@pytest.mark.parametrize("name", sorted(path.stem for path in TYPES.glob("*.yaml")))
def test_every_type_has_a_calculation_with_the_steps_of_its_kinds_and_no_others(name: str) -> None:
    case = of_type(name)
    sizing = sizing_of(case)
    for result in (sizing.launch, sizing.design):
        parts = {step.part for step in result.steps} - {"general", "total"}
        assert parts == business_kinds(case.profile) & set(INPUTS)
        assert len({step.key for step in result.steps}) == len(result.steps)


@pytest.mark.parametrize("name", sorted(path.stem for path in TYPES.glob("*.yaml")))
def test_totals_are_the_sums_of_the_parts_that_are_shown(name: str) -> None:
    for result in sizing_of(of_type(name)):
        for total in (step for step in result.steps if step.part == "total"):
            titles = total.formula.split(" + ")
            parts = [step.value for step in result.steps if step.title in titles and step.part != "total"]
            assert len(parts) == len(titles) > 1
            assert sum(parts) == total.value
            assert result[f"page_{total.key}"].part == "general"


def test_a_business_of_pages_alone_has_neither_parts_nor_totals() -> None:
    for result in sizing_of(case_of("qinghe")):
        assert {step.part for step in result.steps} == {"general"}
        assert result["bandwidth"].title == "出口带宽"


def test_the_figures_of_the_first_year_are_scaled_by_users_and_those_of_the_design_year_are_kept() -> None:
    case = of_type("devices")
    count = case.profile.features.devices.count  # type: ignore[union-attr]
    sizing = sizing_of(case)
    assert sizing.design["devices"].value == count
    assert sizing.launch["devices"].value == scaled(case, count)  # type: ignore[arg-type]


def test_gateways_carry_all_connections_and_one_is_spare() -> None:
    case = changed(of_type("interaction"), "features.messaging.online", 45000)
    case = changed(case, "features.messaging.gateway_connections", 15000)
    sizing = sizing_of(case)
    assert sizing.design["gateways"].value == 3 + 1
    assert sizing.design["servers"].value == sizing.design["page_servers"].value + 4


def test_messages_of_a_day_follow_from_the_peak_hour() -> None:
    case = of_type("interaction")
    for path, value in (("online", 40000), ("per_hour", 6), ("message_bytes", 1000), ("message_days", 100)):
        case = changed(case, f"features.messaging.{path}", value)
    case = changed(case, "technology.capacity.copies", 1)
    per_day = 40000 * 6 * 24 // 4
    gigabytes = Decimal(per_day * 1000 * 100) / 10**9 / Decimal("0.7")
    assert sizing_of(case).design["message_storage"].value == gigabytes.to_integral_value(ROUND_CEILING)


def test_a_stream_that_a_network_delivers_costs_its_source_and_else_every_viewer() -> None:
    case = of_type("community-live")
    for path, value in (("streams", 10), ("viewers", 3000), ("bitrate", 1200)):
        case = changed(case, f"features.live.{path}", value)
    case = changed(case, "technology.capacity.reserve", Decimal("1.5"))
    assert sizing_of(changed(case, "features.live.by_cdn", True)).design["live_bandwidth"].value == 18
    assert sizing_of(changed(case, "features.live.by_cdn", False)).design["live_bandwidth"].value == 5400


def test_devices_are_counted_by_their_reports() -> None:
    case = of_type("devices")
    values = {"count": 60000, "report_seconds": 300, "report_bytes": 250, "gateway_messages": 500, "data_days": 100}
    for path, value in values.items():
        case = changed(case, f"features.devices.{path}", value)
    design = sizing_of(changed(case, "technology.capacity.copies", 1)).design
    assert design["reports"].value == 60000 * 288
    assert design["report_peak"].value == 800
    assert design["report_storage"].value == 618  # 60000 × 288 × 250 × 100 ÷ 10⁹ ÷ 70 %


def test_archives_grow_with_the_years_up_to_the_years_they_are_kept() -> None:
    case = of_type("interchange")
    long = sizing_of(changed(case, "features.interchange.archive_years", 6))
    short = sizing_of(changed(case, "features.interchange.archive_years", 2))
    assert "× 365 × 1 ÷" in long.launch["exchange_storage"].working
    assert "× 365 × 3 ÷" in long.design["exchange_storage"].working
    assert "× 365 × 2 ÷" in short.design["exchange_storage"].working


def test_transaction_records_are_part_of_the_items_and_not_added_again() -> None:
    design = sizing_of(case_of("yunqi")).design
    assert design["trade_storage"].value < design["storage"].value
    assert design["storage"].part == "general"


def test_nobody_to_review_is_no_crash() -> None:
    case = changed(of_type("community-live"), "security.review.staff", 0)
    case = changed(case, "features.community.moderators", 0)
    assert sizing_of(case).design["review_load"].value > 0


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("search", "features.search.pages"),
        ("community-live", "features.community.moderators"),
        ("community-live", "security.review.staff"),
        ("community-live", "features.live.by_cdn"),
        ("interaction", "features.messaging.recipients"),
        ("protection", "features.protection.package_kilobytes"),
        ("interchange", "features.interchange.daily_messages"),
        ("devices", "features.devices.gateway_messages"),
        ("saas-ai", "features.tenancy.tenants"),
        ("saas-ai", "features.generative.daily_calls"),
    ],
)
def test_an_input_that_is_missing_is_named_and_leaves_no_result(name: str, path: str) -> None:
    case = changed(of_type(name), path, None)
    assert list(inputs_missing(case.profile)) == [path]
    assert size(case.profile) is None
    rule = next(rule for rule in case.rulebook.rules if rule.name == "hosting.bandwidth")
    assert [verdict.subject for verdict in bandwidth(case, rule)] == [path]


def test_a_group_that_is_missing_is_named_as_a_whole() -> None:
    case = changed(of_type("devices"), "features.devices", None)
    assert list(inputs_missing(case.profile)) == ["features.devices"]


def test_transactions_need_the_years_their_records_are_kept() -> None:
    case = changed(case_of("yunqi"), "business.b21.record_years", None)
    assert list(inputs_missing(case.profile)) == ["business.b21.record_years"]


def test_the_examples_lack_nothing() -> None:
    for path in EXAMPLES.glob("*/profile.yaml"):
        assert list(inputs_missing(open_profile(path).profile)) == []
