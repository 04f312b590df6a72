"""Tell how a paper stands on its last day: the submission and the law's period -> expired, too short, in doubt, lasting."""

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dossier.rulebook.periods import Period, period

if TYPE_CHECKING:
    from dossier.rulebook.model import Rulebook

_AT_LEAST = timedelta(days=60)
"""Time after the decision that is watched even where the period of the law is short or not on record."""


class Expected(NamedTuple):
    """What is known, on the day of the submission, about the day of the decision."""

    submitted: date
    period: Period | None
    """None where no decision follows, or the law on record has no period."""
    decides: bool
    """Whether a decision follows at all; an annual report has none."""

    @property
    def day(self) -> date | None:
        """The last day for the decision by calendar days."""
        return None if self.period is None else self.submitted + timedelta(days=self.period.number)

    @property
    def latest(self) -> date | None:
        """The same by working days, the other reading of the law; None also where these are not on record."""
        from dossier.values.workdays import working_days_after  # here, because few papers make it matter

        return None if self.period is None else working_days_after(self.submitted, self.period.number)

    @property
    def watched_until(self) -> date:
        """The first day that no longer matters: a review may take longer, so as much time again is watched."""
        expected = self.day or self.submitted
        return expected + max(expected - self.submitted, _AT_LEAST)


def expected_decision(rulebook: "Rulebook", filing: str, submitted: date) -> Expected:
    """Return when a filing that is complete on ``submitted`` is to be decided."""
    decides = filing != "annual_report"
    return Expected(submitted, period(rulebook, "review.decision_days") if decides else None, decides)


class Standing(StrEnum):
    """How a paper's last day lies to the submission and the decision."""

    EXPIRED = "expired"
    """Over before the submission."""
    BEFORE = "before"
    """Over before the decision, by calendar days."""
    PERHAPS = "perhaps"
    """Soon after the decision: over before it when the review takes longer or the law counts in working days."""
    LASTING = "lasting"


def standing(ends: date, expected: Expected) -> Standing:
    """Return how a paper stands whose last day is ``ends``; on that day it is still valid."""
    if ends < expected.submitted:
        return Standing.EXPIRED
    if ends < (expected.day or expected.submitted):
        return Standing.BEFORE
    return Standing.PERHAPS if ends < expected.watched_until else Standing.LASTING
