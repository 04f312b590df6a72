"""Read ``applies_when``: topics and words from closed lists only."""

from dossier.rulebook.conditions import TOPICS, Conditions
from dossier.rulebook.reading.taker import Taker


def read_conditions(parent: Taker) -> Conditions:
    """Return the conditions of an entry; an absent key means "always"."""
    if not parent.has("applies_when"):
        parent.optional("applies_when")
        return {}
    taker = parent.child("applies_when")
    conditions = {topic: taker.words(topic, allowed) for topic, allowed in TOPICS.items() if taker.has(topic)}
    for topic, words in conditions.items():
        if not words:
            raise taker.wrong(topic, "不得为空列表", "must not be empty")
    for topic in TOPICS:
        taker.optional(topic)
    taker.done()
    return conditions
