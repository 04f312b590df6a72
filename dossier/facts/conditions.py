"""Decide whether the conditions of a rule or a material hold for a case, or name the facts that are missing to tell."""

from typing import TYPE_CHECKING

from dossier.facts.answers import Answer, all_of, any_of, told
from dossier.facts.circumstances import fact_holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossier.facts.answers import Situation
    from dossier.rulebook.conditions import Conditions

COVERAGE = {"省内": "in_province", "跨地区": "cross_province"}
"""Word in the profile → word in conditions and in values that differ by coverage."""


def applies(conditions: "Conditions", situation: "Situation") -> Answer:
    """Answer whether every topic of ``conditions`` holds; without topics they always do."""
    return all_of(_topic(topic, words, situation) for topic, words in conditions.items())


def _topic(topic: str, words: "Sequence[str]", situation: "Situation") -> Answer:
    if topic == "facts":
        return any_of(fact_holds(word, situation) for word in words)
    if topic == "categories":
        return Answer(any(category in words for category in situation.profile.application.categories))
    if topic == "filing":
        return Answer(situation.filing in words)
    coverage = situation.profile.application.coverage
    return told(None if coverage is None else COVERAGE[coverage] in words, "application.coverage")
