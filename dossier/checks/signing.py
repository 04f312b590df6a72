"""Check signatures, seals, dates, the agent's authority and resolutions of shareholders."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.confirmations import confirmed
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, not_applicable, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.materials.select import evidence_of, select
from dossier.profile.facts import NOTHING_KNOWN
from dossier.rulebook.vocabulary import Source
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.materials.select import Selected
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Material, Rule

_OWN = (Source.GENERATED, Source.CLIENT, Source.AUTHORITY_FORM)


@check("materials.confirmed")
def materials_confirmed(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Somebody saw that each paper the rule is about is as its title says.

    Parameters, each of which narrows the papers: ``marks`` (signatures or seals they bear), ``sources`` (who makes them,
    else everything the applicant makes itself), ``without`` (codes left out). ``materials`` names the codes outright, or
    adds to what ``marks`` and ``sources`` give. ``days`` says how old a look may be.
    """
    things = [one.material.title.zh for one in select(case) if _handed_in(one) and _meant(rule, one.material)]
    return confirmed(case, rule, things, "application")


def _handed_in(one: "Selected") -> bool:
    """Papers that are only advised count when we write them or a file is listed."""
    return one.needed or bool(one.evidence) or (one.state == "advised" and one.material.source is Source.GENERATED)


def _meant(rule: "Rule", material: "Material") -> bool:
    parameters = {name: law_values.listed(rule, name) for name in rule.parameters}
    if material.code in parameters.get("materials", ()):
        return True
    if not {"marks", "sources"} & parameters.keys() or material.code in parameters.get("without", ()):
        return False
    marked = "marks" not in parameters or bool(set(parameters["marks"]) & set(material.signing))
    return marked and material.source in parameters.get("sources", _OWN)


@check("signing.dates")
def dates(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The date of signature lies between the dates the papers speak of and the submission; no paper is of a later day."""
    signed = case.profile.application.signed_on
    verdicts = (
        *_signed(case, signed),
        *(() if case.profile.evidence is not None else (unknown("evidence"),)),
        *(found for item in _papers(case) for found in _later(case, *item)),
    )
    return or_pass(verdicts, "application.signed_on", **(days(signed=signed) if signed else {}))


def _signed(case: "Case", signed: "date | None") -> "Iterator[Verdict]":
    if signed is None:
        yield unknown("application.signed_on")
    elif signed > case.as_of:
        yield failed("application.signed_on", **days(signed=signed, day=case.as_of))
    for path, event, day in _before(case):
        if day is None:
            yield unknown(path)
        elif signed is not None and day > signed:
            facts = {"event": event.zh, "event_en": event.en, **days(found=day, signed=signed)}
            yield failed("application.signed_on", message="order", **facts)


def _before(case: "Case") -> "Iterator[tuple[str, Text, date | None]]":
    """Yield the days on which that happened of which the signed documents speak as done."""
    company, security = case.profile.company, case.profile.security or NOTHING_KNOWN
    credit, body = company.credit or NOTHING_KNOWN, security.organisation or NOTHING_KNOWN
    letter, policies = security.appointment or NOTHING_KNOWN, security.documents or NOTHING_KNOWN
    yield "company.established_on", Text("公司成立日期", "founding of the company"), company.established_on
    yield "company.credit.checked_on", Text("信用查询日期", "look at the credit records"), credit.checked_on
    body_title = Text("安全管理机构成立日期", "founding of the security body")
    yield "security.organisation.established_on", body_title, body.established_on
    letter_title = Text("安全负责人任命日期", "appointment of the head of security")
    yield "security.appointment.appointed_on", letter_title, letter.appointed_on
    policies_title = Text("安全制度生效日期", "entry into force of the security policies")
    yield "security.documents.effective_on", policies_title, policies.effective_on


def _papers(case: "Case") -> "Iterator[tuple[str, Evidence, str]]":
    """Yield the files of papers the applicant signs or fills in, with their titles."""
    titles = {one.code: one.title.zh for one in case.rulebook.materials if one.signing and one.source in _OWN}
    for index, entry in enumerate(case.profile.evidence or ()):
        if entry.material in titles:
            yield f"evidence[{index}].issued_on", entry, titles[entry.material]


def _later(case: "Case", path: str, entry: "Evidence", title: str) -> "Iterator[Verdict]":
    founded = case.profile.company.established_on
    if entry.issued_on is None:
        yield unknown(path)
    elif entry.issued_on > case.as_of:
        yield failed(path, message="later", paper=title, **days(found=entry.issued_on, day=case.as_of))
    elif founded is not None and entry.issued_on < founded:
        yield failed(path, message="early_paper", paper=title, **days(found=entry.issued_on, day=founded))


@check("signing.agent")
def agent(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Whoever submits for the applicant is identified, and the power of attorney is his or hers and in force."""
    person, path = case.profile.application.agent, "application.agent"
    if person is None:
        return [not_applicable(path)]
    powers = evidence_of(case.profile, "power_of_attorney")
    verdicts = (
        *absent(person, path, ("id_number", "mobile")),
        *_powers(case, powers, person.name),
    )
    return or_pass(verdicts, path, name=person.name)


def _powers(case: "Case", powers: "tuple[Evidence, ...]", name: str) -> "Iterator[Verdict]":
    if case.profile.evidence is None:
        yield unknown("evidence")
    elif not powers:
        yield failed("evidence", name=name)
    for power in powers:
        path = f"evidence[{(case.profile.evidence or []).index(power)}]"
        if power.subject is None:
            yield unknown(f"{path}.subject")
        elif folded(name) not in folded(power.subject):
            yield failed(f"{path}.subject", message="other", name=name, found=power.subject)
        if power.expires_on is not None and power.expires_on < case.as_of:
            facts = days(end=power.expires_on, day=case.as_of)
            yield failed(f"{path}.expires_on", message="expired", name=name, **facts)
