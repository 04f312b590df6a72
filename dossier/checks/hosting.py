"""Check where the servers stand, and the contracts and licences of those who host them."""

from collections.abc import Iterable, Iterator
from datetime import date

from dossier.case import Case
from dossier.checks.registry import Verdict, check, failed, not_applicable, passed, unknown
from dossier.checks.fields import affirmed, each, filled, limit, named, settled, words
from dossier.materials.select import evidence_of
from dossier.profile.model import Profile
from dossier.profile.model.sites import Hosting, Location, ProviderLicence
from dossier.rulebook.model import Rule
from dossier.values.dates import add_months, chinese


@check("server.region")
def region(case: Case, _rule: Rule) -> Iterator[Verdict]:
    """Pass when every site, app and hosting contract names a full address in the mainland."""
    profile = case.profile
    verdicts = [unknown(name) for name in ("sites", "apps", "hosting") if getattr(profile, name) is None]
    verdicts += [verdict for path, title, place in _places(profile) for verdict in _place(path, title, place)]
    yield from verdicts or [not_applicable("hosting")]


def _places(profile: Profile) -> Iterator[tuple[str, str, Location | None]]:
    for index, site in enumerate(profile.sites or ()):
        yield f"sites[{index}].server", f"网站“{site.name}”", site.server
    for index, app in enumerate(profile.apps or ()):
        yield f"apps[{index}].server", f"APP“{app.name}”", app.server
    for index, contract in enumerate(profile.hosting or ()):
        yield f"hosting[{index}].location", f"与{contract.provider}的接入（托管）合同", contract.location


def _place(path: str, title: str, place: Location | None) -> Iterator[Verdict]:
    if place is None:
        return iter([unknown(path, title=title)])
    return settled(
        path, _mainland(f"{path}.region", title, place), filled(f"{path}.address", place.address), title=title
    )


def _mainland(path: str, title: str, place: Location) -> Verdict:
    if place.region is None:
        return unknown(path, title=title)
    facts = {"title": title, "region": place.region}
    return passed(path, **facts) if place.region == "境内" else failed(path, **facts)


@check("hosting.agreement")
def agreement(case: Case, rule: Rule) -> Iterator[Verdict]:
    """Pass when there is a contract in the applicant's name, sealed by both sides, and its scan is listed."""
    profile = case.profile
    if profile.hosting == []:
        yield failed("hosting", message="none")
        return
    yield from each(profile.hosting, "hosting", lambda item, path: _agreement(item, path, profile.company.name))
    yield from _scan(case, words(rule, "material")[0])


def _agreement(contract: Hosting, path: str, company: str) -> Iterator[Verdict]:
    provider = contract.provider
    return settled(
        path,
        named(f"{path}.customer", contract.customer, company, "customer", provider=provider),
        affirmed(f"{path}.sealed", contract.sealed, "unsealed", provider=provider),
        provider=provider,
    )


def _scan(case: Case, material: str) -> Iterator[Verdict]:
    if case.profile.evidence is None:
        yield unknown("evidence", material=material)
    elif not evidence_of(case.profile, material):
        yield failed("evidence", message="scan", material=material)


@check("hosting.term")
def term(case: Case, rule: Rule) -> Iterable[Verdict]:
    """Pass when each contract outlasts the day of the case by the months in force."""
    months = limit(case, rule)
    if months is None:
        return [not_applicable("hosting")]
    return each(case.profile.hosting, "hosting", lambda item, path: [_term(item, path, months, case.as_of)])


def _term(contract: Hosting, path: str, months: int, day: date) -> Verdict:
    path, until = f"{path}.ends_on", add_months(day, months)
    facts = {"provider": contract.provider, "months": months, "day": chinese(day), "until": chinese(until)}
    if contract.ends_on is None:
        return unknown(path, **facts)
    facts["ends"] = chinese(contract.ends_on)
    if contract.ends_on >= until:
        return passed(path, **facts)
    return failed(path, message="expired" if contract.ends_on < day else "", **facts)


@check("hosting.provider_licence")
def provider_licence(case: Case, rule: Rule) -> Iterable[Verdict]:
    """Pass when each provider's licence covers hosting or access on the day of the case and its copy is listed."""
    verdicts = list(each(case.profile.hosting, "hosting", lambda item, path: _licence(case, rule, item, path)))
    return [*verdicts, *_scan(case, words(rule, "material")[0])] if case.profile.hosting else verdicts


def _licence(case: Case, rule: Rule, contract: Hosting, path: str) -> Iterator[Verdict]:
    licence, path = contract.provider_licence, f"{path}.provider_licence"
    if licence is None:
        return iter([unknown(path, provider=contract.provider)])
    return settled(
        path,
        filled(f"{path}.number", licence.number),
        _covers(licence, f"{path}.categories", contract.provider, words(rule, "categories")),
        _runs(licence, f"{path}.expires_on", contract.provider, case.as_of),
        provider=contract.provider,
    )


def _covers(licence: ProviderLicence, path: str, provider: str, wanted: tuple[str, ...]) -> Verdict:
    if licence.categories is None:
        return unknown(path, provider=provider)
    facts = {"provider": provider, "categories": "、".join(licence.categories) or "无", "wanted": "或".join(wanted)}
    covered = any(code in category.upper() for category in licence.categories for code in wanted)
    return passed(path, **facts) if covered else failed(path, message="categories", **facts)


def _runs(licence: ProviderLicence, path: str, provider: str, day: date) -> Verdict:
    if licence.expires_on is None:
        return unknown(path, provider=provider)
    facts = {"provider": provider, "expires": chinese(licence.expires_on), "day": chinese(day)}
    return passed(path, **facts) if licence.expires_on >= day else failed(path, message="expired", **facts)
