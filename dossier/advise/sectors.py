"""Name the approvals of other authorities to which an answer, a fact or a word of the profile points."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from dossier.advise.opinion import UNKNOWN, Approval, Facts, Known, Question
from dossier.advise.words import mentioned
from dossier.facts.answers import any_of, told
from dossier.profile.facts import NOTHING_KNOWN
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.profile.model import Profile
    from dossier.rulebook.advice import AdviceTable, Sector

GATE = "sector_content"
"""Fact that opens the questions about single fields."""
_NO_REASON = Text("", "")


def answer_approvals(
    table: "AdviceTable", answers: Mapping[str, bool | None], facts: Facts, day: date
) -> tuple[Approval, ...]:
    """Return the fields that the answers or the facts they tell name."""
    found = []
    for sector in table.sectors.values():
        known = _pointed(sector, facts) if sector.points else _answered(answers.get(sector.key))
        if known is not None:
            found.append(_approval(sector, known, day))
    return tuple(found)


def _answered(answer: bool | None) -> Known | None:
    return Known(True, Text("回答：是", "answer: yes")) if answer else None


def open_fields(table: "AdviceTable", answers: Mapping[str, bool | None], facts: Facts) -> Iterator[Question]:
    """Yield the question about fields at large while it is open, then those about single fields if some field is touched."""
    gate, touched = table.facts[GATE], facts.get(GATE, UNKNOWN).holds
    if touched is None:
        yield Question(GATE, gate.question, _NO_REASON, ())
    for sector in table.sectors.values():
        if touched and not sector.points and answers.get(sector.key) is None:
            yield Question(sector.key, sector.question, _NO_REASON, ())


def profile_approvals(table: "AdviceTable", profile: "Profile", facts: Facts, day: date) -> tuple[Approval, ...]:
    """Return the fields the profile names, and those to which only its words point."""
    texts = tuple(_texts(profile))
    found = []
    for sector in table.sectors.values():
        known = _pointed(sector, facts) if sector.points else _of_profile(sector, profile, texts)
        if known is not None:
            found.append(_approval(sector, known, day))
    return tuple(found)


def _approval(sector: "Sector", known: Known, day: date) -> Approval:
    return Approval(sector, sector.on(day), known.holds is True, known.told_by)


def _pointed(sector: "Sector", facts: Facts) -> Known | None:
    """Return what the facts say about the field, unless all of them deny it or nobody told anything about them."""
    answer = any_of(told(facts.get(key, UNKNOWN).holds, key) for key in sector.points)
    if answer.holds:
        by = next(facts[key].told_by for key in sector.points if facts.get(key, UNKNOWN).holds)
        return Known(True, by)
    return None


def _of_profile(sector: "Sector", profile: "Profile", texts: Iterable[str]) -> Known | None:
    business = profile.business or NOTHING_KNOWN
    if sector.key == "finance" and business.settlement and business.settlement.holds_client_funds:
        return Known(
            True, Text("business.settlement.holds_client_funds：是", "business.settlement.holds_client_funds: yes")
        )
    entries = [entry for entry in business.sector_approvals or () if sector.item and entry.item == sector.item]
    if any(entry.involved for entry in entries):
        return Known(
            True, Text(f"business.sector_approvals：{sector.item}", f"business.sector_approvals: {sector.item}")
        )
    word = mentioned(sector.signals, texts)
    if not word:
        return None
    denied = any(entry.involved is False for entry in entries)
    return Known(None, _in_words(word, denied=denied))


def _in_words(word: str, *, denied: bool) -> Text:
    if denied:
        return Text(
            f"功能、栏目中提到“{word}”，而专项审批一项填写为不涉及，请核对",
            f"functions or columns mention “{word}”, while the profile says that the field is not touched; check this",
        )
    return Text(
        f"功能、栏目中提到“{word}”，请确认是否涉及",
        f"functions or columns mention “{word}”; find out whether it is touched",
    )


def _texts(profile: "Profile") -> Iterator[str]:
    """Yield the words about what users get, not those about suppliers and staff."""
    for function in (profile.business or NOTHING_KNOWN).functions or ():
        yield f"{function.name}。{function.description or ''}"
    for column in (profile.product or NOTHING_KNOWN).columns or ():
        yield f"{column.name}。{column.content or ''}"
    for item in profile.application.service_items or ():
        yield item.description or ""
