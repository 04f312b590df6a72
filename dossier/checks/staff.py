"""Find the people of a case: the responsible persons, a person by name, and who is insured by the applicant."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.names import folded, same_name
from dossier.facts.answers import all_of, told
from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.dates import previous_months

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossier.case import Case
    from dossier.facts.answers import Answer
    from dossier.profile.model.people import AlternativeProof, Contact, Insurance, Person

ROLE_TITLES = {"licence": "许可负责人", "service": "客服负责人", "security": "安全负责人"}
"""Names of the three roles on the online form."""
ROLE_TITLES_EN = {"licence": "licence contact", "service": "customer-service contact", "security": "security contact"}


def roles(case: "Case") -> "Iterator[tuple[str, Contact | None]]":
    """Yield the roles that have to be named, with the person named for each."""
    contacts = case.profile.contacts or NOTHING_KNOWN
    for role in law_values.words(case, "people.responsible_roles"):
        yield role, getattr(contacts, role)


def role_facts(role: str) -> dict[str, str]:
    """Return the name of a role as facts for a message."""
    return {"role": ROLE_TITLES[role], "role_en": ROLE_TITLES_EN[role]}


def people(case: "Case") -> "Iterator[tuple[Person, str]]":
    """Yield the people with their paths; somebody listed twice comes once."""
    seen: set[tuple[str, str | None]] = set()
    for index, person in enumerate(case.profile.people or []):
        identity = (folded(person.name), person.id_number)
        if identity not in seen:
            seen.add(identity)
            yield person, f"people[{index}]"


def find_person(case: "Case", name: str) -> tuple["Person", str] | None:
    """Return the listed person of that name with the path; None when nobody is called so."""
    return next(((person, path) for person, path in people(case) if same_name(person.name, name)), None)


def months_required(case: "Case") -> list["date"]:
    """Return the months a proof has to cover: the last whole months before the day, the month of the day excepted.

    Payments of a month usually show in the month after, so on any day of November the proof must reach October.
    """
    return previous_months(case.as_of, law_values.whole(case, "people.insurance_months"))


def insured(case: "Case", person: "Person", path: str) -> "Answer":
    """Answer whether the applicant paid the person's insurance, or what an accepted proof shows, for the months required."""
    proof, place = proof_of(person, path)
    own = None if proof.payer is None else same_name(proof.payer, case.profile.company.name)
    covered = None if proof.months is None else set(months_required(case)) <= set(proof.months)
    return all_of((told(own, f"{place}.payer"), told(covered, f"{place}.months")))


def proof_of(person: "Person", path: str) -> "tuple[Insurance | AlternativeProof, str]":
    """Return the proof that counts with its path: the alternative the form accepts where there is one, else insurance."""
    insurance = person.insurance or NOTHING_KNOWN
    if insurance.alternative is not None:
        return insurance.alternative, f"{path}.insurance.alternative"
    return insurance, f"{path}.insurance"
