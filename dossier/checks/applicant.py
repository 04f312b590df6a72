"""Check the applicant itself: legal form, registration, scope, credit standing, term, licences already held."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import or_pass
from dossier.facts.circumstances import is_provincial
from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.dates import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.company import CreditStanding, ExistingLicence
    from dossier.rulebook.model import Province, Rule


@check("applicant.company_form")
def company_form(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """A company in the sense of the law; an individual, a partnership or a branch cannot apply."""
    kind = case.profile.company.kind
    if kind is None:
        yield unknown("company.kind")
    elif kind == "其他":
        yield unknown("company.kind", message="other")
    elif kind in law_values.listed(rule, "companies"):
        yield passed("company.kind", kind=kind)
    else:
        yield failed("company.kind", kind=kind)


@check("applicant.scope")
def scope(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """The business scope names telecom business in one of the accepted wordings."""
    written = case.profile.company.business_scope
    accepted = law_values.words(case, "scope.keywords")
    if written is None:
        yield unknown("company.business_scope")
        return
    found = [word for word in accepted if folded(word) in folded(written)]
    if found:
        yield passed("company.business_scope", found="、".join(found))
    else:
        yield failed("company.business_scope", words="、".join(accepted))


@check("applicant.authority")
def authority(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """The applicant is registered in the province whose authority receives the application."""
    registered, province = case.profile.company.registered_province, case.rulebook.province
    if registered is None:
        yield unknown("company.registered_province")
    elif folded(registered) in _names(province):
        yield passed("company.registered_province", registered=registered, authority=province.authority)
    else:
        yield failed("company.registered_province", registered=registered, authority=province.authority)


def _names(province: "Province") -> set[str]:
    return {folded(name) for name in (province.name, province.short, province.code, *province.aliases)}


@check("applicant.public_lists")
def public_lists(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The applicant stands on none of the lists of the enterprise publicity system, and somebody looked."""
    credit = case.profile.company.credit or NOTHING_KNOWN
    looked_up = days(day=credit.checked_on) if credit.checked_on else {}
    return or_pass(_listings(credit, law_values.titles(rule, "lists")), "company.credit.checked_on", **looked_up)


def _listings(credit: "CreditStanding", lists: dict[str, str]) -> "Iterator[Verdict]":
    if credit.checked_on is None:
        yield unknown("company.credit.checked_on")
    for name, title in lists.items():
        listed = getattr(credit, name)
        if listed is None:
            yield unknown(f"company.credit.{name}")
        elif listed:
            yield failed(f"company.credit.{name}", list=title)


@check("applicant.telecom_dishonest")
def telecom_dishonest(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Neither the company nor its main investors and managers are on the telecom dishonesty list."""
    credit = case.profile.company.credit or NOTHING_KNOWN
    looked_up = days(day=credit.checked_on) if credit.checked_on else {}
    verdicts = (*_dishonest(credit), *_not_looked_up(case, credit))
    return or_pass(verdicts, "company.credit.dishonest_checked", **looked_up)


def _dishonest(credit: "CreditStanding") -> "Iterator[Verdict]":
    if credit.checked_on is None:
        yield unknown("company.credit.checked_on")
    if credit.dishonest_found is None:
        yield unknown("company.credit.dishonest_found")
    for index, name in enumerate(credit.dishonest_found or []):
        yield failed(f"company.credit.dishonest_found[{index}]", name=name)


def _not_looked_up(case: "Case", credit: "CreditStanding") -> "Iterator[Verdict]":
    if credit.dishonest_checked is None:
        yield unknown("company.credit.dishonest_checked")
        return
    checked = {folded(name) for name in credit.dishonest_checked}
    yield from _unknown_subjects(case)
    for name in dict.fromkeys(_subjects(case)):
        if folded(name) not in checked:
            yield unknown("company.credit.dishonest_checked", message="unchecked", name=name)


def _subjects(case: "Case") -> "Iterator[str]":
    """Company, legal representative, direct shareholders and managers: our reading of the two undefined terms."""
    profile = case.profile
    yield profile.company.name
    if profile.legal_representative:
        yield profile.legal_representative.name
    yield from (holder.name for holder in profile.shareholders or [])
    yield from (person.name for person in profile.people or [] if person.role == "管理")


def _unknown_subjects(case: "Case") -> "Iterator[Verdict]":
    profile = case.profile
    for path in ("legal_representative", "shareholders", "people"):
        if not getattr(profile, path):
            yield unknown(path)
    for index, person in enumerate(profile.people or []):
        if person.role is None:
            yield unknown(f"people[{index}].role")


@check("applicant.term")
def term(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """The term of operation lasts some months beyond the submission."""
    end = case.profile.company.term_ends_on
    months = law_values.whole(case, "licence.term_margin_months")
    needed = add_months(case.as_of, months)
    if end is None:
        yield unknown("company.term_ends_on")
    elif end >= needed:
        yield passed("company.term_ends_on", **days(end=end))
    else:
        message = "expired" if end < case.as_of else ""
        yield failed("company.term_ends_on", message=message, months=months, **days(end=end, needed=needed))


@check("applicant.licence_held")
def licence_held(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """A licence in force for the same service is changed or renewed, not applied for anew."""
    licences = case.profile.company.existing_licences
    if licences is None:
        return [unknown("company.existing_licences")]
    names = law_values.titles(rule, "services")
    verdicts = (found for index, item in enumerate(licences) for found in _held(case, item, index, names))
    return or_pass(verdicts, "company.existing_licences")


def _held(case: "Case", licence: "ExistingLicence", index: int, names: dict[str, str]) -> "Iterator[Verdict]":
    path = f"company.existing_licences[{index}]"
    same = [code for code in case.profile.application.categories if _names_service(licence, code, names)]
    if not same or (licence.expires_on is not None and licence.expires_on < case.as_of):
        return
    if licence.expires_on is None:
        yield unknown(f"{path}.expires_on")
    elif is_provincial(licence.number) and case.profile.application.coverage == "跨地区":
        yield not_applicable(path)
    else:
        yield failed(path, number=licence.number, categories="、".join(same))


def _names_service(licence: "ExistingLicence", code: str, names: dict[str, str]) -> bool:
    return any(code in written or names[code] in written for written in licence.categories)
