"""Hold what is known about a service and what follows from it."""

from collections.abc import Mapping
from typing import NamedTuple

from dossier.rulebook.advice import Conclusion, DatedState, Result, Sector
from dossier.text import Text


class Known(NamedTuple):
    """Whether a fact holds, and what told so."""

    holds: bool | None
    """None when nothing tells, or when two statements contradict each other."""
    told_by: Text = Text("", "")
    """The answer, field or words that told; for an unknown fact why it is unknown."""


UNKNOWN = Known(None)

Facts = Mapping[str, Known]
"""Fact of the table → what is known of it; an absent fact is unknown."""


class Deciding(NamedTuple):
    """One fact on which a conclusion rests."""

    statement: Text
    told_by: Text


class Opinion(NamedTuple):
    """One conclusion for one service or function."""

    conclusion: Conclusion
    deciding: tuple[Deciding, ...]


class Question(NamedTuple):
    """A fact that has to be settled before something can be said."""

    fact: str
    text: Text
    reason: Text
    """Why the fact is unknown; empty texts when nobody was asked or nothing was filled in."""
    at_stake: tuple[Conclusion, ...]
    """Conclusions that hang on the answer."""


class Approval(NamedTuple):
    """A field of another authority to which something points."""

    sector: Sector
    state: DatedState | None
    """What the field asks for on the day; None where that was not read."""
    certain: bool
    """Whether the service is in the field, or only words point there."""
    told_by: Text


class Advice(NamedTuple):
    """Everything that follows from the facts of one service."""

    opinions: tuple[Opinion, ...]
    """What follows, in the order of the table."""
    questions: tuple[Question, ...]
    uncovered: tuple[Opinion, ...]
    """What would follow by sources that begin after the day; on the day itself the law was not read."""
    approvals: tuple[Approval, ...]

    def of(self, *results: Result) -> tuple[Opinion, ...]:
        """Return the opinions of these results."""
        return tuple(opinion for opinion in self.opinions if opinion.conclusion.result in results)

    def categories(self) -> tuple[str, ...]:
        """Return the classes of which a licence is needed, each once."""
        return tuple(dict.fromkeys(opinion.conclusion.category for opinion in self.of(Result.LICENCE)))
