"""Check that the plan sells no more than there are buyers, orders and people for."""

from typing import TYPE_CHECKING

from dossier.checks.names import same_name
from dossier.checks.registry import check, failed, unknown
from dossier.checks.sizing import year_facts
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.plan import RevenueItem, StaffPlan, Year
    from dossier.rulebook.model import Rule

_DAYS = 365


def _yearly(case: "Case") -> "Sequence[tuple[Year, str]]":
    return [
        (year, f"plan.years[{index}]") for index, year in enumerate((case.profile.plan or NOTHING_KNOWN).years or ())
    ]


def _none(case: "Case") -> "Iterator[Verdict]":
    if not _yearly(case):
        yield unknown("plan.years")


def _rows(year: "Year", path: str) -> "Iterator[tuple[RevenueItem, str]]":
    return ((row, f"{path}.revenue[{index}]") for index, row in enumerate(year.revenue or ()))


def _by_rate(case: "Case", row: "RevenueItem") -> bool:
    """Return whether an item is charged on each deal, so that its payers are deals and no accounts."""
    prices = (case.profile.product or NOTHING_KNOWN).prices or ()
    return any(one.rate is not None and same_name(one.item, row.item) for one in prices)


@check("plan.buyers")
def buyers(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No item of a year is paid by more than its registered users, or by more than the devices that are connected."""
    devices = ((case.profile.features or NOTHING_KNOWN).devices or NOTHING_KNOWN).count or 0
    verdicts = [*_none(case), *absent(case.profile.product or NOTHING_KNOWN, "product", ("prices",))]
    for year, path in _yearly(case):
        verdicts += absent(year, path, ("registered_users", "revenue"))
        for row, place in _rows(year, path):
            verdicts += absent(row, place, ("payers",))
            most = max(year.registered_users or 0, devices)
            if row.payers is None or year.registered_users is None or _by_rate(case, row) or row.payers <= most:
                continue
            verdicts.append(
                failed(f"{place}.payers", item=row.item, payers=row.payers, most=most, **year_facts(year.label))
            )
    return or_pass(verdicts, "plan.years")


@check("plan.orders")
def orders(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """What is charged on deals in the last year counts no more deals than the calculation has orders in a year."""
    trading = (case.profile.features or NOTHING_KNOWN).trading or NOTHING_KNOWN
    last = _yearly(case)[-1:]
    rows = [(row, place) for year, path in last for row, place in _rows(year, path) if _by_rate(case, row)]
    missing = (
        *_none(case),
        *absent(trading, "features.trading", ("daily_orders",)),
        *absent(case.profile.product or NOTHING_KNOWN, "product", ("prices",)),
        *(found for year, path in last for found in absent(year, path, ("revenue",))),
        *(found for row, place in rows for found in absent(row, place, ("payers", "times"))),
    )
    if missing or trading.daily_orders is None:
        return missing
    most = trading.daily_orders * _DAYS
    facts = {"daily": str(trading.daily_orders), "most": str(most), **year_facts(last[0][0].label)}
    charged = [
        (row, place, row.payers * row.times) for row, place in rows if row.payers is not None and row.times is not None
    ]
    many = (failed(f"{place}.payers", item=row.item, deals=plain(deals), **facts)
            for row, place, deals in charged if deals > most)  # fmt: skip
    return or_pass(many, "features.trading.daily_orders", **facts)


@check("plan.posts")
def posts(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """In each year the plan has the customer service and the reviewers that other documents promise."""
    service = (case.profile.service or NOTHING_KNOWN).staff
    reviewers = ((case.profile.security or NOTHING_KNOWN).review or NOTHING_KNOWN).staff
    verdicts = [
        *_none(case),
        *([unknown("service.staff")] if service is None else ()),
        *([unknown("security.review.staff")] if reviewers is None else ()),
    ]
    for year, path in _yearly(case):
        if year.staff is None:
            verdicts.append(unknown(f"{path}.staff"))
        else:
            verdicts += _short(year.staff, f"{path}.staff", service or 0, reviewers or 0, year_facts(year.label))
    return or_pass(verdicts, "plan.years")


def _short(staff: "StaffPlan", path: str, service: int, reviewers: int, facts: "dict[str, str]") -> "Iterator[Verdict]":
    """Reviewers may be counted as security or as other people."""
    yield from absent(staff, path, ("service", "security", "other"))
    if staff.service is not None and staff.service < service:
        yield failed(f"{path}.service", planned=staff.service, promised=service, **facts)
    if staff.security is not None and staff.other is not None and staff.security + staff.other < reviewers:
        planned = staff.security + staff.other
        yield failed(f"{path}.security", message="reviewers", planned=planned, promised=reviewers, **facts)
