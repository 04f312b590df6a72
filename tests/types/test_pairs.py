"""No document of one company speaks of another: names, places, people and numbers stay with their own profile."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.composing import compose_case
from dossier.pipeline import open_profile
from dossier.profile.model import Profile
from dossier.profile.model.shareholders import Shareholder

ROOT = Path(__file__).parents[2]
_EXAMPLES = {path.parent.name: path for path in sorted(ROOT.glob("examples/*/profile.yaml"))}
_FIXTURES = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.yaml"))}
PROFILES = {**_EXAMPLES, **_FIXTURES}
PAIRS = list(permutations(PROFILES, 2))

_CITY = re.compile(r"^(?:.{2,3}(?:省|自治区))?(.{2,4}?)市")
_NUMBER = re.compile(r"\d(?:[\d,-]*\d)?")
_SENTENCE_END = re.compile(r"[。；\n]")
_LONG = 10
"""Characters from which on a sentence says something of its own."""
_DIGITS = 5
"""Digits from which on a number is somebody's: a telephone, contract, filing or sum of money."""
_OWN_WORDS = 18
"""Characters from which on two people do not write the same words by chance."""


@cache
def _case(name: str) -> Case:
    return open_profile(PROFILES[name])


@cache
def _sentences(name: str) -> tuple[str, ...]:
    """Return every sentence of the documents of a case, each with the material it stands in."""
    written = compose_case(_case(name), draft=True).written
    assert written, f"no document of {name} was written"
    return tuple(
        f"{one.material.code}: {sentence.strip()}"
        for one in written
        for sentence in _SENTENCE_END.split(one.document.text)
        if len(sentence.strip()) >= _LONG
    )


@cache
def _words(name: str) -> frozenset[str]:
    """Return what only this company is called, lives at, or can be reached by."""
    profile, company = _case(name).profile, _case(name).profile.company
    words = {company.name, company.short_name, company.uscc, company.email, _city(profile)}
    words |= {item.name for item in profile.domains} | {item.name for item in profile.sites}
    words |= {_case(name).rulebook.province.authority, *(profile.plan.other_companies or ())}
    words |= {holder.uscc for holder in _holders(profile.shareholders) if holder.uscc}
    words |= {holder.name for holder in _holders(profile.shareholders)}
    words |= {person.name for person in profile.people}
    words |= {application.agent.name for application in [profile.application] if application.agent}
    return frozenset(str(word) for word in words if word)


def _city(profile: Profile) -> str:
    found = _CITY.match(profile.company.registered_address)
    assert found, f"no city begins {profile.company.registered_address}"
    return found[1]


def _holders(holders: list[Shareholder] | None) -> Iterator[Shareholder]:
    for holder in holders or ():
        yield holder
        yield from _holders(holder.shareholders)


@cache
def _own_numbers(name: str) -> frozenset[str]:
    """Return the long numbers of a profile, as it writes them; round ones belong to nobody."""
    return frozenset(number for number in _long_numbers(_case(name).loaded.text) if not number.endswith("000"))


@cache
def _written_numbers(name: str) -> frozenset[str]:
    return frozenset(number for sentence in _sentences(name) for number in _long_numbers(sentence))


def _long_numbers(text: str) -> Iterator[str]:
    """Yield numbers without the marks that group their digits; a day such as 2026-11-25 is no number."""
    for found in _NUMBER.findall(re.sub(r"20\d\d-\d\d(?:-\d\d)?(?!\d)", " ", text)):
        digits = re.sub(r"[,-]", "", found)
        if len(digits) >= _DIGITS:
            yield digits


@pytest.mark.parametrize(("name", "other"), PAIRS)
def test_no_sentence_names_the_company_the_people_or_the_place_of_another(name: str, other: str) -> None:
    foreign = _words(other) - _words(name)
    assert foreign, f"{other} has nothing of its own beside {name}"
    found = [(word, sentence) for word in foreign for sentence in _sentences(name) if word in sentence]
    assert not found, f"the documents of {name} speak of {other}: {found[:3]}"


@pytest.mark.parametrize(("name", "other"), PAIRS)
def test_no_long_number_of_another_stands_in_the_documents(name: str, other: str) -> None:
    foreign = _own_numbers(other) - _own_numbers(name)
    found = foreign & _written_numbers(name)
    assert not found, f"the documents of {name} hold numbers of {other}: {sorted(found)}"


@pytest.mark.parametrize("name", PROFILES)
def test_the_words_and_numbers_of_a_company_do_stand_in_its_own_documents(name: str) -> None:
    """The two tests above look for what documents really say, so that finding nothing means something."""
    profile, text = _case(name).profile, "\n".join(_sentences(name))
    said = (profile.company.name, profile.company.uscc, profile.domains[0].name, profile.people[0].name, _city(profile))
    assert not [word for word in said if word not in text]
    assert re.sub(r"\D", "", profile.security.hotline) in _own_numbers(name) & _written_numbers(name)


@pytest.mark.parametrize(
    ("name", "other"), [(name, other) for name in _FIXTURES for other in PROFILES if name != other]
)
def test_no_fixture_repeats_a_sentence_of_another_profile(name: str, other: str) -> None:
    """Business, product, plan and service of every company are told in words of its own."""
    common = _said(name) & _said(other)
    assert not common, f"{name} and {other} both say: {sorted(common)[:5]}"


@cache
def _said(name: str) -> frozenset[str]:
    profile = _case(name).profile
    facts = [profile.business, profile.product, profile.features, profile.plan, profile.service]
    company = [profile.company.introduction, profile.company.main_business]
    texts = [*company, *(text for group in facts if group for text in _texts(group))]
    return frozenset(
        part.strip() for text in texts for part in _SENTENCE_END.split(text) if len(part.strip()) >= _OWN_WORDS
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif hasattr(value, "__iter__"):
        for _, inner in value:
            yield from _texts(inner)
