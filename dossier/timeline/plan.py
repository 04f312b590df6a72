"""Gather every day that matters to a case, by day; what has no day comes last."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dossier.facts.decision import expected_decision
from dossier.timeline.changes import changes
from dossier.timeline.licences import licences
from dossier.timeline.papers import later_papers, papers
from dossier.timeline.procedure import procedure

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.timeline.deadline import Deadline


class Later(NamedTuple):
    """What the list of deadlines leaves out because it ends too late to matter."""

    until: date
    """Papers that end on this day or after it are left out."""
    papers: "tuple[Deadline, ...]"
    """Those that are left out, the first to end first."""


def deadlines(case: "Case", submitted: date) -> "tuple[Deadline, ...]":
    """Return all deadlines of a case that is submitted on ``submitted``, sorted by day, then in the order of their making."""
    expected = expected_decision(case.rulebook, case.filing, submitted)
    found = (
        *procedure(case, submitted),
        *papers(case, expected),
        *licences(case, expected.day),
        *changes(case),
    )
    return tuple(sorted(found, key=lambda one: one.day or date.max))


def later(case: "Case", submitted: date) -> Later:
    """Return the papers that end after everything the deadlines watch, and the day from which they are left out."""
    until = expected_decision(case.rulebook, case.filing, submitted).watched_until
    return Later(until, tuple(later_papers(case, until)))
