"""Check social insurance: how many are insured by the applicant, for which months, who pays, and what the proof shows."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.confirmations import confirmed
from dossier.checks.names import same_name
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.staff import find_person, insured, months_required, people, proof_of, roles
from dossier.checks.verdicts import or_pass
from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.dates import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.people import Person
    from dossier.rulebook.model import Rule

_PRINT_AGE = "people.insurance_print_age_months"


@check("people.insured_minimum")
def insured_minimum(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """Enough people have social insurance paid by the applicant for the months required."""
    if case.profile.people is None:
        yield unknown("people")
        return
    least = law_values.whole(case, "people.insured_minimum")
    answers = [(person.name, insured(case, person, path)) for person, path in people(case)]
    counted = [name for name, answer in answers if answer.holds]
    unclear = [answer for _, answer in answers if answer.holds is None]
    facts = {"count": str(len(counted)), "least": str(least), "months": _months(case)}
    facts |= {"names": "、".join(counted) or "无", "names_en": ", ".join(counted) or "nobody"}
    if len(counted) >= least:
        yield passed("people", **facts)
    elif len(counted) + len(unclear) >= least:
        yield from (unknown(path) for answer in unclear for path in answer.missing)
    else:
        yield failed("people", message="", **facts)


def _months(case: "Case") -> str:
    return "、".join(f"{month:%Y-%m}" for month in months_required(case))


@check("people.insurance_months")
def insurance_months(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The proof of each responsible person covers each month required."""
    verdicts = (found for person, path in _responsible(case) for found in _gaps(case, person, path))
    return or_pass((*_unnamed(case), *verdicts), "people", months=_months(case))


def _responsible(case: "Case") -> "Iterator[tuple[Person, str]]":
    """Yield the responsible persons that are listed, each once."""
    seen: set[str] = set()
    for _, contact in roles(case):
        found = find_person(case, contact.name) if contact else None
        if found is not None and found[1] not in seen:
            seen.add(found[1])
            yield found


def _unnamed(case: "Case") -> "Iterator[Verdict]":
    """Yield an unknown for each role without a person, and for each person of whom nothing is listed."""
    for role, contact in roles(case):
        if contact is None:
            yield unknown(f"contacts.{role}")
        elif find_person(case, contact.name) is None:
            yield unknown("people", message="unlisted", name=contact.name)


def _gaps(case: "Case", person: "Person", path: str) -> "Iterator[Verdict]":
    proof, place = proof_of(person, path)
    if proof.months is None:
        yield unknown(f"{place}.months")
        return
    gaps = [month for month in months_required(case) if month not in proof.months]
    if gaps:
        missing = "、".join(f"{month:%Y-%m}" for month in gaps)
        yield failed(f"{place}.months", name=person.name, missing=missing, months=_months(case))


@check("people.insurance_payer")
def insurance_payer(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The proof of each responsible person names the applicant as payer."""
    verdicts = (found for person, path in _responsible(case) for found in _payer(case, person, path))
    return or_pass((*_unnamed(case), *verdicts), "people", company=case.profile.company.name)


def _payer(case: "Case", person: "Person", path: str) -> "Iterator[Verdict]":
    (proof, place), company = proof_of(person, path), case.profile.company.name
    if proof.payer is None:
        yield unknown(f"{place}.payer")
    elif not same_name(proof.payer, company):
        yield failed(f"{place}.payer", name=person.name, payer=proof.payer, company=company)


@check("people.others_insured")
def others_insured(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Whoever else is listed is not insured by another company, as far as the profile says who pays."""
    if case.profile.people is None:
        return [unknown("people")]
    asked, company = {path for _, path in _responsible(case)}, case.profile.company.name
    others = [(person.name, proof_of(person, path)) for person, path in people(case) if path not in asked]
    payers = [(name, proof.payer, place) for name, (proof, place) in others if proof.payer is not None]
    strangers = [(f"{name}：{payer}", place) for name, payer, place in payers if not same_name(payer, company)]
    if strangers:
        return [failed(f"{strangers[0][1]}.payer", company=company, **_joined(names for names, _ in strangers))]
    return [passed("people", company=company)]


def _joined(names: "Iterable[str]") -> dict[str, str]:
    listed = list(names)
    return {"names": "、".join(listed), "names_en": ", ".join(listed).replace("：", ": ")}


@check("people.insurance_proof")
def insurance_proof(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """The proof of each responsible person is recent, and somebody saw that it shows all it has to show."""
    named = list(_responsible(case))
    yield from _unnamed(case)
    for person, path in named:
        yield from _unaccepted(case, person, path)
        yield from _outdated(case, person, path)
    if named:
        yield from confirmed(case, rule, [person.name for person, _ in named], "people")


def _unaccepted(case: "Case", person: "Person", path: str) -> "Iterator[Verdict]":
    """Only some kinds of proof may take the place of social insurance."""
    alternative = (person.insurance or NOTHING_KNOWN).alternative
    accepted = law_values.words(case, "people.insurance_proof_alternatives")
    if alternative is not None and alternative.kind not in accepted:
        facts = {"name": person.name, "kind": alternative.kind, "accepted": "、".join(accepted)}
        yield failed(f"{path}.insurance.alternative.kind", message="kind", **facts, accepted_en=", ".join(accepted))


def _outdated(case: "Case", person: "Person", path: str) -> "Iterator[Verdict]":
    (proof, place), months = proof_of(person, path), law_values.whole(case, _PRINT_AGE)
    printed, path = proof.printed_on, f"{place}.printed_on"
    if printed is None:
        yield unknown(path)
    elif printed > case.as_of or add_months(printed, months) < case.as_of:
        message = "future" if printed > case.as_of else "outdated"
        facts = days(printed=printed, day=case.as_of)
        yield failed(path, message=message, name=person.name, months=months, **facts)


@check("people.insured_elsewhere")
def insured_elsewhere(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No one is insured by another company as well; the responsible persons have to say so."""
    asked = {path for _, path in _responsible(case)}
    silent = (unknown(f"{path}.insured_elsewhere") for person, path in people(case)
              if path in asked and person.insured_elsewhere is None)  # fmt: skip
    double = (failed(f"{path}.insured_elsewhere", name=person.name) for person, path in people(case)
              if person.insured_elsewhere)  # fmt: skip
    return or_pass((*_unnamed(case), *silent, *double), "people")
