"""Check who holds each domain, how long it lasts, whether its holder is verified, and what it is used for."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.confirmations import confirmed
from dossier.checks.fields import denied, each
from dossier.checks.names import same_name
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.values.dates import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model import Profile
    from dossier.profile.model.sites import DomainRecord
    from dossier.rulebook.model import Rule


@check("domain.owner")
def owner(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each domain is held by the applicant or by one of its direct shareholders."""
    return each(case.profile.domains, "domains", lambda domain, path: [_owner(case.profile, domain, f"{path}.owner")])


def _owner(profile: "Profile", domain: "DomainRecord", path: str) -> "Verdict":
    if domain.owner is None:
        return unknown(path)
    facts = {"domain": domain.name, "owner": domain.owner, "company": profile.company.name}
    if same_name(domain.owner, profile.company.name):
        return passed(path, **facts)
    if profile.shareholders is None:
        return unknown("shareholders", message="shareholders", **facts)
    return passed(path, **facts) if holds_directly(profile, domain.owner) else failed(path, **facts)


def holds_directly(profile: "Profile", name: str) -> bool:
    """Return whether a direct shareholder bears the name."""
    return any(same_name(name, holder.name) for holder in profile.shareholders or ())


@check("domain.owner_is_applicant")
def owner_is_applicant(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No domain is held by a direct shareholder; any other holder is left to ``domain.owner``."""
    return each(case.profile.domains, "domains", lambda domain, path: [_own(case.profile, domain, f"{path}.owner")])


def _own(profile: "Profile", domain: "DomainRecord", path: str) -> "Verdict":
    if domain.owner is None:
        return unknown(path)
    facts = {"domain": domain.name, "owner": domain.owner, "company": profile.company.name}
    if same_name(domain.owner, profile.company.name):
        return passed(path, **facts)
    return failed(path, **facts) if holds_directly(profile, domain.owner) else not_applicable(path)


@check("domain.validity")
def validity(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """Each domain in use is listed and lasts for some calendar months beyond the submission."""
    months = law_values.whole(case, "domain.remaining_months")
    unlisted = tuple(_unlisted(case.profile))
    yield from unlisted
    if case.profile.domains or not unlisted:
        yield from each(
            case.profile.domains, "domains", lambda domain, path: [_validity(domain, path, months, case.as_of)]
        )


def _validity(domain: "DomainRecord", path: str, months: int, day: "date") -> "Verdict":
    end, needed, path = domain.expires_on, add_months(day, months), f"{path}.expires_on"
    if end is None:
        return unknown(path, domain=domain.name)
    facts = {"domain": domain.name, "months": str(months), **days(end=end, day=day, needed=needed)}
    if end >= needed:
        return passed(path, **facts)
    return failed(path, message="expired" if end < day else "", **facts)


def _unlisted(profile: "Profile") -> "Iterator[Verdict]":
    """Yield the domains that a site, app or mini-program uses and no registration covers."""
    listed = [record.name for record in profile.domains or ()]
    for name in dict.fromkeys(_used(profile)):
        if not any(name == registered or name.endswith(f".{registered}") for registered in listed):
            yield unknown("domains", message="unlisted", domain=name)


def _used(profile: "Profile") -> "Iterator[str]":
    names = (
        *(site.domain for site in profile.sites or ()),
        *(app.domain for app in profile.apps or ()),
        *(program.backend_domain for program in profile.mini_programs or ()),
    )
    return (name for name in names if name is not None)


@check("domain.real_name")
def real_name(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The registrar has verified the holder of each domain."""
    return each(case.profile.domains, "domains", _verified)


def _verified(domain: "DomainRecord", path: str) -> "Iterable[Verdict]":
    field = f"{path}.real_name_verified"
    missing = absent(domain, path, ("real_name_verified",))
    return or_pass((*missing, *denied(field, domain.real_name_verified, domain=domain.name)), field, domain=domain.name)


@check("domain.declared")
def declared(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Each domain serves a site, app or mini-program or has a reason not to, and no filed domain is left out."""
    profile = case.profile
    lists = ("sites", "apps", "mini_programs", "domains")
    missing = [name for name in lists if getattr(profile, name) is None]
    yield from (unknown(name) for name in missing)
    if not missing:
        yield from _idle(profile)
    yield from confirmed(case, rule, [profile.company.name], "domains")


def _idle(profile: "Profile") -> "Iterator[Verdict]":
    used = tuple(_used(profile))
    for index, record in enumerate(profile.domains or ()):
        serves = any(name == record.name or name.endswith(f".{record.name}") for name in used)
        if not serves and record.unused_reason is None:
            yield unknown(f"domains[{index}].unused_reason", message="idle", domain=record.name)
