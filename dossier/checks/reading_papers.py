"""Say which fact of the profile each field of a paper has to agree with, and whose paper it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.checks import reading_values as sorts
from dossier.checks.names import folded, same_name
from dossier.checks.staff import people, proof_of
from dossier.evidence.kinds import PAPERS
from dossier.facts.lookup import value_at
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.checks.reading_values import Sort
    from dossier.evidence.reading import Reading
    from dossier.profile.model.evidence import Evidence


class Target(NamedTuple):
    """One fact of the profile that a field of a paper states too."""

    field: str
    path: str
    """Profile path; ``{owner}`` is whose paper it is, ``{entry}`` the entry of the file under evidence."""
    sort: "Sort"


class Owner(NamedTuple):
    """Whose paper a file is."""

    name: str
    path: str
    """Profile path of the record, e.g. people[0]; empty for the applicant."""


_Place = tuple[str, "Sort"]
"""Profile path of a fact and the sort of fact it is."""


def _targets(**fields: "_Place | list[_Place]") -> tuple[Target, ...]:
    listed = ((name, places if isinstance(places, list) else [places]) for name, places in fields.items())
    return tuple(Target(name, path, sort) for name, places in listed for path, sort in places)


_ENTRY_END = ("{entry}.expires_on", sorts.DAY)
_ENTRY_DAY = ("{entry}.issued_on", sorts.DAY)

TARGETS: Mapping[str, tuple[Target, ...]] = {
    "business_licence": _targets(
        name=("company.name", sorts.NAME), uscc=("company.uscc", sorts.CODE),
        kind=("company.kind", sorts.COMPANY_KIND), address=("company.registered_address", sorts.ADDRESS),
        legal_representative=("legal_representative.name", sorts.NAME),
        capital=("company.registered_capital", sorts.MONEY), established_on=("company.established_on", sorts.DAY),
        term=("company.term_ends_on", sorts.DAY), scope=("company.business_scope", sorts.SCOPE),
    ),
    "identity_card": _targets(
        name=("{owner}.name", sorts.NAME), number=("{owner}.id_number", sorts.CODE),
        valid_until=[("{owner}.id_valid_until", sorts.DAY), _ENTRY_END],
    ),
    "domain_certificate": _targets(
        domain=("{owner}.name", sorts.DOMAIN), owner=("{owner}.owner", sorts.NAME),
        registrar=("{owner}.registrar", sorts.NAME), registered_on=("{owner}.registered_on", sorts.DAY),
        expires_on=[("{owner}.expires_on", sorts.DAY), _ENTRY_END],
    ),
    "icp_filing_screenshot": _targets(
        filing_number=("{owner}.filing_number", sorts.FILING), owner=("{owner}.filing_subject", sorts.NAME),
        site_name=("{owner}.filing_name", sorts.NAME), domain=("{owner}.domain", sorts.DOMAIN),
        approved_on=("{owner}.filed_on", sorts.DAY), shown_on=_ENTRY_DAY,
    ),
    "social_insurance_proof": _targets(
        payer=("{proof}.payer", sorts.NAME), name=("{owner}.name", sorts.NAME), id_number=("{owner}.id_number", sorts.CODE),
        period_from=("{proof}.months", sorts.SINCE), period_to=("{proof}.months", sorts.UNTIL),
        issued_on=[("{proof}.printed_on", sorts.DAY), _ENTRY_DAY], check_code=("{owner}.insurance.verification_code", sorts.CODE),
    ),
    "articles_of_association": _targets(name=("company.name", sorts.NAME)),
    "access_agreement": _targets(
        customer=("{owner}.customer", sorts.NAME), provider=("{owner}.provider", sorts.NAME),
        starts_on=("{owner}.starts_on", sorts.DAY), ends_on=[("{owner}.ends_on", sorts.DAY), _ENTRY_END],
        address=("{owner}.ip_addresses", sorts.ADDRESSES),
    ),
    "provider_licence": _targets(
        holder=("{holder}", sorts.NAME), number=("{owner}.provider_licence.number", sorts.CODE),
        categories=("{owner}.provider_licence.categories", sorts.CATEGORIES),
        coverage=("{owner}.provider_licence.coverage", sorts.COVERAGE),
        expires_on=[("{owner}.provider_licence.expires_on", sorts.DAY), _ENTRY_END],
    ),
}  # fmt: skip
"""Kind of paper → what its fields have to agree with. Fields that the profile has no place for are not compared."""

_IDENTIFYING = {
    "identity_card": "name", "domain_certificate": "domain", "icp_filing_screenshot": "domain",
    "social_insurance_proof": "name", "access_agreement": "provider", "provider_licence": "holder",
}  # fmt: skip
"""Kind of paper → the field that tells whose it is where its entry does not say."""
_SEVERAL = frozenset({"social_insurance_proof"})
"""Papers on which one file may stand for several persons: what is said of one of them can be told from the others."""
_SEPARATORS = re.compile(r"[\s、，,；;]+")

_WHOSE = Text(
    "看不出是谁的材料，请在该文件的 subject 中写明",
    "it cannot be told whose paper it is; say so under subject of the file",
)
_TOGETHER = Text(
    "一个文件中有几个对象的证件，各项内容分不清属于谁",
    "one file holds papers of several, and what belongs to whom cannot be told",
)


def path_of(case: "Case", target: Target, owner: Owner, entry: str) -> str:
    """Return the profile path a field has to agree with, for this owner and this entry of evidence."""
    words = {"owner": owner.path, "entry": entry}
    if "{proof}" in target.path:
        record = next(person for person, path in people(case) if path == owner.path)
        words["proof"] = proof_of(record, owner.path)[1]
    if "{holder}" in target.path:
        contract = (case.profile.hosting or [])[int(re.sub(r"\D", "", owner.path))]
        words["holder"] = f"{owner.path}.{'provider' if contract.upstream is None else 'upstream'}"
    return target.path.format(**words)


def owners_of(case: "Case", entry: "Evidence", reading: "Reading | None") -> tuple[tuple[Owner, ...], Text | None]:
    """Return whose paper a file is; nobody, with the reason, where that cannot be told."""
    paper = PAPERS[entry.material]
    if paper in ("business_licence", "articles_of_association"):
        name = case.profile.company.name
        own = entry.subject is None or same_name(entry.subject, name)
        return ((Owner(name, ""),), None) if own else ((), _WHOSE)
    known = list(_candidates(case, entry.material))
    found = _named(known, entry.subject) if entry.subject else _by_content(known, paper, reading)
    if not found:
        return (), _WHOSE
    return (
        (tuple(_titled(case, one) for one in found), None) if len(found) == 1 or paper in _SEVERAL else ((), _TOGETHER)
    )


def _titled(case: "Case", owner: Owner) -> Owner:
    """Return the owner under the name its record has, whichever name the file gives it."""
    record = value_at(case, owner.path)
    return owner._replace(name=getattr(record, "name", None) or record.provider)


def _named(known: Sequence[Owner], subject: str) -> tuple[Owner, ...]:
    """Return the record of each name in a subject; none when a name is not known, or known of two."""
    whole = _bearers(known, subject)
    if whole:
        return whole if len(whole) == 1 else ()
    found = [_bearers(known, word) for word in _SEPARATORS.split(subject) if word]
    return tuple(dict.fromkeys(one[0] for one in found)) if all(len(one) == 1 for one in found) else ()


def _bearers(known: Sequence[Owner], name: str) -> tuple[Owner, ...]:
    """Return the records of that name in the first list that has one; a holder may stand at several places of a chain."""
    found = [one for one in known if folded(one.name).lower() == folded(name).lower()]
    lists = [one.path.partition("[")[0] for one in found]
    own = [one for one, place in zip(found, lists, strict=True) if place == lists[0]]
    return tuple(own[:1] if lists[:1] == ["shareholders"] else own)


def _by_content(known: Sequence[Owner], paper: str, reading: "Reading | None") -> tuple[Owner, ...]:
    """Return the only record there is, or the only one that the paper names."""
    records = {one.path: one for one in known}
    if len(records) == 1:
        return tuple(records.values())
    written = {folded(one.value).lower() for one in reading.find(_IDENTIFYING[paper])} if reading else set()
    found = {one.path: one for one in known if folded(one.name).lower() in written}
    return tuple(found.values()) if len(found) == 1 else ()


def _candidates(case: "Case", material: str) -> Iterator[Owner]:
    """Yield the records a paper of the material may belong to, by every name they have; the likeliest first."""
    profile, paper = case.profile, PAPERS[material]
    if paper == "identity_card":
        yield from _persons(case, material)
    elif paper == "social_insurance_proof":
        yield from (Owner(person.name, path) for person, path in people(case))
    elif paper == "domain_certificate":
        yield from (Owner(one.name, f"domains[{at}]") for at, one in enumerate(profile.domains or ()))
    elif paper == "icp_filing_screenshot":
        for at, site in enumerate(profile.sites or ()):
            yield from (Owner(name, f"sites[{at}]") for name in (site.name, site.domain) if name)
    else:
        for at, contract in enumerate(profile.hosting or ()):
            names = (contract.provider, contract.upstream)
            yield from (Owner(name, f"hosting[{at}]") for name in names if name)


def _persons(case: "Case", material: str) -> Iterator[Owner]:
    head = case.profile.legal_representative
    if material == "legal_representative_id":
        yield from ([] if head is None else [Owner(head.name, "legal_representative")])
        return
    staff = [Owner(person.name, path) for person, path in people(case)]
    holders = [Owner(step.holder.name, step.path) for step in case.equity.nodes]
    yield from (*staff, *holders) if material == "responsible_person_ids" else (*holders, *staff)
    if head is not None:
        yield Owner(head.name, "legal_representative")
