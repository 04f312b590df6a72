"""Check who holds each domain, how long it lasts and whether its holder is verified."""

from collections.abc import Iterable, Iterator
from datetime import date

from dossier.case import Case
from dossier.checks.registry import Verdict, check, failed, not_applicable, passed, unknown
from dossier.checks.fields import affirmed, each, limit, same_name
from dossier.profile.model import Profile
from dossier.profile.model.sites import DomainRecord
from dossier.rulebook.model import Rule
from dossier.values.dates import add_months, chinese


@check("domain.owner")
def owner(case: Case, _rule: Rule) -> Iterable[Verdict]:
    """Pass when the holder is the applicant or one of its direct shareholders (portal form, 域名和商标)."""
    return each(case.profile.domains, "domains", lambda domain, path: [_owner(case.profile, domain, path)])


def _owner(profile: Profile, domain: DomainRecord, path: str) -> Verdict:
    path = f"{path}.owner"
    facts = {"domain": domain.name, "owner": domain.owner or "", "company": profile.company.name}
    if domain.owner is None:
        return unknown(path, **facts)
    if same_name(domain.owner, profile.company.name):
        return passed(path, **facts)
    if profile.shareholders is None:
        return unknown("shareholders", message="shareholders", **facts)
    return passed(path, **facts) if _holds_directly(profile, domain.owner) else failed(path, **facts)


def _holds_directly(profile: Profile, name: str) -> bool:
    return any(same_name(name, holder.name) for holder in profile.shareholders or ())


@check("domain.owner_is_applicant")
def owner_is_applicant(case: Case, _rule: Rule) -> Iterable[Verdict]:
    """Point out domains held by a direct shareholder; who else may hold one is the business of ``domain.owner``."""
    return each(case.profile.domains, "domains", lambda domain, path: [_owner_is_applicant(case.profile, domain, path)])


def _owner_is_applicant(profile: Profile, domain: DomainRecord, path: str) -> Verdict:
    path = f"{path}.owner"
    facts = {"domain": domain.name, "owner": domain.owner or "", "company": profile.company.name}
    if domain.owner is None:
        return unknown(path, **facts)
    if same_name(domain.owner, profile.company.name):
        return passed(path, **facts)
    return failed(path, **facts) if _holds_directly(profile, domain.owner) else not_applicable(path)


@check("domain.validity")
def validity(case: Case, rule: Rule) -> Iterator[Verdict]:
    """Pass when every domain in use is listed and lasts the months in force after the day of the case."""
    months = limit(case, rule)
    if months is None:
        yield not_applicable("domains")
        return
    unlisted = list(_unlisted(case.profile))
    yield from unlisted
    if not (unlisted and not case.profile.domains):
        yield from each(
            case.profile.domains, "domains", lambda domain, path: [_validity(domain, path, months, case.as_of)]
        )


def _validity(domain: DomainRecord, path: str, months: int, day: date) -> Verdict:
    path, until = f"{path}.expires_on", add_months(day, months)
    facts = {"domain": domain.name, "months": months, "day": chinese(day), "until": chinese(until)}
    if domain.expires_on is None:
        return unknown(path, **facts)
    facts["expires"] = chinese(domain.expires_on)
    if domain.expires_on >= until:
        return passed(path, **facts)
    return failed(path, message="expired" if domain.expires_on < day else "", **facts)


def _unlisted(profile: Profile) -> Iterator[Verdict]:
    """Yield the domains that a site, app or mini-program uses and no registration covers."""
    listed = [record.name for record in profile.domains or ()]
    for path, name in _used(profile):
        if not any(name == registered or name.endswith(f".{registered}") for registered in listed):
            yield unknown("domains", message="unlisted", domain=name, used_in=path)


def _used(profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield each domain in use once, with the first field that names it."""
    fields = [
        *((f"sites[{index}].domain", site.domain) for index, site in enumerate(profile.sites or ())),
        *((f"apps[{index}].domain", app.domain) for index, app in enumerate(profile.apps or ())),
        *(
            (f"mini_programs[{index}].backend_domain", program.backend_domain)
            for index, program in enumerate(profile.mini_programs or ())
        ),
    ]
    first: dict[str, str] = {}
    for path, name in fields:
        if name is not None:
            first.setdefault(name, path)
    return ((path, name) for name, path in first.items())


@check("domain.real_name")
def real_name(case: Case, _rule: Rule) -> Iterable[Verdict]:
    """Pass when the registrar has verified the holder of every domain."""
    return each(
        case.profile.domains,
        "domains",
        lambda domain, path: [
            affirmed(f"{path}.real_name_verified", domain.real_name_verified, domain=domain.name)
        ],
    )
