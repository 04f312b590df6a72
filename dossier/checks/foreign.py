"""Check an applicant with foreign capital: caps, the pilot, what it declares, the listed-company exception, old duties."""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import amounts, days
from dossier.checks.confirmations import confirmed
from dossier.checks.equity import unclear
from dossier.checks.foreign_limits import caps, declarations_of, off_list, pilot_begun, pilot_list, pilot_place
from dossier.checks.foreign_routes import series, shares
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import or_pass
from dossier.facts.foreign import (
    by_analogy,
    foreign_total,
    has_foreign,
    largest,
    listed_abroad,
    missing_shares,
    outside,
)
from dossier.finding import Outcome
from dossier.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.foreign_limits import Cap
    from dossier.checks.registry import Verdict
    from dossier.facts.foreign import Listed
    from dossier.rulebook.model import Rule

_DECLARED = "application.declarations"
_ADDRESS = "company.registered_address"


@check("foreign.cap")
def cap(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """All foreign shares together stay within the cap of each business; what is not known is not counted as domestic."""
    total = foreign_total(case.profile, case.equity)
    if total is None:
        return [unknown(path) for path in missing_shares(case.profile, case.equity)]
    persons, open_ended = by_analogy(case.equity), tuple(unclear(case))
    return [verdict for one in caps(case) for verdict in _capped(one, total, persons, open_ended)]


def _capped(one: "Cap", total: Fraction, persons: Fraction, open_ended: "Iterable[Verdict]") -> "Iterable[Verdict]":
    """Compare one business; ``persons`` is the share that counts as foreign by analogy only."""
    facts = {"category": one.category, **shares(total=total)}
    if one.limit is None:
        return [passed("shareholders", **facts)._replace(message=one.basis)]
    facts |= shares(cap=one.limit)
    if total > one.limit:
        doubts = [unknown(path, message="kinds", **facts) for path in one.missing]
        if total - persons <= one.limit:
            doubts.append(unknown("shareholders", message="analogy", **facts))
        return doubts or [failed("shareholders", **facts)]
    return tuple(open_ended) or [passed("shareholders", **facts)]


@check("foreign.pilot_area")
def pilot_area(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Who chooses the pilot is registered in one of its areas, on a day on which it has begun."""
    if not pilot_begun(case):
        begins = case.rulebook.absent["foreign.pilot_places"].since
        facts = days(day=case.as_of, since=begins) if begins else {}
        return [failed(f"{_DECLARED}.foreign_pilot", message="not_begun", **facts)]
    answer, address = pilot_place(case), case.profile.company.registered_address
    if answer.missing:
        return [unknown(path) for path in answer.missing]
    if answer.holds is None:
        return [_looked_up(one) for one in confirmed(case, rule, [address or ""], _ADDRESS)]
    facts = {"place": address or case.profile.company.registered_province or ""}
    facts |= series(areas=law_values.words(case, "foreign.pilot_areas"))
    return [(passed if answer.holds else failed)(_ADDRESS, **facts)]


def _looked_up(verdict: "Verdict") -> "Verdict":
    """Word what a person found out otherwise than what the address tells by itself."""
    words = {Outcome.PASS: "confirmed", Outcome.FAIL: "denied"}
    return verdict._replace(message=words.get(verdict.outcome, verdict.message))


@check("foreign.pilot_services")
def pilot_services(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each business applied for is on the list of the pilot, and touches none of the fields it leaves out."""
    categories = dict.fromkeys(case.profile.application.categories)
    verdicts = [found for category in categories for found in _listed(case, category)]
    return or_pass((*verdicts, *_left_out(case)), "application.service_items")


def _listed(case: "Case", category: str) -> "Iterator[Verdict]":
    facts = {"category": category, **series(listed=pilot_list(case, category) or ())}
    for path, item in off_list(case, category):
        if path == "application.service_items":
            yield unknown(path)
        elif path == "application.categories":
            yield failed(path, message="category", **facts)
        else:
            yield failed(path, item=item, **facts)


def _left_out(case: "Case") -> "Iterator[Verdict]":
    if "B25" not in case.profile.application.categories:
        return
    business, fields = case.profile.business, law_values.words(case, "foreign.pilot_left_out")
    entries = business.sector_approvals if business else None
    if entries is None:
        yield unknown("business.sector_approvals")
    answered = {entry.item for entry in entries or ()}
    yield from (
        unknown("business.sector_approvals", message="field", field=field)
        for field in fields
        if entries is not None and field not in answered
    )
    for index, entry in enumerate(entries or ()):
        path = f"business.sector_approvals[{index}].involved"
        if entry.item in fields and entry.involved is None:
            yield unknown(path)
        elif entry.item in fields and entry.involved:
            yield failed(path, message="left_out", field=entry.item)


@check("foreign.pilot_capital")
def pilot_capital(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The registered capital reaches the minimum of the pilot, which is the same in one province and nationwide."""
    path, capital = "company.registered_capital", case.profile.company.registered_capital
    if capital is None:
        return [unknown(path)]
    if capital.currency != "CNY":
        return [unknown(path, message="currency", **amounts(capital=capital))]
    needed = (law_values.amount(case, "foreign.pilot_capital", one) for one in case.profile.application.categories)
    least = Money(max(Decimal(one) for one in needed))
    verdict = passed if capital.amount >= least.amount else failed
    return [verdict(path, **amounts(capital=capital, minimum=least))]


@check("foreign.declared")
def statements(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """What is declared about foreign capital and its procedure agrees with itself and with the shareholder tree."""
    said = declarations_of(case)
    names = ("no_foreign_capital", "foreign_route")
    missing = [unknown(f"{_DECLARED}.{name}") for name in names if getattr(said, name) is None]
    if not case.profile.shareholders:
        missing.append(unknown("shareholders"))
    wrong = [failed(f"{_DECLARED}.{name}", message=message) for name, message in _contradictions(case)]
    settled = missing or _owned_up(case)
    return or_pass(wrong or (*missing, *(() if settled else unclear(case))), _DECLARED)


def _owned_up(case: "Case") -> bool:
    """Return whether foreign capital is known, declared, and its procedure chosen: more of it would change nothing."""
    said = declarations_of(case)
    return said.no_foreign_capital is False and bool(said.foreign_route) and has_foreign(case.profile, case.equity)


def _contradictions(case: "Case") -> "Iterator[tuple[str, str]]":
    said, foreign = declarations_of(case), has_foreign(case.profile, case.equity)
    domestic = bool(case.profile.shareholders) and not foreign and not any(True for _ in unclear(case))
    if said.no_foreign_capital and foreign:
        yield "no_foreign_capital", "hidden"
    if said.no_foreign_capital is False and domestic:
        yield "no_foreign_capital", "none"
    if said.foreign_route and domestic:
        yield "foreign_route", ""
    if said.foreign_route and said.no_foreign_capital:
        yield "foreign_route", "both"
    if said.foreign_pilot and said.foreign_route is False:
        yield "foreign_pilot", "pilot"


@check("foreign.good_record")
def good_record(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Until its repeal: the main foreign investor had a good record and experience in value-added services."""
    if not law_values.flag(case, "foreign.good_record"):
        since = case.rulebook.values["foreign.good_record"].since
        return [not_applicable("shareholders", **days(since=since))]
    if not case.profile.shareholders:
        return [unknown("shareholders")]
    if not case.equity.foreign:
        return tuple(unclear(case)) or [not_applicable("shareholders")._replace(message="domestic")]
    main = [chain.end.holder.name for chain in largest(case.equity.foreign)]
    return confirmed(case, rule, main, "shareholders")


@check("foreign.listed_exception")
def listed_exception(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """A company listed abroad stays below the share and under the domestic holder that the exception asks for."""
    companies = listed_abroad(case.profile, case.equity)
    if not companies:
        return tuple(_unlisted(case)) or [not_applicable("company.listing")]
    return [verdict for one in companies for verdict in _excepted(case, one)]


def _unlisted(case: "Case") -> "Iterator[Verdict]":
    """Yield where it is not known whether a company is listed abroad."""
    return (one for one in unclear(case) if one.subject.endswith((".listing", ".listed")))


def _excepted(case: "Case", one: "Listed") -> "Iterable[Verdict]":
    path, listing = f"{one.path}.listing", one.listing
    names = ("foreign_share", "largest_holder_domestic")
    missing = [unknown(f"{path}.{name}") for name in names if getattr(listing, name) is None]
    limit = Fraction(law_values.amount(case, "foreign.listed_exception_below")) / 100
    facts = {"name": one.name, **shares(share=listing.foreign_share, limit=limit)}
    wrong = [failed(f"{path}.{name}", message=message, **facts) for name, message in _misses(one, limit)]
    others = [failed(chain.end.path, message="other", **facts) for chain in outside(one, case.equity)]
    return [*wrong, *others, *missing] or [passed(path, **facts)]


def _misses(one: "Listed", limit: Fraction) -> "Iterator[tuple[str, str]]":
    if one.listing.foreign_share is not None and one.listing.foreign_share >= limit:
        yield "foreign_share", ""
    if one.listing.largest_holder_domestic is False:
        yield "largest_holder_domestic", "largest"
