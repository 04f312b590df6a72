"""Check the filings and the published terms of each site, app and mini-program."""

from datetime import timedelta
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.fields import denied, each, misnamed
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.verdicts import absent, or_pass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.sites import App, LegalText, MiniProgram, Site
    from dossier.rulebook.model import Rule


@check("site.filing")
def filing(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each site is filed in the applicant's name and under its own; without any site, app or mini-program it fails."""
    profile = case.profile
    if profile.sites == [] and profile.apps == [] and profile.mini_programs == []:
        return [failed("sites", message="none")]
    return each(profile.sites, "sites", lambda site, path: _filing(site, path, profile.company.name))


def _filing(site: "Site", path: str, company: str) -> "Iterable[Verdict]":
    verdicts = (
        *absent(site, path, ("filing_number", "filing_subject", "filing_name")),
        *misnamed(f"{path}.filing_subject", site.filing_subject, company, site=site.name),
        *misnamed(f"{path}.filing_name", site.filing_name, site.name, message="name", site=site.name),
    )
    return or_pass(verdicts, path, site=site.name)


@check("site.terms")
def terms(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each site has published a user agreement and a privacy policy of the applicant, both in force."""
    return each(case.profile.sites, "sites", lambda site, path: _terms(case, site, path))


def _terms(case: "Case", site: "Site", path: str) -> "Iterator[Verdict]":
    yield from _published(case, site.user_agreement, f"{path}.user_agreement", site.name)
    yield from _published(case, site.privacy_policy, f"{path}.privacy_policy", site.name)


def _published(case: "Case", text: "LegalText | None", path: str, site: str) -> "Iterable[Verdict]":
    if text is None:
        return [unknown(path)]
    verdicts = (
        *absent(text, path, ("url", "company_name", "effective_on", "contact")),
        *misnamed(f"{path}.company_name", text.company_name, case.profile.company.name, site=site),
        *_not_yet(case, text, f"{path}.effective_on", site),
    )
    return or_pass(verdicts, path, site=site)


def _not_yet(case: "Case", text: "LegalText", path: str, site: str) -> "Iterator[Verdict]":
    if text.effective_on is not None and text.effective_on > case.as_of:
        yield failed(path, message="future", site=site, **days(effective=text.effective_on, day=case.as_of))


@check("app.filing")
def app_filing(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each app is filed and published in the applicant's name, and says on which domain and server it runs."""
    return each(case.profile.apps, "apps", lambda app, path: _app(app, path, case.profile.company.name))


def _app(app: "App", path: str, company: str) -> "Iterable[Verdict]":
    verdicts = (
        *absent(app, path, ("filing_number", "filing_subject", "developer", "domain", "server")),
        *misnamed(f"{path}.filing_subject", app.filing_subject, company, carrier=app.name),
        *misnamed(f"{path}.developer", app.developer, company, message="developer", carrier=app.name),
    )
    return or_pass(verdicts, path, carrier=app.name)


@check("mini_program.filing")
def mini_program_filing(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each mini-program belongs to the applicant, is filed, and so is the domain behind it."""
    company = case.profile.company.name
    return each(case.profile.mini_programs, "mini_programs", lambda program, path: _program(program, path, company))


def _program(program: "MiniProgram", path: str, company: str) -> "Iterable[Verdict]":
    verdicts = (
        *absent(program, path, ("subject", "filing_number", "backend_domain", "backend_filed")),
        *misnamed(f"{path}.subject", program.subject, company, carrier=program.name),
        *denied(f"{path}.backend_filed", program.backend_filed, message="backend", carrier=program.name),
    )
    return or_pass(verdicts, path, carrier=program.name)


@check("filing.number_shape")
def number_shape(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """Filing numbers of apps end in A, those of mini-programs in X."""
    profile = case.profile
    yield from each(profile.apps, "apps", lambda app, path: [_ends_in("A", app, path)])
    yield from each(profile.mini_programs, "mini_programs", lambda program, path: [_ends_in("X", program, path)])


def _ends_in(letter: str, carrier: "App | MiniProgram", path: str) -> "Verdict":
    number, path = carrier.filing_number, f"{path}.filing_number"
    if number is None:
        return unknown(path)
    verdict = passed if number.endswith(letter) else failed
    return verdict(path, carrier=carrier.name, number=number, letter=letter)


@check("site.police_filing")
def police_filing(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each site is filed with the police, or will be within the days the law gives after it went online."""
    limit = law_values.whole(case, "police.filing_days")
    return each(case.profile.sites, "sites", lambda site, path: [_police(case, site, path, limit)])


def _police(case: "Case", site: "Site", path: str, limit: int) -> "Verdict":
    number, planned, online = site.police_filing, site.police_filing_planned_on, site.went_online_on
    if number is not None:
        return passed(f"{path}.police_filing", site=site.name, number=number)
    if planned is None:
        return unknown(f"{path}.police_filing", message="neither", site=site.name)
    if online is None:
        return unknown(f"{path}.went_online_on")
    last = online + timedelta(days=limit)
    facts = {"site": site.name, "limit": str(limit), **days(online=online, planned=planned, last=last, day=case.as_of)}
    if case.as_of > last:
        return failed(f"{path}.police_filing", **facts)
    if planned > last:
        return failed(f"{path}.police_filing_planned_on", message="late", **facts)
    return passed(f"{path}.police_filing_planned_on", **facts)._replace(message="planned")
