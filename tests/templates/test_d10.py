"""The letter of appointment names one person, is signed by both sides and fits its law."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.documents.compose import layers, library
from dossier.documents.context import build_context
from dossier.documents.missing import MissingValue
from dossier.documents.render import DocumentProperties, WordDocument, render_document
from dossier.pipeline import open_profile

EXAMPLES = Path(__file__).parents[2] / "examples"
BOTH = ("qinghe", "yunqi")


def case_of(example: str) -> Case:
    """Return the case of an example."""
    return open_profile(EXAMPLES / example / "profile.yaml")


def render(case: Case) -> WordDocument:
    """Return the letter of a case."""
    properties = DocumentProperties(case.profile.company.name, "", draft=False, timestamp=datetime(2026, 11, 22))
    return render_document(library(), library().chain("D10.md", layers(case)), build_context(case), properties)


def without_term(case: Case) -> Case:
    """Return the case with the term of the appointment unknown."""
    security = case.profile.security
    assert security is not None
    assert security.appointment is not None
    appointment = security.appointment.replaced(term_years=None)
    profile = case.profile.replaced(security=security.replaced(appointment=appointment))
    return replace(case, loaded=replace(case.loaded, profile=profile))


@pytest.mark.parametrize("example", BOTH)
def test_the_letter_names_the_person_of_the_online_form(example: str) -> None:
    case = case_of(example)
    contacts = case.profile.contacts
    assert contacts is not None
    assert contacts.security is not None
    assert contacts.security.mobile is not None
    text = render(case).text
    assert f"任命{contacts.security.name}为{case.profile.company.name}" in text
    assert str(contacts.security.mobile) in text


@pytest.mark.parametrize("example", BOTH)
def test_company_legal_representative_and_appointee_sign(example: str) -> None:
    kinds = [place.kind for place in render(case_of(example)).signatures]
    assert kinds == ["seal", "sign", "sign", "date"]


@pytest.mark.parametrize("example", BOTH)
def test_the_letter_quotes_no_article_because_it_may_be_older_than_the_numbers_of_today(example: str) -> None:
    text = render(case_of(example)).text
    assert "《中华人民共和国网络安全法》关于确定网络安全负责人的规定" in text
    assert "条" not in text


def test_an_unknown_term_stops_the_letter() -> None:
    with pytest.raises(MissingValue) as caught:
        render(without_term(case_of("qinghe")))
    assert caught.value.title.endswith("任期")
