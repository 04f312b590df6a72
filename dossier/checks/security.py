"""Check the security body, the emergency contacts and the appointment of the person responsible for security."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.fields import denied
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.people import Contact
    from dossier.profile.model.security import Appointment, Member
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
    """The security body has name, day and members with post and duty, one of whom heads it.

    The parameter ``heads`` lists the posts of a head.
    """
    body, path = (case.profile.security or NOTHING_KNOWN).organisation or NOTHING_KNOWN, "security.organisation"
    verdicts = [*absent(body, path, ("name", "established_on", "members"))]
    if body.members is not None:
        verdicts += _members(body.members, f"{path}.members", law_values.listed(rule, "heads"))
    return or_pass(verdicts, path, name=body.name, count=len(body.members or ()))


def _members(members: "Sequence[Member]", path: str, heads: "Sequence[str]") -> "Iterator[Verdict]":
    for index, member in enumerate(members):
        yield from absent(member, f"{path}[{index}]", ("post", "duty"))
    posts = [member.post for member in members]
    if not members:
        yield failed(path, message="empty")
    elif None not in posts and not any(post in heads for post in posts):
        yield failed(path, heads="、".join(heads), heads_en=", ".join(heads))


@check("security.organisation_day")
def organisation_day(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """The security body was set up on the day of submission at the latest."""
    body = (case.profile.security or NOTHING_KNOWN).organisation or NOTHING_KNOWN
    day, path = body.established_on, "security.organisation.established_on"
    if day is None:
        yield unknown(path)
    else:
        words = days(established=day, day=case.as_of)
        yield failed(path, **words) if day > case.as_of else passed(path, **words)
