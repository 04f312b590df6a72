"""Check that the figures of the three-year plan agree with each other: users, revenue, prices, money, growth."""

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import amounts
from dossier.checks.names import same_name
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN
from dossier.text import Text
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.plan import Plan, Year
    from dossier.rulebook.model import Rule

_USERS = {
    "registered_users": Text("注册用户", "registered users"),
    "active_users": Text("活跃用户", "active users"),
    "paying_users": Text("付费用户", "paying users"),
}
_REVENUE = Text("营业收入（元）", "revenue in yuan")
_ROW = ("category", "payers", "price", "times")


def _plan(case: "Case") -> "Plan":
    return case.profile.plan or NOTHING_KNOWN


def _yearly(case: "Case") -> "Sequence[tuple[Year, str]]":
    return [(year, f"plan.years[{index}]") for index, year in enumerate(_plan(case).years or ())]


def _label(year: "Year", name: str) -> dict[str, str]:
    return {name: year.label, f"{name}_en": year.label.removesuffix("年")}


def _missing(case: "Case", figures: "Iterable[str]", lists: "Iterable[str]" = ()) -> "Iterator[Verdict]":
    """Yield an unknown for each figure of a year that is not filled in, and for each gap in the named lists of rows."""
    if not _yearly(case):
        yield unknown("plan.years")
    for year, path in _yearly(case):
        yield from absent(year, path, (*figures, *lists))
        for name in lists:
            for index, row in enumerate(getattr(year, name) or ()):
                yield from absent(row, f"{path}.{name}[{index}]", _ROW if name == "revenue" else ("amount",))


@check("plan.revenue")
def revenue(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Rows have payers, price and times, use the published prices, and cover the paying users counted so far."""
    yearly = _yearly(case)
    verdicts = (
        *_missing(case, ("paying_users",), ("revenue",)),
        *absent(case.profile.product or NOTHING_KNOWN, "product", ("prices",)),
        *(found for index in range(len(yearly)) for found in _uncovered(yearly[: index + 1])),
        *(found for year, path in yearly for found in _mispriced(case, year, path)),
    )
    return or_pass(verdicts, "plan.years")


@check("plan.payers")
def payers(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each year's rows by themselves cover the paying users at its end."""
    uncovered = (found for one in _yearly(case) for found in _uncovered([one]))
    return or_pass((*_missing(case, ("paying_users",), ("revenue",)), *uncovered), "plan.years")


def _uncovered(yearly: "Sequence[tuple[Year, str]]") -> "Iterator[Verdict]":
    """Yield a failure when the last of some years has more paying users than payers in the rows of all of them."""
    year, path = yearly[-1]
    rows = [row.payers for one, _ in yearly for row in one.revenue or ()]
    counted, paying = sum(count or 0 for count in rows), year.paying_users
    known = None not in rows and all(one.revenue is not None for one, _ in yearly)
    if known and paying is not None and counted < paying:
        yield failed(f"{path}.paying_users", paying=paying, payers=counted, **_label(year, "year"))


def _mispriced(case: "Case", year: "Year", path: str) -> "Iterator[Verdict]":
    """Yield rows that the price list does not know or prices otherwise; an item charged by rate has no fixed price."""
    prices = (case.profile.product or NOTHING_KNOWN).prices or ()
    for index, row in enumerate(year.revenue or ()):
        named = [item for item in prices if same_name(item.item, row.item)]
        listed = [item.price for item in named if item.price is not None]
        if prices and not named:
            yield failed(f"{path}.revenue[{index}].item", message="unlisted", item=row.item, **_label(year, "year"))
        if row.price is not None and listed and row.price not in listed:
            facts = amounts(planned=row.price, listed=listed[0])
            yield failed(
                f"{path}.revenue[{index}].price", message="price", item=row.item, **facts, **_label(year, "year")
            )


@check("plan.funding")
def funding(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The sources of money add up to the greatest shortage the plan itself computes."""
    plan, sums = _plan(case), case.forecast
    if sums is None:
        missing = (*_missing(case, (), ("revenue", "costs", "investment")), *absent(plan, "plan", ("funding",)))
        return (*missing, *_unfunded(plan))
    facts = amounts(funding=sums.funding, shortage=sums.shortage)
    return or_pass(() if sums.covered else [failed("plan.funding", **facts)], "plan.funding", **facts)


def _unfunded(plan: "Plan") -> "Iterator[Verdict]":
    for index, source in enumerate(plan.funding or ()):
        yield from absent(source, f"plan.funding[{index}]", ("amount",))


@check("plan.users")
def users(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """In each year a group of users is no greater than the group that contains it, by the parameter ``within``."""
    within = law_values.titles(rule, "within")
    greater = (
        found
        for year, path in _yearly(case)
        for part, whole in within.items()
        for found in _greater(year, path, part, whole)
    )
    named = [name for name in _USERS if name in within or name in within.values()]
    return or_pass((*_missing(case, named), *greater), "plan.years")


def _greater(year: "Year", path: str, part: str, whole: str) -> "Iterator[Verdict]":
    some, every = getattr(year, part), getattr(year, whole)
    if some is not None and every is not None and some > every:
        names = {"part": _USERS[part].zh, "part_en": _USERS[part].en, "whole": _USERS[whole].zh}
        facts = {**names, "whole_en": _USERS[whole].en, **_label(year, "year")}
        yield failed(f"{path}.{part}", some=some, every=every, **facts)


@check("plan.growth")
def growth(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Users and revenue grow by no more than the parameter ``times`` from year to year, or the plan says why."""
    most = int(str(rule.parameters["times"]))
    steep = () if _plan(case).growth_reason else _steep(case, most)
    return or_pass((*_missing(case, _USERS, ("revenue",)), *steep), "plan.years", times=most)


def _steep(case: "Case", most: int) -> "Iterator[Verdict]":
    for (before, _), (after, path) in pairwise(_yearly(case)):
        years = {**_label(before, "before"), **_label(after, "after"), "times": str(most)}
        for name, title in {**_USERS, "revenue": _REVENUE}.items():
            old, new = _figure(before, name), _figure(after, name)
            if old is not None and new is not None and new > old * most:
                facts = {"what": title.zh, "what_en": title.en, "old": plain(old), "new": plain(new), **years}
                yield failed(f"{path}.{name}", **facts)


def _figure(year: "Year", name: str) -> Decimal | None:
    """Return a number of users, or the year's revenue in yuan; None while it is not known."""
    if name == "revenue":
        return _revenue(year)
    count = getattr(year, name)
    return None if count is None else Decimal(count)


def _revenue(year: "Year") -> Decimal | None:
    total = Decimal()
    for row in year.revenue or ():
        if row.payers is None or row.price is None or row.times is None:
            return None
        total += row.payers * row.price.amount * row.times
    return None if year.revenue is None else total
