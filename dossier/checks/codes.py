"""Check identifying numbers: check digits, birth dates, validity."""

from typing import TYPE_CHECKING, Protocol

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.values.codes import (
    identity_birth_date,
    identity_check_character,
    parse_identity_number,
    uscc_check_character,
)
from dossier.values.problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule

_CARD = "居民身份证"


class Holder(Protocol):
    """Anybody with papers."""

    @property
    def name(self) -> str:
        """Name as on the papers."""

    @property
    def id_kind(self) -> str | None:
        """Kind of papers."""

    @property
    def id_number(self) -> str | None:
        """Number of the papers."""

    @property
    def id_valid_until(self) -> "date | None":
        """Last day of validity."""


@check("codes.credit_code")
def credit_code(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The last character of each unified social credit code follows from the others (GB 32100-2015)."""
    verdicts = (found for name, code, path in _codes(case) for found in _code(name, code, path))
    return or_pass(verdicts, "company.uscc")


def _codes(case: "Case") -> "Iterator[tuple[str, str | None, str]]":
    """Yield the applicant's code, and those of its holders: a mainland company has one, others may."""
    yield case.profile.company.name, case.profile.company.uscc, "company.uscc"
    for step in case.equity.nodes:
        expected = step.holder.kind == "企业法人" and step.holder.region == "境内"
        if expected or step.holder.uscc is not None:
            yield step.holder.name, step.holder.uscc, f"{step.path}.uscc"


def _code(name: str, code: str | None, path: str) -> "Iterator[Verdict]":
    if code is None:
        yield unknown(path)
        return
    expected = uscc_check_character(code)
    if code[-1] != expected:
        yield failed(path, name=name, code=code, found=code[-1], expected=expected)


@check("people.identity")
def identity(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each identity card has a number that can exist, and is valid on the day."""
    permits = law_values.listed(rule, "permit_prefixes")
    verdicts = (found for owner, path in _owners(case) for found in _identity(case, owner, path, permits))
    first = () if case.profile.people else (unknown("people"),)
    return or_pass((*first, *verdicts), "people")


def _owners(case: "Case") -> "Iterator[tuple[Holder, str]]":
    """Yield everybody whose papers are handed in: staff, legal representative, natural holders."""
    yield from ((person, f"people[{index}]") for index, person in enumerate(case.profile.people or []))
    if case.profile.legal_representative:
        yield case.profile.legal_representative, "legal_representative"
    yield from ((step.holder, step.path) for step in case.equity.nodes if step.holder.kind == "自然人")


def _identity(case: "Case", owner: Holder, path: str, permits: tuple[str, ...]) -> "Iterator[Verdict]":
    missing = list(absent(owner, path, ("id_kind", "id_number", "id_valid_until")))
    yield from missing
    if owner.id_kind == _CARD and owner.id_number is not None:
        yield from _number(case, owner, owner.id_number, f"{path}.id_number", permits)
    if owner.id_valid_until is not None and owner.id_valid_until < case.as_of:
        facts = days(until=owner.id_valid_until, day=case.as_of)
        yield failed(f"{path}.id_valid_until", message="expired", name=owner.name, **facts)


def _number(case: "Case", owner: Holder, written: str, path: str, permits: tuple[str, ...]) -> "Iterator[Verdict]":
    try:
        number = parse_identity_number(written)
    except ValueProblem:
        yield failed(path, message="shape", name=owner.name, number=written)
        return
    born, expected = identity_birth_date(number), identity_check_character(number)
    if number.startswith(permits):
        yield failed(path, message="permit", name=owner.name, number=number)
    elif born is None or born > case.as_of:
        yield failed(path, message="birth", name=owner.name, number=number, birth=number[6:14])
    elif number[-1] != expected:
        yield failed(path, name=owner.name, number=number, found=number[-1], expected=expected)


@check("people.age")
def age(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The staff named are of working age on the day."""
    least, most = (int(text) for text in law_values.listed(rule, "years"))
    people = case.profile.people
    if not people:
        return [unknown("people")]
    cards = ((person, f"people[{index}].id_number") for index, person in enumerate(people))
    verdicts = (found for person, path in cards for found in _age(case, person, path, least, most))
    return or_pass(verdicts, "people", least=least, most=most)


def _age(case: "Case", person: Holder, path: str, least: int, most: int) -> "Iterator[Verdict]":
    if person.id_number is None:
        yield unknown(path)
        return
    born = identity_birth_date(person.id_number) if person.id_kind == _CARD else None
    if born is None:
        yield unknown(path, message="birth", name=person.name)
        return
    years = case.as_of.year - born.year - ((case.as_of.month, case.as_of.day) < (born.month, born.day))
    if not least <= years <= most:
        yield failed(path, name=person.name, years=years, least=least, most=most)
