"""Check that the same people have the same posts, departments and dates wherever they are named."""

from collections import Counter
from typing import TYPE_CHECKING

from dossier.checks.names import folded, same_name
from dossier.checks.registry import check, failed, unknown
from dossier.checks.staff import find_person, people
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.company import Department, LegalRepresentative
    from dossier.profile.model.people import Contact, Experience, Person
    from dossier.rulebook.model import Rule

_ROLES = ("licence", "service", "security", "technical")


@check("people.posts")
def posts(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """List of people, contacts, legal representative, résumés and departments say the same of each person."""
    if case.profile.people is None:
        return [unknown("people")]
    verdicts = (
        *(found for named, path in _named(case) for found in _post(case, named, path)),
        *(found for person, path in people(case) for found in _career(case, person, path)),
        *_departments(case),
    )
    return or_pass(verdicts, "people", count=len(list(people(case))))


def _named(case: "Case") -> "Iterator[tuple[Contact | LegalRepresentative, str]]":
    """Yield everybody whose post stands elsewhere as well, with the path."""
    profile, contacts = case.profile, case.profile.contacts or NOTHING_KNOWN
    if profile.legal_representative is not None:
        yield profile.legal_representative, "legal_representative"
    for role in _ROLES:
        contact = getattr(contacts, role)
        if contact is not None:
            yield contact, f"contacts.{role}"
    yield from ((contact, f"contacts.emergency[{index}]") for index, contact in enumerate(contacts.emergency or ()))


def _post(case: "Case", named: "Contact | LegalRepresentative", path: str) -> "Iterator[Verdict]":
    """Compare a post with that of the list of people; who is not listed is a matter of other rules."""
    found = find_person(case, named.name)
    if found is None:
        return
    person, listed = found
    yield from absent(named, path, ("position",))
    yield from absent(person, listed, ("position",))
    if named.position and person.position and folded(named.position) != folded(person.position):
        yield failed(f"{path}.position", name=named.name, found=named.position, wanted=person.position)


def _career(case: "Case", person: "Person", path: str) -> "Iterator[Verdict]":
    """Compare a résumé with the list; only the persons in charge need one."""
    if not person.experience:
        if _in_charge(case, person):
            yield unknown(f"{path}.experience")
        return
    current = next(((at, line) for at, line in enumerate(person.experience) if line.ends_on is None), None)
    if current is not None:
        yield from _current(case, person, current[1], path, f"{path}.experience[{current[0]}]")
    else:
        yield failed(f"{path}.experience", message="ended", name=person.name)


def _in_charge(case: "Case", person: "Person") -> bool:
    contacts = case.profile.contacts or NOTHING_KNOWN
    named = (getattr(contacts, role) for role in _ROLES)
    return any(contact is not None and same_name(contact.name, person.name) for contact in named)


def _current(case: "Case", person: "Person", line: "Experience", path: str, at: str) -> "Iterator[Verdict]":
    """Compare the line of a résumé that has no end with the list of people."""
    company, name = case.profile.company.name, person.name
    if not same_name(line.employer, company):
        yield failed(f"{at}.employer", message="employer", name=name, found=line.employer, wanted=company)
        return
    yield from absent(person, path, ("employed_on",))
    if line.position and person.position and folded(line.position) != folded(person.position):
        yield failed(f"{at}.position", message="resume", name=name, found=line.position, wanted=person.position)
    if person.employed_on is not None and person.employed_on.replace(day=1) != line.starts_on:
        dates = {"found": f"{line.starts_on:%Y-%m}", "wanted": f"{person.employed_on:%Y-%m}"}
        yield failed(f"{at}.starts_on", message="start", name=name, **dates)


def _departments(case: "Case") -> "Iterator[Verdict]":
    departments = case.profile.company.departments
    if not departments:
        yield unknown("company.departments")
        return
    sizes = {folded(department.name): department for department in departments}
    for person, path in people(case):
        if person.department is None:
            yield unknown(f"{path}.department")
        elif folded(person.department) not in sizes:
            yield failed(f"{path}.department", message="department", name=person.name, found=person.department)
    yield from _heads_and_sizes(case, departments)


def _heads_and_sizes(case: "Case", departments: "Sequence[Department]") -> "Iterator[Verdict]":
    listed = Counter(folded(person.department) for person, _ in people(case) if person.department)
    for index, department in enumerate(departments):
        path, count = f"company.departments[{index}]", listed[folded(department.name)]
        yield from absent(department, path, ("head", "headcount"))
        if department.head is not None and not _known(case, department.head):
            yield failed(f"{path}.head", message="head", name=department.head, department=department.name)
        if department.headcount is not None and count > department.headcount:
            facts = {"department": department.name, "count": count, "size": department.headcount}
            yield failed(f"{path}.headcount", message="crowded", **facts)


def _known(case: "Case", name: str) -> bool:
    """The legal representative may head a department without being listed among the staff."""
    head = case.profile.legal_representative
    return find_person(case, name) is not None or (head is not None and same_name(head.name, name))
