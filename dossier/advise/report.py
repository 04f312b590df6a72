"""Gather what is printed about one service: its advice, and for a profile its functions and its application."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dossier.advise.compare import compare
from dossier.advise.decide import licence_is_open
from dossier.advise.profile import advise_profile
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.advise.compare import Comparison
    from dossier.advise.opinion import Advice
    from dossier.advise.profile import FunctionAdvice
    from dossier.profile.model import Profile
    from dossier.rulebook.advice import AdviceTable

SOME_AUTHORITY = Text(
    "受理的通信管理局", "the communications administration (通信管理局) that receives the application"
)


_MINISTRY = Text("工业和信息化部", "the ministry (MIIT, 工业和信息化部)")
_OF_THE_MINISTRY = frozenset({"several_provinces", "foreign_route"})
"""Rows that make the ministry the authority."""


class AdviceReport(NamedTuple):
    """Advice with everything its printing needs."""

    table: "AdviceTable"
    day: date
    subject: Text
    """Whom the advice concerns."""
    authority: Text
    """Who confirms it."""
    advice: "Advice"
    functions: "tuple[FunctionAdvice, ...] | None" = None
    """Function by function; None where only questions were answered."""
    comparisons: "tuple[Comparison, ...] | None" = None
    """The application beside the advice; None where there is no application."""

    @property
    def fits(self) -> bool:
        """Whether there is no application, or one that asks for just what the advice says."""
        if self.comparisons is None:
            return True
        return all(one.standing.fits for one in self.comparisons) and not licence_is_open(self.advice)


def profile_report(table: "AdviceTable", profile: "Profile", day: date, authority: str) -> AdviceReport:
    """Return the report on a profile; ``authority`` is the name of the authority or empty."""
    name, found = profile.company.name, advise_profile(table, profile, day)
    place = confirming(found.whole, Text(authority, authority) if authority else SOME_AUTHORITY)
    subject = Text(name, name)
    return AdviceReport(table, day, subject, place, found.whole, found.functions, compare(profile, found, day))


def confirming(advice: "Advice", provincial: Text) -> Text:
    """Return who confirms an opinion: the ministry across provinces and with foreign capital, else the province."""
    keys = {opinion.conclusion.key for opinion in advice.opinions}
    return _MINISTRY if keys & _OF_THE_MINISTRY else provincial
