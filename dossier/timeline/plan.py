"""Gather every day that matters to a case, by day; what has no day comes last."""

from datetime import date
from typing import TYPE_CHECKING

from dossier.timeline.changes import changes
from dossier.timeline.licences import licences
from dossier.timeline.papers import papers
from dossier.timeline.procedure import DECISION, procedure

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.timeline.deadline import Deadline


def deadlines(case: "Case", submitted: date) -> "tuple[Deadline, ...]":
    """Return all deadlines of a case that is submitted on ``submitted``, sorted by day, then in the order of their making."""
    steps = procedure(case, submitted)
    decision = next((step for step in steps if step.key.startswith(DECISION)), None)
    found = (
        *steps,
        *papers(case, submitted, decision),
        *licences(case, None if decision is None else decision.day),
        *changes(case),
    )
    return tuple(sorted(found, key=lambda one: one.day or date.max))
