"""The closed language of conditions has a meaning for each of its words."""

from dossier.rulebook.conditions import FACTS, TOPICS


def test_every_fact_is_explained_in_both_languages() -> None:
    assert all(text.zh and text.en for text in FACTS.values())


def test_facts_are_one_of_the_topics() -> None:
    assert TOPICS["facts"] == tuple(FACTS)
