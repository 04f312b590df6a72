"""Hold one day that matters: how it is counted, what to do, what stands behind it, or why it is not known."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dossier.text import Text
from dossier.values.citation import Citation, Confidence

if TYPE_CHECKING:
    from dossier.case import Case

NOTHING = Text("", "")
ON_PAPER = Citation("材料载明的有效期", "", "", None, Confidence.CONSISTENCY)
"""Stands behind an expiry: the paper itself says it."""


class Group(StrEnum):
    """What kind of day it is."""

    PROCEDURE = "procedure"
    """The authority's steps after the submission."""
    LICENCE = "licence"
    """Duties and ends of a licence, held or expected."""
    CHANGE = "change"
    """Periods that begin with an event."""
    EVIDENCE = "evidence"
    """Papers that run out before the decision."""


class Deadline(NamedTuple):
    """One day, or the reason why it is not known."""

    key: str
    """Stable name, unique for one applicant, e.g. review.decision."""
    group: Group
    title: Text
    day: date | None
    """Last day of the period, or the day itself; None when it is not known."""
    counted: Text
    """How the day is counted, in words."""
    action: Text
    """What the applicant does."""
    citation: Citation
    opens: date | None = None
    """First day, where something may be done only within a window."""
    latest: date | None = None
    """The day by the other reading of the law, where the law allows two."""
    unknown: Text = NOTHING
    """Why ``day`` is not known; empty when it is."""
    note: Text = NOTHING
    """Doubts the reader has to know; empty when there are none."""

    @property
    def last(self) -> date | None:
        """The later of both readings."""
        return self.latest or self.day


def no_period(case: "Case", key: str, group: Group, title: Text, action: Text) -> Deadline:
    """Say that the law on record has no such period on the day."""
    day = case.as_of
    why = Text(f"规则库没有收录{day}适用的期限", f"no period in force on {day} is on record")
    source = Citation("规则库没有收录的规定", "", "", None, Confidence.UNVERIFIED)
    return Deadline(key, group, title, None, why, action, source, unknown=why)
