"""A provision is cited by article only when the article is known."""

from datetime import date

import pytest

from dossier.rulebook.provision import DatedArticle, Provision
from dossier.text import Text
from dossier.values.citation import Citation, Confidence


def provision(confidence: Confidence) -> Provision:
    citation = Citation("某法", "第一条", "", None, confidence)
    article = DatedArticle("第一条", date(2020, 1, 1), date(2020, 12, 31), citation)
    return Provision("a.b", Text("甲", "A"), "某法", (article,))


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (Confidence.LAW, "《某法》第一条"),
        (Confidence.OFFICIAL, "《某法》第一条"),
        (Confidence.SECONDARY, "《某法》第一条"),
        (Confidence.PRACTICE, "《某法》"),
        (Confidence.UNVERIFIED, "《某法》"),
    ],
)
def test_confidence_decides_whether_the_article_is_printed(confidence: Confidence, expected: str) -> None:
    resolved = provision(confidence).on(date(2020, 12, 31))
    assert resolved is not None
    assert resolved.cite() == expected


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2021, 1, 1)])
def test_a_provision_is_absent_outside_its_days(day: date) -> None:
    assert provision(Confidence.LAW).on(day) is None
