"""Check what the public credit systems say of the applicant and the people behind it, and that somebody looked."""

from datetime import date
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.company import CreditStanding
    from dossier.rulebook.model import Rule

_PATH = "company.credit"


def _credit(case: "Case") -> "CreditStanding":
    return case.profile.company.credit or NOTHING_KNOWN


def _looked_up(credit: "CreditStanding") -> dict[str, str]:
    return days(day=credit.checked_on) if credit.checked_on else {}


@check("applicant.public_lists")
def public_lists(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The applicant stands on none of the lists of the enterprise publicity system, and somebody looked."""
    credit = _credit(case)
    verdicts = _listings(credit, law_values.titles(rule, "lists"))
    return or_pass(verdicts, f"{_PATH}.checked_on", **_looked_up(credit))


def _listings(credit: "CreditStanding", lists: dict[str, str]) -> "Iterator[Verdict]":
    yield from _undated(credit)
    for name, title in lists.items():
        listed = getattr(credit, name)
        if listed is None:
            yield unknown(f"{_PATH}.{name}")
        elif listed:
            yield failed(f"{_PATH}.{name}", list=title)


def _undated(credit: "CreditStanding") -> "Iterator[Verdict]":
    if credit.checked_on is None:
        yield unknown(f"{_PATH}.checked_on")


@check("applicant.telecom_dishonest")
def telecom_dishonest(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Neither the company nor its main investors and managers are on the telecom dishonesty list."""
    credit = _credit(case)
    verdicts = (*_undated(credit), *_dishonest(credit), *_unchecked(case, "dishonest_checked", "company", "managers"))
    return or_pass(verdicts, f"{_PATH}.dishonest_checked", **_looked_up(credit))


def _dishonest(credit: "CreditStanding") -> "Iterator[Verdict]":
    if credit.dishonest_found is None:
        yield unknown(f"{_PATH}.dishonest_found")
    for index, name in enumerate(credit.dishonest_found or []):
        yield failed(f"{_PATH}.dishonest_found[{index}]", name=name)


@check("applicant.enforcement")
def enforcement(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Legal representative and direct shareholders are no listed judgment debtors, or each listing is explained."""
    credit = _credit(case)
    verdicts = (*_undated(credit), *_debtors(credit), *_unchecked(case, "enforcement_checked"))
    return or_pass(verdicts, f"{_PATH}.enforcement_checked", **_looked_up(credit))


def _debtors(credit: "CreditStanding") -> "Iterator[Verdict]":
    if credit.enforcement_found is None:
        yield unknown(f"{_PATH}.enforcement_found")
    for index, entry in enumerate(credit.enforcement_found or []):
        if entry.explanation is None:
            yield failed(f"{_PATH}.enforcement_found[{index}]", name=entry.name)


def _unchecked(case: "Case", field: str, *more: str) -> "Iterator[Verdict]":
    """Yield whom nobody looked up; ``more`` names the groups besides legal representative and shareholders."""
    looked_up = getattr(_credit(case), field)
    if looked_up is None:
        yield unknown(f"{_PATH}.{field}")
        return
    checked = {folded(name) for name in looked_up}
    yield from _unknown_subjects(case, more)
    for name in dict.fromkeys(_subjects(case, more)):
        if folded(name) not in checked:
            yield unknown(f"{_PATH}.{field}", message="unchecked", name=name)


def _subjects(case: "Case", more: tuple[str, ...]) -> "Iterator[str]":
    """Direct shareholders and managers are our reading of “main investors” and “main managers”, which are undefined."""
    profile = case.profile
    if "company" in more:
        yield profile.company.name
    if profile.legal_representative:
        yield profile.legal_representative.name
    yield from (holder.name for holder in profile.shareholders or [])
    if "managers" in more:
        yield from (person.name for person in profile.people or [] if person.role == "管理")


def _unknown_subjects(case: "Case", more: tuple[str, ...]) -> "Iterator[Verdict]":
    profile = case.profile
    for path in ("legal_representative", "shareholders", *(("people",) if "managers" in more else ())):
        if not getattr(profile, path):
            yield unknown(path)
    for index, person in enumerate(profile.people or []):
        if "managers" in more and person.role is None:
            yield unknown(f"people[{index}].role")


@check("applicant.annual_report")
def annual_report(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """The annual report of the last year whose time for publication is over has been published."""
    founded, published = case.profile.company.established_on, _credit(case).annual_report_year
    due = _due_year(case)
    if founded is None:
        yield unknown("company.established_on")
    elif founded.year > due:
        yield not_applicable("company.established_on", due=due, **days(founded=founded))
    elif published is None:
        yield unknown(f"{_PATH}.annual_report_year")
    else:
        yield _reported(published, due, case.as_of.year)


def _due_year(case: "Case") -> int:
    month, day = law_values.words(case, "company.annual_report_window")[1].split("-")
    over = case.as_of > date(case.as_of.year, int(month), int(day))
    return case.as_of.year - (1 if over else 2)


def _reported(published: int, due: int, this_year: int) -> "Verdict":
    path = f"{_PATH}.annual_report_year"
    if published >= this_year:  # a year is reported after it has ended
        return failed(path, message="future", published=published)
    return (passed if published >= due else failed)(path, published=published, due=due)
