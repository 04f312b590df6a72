"""Check the security body, the people it names, the emergency contacts and the appointment of the head of security."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.fields import denied
from dossier.checks.names import folded, same_name
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.staff import find_person
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.people import Contact, Contacts
    from dossier.profile.model.security import Appointment, Member, Organisation, Security
    from dossier.rulebook.model import Rule


@check("security.emergency_contacts")
def emergency_contacts(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """There are some emergency contacts besides the head of security, each with a mobile number of their own."""
    contacts, least = case.profile.contacts or NOTHING_KNOWN, law_values.whole(case, "emergency_contacts.minimum")
    missing = tuple(absent(contacts, "contacts", ("security", "emergency")))
    if contacts.security is None or contacts.emergency is None:
        return missing
    verdicts = (*_without_mobile(contacts.emergency), *_few(contacts.emergency, contacts.security, least))
    return or_pass(verdicts, "contacts.emergency", count=len(contacts.emergency))


def _without_mobile(emergency: "Sequence[Contact]") -> "Iterator[Verdict]":
    for index, contact in enumerate(emergency):
        yield from absent(contact, f"contacts.emergency[{index}]", ("mobile",))


def _few(emergency: "Sequence[Contact]", head: "Contact", least: int) -> "Iterator[Verdict]":
    """Count different people with different numbers; whoever has no number yet may still count."""
    others = [contact for contact in emergency if folded(contact.name) != folded(head.name)]
    people = {folded(contact.name) for contact in others}
    numbers = {contact.mobile or f"?{contact.name}" for contact in others} - {head.mobile}
    count = min(len(people), len(numbers))
    if count < least:
        yield failed("contacts.emergency", count=count, least=least, head=head.name)


@check("security.appointment")
def appointment(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The letter that appoints the head of security has a number and a day not after the submission, and is signed."""
    profile, path = case.profile, "security.appointment"
    letter = (profile.security.appointment if profile.security else None) or NOTHING_KNOWN
    verdicts = (
        *absent(profile.contacts or NOTHING_KNOWN, "contacts", ("security",)),
        *absent(letter, path, ("number", "appointed_on", "signed")),
        *_late(case, letter, f"{path}.appointed_on"),
        *denied(f"{path}.signed", letter.signed),
    )
    return or_pass(verdicts, path)


def _late(case: "Case", letter: "Appointment", path: str) -> "Iterator[Verdict]":
    if letter.appointed_on is not None and letter.appointed_on > case.as_of:
        yield failed(path, message="late", **days(appointed=letter.appointed_on, day=case.as_of))


@check("security.organisation")
def organisation(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The security body has name, day and members with post and duty, one of whom heads it; it exists on the day.

    The parameter ``heads`` lists the posts of a head.
    """
    body, path = _security(case).organisation or NOTHING_KNOWN, "security.organisation"
    verdicts = [*absent(body, path, ("name", "established_on", "members")), *_not_yet(case, body, path)]
    if body.members is not None:
        verdicts += _members(body.members, f"{path}.members", law_values.listed(rule, "heads"))
    return or_pass(verdicts, path, name=body.name, count=len(body.members or ()))


def _security(case: "Case") -> "Security":
    return case.profile.security or NOTHING_KNOWN


def _not_yet(case: "Case", body: "Organisation", path: str) -> "Iterator[Verdict]":
    if body.established_on is not None and body.established_on > case.as_of:
        words = days(established=body.established_on, day=case.as_of)
        yield failed(f"{path}.established_on", message="late", **words)


def _members(members: "Sequence[Member]", path: str, heads: "Sequence[str]") -> "Iterator[Verdict]":
    for index, member in enumerate(members):
        yield from absent(member, f"{path}[{index}]", ("post", "duty"))
    posts = [member.post for member in members]
    if not members:
        yield failed(path, message="empty")
    elif None not in posts and not any(post in heads for post in posts):
        yield failed(path, heads="、".join(heads), heads_en=", ".join(heads))


@check("security.names")
def names(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Everybody whom the security policies name is on the list of people or is the legal representative."""
    security, contacts = _security(case), case.profile.contacts or NOTHING_KNOWN
    body, people, head = security.organisation or NOTHING_KNOWN, case.profile.people, case.profile.legal_representative
    missing = [
        *absent(body, "security.organisation", ("members",)),
        *absent(security, "security", ("fraud_owner", "data_owner")),
        *absent(contacts, "contacts", ("service", "security", "technical", "emergency")),
    ]
    if people is None:
        return [unknown("people"), *missing]
    known = {folded(one.name) for one in (*people, head) if one is not None}
    named = dict(_named(security, contacts))
    strangers = (failed(path, name=name) for path, name in named.items() if folded(name) not in known)
    return or_pass((*missing, *strangers), "people", count=len({folded(name) for name in named.values()}))


def _named(security: "Security", contacts: "Contacts") -> "Iterator[tuple[str, str]]":
    """Yield every name in the policies with its path."""
    papers, keywords = security.documents or NOTHING_KNOWN, security.keywords or NOTHING_KNOWN
    body = security.organisation or NOTHING_KNOWN
    single = {
        "security.documents.prepared_by": papers.prepared_by,
        "security.documents.reviewed_by": papers.reviewed_by,
        "security.documents.approved_by": papers.approved_by,
        "security.keywords.owner": keywords.owner,
        "security.fraud_owner": security.fraud_owner,
        "security.data_owner": security.data_owner,
    }
    for role in ("service", "security", "technical"):
        single[f"contacts.{role}.name"] = getattr(getattr(contacts, role), "name", None)
    yield from ((path, name) for path, name in single.items() if name is not None)
    yield from ((f"security.organisation.members[{i}].name", one.name) for i, one in enumerate(body.members or ()))
    yield from ((f"contacts.emergency[{i}].name", one.name) for i, one in enumerate(contacts.emergency or ()))


@check("security.head_phone")
def head_phone(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The mobile number of the head of security is the one given for that person among the people."""
    head, path = (case.profile.contacts or NOTHING_KNOWN).security, "contacts.security"
    if head is None or head.mobile is None:
        return [unknown(path if head is None else f"{path}.mobile")]
    found = _listed(case, head.name)
    if found is None:
        return [unknown("people", message="unlisted", name=head.name)]
    number, place = found
    if number is None:
        return [unknown(f"{place}.mobile")]
    facts = {"name": head.name, "found": head.mobile, "wanted": number}
    return [passed(f"{path}.mobile", **facts) if head.mobile == number else failed(f"{path}.mobile", **facts)]


def _listed(case: "Case", name: str) -> "tuple[str | None, str] | None":
    """Return the mobile number of a listed person or of the legal representative, with the path."""
    found, head = find_person(case, name), case.profile.legal_representative
    if found is not None:
        return found[0].mobile, found[1]
    return (head.mobile, "legal_representative") if head is not None and same_name(head.name, name) else None
