"""Check the places of business: proof for each address that is not the registered one, leases in force, title proof."""

from typing import TYPE_CHECKING

from dossier.checks.bilingual import days
from dossier.checks.fields import denied, each
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.materials.select import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.company import Premises
    from dossier.rulebook.model import Rule

_PROOF = "premises_proof"


@check("premises.address")
def address(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Business is done at the registered address, or there is proof for the other one."""
    company = case.profile.company
    missing = tuple(absent(company, "company", ("registered_address", "office_address", "premises")))
    if missing:
        return missing
    verdicts = (found for path, place in _elsewhere(case) for found in _proved(case, path, place))
    return or_pass(verdicts, "company.office_address", registered=company.registered_address)


def _elsewhere(case: "Case") -> "Iterator[tuple[str, str]]":
    """Yield each address that is not the registered one, once."""
    company = case.profile.company
    seen = {folded(company.registered_address or "")}
    places = (("company.office_address", company.office_address or ""), *_premises(company.premises or ()))
    for path, place in places:
        if folded(place) not in seen:
            seen.add(folded(place))
            yield path, place


def _premises(premises: "Iterable[Premises]") -> "Iterator[tuple[str, str]]":
    yield from ((f"company.premises[{index}].address", place.address) for index, place in enumerate(premises))


def _proved(case: "Case", path: str, place: str) -> "Iterator[Verdict]":
    """A file counts for an address it names in its subject; with one other address any file is taken to be its own."""
    if case.profile.evidence is None:
        yield unknown("evidence", message="none", address=place)
        return
    files = evidence_of(case.profile, _PROOF)
    if not files:
        yield failed(path, address=place, registered=case.profile.company.registered_address)
    elif len(list(_elsewhere(case))) > 1 and not any(folded(place) in folded(one.subject or "") for one in files):
        yield unknown("evidence", message="whose", address=place)


@check("premises.lease")
def lease(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """Each lease runs on the decisive day, and there is proof of who owns the place."""
    return each(case.profile.company.premises, "company.premises", lambda place, path: _held(case, place, path))


def _held(case: "Case", place: "Premises", path: str) -> "Iterable[Verdict]":
    leased = ("landlord", "lease_starts_on", "lease_ends_on") if place.tenure == "租赁" else ()
    verdicts = (
        *absent(place, path, ("tenure", *leased, "title_proof")),
        *denied(f"{path}.title_proof", place.title_proof, message="title", address=place.address),
        *(_running(case, place, path) if leased else ()),
    )
    return verdicts or (passed(path, address=place.address),)


def _running(case: "Case", place: "Premises", path: str) -> "Iterator[Verdict]":
    starts, ends = place.lease_starts_on, place.lease_ends_on
    if starts is not None and starts > case.as_of:
        facts = days(starts=starts, day=case.as_of)
        yield failed(f"{path}.lease_starts_on", message="not_begun", address=place.address, **facts)
    if ends is not None and ends < case.as_of:
        yield failed(f"{path}.lease_ends_on", address=place.address, **days(ends=ends, day=case.as_of))
