"""Check the people: the three responsible persons, the legal representative, telephone numbers, head counts."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.staff import ROLE_TITLES, find_person, people, role_facts, roles
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.company import Department
    from dossier.profile.model.people import Contact
    from dossier.rulebook.model import Rule

_LANDLINE = re.compile(r"0\d{2,3}-\d{7,8}(-\d+)?")


@check("people.responsible")
def responsible(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each role has a person with mobile, e-mail and identity number."""
    verdicts = (found for role, contact in roles(case) for found in _complete(case, role, contact))
    return or_pass((*verdicts, *_nobody(case)), "contacts")


def _complete(case: "Case", role: str, contact: "Contact | None") -> "Iterator[Verdict]":
    path = f"contacts.{role}"
    if contact is None:
        yield unknown(path)
        return
    yield from absent(contact, path, ("mobile", "email"))
    found = find_person(case, contact.name)
    if found is None:
        yield unknown("people", message="unlisted", name=contact.name, **role_facts(role))
    elif found[0].id_number is None:
        yield unknown(f"{found[1]}.id_number")


def _nobody(case: "Case") -> "Iterator[Verdict]":
    """With a list of people that is empty, no responsible person can be one of the staff."""
    if case.profile.people == []:
        yield failed("people")


@check("people.responsible_distinct")
def responsible_distinct(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The roles are filled by different people, each of them on the list of staff."""
    named = [(role, contact) for role, contact in roles(case) if contact is not None]
    missing = (unknown(f"contacts.{role}") for role, contact in roles(case) if contact is None)
    strangers = (
        failed(f"contacts.{role}.name", name=contact.name, **role_facts(role))
        for role, contact in named
        if case.profile.people is not None and find_person(case, contact.name) is None
    )
    return or_pass((*missing, *_unlisted(case), *_doubled(named), *strangers), "contacts")


def _unlisted(case: "Case") -> "Iterator[Verdict]":
    if case.profile.people is None:
        yield unknown("people")


def _doubled(named: "Sequence[tuple[str, Contact]]") -> "Iterator[Verdict]":
    first: dict[str, str] = {}
    for role, contact in named:
        other = first.setdefault(folded(contact.name), role)
        if other != role:
            facts = {"other": ROLE_TITLES[other], "other_en": role_facts(other)["role_en"]}
            yield failed(f"contacts.{role}.name", message="doubled", name=contact.name, **role_facts(role), **facts)


@check("people.mobiles")
def mobiles(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No mobile number stands for two people; who has no number cannot be compared."""
    lines = list(_lines(case))
    reached = {folded(name) for name, mobile, _ in lines if mobile is not None}
    silent = {folded(name): path for name, _, path in reversed(lines) if folded(name) not in reached}
    first = () if lines else (unknown("contacts"),)
    unreached = (unknown(f"{path}.mobile") for path in silent.values())
    return or_pass((*first, *unreached, *_shared(lines)), "contacts")


def _lines(case: "Case") -> "Iterator[tuple[str, str | None, str]]":
    """Yield name, mobile number and path of everybody the authority may call."""
    profile = case.profile
    contacts = profile.contacts or NOTHING_KNOWN
    if profile.legal_representative:
        yield profile.legal_representative.name, profile.legal_representative.mobile, "legal_representative"
    for role in ("licence", "service", "security", "technical"):
        contact = getattr(contacts, role)
        if contact is not None:
            yield contact.name, contact.mobile, f"contacts.{role}"
    for index, contact in enumerate(contacts.emergency or []):
        yield contact.name, contact.mobile, f"contacts.emergency[{index}]"
    yield from ((person.name, person.mobile, path) for person, path in people(case))
    if profile.application.agent:
        yield profile.application.agent.name, profile.application.agent.mobile, "application.agent"


def _shared(lines: "Iterable[tuple[str, str | None, str]]") -> "Iterator[Verdict]":
    first: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for name, mobile, path in lines:
        if mobile is None:
            continue
        owner = first.setdefault(mobile, name)
        if folded(owner) != folded(name) and (mobile, folded(name)) not in told:
            told.add((mobile, folded(name)))
            yield failed(f"{path}.mobile", name=name, other=owner, mobile=mobile)


@check("people.legal_representative")
def legal_representative(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The legal representative is described in full, with papers valid on the day."""
    person = case.profile.legal_representative
    if person is None:
        return [unknown("legal_representative")]
    missing = absent(person, "legal_representative", law_values.listed(rule, "fields"))
    until = person.id_valid_until
    if until is None or until >= case.as_of:
        return or_pass(missing, "legal_representative", name=person.name)
    return (*missing, failed("legal_representative.id_valid_until", message="", name=person.name, **days(until=until)))


@check("people.head_counts")
def head_counts(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Staff size, list of people, departments and responsible persons agree."""
    return or_pass((*_listed(case), *_departments(case), *_responsible_listed(case)), "company.staff_size")


def _listed(case: "Case") -> "Iterator[Verdict]":
    size, count = case.profile.company.staff_size, len(list(people(case)))
    if size is None:
        yield unknown("company.staff_size")
    if case.profile.people is None:
        yield unknown("people")
    if size is not None and count > size:
        yield failed("company.staff_size", count=count, size=size)


def _departments(case: "Case") -> "Iterator[Verdict]":
    departments, size = case.profile.company.departments, case.profile.company.staff_size
    if not departments:
        yield unknown("company.departments")
        return
    yield from _uncounted(departments)
    total = sum(department.headcount or 0 for department in departments)
    if size is not None and total != size and all(item.headcount is not None for item in departments):
        yield failed("company.departments", message="departments", total=total, size=size)


def _uncounted(departments: "Iterable[Department]") -> "Iterator[Verdict]":
    for index, department in enumerate(departments):
        yield from absent(department, f"company.departments[{index}]", ("headcount",))


def _responsible_listed(case: "Case") -> "Iterator[Verdict]":
    for role, contact in roles(case):
        if contact is None:
            yield unknown(f"contacts.{role}")
        elif case.profile.people is not None and find_person(case, contact.name) is None:
            yield failed(f"contacts.{role}.name", message="unlisted", name=contact.name, **role_facts(role))


@check("company.landline")
def landline(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The company's telephone is a landline with its area code, neither a mobile nor a 400 number."""
    phone = case.profile.company.phone
    if phone is None:
        return [unknown("company.phone")]
    verdict = passed if _LANDLINE.fullmatch(phone) else failed
    return [verdict("company.phone", phone=phone)]
