"""Decide which rows of the advice table hold for the known facts; a missing fact becomes a question, never a guess."""

from collections.abc import Iterable, Iterator
from datetime import date

from dossier.advise.opinion import UNKNOWN, Advice, Approval, Deciding, Facts, Opinion, Question
from dossier.facts.answers import Answer, all_of, any_of
from dossier.rulebook.advice import AdviceTable, Conclusion, Result, When
from dossier.text import Text

_PREMISE = "online"
"""Fact on which nearly every row rests; it is named only where nothing else decides."""
_LEADS_TO_LICENCE = (Result.LICENCE, Result.ASK)


def decide(table: AdviceTable, facts: Facts, day: date, approvals: tuple[Approval, ...] = ()) -> Advice:
    """Return what follows from ``facts`` on ``day``."""
    answers = {row.key: holds(row.when, facts) for row in table.conclusions}
    rows = tuple(_considered(table.conclusions, answers))
    held = [row for row in rows if answers[row.key].holds]
    return Advice(
        opinions=tuple(_opinion(table, row, facts) for row in held if row.since <= day),
        questions=tuple(_questions(table, facts, [(row, answers[row.key]) for row in rows])),
        uncovered=tuple(_opinion(table, row, facts) for row in held if row.since > day),
        approvals=approvals,
    )


def holds(when: When, facts: Facts) -> Answer:
    """Answer whether the facts of a row are given, or name those that are missing to tell."""
    some = [any_of(_told(key, facts) for key in when.any)] if when.any else []
    return all_of((*(_told(key, facts) for key in when.all), *some, *(_denied(_told(key, facts)) for key in when.none)))


def _told(key: str, facts: Facts) -> Answer:
    known = facts.get(key, UNKNOWN)
    return Answer(None, (key,)) if known.holds is None else Answer(known.holds)


def _denied(answer: Answer) -> Answer:
    return answer if answer.holds is None else Answer(not answer.holds)


def _considered(rows: Iterable[Conclusion], answers: dict[str, Answer]) -> Iterator[Conclusion]:
    """Yield the rows, those about applications only when some row leads or may lead to a licence."""
    listed = tuple(rows)
    possible = any(row.result in _LEADS_TO_LICENCE and answers[row.key].holds is not False for row in listed)
    yield from (row for row in listed if possible or not row.with_licence)


def _opinion(table: AdviceTable, row: Conclusion, facts: Facts) -> Opinion:
    return Opinion(row, tuple(_deciding(table, row.when, facts)))


def _deciding(table: AdviceTable, when: When, facts: Facts) -> Iterator[Deciding]:
    """Yield the facts that were needed: what had to hold and holds, and what had to be absent and is."""
    needed = [key for key in (*when.all, *when.any) if key != _PREMISE]
    for key in needed or when.all:
        if (known := facts.get(key, UNKNOWN)).holds:
            yield Deciding(table.facts[key].yes, known.told_by)
    for key in when.none:
        known = facts.get(key, UNKNOWN)
        if known.holds is False and known.told_by.zh:
            yield Deciding(table.facts[key].no, known.told_by)


def _questions(table: AdviceTable, facts: Facts, rows: Iterable[tuple[Conclusion, Answer]]) -> Iterator[Question]:
    """Yield each missing fact in the order of the table with the rows that hang on it.

    A fact behind a question that is itself open is not asked yet; what hangs on it hangs on that question. Facts read
    from functions only are missing with the others and never asked.
    """
    at_stake: dict[str, dict[Conclusion, None]] = {}
    for row, answer in rows:
        for key in answer.missing if answer.holds is None else ():
            at_stake.setdefault(_first_open(table, facts, key), {})[row] = None
    for key, fact in table.facts.items():
        if key in at_stake and not fact.derived:
            yield Question(key, fact.question, facts.get(key, UNKNOWN).told_by, tuple(at_stake[key]))


def _first_open(table: AdviceTable, facts: Facts, key: str) -> str:
    gate = table.facts[key].gate
    return gate.fact if gate is not None and facts.get(gate.fact, UNKNOWN).holds is None else key


def licence_is_open(advice: Advice) -> bool:
    """Whether an unanswered question or a contested point may still lead to a licence."""
    return _unanswered(advice) or _contested(advice)


def _unanswered(advice: Advice) -> bool:
    return any(row.result in _LEADS_TO_LICENCE for question in advice.questions for row in question.at_stake)


def _contested(advice: Advice) -> bool:
    """Whether views differ, or the law of the day was not read."""
    unread = any(_about_a_licence(opinion.conclusion) for opinion in advice.uncovered)
    return unread or bool(advice.of(Result.ASK))


def _about_a_licence(row: Conclusion) -> bool:
    """Whether the row says if a licence is needed, rather than what is owed beside one."""
    return row.result is not Result.NONE and not row.always and not row.with_licence


def in_short(table: AdviceTable, advice: Advice) -> tuple[Text, ...]:
    """Return the conclusion in a line for each licence, and what else is to be done."""
    lines = [_licence(table, opinion.conclusion) for opinion in advice.of(Result.LICENCE)]
    if _unanswered(advice):
        lines.append(
            Text(
                "还不能作出结论：先回答下列“须先弄清的事实”",
                "no full conclusion yet: first answer the questions under “Facts to settle first”",
            )
        )
    if _contested(advice):
        lines.append(Text("有事项存在争议，先问受理的通信管理局", "some points are contested: ask the authority first"))
    if licence_is_open(advice):
        return tuple(dict.fromkeys(lines))
    if not lines and advice.of(Result.FILING):
        lines.append(Text("仅需备案，不需要许可", "filing only, no licence"))
    elif not lines:
        lines.append(Text("没有需要许可或备案的事项", "nothing that needs a licence or a filing"))
    return tuple(dict.fromkeys(lines))


def _licence(table: AdviceTable, row: Conclusion) -> Text:
    name = table.classes[row.category]
    kind = Text(f"：{row.item}", f": {row.item}") if row.item else Text("", "")
    return Text(f"需要许可：{row.category} {name.zh}{kind.zh}", f"licence needed: {row.category} {name.en}{kind.en}")
