"""Check where the servers stand, and the contracts and licences of those who host them."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.fields import denied, each, misnamed
from dossier.checks.listed import unlisted
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.values.dates import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model import Profile
    from dossier.profile.model.sites import Hosting, Location, ProviderLicence
    from dossier.rulebook.model import Rule

_NATIONWIDE = "全国"
_SHORT = 2
"""Characters that tell provinces apart, with or without 省, 市, 自治区."""


@check("server.region")
def region(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """Each site, app and hosting contract names a server place in the mainland, with its address."""
    profile = case.profile
    verdicts = [
        *(unknown(name) for name in ("sites", "apps", "hosting") if getattr(profile, name) is None),
        *(verdict for title, place, path in _places(profile) for verdict in _mainland(title, place, path)),
    ]
    yield from verdicts or [not_applicable("hosting")]


def _places(profile: "Profile") -> "Iterator[tuple[str, Location | None, str]]":
    for index, site in enumerate(profile.sites or ()):
        yield site.name, site.server, f"sites[{index}].server"
    for index, app in enumerate(profile.apps or ()):
        yield app.name, app.server, f"apps[{index}].server"
    for index, contract in enumerate(profile.hosting or ()):
        yield contract.provider, contract.location, f"hosting[{index}].location"


def _mainland(title: str, place: "Location | None", path: str) -> "Iterable[Verdict]":
    if place is None:
        return [unknown(path)]
    abroad = () if place.region in (None, "境内") else (failed(f"{path}.region", place=title, region=place.region),)
    return or_pass((*absent(place, path, ("region", "address")), *abroad), path)


@check("hosting.agreement")
def agreement(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """There is a hosting contract in the applicant's name, sealed by both sides, and its scan is listed."""
    profile = case.profile
    if profile.hosting == []:
        yield failed("hosting", message="none")
        return
    yield from each(profile.hosting, "hosting", lambda item, path: _agreement(item, path, profile.company.name))
    yield from unlisted(case, rule)


def _agreement(contract: "Hosting", path: str, company: str) -> "Iterable[Verdict]":
    provider = contract.provider
    verdicts = (
        *absent(contract, path, ("customer", "sealed")),
        *misnamed(f"{path}.customer", contract.customer, company, provider=provider),
        *denied(f"{path}.sealed", contract.sealed, message="unsealed", provider=provider),
    )
    return or_pass(verdicts, path, provider=provider)


@check("hosting.term")
def term(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each hosting contract lasts for some calendar months beyond the submission."""
    months = law_values.whole(case, "hosting.term_margin_months")
    return each(case.profile.hosting, "hosting", lambda item, path: [_term(item, path, months, case.as_of)])


def _term(contract: "Hosting", path: str, months: int, day: "date") -> "Verdict":
    end, needed, path = contract.ends_on, add_months(day, months), f"{path}.ends_on"
    if end is None:
        return unknown(path)
    facts = {"provider": contract.provider, **days(end=end, day=day, needed=needed)}
    if end >= needed:
        return passed(path, **facts)
    return failed(path, message="expired" if end < day else "", months=months, **facts)


@check("hosting.provider_licence")
def provider_licence(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Each provider holds a licence for hosting or access that is in force, and its copy is listed."""
    yield from each(case.profile.hosting, "hosting", lambda item, path: _licence(case, rule, item, path))
    if case.profile.hosting:
        yield from unlisted(case, rule)


def _licence(case: "Case", rule: "Rule", contract: "Hosting", path: str) -> "Iterable[Verdict]":
    licence, path, provider = contract.provider_licence, f"{path}.provider_licence", contract.provider
    if licence is None:
        return [unknown(path)]
    verdicts = (
        *absent(licence, path, ("number", "categories", "coverage", "expires_on")),
        *_uncovered(licence, f"{path}.categories", provider, law_values.listed(rule, "categories")),
        *_elsewhere(contract, licence, f"{path}.coverage"),
        *_run_out(licence, f"{path}.expires_on", provider, case.as_of),
    )
    return or_pass(verdicts, path, provider=provider)


def _uncovered(licence: "ProviderLicence", path: str, provider: str, wanted: tuple[str, ...]) -> "Iterator[Verdict]":
    written = licence.categories
    if written is not None and not any(code in category.upper() for category in written for code in wanted):
        yield failed(path, provider=provider, categories="、".join(written) or "无")


def _elsewhere(contract: "Hosting", licence: "ProviderLicence", path: str) -> "Iterator[Verdict]":
    """Yield a failure when a licence for some provinces leaves out that of the data centre."""
    province = contract.location.province if contract.location else None
    if licence.coverage is None or _NATIONWIDE in licence.coverage:
        return
    if province is None:
        yield unknown(f"{path.removesuffix('.provider_licence.coverage')}.location.province")
    elif province[:_SHORT] not in licence.coverage:
        yield failed(
            path, message="elsewhere", provider=contract.provider, coverage=licence.coverage, province=province
        )


def _run_out(licence: "ProviderLicence", path: str, provider: str, day: "date") -> "Iterator[Verdict]":
    if licence.expires_on is not None and licence.expires_on < day:
        yield failed(path, message="expired", provider=provider, **days(end=licence.expires_on, day=day))
