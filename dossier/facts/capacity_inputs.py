"""Tell from a profile which inputs the capacity calculation still lacks."""

from typing import TYPE_CHECKING

from dossier.facts.kinds import business_kinds
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.profile.model import Profile

INPUTS: "Mapping[str, tuple[str, tuple[str, ...]]]" = {
    "search": ("features.search", ("pages", "page_kilobytes", "refresh_hours")),
    "community": ("features.community", ("moderators",)),
    "interaction": (
        "features.messaging",
        ("online", "per_hour", "message_bytes", "recipients", "message_days", "gateway_connections"),
    ),
    "protection": ("features.protection", ("update_hours", "package_kilobytes")),
    "trading": ("features.trading", ("daily_orders", "record_kilobytes")),
    "interchange": ("features.interchange", ("daily_messages", "message_kilobytes", "archive_years")),
    "devices": ("features.devices", ("count", "report_seconds", "report_bytes", "gateway_messages", "data_days")),
    "saas": ("features.tenancy", ("tenants",)),
    "live": ("features.live", ("streams", "viewers", "bitrate", "daily_hours", "by_cdn", "record_days")),
    "generative-ai": ("features.generative", ("daily_calls", "call_kilobytes", "log_months", "share")),
}
"""Kind of business → group of facts and the inputs of its own steps, in the order in which they are shown."""

_ELSEWHERE: "Mapping[str, tuple[str, tuple[str, ...]]]" = {
    "community": ("security.review", ("staff",)),
    "trading": ("business.b21", ("record_years",)),
}
"""Inputs a kind of business takes from other groups."""


def inputs_missing(profile: "Profile") -> "Iterator[str]":
    """Yield the profile paths of the inputs that are not filled in."""
    yield from _absent(profile, "technology.capacity", None)
    yield from _years(profile)
    kinds = business_kinds(profile)
    for kind, (group, names) in (*INPUTS.items(), *_ELSEWHERE.items()):
        if kind in kinds:
            yield from _absent(profile, group, names)


def group_at(profile: "Profile", path: str) -> object:
    """Return a group of facts two levels deep, None where it is not filled in."""
    outer, inner = path.split(".")
    return getattr(getattr(profile, outer) or NOTHING_KNOWN, inner)


def _absent(profile: "Profile", path: str, names: tuple[str, ...] | None) -> "Iterator[str]":
    group = group_at(profile, path)
    if group is None:
        yield path
    else:
        yield from (f"{path}.{name}" for name, value in group if value is None and (names is None or name in names))  # type: ignore[attr-defined]


def _years(profile: "Profile") -> "Iterator[str]":
    years = (profile.plan or NOTHING_KNOWN).years
    if not years:
        yield "plan.years"
        return
    for index in sorted({0, len(years) - 1}):
        if years[index].registered_users is None:
            yield f"plan.years[{index}].registered_users"
