"""Check the frame of the three-year plan: its years, its staff and the sources of its market figures."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dossier.checks.fields import each
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.plan import MarketFact, Plan, StaffPlan
    from dossier.rulebook.model import Rule

_YEARS = 3
_CALENDAR_YEAR = re.compile(r"20\d\d")
_STAFF = ("management", "technical", "service", "security", "other")
_KINDS = {"管理": "management", "技术": "technical", "客服": "service", "安全": "security"}
"""Kind of post of a person → field of the staff plan."""
_SHOWN = 20
"""Characters of a statement that identify it in a message."""


def _plan(case: "Case") -> "Plan":
    return case.profile.plan or NOTHING_KNOWN


@check("plan.years")
def years(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The plan covers three calendar years in a row, from the year of the submission or the next one."""
    planned = _plan(case).years
    if planned is None:
        return [unknown("plan.years")]
    labels = [year.label for year in planned]
    verdicts = (*_miscounted(labels), *_undated(labels), *_unordered(labels), *_mistimed(labels, case.as_of.year))
    return or_pass(
        verdicts,
        "plan.years",
        labels="、".join(labels),
        labels_en=", ".join(label.removesuffix("年") for label in labels),
    )


def _calendar_year(label: str) -> int | None:
    found = _CALENDAR_YEAR.search(label)
    return int(found[0]) if found else None


def _miscounted(labels: "Sequence[str]") -> "Iterator[Verdict]":
    if len(labels) != _YEARS:
        yield failed("plan.years", message="count", count=len(labels))


def _undated(labels: "Sequence[str]") -> "Iterator[Verdict]":
    for index, label in enumerate(labels):
        if _calendar_year(label) is None:
            yield failed(f"plan.years[{index}].label", message="label", label=label)


def _unordered(labels: "Sequence[str]") -> "Iterator[Verdict]":
    for index, (left, right) in enumerate(pairwise(labels), 1):
        before, after = _calendar_year(left), _calendar_year(right)
        if before is not None and after is not None and after != before + 1:
            yield failed(f"plan.years[{index}].label", before=left, after=right)


def _mistimed(labels: "Sequence[str]", now: int) -> "Iterator[Verdict]":
    first = _calendar_year(labels[0]) if labels else None
    if first is not None and not now <= first <= now + 1:
        yield failed("plan.years[0].label", message="start", label=labels[0], now=now, next=now + 1)


@check("plan.staff")
def staff(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The first planned year has no fewer people than there are now, in all and of each kind that is listed."""
    planned = _plan(case).years
    if not planned:
        return [unknown("plan.years")]
    first, path = planned[0].staff, "plan.years[0].staff"
    if first is None:
        return [unknown(path)]
    missing = (*absent(first, path, _STAFF), *absent(case.profile.company, "company", ("staff_size",)))
    verdicts = (*missing, *_unposted(case), *_fewer(case, first, path), *_fewer_of_kind(case, first, path))
    return or_pass(verdicts, path, planned=_total(first), now=case.profile.company.staff_size)


def _total(planned: "StaffPlan") -> int:
    return sum(getattr(planned, name) or 0 for name in _STAFF)


def _unposted(case: "Case") -> "Iterator[Verdict]":
    if case.profile.people is None:
        yield unknown("people")
    for index, person in enumerate(case.profile.people or ()):
        yield from absent(person, f"people[{index}]", ("role",))


def _fewer(case: "Case", first: "StaffPlan", path: str) -> "Iterator[Verdict]":
    """Yield a failure when all kinds together, once they are all known, are fewer than the present staff."""
    now = case.profile.company.staff_size
    if now is not None and not list(absent(first, path, _STAFF)) and _total(first) < now:
        yield failed(path, planned=_total(first), now=now)


def _fewer_of_kind(case: "Case", first: "StaffPlan", path: str) -> "Iterator[Verdict]":
    roles = [person.role for person in case.profile.people or ()]
    for role, name in _KINDS.items():
        planned, listed = getattr(first, name), sum(one == role for one in roles)
        if planned is not None and planned < listed:
            facts = {"planned": planned, "listed": listed, "kind": role, "kind_en": name}
            yield failed(f"{path}.{name}", message="kind", **facts)


@check("plan.market")
def market(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each statement about the market names its source, and its data are not older than the parameter ``years``."""
    stated, now = _plan(case).market, case.as_of.year
    if stated == []:
        return [failed("plan.market", message="none")]
    oldest = now - int(str(rule.parameters["years"]))
    return each(stated, "plan.market", lambda item, path: _sourced(item, path, oldest, now))


def _sourced(item: "MarketFact", path: str, oldest: int, now: int) -> "Iterable[Verdict]":
    text = item.statement
    facts = {"statement": text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……", "source": item.source}
    verdicts = [*absent(item, path, ("source", "year"))]
    if item.year is not None and not oldest <= item.year <= now:
        message = "future" if item.year > now else ""
        verdicts.append(failed(f"{path}.year", message=message, year=item.year, oldest=oldest, now=now, **facts))
    return or_pass(verdicts, path, **facts)
