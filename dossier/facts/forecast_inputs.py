"""Tell from a profile which figures the three-year forecast still lacks."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.profile.model import Profile

_PARTS = (("revenue", ("category", "payers", "price", "times")), ("costs", ("amount",)), ("investment", ("amount",)))
"""Lists of a year, and what each of their items must say."""


def forecast_missing(profile: "Profile") -> "Iterator[str]":
    """Yield the profile paths of the figures that are not filled in."""
    plan = profile.plan
    if plan is None:
        yield "plan"
        return
    if not plan.years:
        yield "plan.years"
    for number, year in enumerate(plan.years or []):
        for name, wanted in _PARTS:
            yield from _absent(getattr(year, name), f"plan.years[{number}].{name}", wanted)
    yield from _absent(plan.funding, "plan.funding", ("amount",))


def _absent(items: "Sequence[object] | None", path: str, wanted: tuple[str, ...]) -> "Iterator[str]":
    if items is None:
        yield path
        return
    for number, item in enumerate(items):
        yield from (f"{path}[{number}].{name}" for name in wanted if getattr(item, name) is None)
