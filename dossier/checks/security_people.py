"""Check that the people whom the security policies name are known, and the telephone of the head of security."""

from typing import TYPE_CHECKING

from dossier.checks.names import folded, same_name
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.staff import find_person
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.people import Contacts
    from dossier.profile.model.security import Security
    from dossier.rulebook.model import Rule


@check("security.names")
def names(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Everybody whom the security policies name is on the list of people or is the legal representative."""
    security, contacts = case.profile.security or NOTHING_KNOWN, case.profile.contacts or NOTHING_KNOWN
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
