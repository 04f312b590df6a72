"""Answer a question about a case with yes, no, or the facts that are missing to tell."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dossier.facts.equity import Equity
    from dossier.profile.model import Profile
    from dossier.rulebook.model import Rulebook


class Situation(Protocol):
    """What questions are asked about; a case is one."""

    @property
    def profile(self) -> "Profile":
        """The applicant's facts."""

    @property
    def equity(self) -> "Equity":
        """The applicant's owners at every level."""

    @property
    def rulebook(self) -> "Rulebook":
        """What is in force at the place and day."""

    @property
    def filing(self) -> str:
        """The kind of filing as rules name it."""


class Answer(NamedTuple):
    """Whether something holds; None with the paths of the missing facts when that cannot be told."""

    holds: bool | None
    missing: tuple[str, ...] = ()


def told(value: bool | None, path: str) -> Answer:
    """Answer with a fact of the profile, or with its path when it is not there."""
    return Answer(None, (path,)) if value is None else Answer(value)


def filled(items: "Sequence[object] | None", path: str) -> Answer:
    """Answer whether a list has items; an absent list does not tell."""
    return told(None if items is None else bool(items), path)


def any_of(answers: "Iterable[Answer]") -> Answer:
    """Answer whether one of the answers holds; where none does, all of them have to be known."""
    listed = list(answers)
    return Answer(True) if any(answer.holds for answer in listed) else unless_missing(False, listed)


def all_of(answers: "Iterable[Answer]") -> Answer:
    """Answer whether all answers hold; one that does not hold decides."""
    listed = list(answers)
    denied = any(answer.holds is False for answer in listed)
    return Answer(False) if denied else unless_missing(True, listed)


def unless_missing(holds: bool, answers: "Iterable[Answer]") -> Answer:
    """Answer ``holds``, or with everything that is missing in ``answers``."""
    missing = tuple(dict.fromkeys(path for answer in answers for path in answer.missing))
    return Answer(None, missing) if missing else Answer(holds)
