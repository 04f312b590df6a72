"""Check the applicant itself: legal form, registration, scope, age, term, licences already held."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.foreign_limits import ministry_decides
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import or_pass
from dossier.facts.circumstances import is_provincial
from dossier.values.dates import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.company import ExistingLicence
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
    """The applicant is registered in the province whose authority receives the application, unless MIIT decides."""
    registered, province = case.profile.company.registered_province, case.rulebook.province
    if ministry_decides(case):
        yield not_applicable("application.declarations.foreign_route")
    elif registered is None:
        yield unknown("company.registered_province")
    elif folded(registered) in _names(province):
        yield passed("company.registered_province", registered=registered, authority=province.authority)
    else:
        yield failed("company.registered_province", registered=registered, authority=province.authority)


def _names(province: "Province") -> set[str]:
    return {folded(name) for name in (province.name, province.short, province.code, *province.aliases)}


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


@check("applicant.age")
def age(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """The company has existed for some months on the decisive day."""
    path, founded = "company.established_on", case.profile.company.established_on
    months = law_values.whole(case, "company.minimum_age_months")
    if founded is None:
        yield unknown(path)
    elif founded > case.as_of:
        yield failed(path, message="future", **days(founded=founded, day=case.as_of))
    else:
        verdict = passed if add_months(founded, months) <= case.as_of else failed
        yield verdict(path, months=months, **days(founded=founded, full=add_months(founded, months)))


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
