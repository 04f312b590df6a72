"""Conditions of rules and materials: every topic has to hold, and what is unknown stays unknown."""

import pytest

from dossier.facts.answers import Answer
from dossier.facts.conditions import applies
from dossier.rulebook.conditions import Conditions
from tests.facts.situations import situation


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        ({}, True),
        ({"categories": ("B25",)}, True),
        ({"categories": ("B21",)}, False),
        ({"filing": ("new", "correction")}, True),
        ({"filing": ("renewal",)}, False),
        ({"coverage": ("in_province",)}, None),
        ({"coverage": ("in_province",), "filing": ("renewal",)}, False),
        ({"facts": ("has_site",)}, None),
        ({"facts": ("agent_submits", "has_site")}, None),
        ({"facts": ("agent_submits",)}, False),
    ],
)
def test_conditions_hold_when_every_topic_does(conditions: Conditions, holds: bool | None) -> None:
    assert applies(conditions, situation()).holds is holds


@pytest.mark.parametrize(("coverage", "holds"), [("省内", True), ("跨地区", False)])
def test_coverage_is_compared_in_the_words_of_rules(coverage: str, holds: bool) -> None:
    asked = situation(application={"coverage": coverage})
    assert applies({"coverage": ("in_province",)}, asked) == Answer(holds)
