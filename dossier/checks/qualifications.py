"""Check what the people have learned: the head of security, the members of the security body, one computing graduate."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.fields import denied
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.staff import find_person, people
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.people import Person
    from dossier.rulebook.model import Rule


@check("people.security_head")
def security_head(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The person responsible for security works here full-time and has a degree or a certificate."""
    contact = (case.profile.contacts or NOTHING_KNOWN).security
    if contact is None:
        return [unknown("contacts.security")]
    found = find_person(case, contact.name)
    if found is None:
        return [unknown("people", message="unlisted", name=contact.name)]
    person, path = found
    verdicts = (
        *absent(person, path, ("full_time",)),
        *denied(f"{path}.full_time", person.full_time, message="elsewhere", name=person.name),
        *_untrained(person, path, law_values.listed(rule, "degrees")),
    )
    return or_pass(verdicts, path, name=person.name, education=person.education or "未填写")


def _untrained(person: "Person", path: str, degrees: "tuple[str, ...]") -> "Iterator[Verdict]":
    if person.education in degrees or person.certificates:
        return
    missing = list(absent(person, path, ("education", "certificates")))
    yield from missing
    if not missing:
        yield failed(f"{path}.education", name=person.name, education=person.education)


@check("people.security_staff")
def security_staff(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Enough members of the security body are staff whose degree, subject and telephone are given."""
    organisation = (case.profile.security or NOTHING_KNOWN).organisation or NOTHING_KNOWN
    if organisation.members is None or case.profile.people is None:
        paths = {"security.organisation.members": organisation.members, "people": case.profile.people}
        return [unknown(path) for path, value in paths.items() if value is None]
    least = law_values.whole(case, "security.staff_minimum")
    found = dict(known for member in organisation.members if (known := _listed(case, member.name)))
    missing = [one for path, person in found.items() for one in absent(person, path, ("education", "major", "mobile"))]
    facts = {"count": len(found), "least": least, "names": "、".join(one.name for one in found.values()) or "无"}
    facts["names_en"] = ", ".join(one.name for one in found.values()) or "nobody"
    if len(found) < least:
        missing.append(failed("security.organisation.members", message="", **facts))
    return or_pass(missing, "security.organisation.members", **facts)


def _listed(case: "Case", name: str) -> "tuple[str, Person] | None":
    found = find_person(case, name)
    return None if found is None else (found[1], found[0])


@check("people.computing")
def computing(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """One of the staff has studied computing, or holds a certificate in it.

    Parameters: ``degrees`` that count, ``subjects`` and ``certificates`` as words that names of them contain.
    """
    if case.profile.people is None:
        return [unknown("people")]
    qualified = [(person, path) for person, path in people(case) if _in_computing(person, rule)]
    if qualified:
        names = [person.name for person, _ in qualified]
        return [passed(qualified[0][1], names="、".join(names), names_en=", ".join(names))]
    verdicts = (verdict for person, path in people(case) for verdict in _unclear(person, path, rule))
    return tuple(verdicts) or [failed("people")]


def _in_computing(person: "Person", rule: "Rule") -> bool:
    if person.education in law_values.listed(rule, "degrees") and _says(person.major, rule, "subjects"):
        return True
    return any(_says(certificate.name, rule, "certificates") for certificate in person.certificates or ())


def _says(text: str | None, rule: "Rule", words: str) -> bool:
    return text is not None and any(word in text for word in law_values.listed(rule, words))


def _unclear(person: "Person", path: str, rule: "Rule") -> "Iterator[Verdict]":
    """Yield what would have to be known of a person before he or she can be ruled out."""
    yield from absent(person, path, ("certificates",))
    if person.education is None and (person.major is None or _says(person.major, rule, "subjects")):
        yield unknown(f"{path}.education")
    if person.major is None and person.education in (None, *law_values.listed(rule, "degrees")):
        yield unknown(f"{path}.major")
