"""Hold what one kind of business plans against its people, links and promises: review, moderators, crawling, archives."""

from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.checks.registry import check, failed, not_applicable, unknown
from dossier.checks.sizing import unsized, unsummed, year_facts
from dossier.checks.verdicts import absent, or_pass
from dossier.facts.kinds import business_kinds
from dossier.facts.steps import exact, rounded, up
from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.features import Features
    from dossier.profile.model.security import Review, Security
    from dossier.rulebook.model import Rule

_KEPT = (
    ("interchange", "interchange", "archive_years", "trade_years"),
    ("generative-ai", "generative", "log_months", "retention_months"),
)
"""Kind of business, its group of facts, the period that is calculated, the period that the policies promise."""


def _features(case: "Case") -> "Features":
    return case.profile.features or NOTHING_KNOWN


def _security(case: "Case") -> "Security":
    return case.profile.security or NOTHING_KNOWN


@check("security.review_load")
def review_load(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No reviewer has to look at more items a day than the parameter ``each``.

    Where everything is reviewed before publication all new items count, else the share that is looked at afterwards;
    generated content adds its own share.
    """
    review, path = _security(case).review or NOTHING_KNOWN, "security.review"
    capacity = (case.profile.technology or NOTHING_KNOWN).capacity or NOTHING_KNOWN
    rate = ("sampling_rate",) if review.before_publication is False else ()
    generated = "generative-ai" in business_kinds(case.profile)
    missing = (
        *absent(review, path, ("staff", "before_publication", *rate)),
        *absent(capacity, "technology.capacity", ("items_per_day",)),
        *(unsized(case) if generated else ()),
    )
    if missing or capacity.items_per_day is None or review.staff is None:
        return missing
    sampled = case.sizing.design["sampled"].value if generated and case.sizing else 0
    items, each = up(capacity.items_per_day * _share(review) + sampled), int(str(rule.parameters["each"]))
    facts = {"items": plain(items), "staff": str(review.staff), "each": str(each)}
    return or_pass([failed(f"{path}.staff", **facts)] if items > review.staff * each else (), f"{path}.staff", **facts)


def _share(review: "Review") -> Decimal:
    return Decimal(1) if review.before_publication else exact(review.sampling_rate)


@check("security.guards")
def guards(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each moderator or reviewer of a community looks after no more active users than the parameter ``each``."""
    path, each = "features.community.moderators", int(str(rule.parameters["each"]))
    if case.profile.application.service_items is None:
        return [unknown("application.service_items")]
    if "community" not in business_kinds(case.profile):
        return [not_applicable(path)]
    community, review = _features(case).community or NOTHING_KNOWN, _security(case).review or NOTHING_KNOWN
    years = list((case.profile.plan or NOTHING_KNOWN).years or ())
    missing = (
        *absent(community, "features.community", ("moderators",)),
        *absent(review, "security.review", ("staff",)),
        *([] if years else [unknown("plan.years")]),
        *(found for year in years[-1:] for found in absent(year, f"plan.years[{len(years) - 1}]", ("active_users",))),
    )
    if missing or community.moderators is None or review.staff is None:
        return missing
    people, users = community.moderators + review.staff, years[-1].active_users or 0
    facts = {"people": str(people), "users": str(users), "each": str(each), **year_facts(years[-1].label)}
    return or_pass([failed(path, **facts)] if users > people * each else (), path, **facts)


@check("capacity.crawl")
def crawl(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Fetching all indexed pages within the refresh period takes no more than the bandwidth of the contracts."""
    path, have = "features.search.refresh_hours", case.totals.bandwidth
    missing = (*unsized(case), *unsummed(have))
    if missing or case.sizing is None or have.value is None:
        return missing
    design, search = case.sizing.design, _features(case).search or NOTHING_KNOWN
    need = rounded(design["crawl_rate"].value * exact(search.page_kilobytes) * 8 / 1000)
    facts = {"rate": plain(design["crawl_rate"].value), "need": plain(need), "have": str(have.value)}
    facts |= year_facts(design.label)
    return or_pass([failed(path, **facts)] if need > have.value else (), path, **facts)


@check("capacity.kept")
def kept(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """What storage is calculated for is kept as long as the security policies promise."""
    kinds = business_kinds(case.profile)
    verdicts = (found for kind, *names in _KEPT if kind in kinds for found in _kept(case, *names))
    return or_pass(verdicts, "security.logs")


def _kept(case: "Case", group: str, period: str, promise: str) -> "Iterator[Verdict]":
    facts, logs = getattr(_features(case), group) or NOTHING_KNOWN, _security(case).logs or NOTHING_KNOWN
    have, least = getattr(facts, period), getattr(logs, promise)
    yield from absent(facts, f"features.{group}", (period,))
    yield from absent(logs, "security.logs", (promise,))
    if None not in (have, least) and have < least:
        message = "months" if period == "log_months" else ""
        yield failed(f"features.{group}.{period}", message=message, have=have, least=least)
