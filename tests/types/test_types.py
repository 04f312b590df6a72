"""Each kind of business has a fictional company whose documents are written and whose facts leave only papers to bring."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.composing import compose_case
from dossier.facts.kinds import SERVICES, business_kinds
from dossier.finding import Finding, Outcome
from dossier.materials.select import select
from dossier.pipeline import check, open_profile
from dossier.profile.load import load_profile
from dossier.profile.model import Profile
from dossier.profile.model.shareholders import Shareholder
from dossier.values import codes

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"

KINDS = {
    "search": {"search"},
    "community-live": {"community", "live", "app"},
    "interaction": {"interaction", "app"},
    "protection": {"protection"},
    "interchange": {"interchange"},
    "devices": {"devices"},
    "saas-ai": {"publishing", "saas", "generative-ai"},
    "recruitment": {"publishing", "recruitment", "mini-program"},
}
"""Fixture → the kinds of business it stands for."""

FILES = {
    "A11", "A14", "B06", "B07", "B08", "B09", "B10", "B11", "B13", "D05", "D07", "E02", "E04", "K10", "L01", "L09",
    "L17", "L22", "N03", "N05",
}  # fmt: skip
"""Rules that ask for a file; the fixtures have none."""
LOOKS = {
    "B22", "C04", "D06", "D08", "D09", "D10", "D11", "D13", "D17", "D19", "D20", "D22", "D24", "D27", "D28", "H15",
    "J07", "J10", "K01", "K02", "K03", "K04", "K06", "K08", "K11", "K12", "K13", "L06", "L08", "N08", "N10", "O04",
}  # fmt: skip
"""Rules that ask a person to look at a page, a signature or a seal; nobody has looked yet."""
CONTESTED = {"search": {"F19"}, "community-live": {"F19"}, "interaction": {"F19"}}
"""The portal asks these services for a news licence; the companies have none, offer no news, and do not claim one."""

WRITTEN = ("D01", "D05", "D06", "D09", "D10")


@cache
def case_of(name: str) -> Case:
    """Return the case of a fixture."""
    return open_profile(HERE / f"{name}.yaml")


@cache
def open_findings(name: str) -> tuple[Finding, ...]:
    """Return what a check of the fixture leaves to do."""
    settled = {Outcome.PASS, Outcome.NOT_APPLICABLE}
    return tuple(one for one in check(case_of(name)).findings if one.outcome not in settled)


@cache
def documents_of(name: str) -> dict[str, str]:
    """Return the text of each document that is written for a fixture."""
    written = compose_case(case_of(name), draft=True).written
    return {one.material.code: one.document.text for one in written}


@cache
def profiles() -> dict[str, Profile]:
    """Return the examples and the fixtures by name."""
    examples = {path.parent.name: path for path in EXAMPLES.glob("*/profile.yaml")}
    fixtures = {path.stem: path for path in HERE.glob("*.yaml")}
    return {name: load_profile(path).profile for name, path in (examples | fixtures).items()}


def holders(found: list[Shareholder] | None) -> Iterator[Shareholder]:
    """Yield the shareholders of every level."""
    for one in found or ():
        yield one
        yield from holders(one.shareholders)


def test_the_fixtures_are_exactly_the_kinds_that_are_listed() -> None:
    assert {path.stem for path in HERE.glob("*.yaml")} == set(KINDS)


def test_every_service_of_the_catalogue_has_a_fixture_or_an_example() -> None:
    covered = set(chain.from_iterable(business_kinds(profile) for profile in profiles().values()))
    assert set(SERVICES.values()) <= covered


@pytest.mark.parametrize("name", KINDS)
def test_a_fixture_is_of_the_kinds_it_stands_for(name: str) -> None:
    assert business_kinds(profiles()[name]) >= KINDS[name]


@pytest.mark.parametrize("name", KINDS)
def test_a_fixture_is_plainly_fictional_and_lists_no_file(name: str) -> None:
    profile = profiles()[name]
    assert "示例" in profile.company.name
    assert all(domain.name.endswith("-example.cn") for domain in profile.domains or ())
    assert not any((profile.evidence, profile.confirmations, profile.overrides))


@pytest.mark.parametrize("name", KINDS)
def test_nothing_but_files_and_looks_is_left_to_do(name: str) -> None:
    expected = FILES | LOOKS | CONTESTED.get(name, set())
    surprising = [
        f"{one.code} {one.subject}: {one.message.zh}"
        for one in open_findings(name)
        if one.code not in expected or one.rule == "document.facts"
    ]
    assert not surprising, "\n".join(surprising)


@pytest.mark.parametrize("name", KINDS)
def test_papers_of_a_platform_are_asked_only_of_who_applies_for_b21(name: str) -> None:
    case = case_of(name)
    asked = {one.material.code for one in select(case) if one.state != "not_applicable"}
    platform = {"merchant_rules", "trade_flow_screenshots", "payment_agreement"} & asked
    assert not platform or "B21" in case.profile.application.categories
    assert ("merchant_rules" in asked) == ("trading" in business_kinds(case.profile))


@pytest.mark.parametrize("name", CONTESTED)
def test_a_contested_requirement_is_shown_and_not_silenced(name: str) -> None:
    found = {one.code: one.outcome for one in open_findings(name)}
    assert all(found[code] is Outcome.FAIL for code in CONTESTED[name])


@pytest.mark.parametrize("code", WRITTEN)
@pytest.mark.parametrize("name", KINDS)
def test_the_main_documents_are_written_about_the_company_itself(name: str, code: str) -> None:
    text = documents_of(name).get(code)
    assert text is not None, f"{code} was not written"
    assert profiles()[name].company.name in text


@pytest.mark.parametrize("name", KINDS)
def test_codes_and_identity_numbers_have_their_check_character(name: str) -> None:
    profile = profiles()[name]
    staff = [one.id_number for one in profile.people or ()]
    owners = [one.id_number for one in holders(profile.shareholders)]
    people = [number for number in chain(staff, owners) if number]
    companies = [profile.company.uscc, *(one.uscc for one in holders(profile.shareholders))]
    assert people
    assert [number for number in people if codes.identity_check_character(number) != number[-1]] == []
    assert [code for code in companies if code and codes.uscc_check_character(code) != code[-1]] == []


def test_nothing_that_names_a_company_or_a_person_is_used_by_two_profiles() -> None:
    owners: Counter[str] = Counter()
    for profile in profiles().values():
        owners.update({mark for mark in _marks(profile) if mark})
    assert [mark for mark, count in owners.items() if count > 1] == []


def _marks(profile: Profile) -> Iterator[str | None]:
    """Yield the names, codes, numbers and addresses by which a company and its people are known."""
    company, service = profile.company, profile.service
    yield from (company.name, company.short_name, company.uscc, company.phone, company.registered_address)
    yield from (service.hotline if service else None, profile.security.report_email if profile.security else None)
    for holder in holders(profile.shareholders):
        yield from (holder.name, holder.uscc, holder.id_number)
    for person in profile.people or ():
        yield from (person.name, person.id_number, person.mobile, person.email)
    for app in profile.apps or ():
        yield from (app.name, app.package_name, app.filing_number)
    yield from _places(profile)


def _places(profile: Profile) -> Iterator[str | None]:
    for domain in profile.domains or ():
        yield domain.name
    for site in profile.sites or ():
        yield from (site.name, site.filing_number, site.police_filing, *(site.ip_addresses or ()))
    for hosting in profile.hosting or ():
        yield from (hosting.contract_number, hosting.provider_licence.number if hosting.provider_licence else None)
