"""Check the filing and the published terms of each site, app and mini-program."""

from collections.abc import Iterable, Iterator

from dossier.case import Case
from dossier.checks.registry import Verdict, check, failed, not_applicable, passed, unknown
from dossier.checks.fields import affirmed, each, filled, named, settled
from dossier.profile.model.sites import App, LegalText, MiniProgram, Site
from dossier.rulebook.model import Rule
from dossier.values.dates import chinese


@check("site.filing")
def filing(case: Case, _rule: Rule) -> Iterable[Verdict]:
    """Pass when each site is filed in the applicant's name and under its own; fail when there is no carrier at all."""
    profile, company = case.profile, case.profile.company.name
    if profile.sites == [] and profile.apps == [] and profile.mini_programs == []:
        return [failed("sites", message="none")]
    return each(profile.sites, "sites", lambda site, path: _filing(site, path, company))


def _filing(site: Site, path: str, company: str) -> Iterator[Verdict]:
    return settled(
        path,
        filled(f"{path}.filing_number", site.filing_number),
        named(f"{path}.filing_subject", site.filing_subject, company, "subject", site=site.name),
        named(f"{path}.filing_name", site.filing_name, site.name, "name", site=site.name),
        site=site.name,
    )


@check("site.terms")
def terms(case: Case, _rule: Rule) -> Iterable[Verdict]:
    """Pass when each site has published an agreement and a privacy policy of the applicant that are in force."""
    return each(case.profile.sites, "sites", lambda site, path: _terms(case, site, path))


def _terms(case: Case, site: Site, path: str) -> Iterator[Verdict]:
    yield from _text(case, site.user_agreement, f"{path}.user_agreement", f"{site.name}的用户服务协议")
    yield from _text(case, site.privacy_policy, f"{path}.privacy_policy", f"{site.name}的隐私政策")


def _text(case: Case, text: LegalText | None, path: str, title: str) -> Iterator[Verdict]:
    if text is None:
        return iter([unknown(path, title=title)])
    return settled(
        path,
        filled(f"{path}.url", text.url),
        named(f"{path}.company_name", text.company_name, case.profile.company.name, "company", title=title),
        _in_force(case, text, f"{path}.effective_on", title),
        filled(f"{path}.contact", text.contact),
        title=title,
    )


def _in_force(case: Case, text: LegalText, path: str, title: str) -> Verdict:
    if text.effective_on is None:
        return unknown(path, title=title)
    facts = {"title": title, "effective": chinese(text.effective_on), "day": chinese(case.as_of)}
    return passed(path, **facts) if text.effective_on <= case.as_of else failed(path, message="future", **facts)


@check("app.filing")
def app_filing(case: Case, _rule: Rule) -> Iterable[Verdict]:
    """Pass when each app is filed and published in the applicant's name and says where it runs."""
    company = case.profile.company.name
    return each(case.profile.apps, "apps", lambda app, path: _app(app, path, company))


def _app(app: App, path: str, company: str) -> Iterator[Verdict]:
    return settled(
        path,
        filled(f"{path}.filing_number", app.filing_number),
        named(f"{path}.filing_subject", app.filing_subject, company, "subject", name=app.name),
        named(f"{path}.developer", app.developer, company, "developer", name=app.name),
        filled(f"{path}.domain", app.domain),
        filled(f"{path}.server", app.server),
        name=app.name,
    )


@check("mini_program.filing")
def mini_program_filing(case: Case, _rule: Rule) -> Iterable[Verdict]:
    """Pass when each mini-program belongs to the applicant and its back-end domain is filed."""
    company = case.profile.company.name
    return each(case.profile.mini_programs, "mini_programs", lambda program, path: _program(program, path, company))


def _program(program: MiniProgram, path: str, company: str) -> Iterator[Verdict]:
    return settled(
        path,
        named(f"{path}.subject", program.subject, company, "subject", name=program.name),
        filled(f"{path}.filing_number", program.filing_number),
        filled(f"{path}.backend_domain", program.backend_domain),
        affirmed(f"{path}.backend_filed", program.backend_filed, "backend", name=program.name,
                 domain=program.backend_domain or "（未填）"),
        name=program.name,
    )  # fmt: skip


@check("filing.number_shape")
def number_shape(case: Case, _rule: Rule) -> Iterator[Verdict]:
    """Pass when numbers of apps end in A and numbers of mini-programs in X."""
    profile = case.profile
    verdicts = [
        *(_shape(app.filing_number, f"apps[{index}]", app.name, "A") for index, app in enumerate(profile.apps or ())),
        *(
            _shape(program.filing_number, f"mini_programs[{index}]", program.name, "X")
            for index, program in enumerate(profile.mini_programs or ())
        ),
    ]
    verdicts += [unknown(path) for path, items in (("apps", profile.apps), ("mini_programs", profile.mini_programs))
                 if items is None]  # fmt: skip
    yield from verdicts or [not_applicable("apps")]


def _shape(number: str | None, path: str, name: str, letter: str) -> Verdict:
    path = f"{path}.filing_number"
    if number is None:
        return unknown(path, name=name)
    facts = {"name": name, "number": number, "letter": letter}
    return passed(path, **facts) if number.endswith(letter) else failed(path, **facts)
