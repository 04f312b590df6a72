"""Check that no document denies an act, such as holding others' money, that a document says is done."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from dossier.checks.texts.registry import clean, found, passages, text_check
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText, Passage

_CLAUSE = re.compile(r"[^，。；！？\n]+")
_NEGATION = re.compile(r"[不未无非没禁勿]|避免|杜绝")


class _Act(NamedTuple):
    """Something a platform does or does not do, and how texts say so."""

    title: Text
    denial: re.Pattern[str]
    """Matches the beginning of a clause; the subject is the applicant or left out."""
    done: re.Pattern[str]


class _Place(NamedTuple):
    """A clause with the passage it stands in."""

    document: "DocumentText"
    passage: "Passage"
    clause: str


@text_check("text.denied_acts")
def denied_acts(_: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """No clause denies an act that another clause, of the same or another document, says is done.

    Parameter ``acts``: for each its names ``zh`` and ``en`` and the patterns ``denial`` and ``done``.
    """
    clauses = [
        _Place(document, passage, clause.strip())
        for document, passage in passages(documents)
        for clause in _CLAUSE.findall(passage.text)
    ]
    return [verdict for act in _acts(rule) for verdict in _judged(act, clauses)] or [clean(documents)]


def _acts(rule: "Rule") -> "Iterator[_Act]":
    listed = rule.parameters["acts"]
    for act in listed if isinstance(listed, tuple) else ():
        if isinstance(act, Mapping):
            title = Text(str(act["zh"]), str(act["en"]))
            yield _Act(title, re.compile(str(act["denial"])), re.compile(str(act["done"])))


def _judged(act: _Act, clauses: "Sequence[_Place]") -> "Iterator[Verdict]":
    """Yield one verdict for each document that denies the act, with the first place where it is done."""
    done = next((place for place in clauses if _does(act, place.clause)), None)
    denials = {place.document.code: place for place in reversed(clauses) if act.denial.match(place.clause)}
    if done is None:
        return
    for denial in denials.values():
        there = {"other_document": done.document.title, "other_heading": done.passage.heading or "正文"}
        words = {"act": act.title.zh, "act_en": act.title.en, "done": done.clause}
        yield found(denial.document, denial.passage, denial.clause, **words, **there)


def _does(act: _Act, clause: str) -> bool:
    """Whether a clause says that the act is done: nothing up to the end of the words negates it."""
    said = act.done.search(clause)
    return said is not None and not _NEGATION.search(clause[: said.end()])
