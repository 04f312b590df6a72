"""Turn answers to the questionnaire into facts and advice; unknown answers stay unknown."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.advise.decide import decide
from dossier.advise.opinion import UNKNOWN, Advice, Facts, Known
from dossier.advise.sectors import GATE, answer_approvals, open_fields
from dossier.errors import InputError
from dossier.rulebook.reading.taker import nearest
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.rulebook.advice import AdviceTable, Fact

Answers = Mapping[str, bool | None]
"""Key of a question → yes, no or unknown."""

WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("是", "有", "yes", "y", "true"), True),
    **dict.fromkeys(("否", "不是", "没有", "no", "n", "false"), False),
    **dict.fromkeys(("不清楚", "不知道", "unknown", "u", "?", "？"), None),
}
"""Words a person may answer with."""
CARRIERS = "carriers"
"""Key under which an answers file may say in which form the service comes; it decides nothing."""
_TOLD = {True: Text("回答：是", "answer: yes"), False: Text("回答：否", "answer: no")}


def advise_answers(table: "AdviceTable", answers: Answers, day: date) -> Advice:
    """Return the advice on a client who only answered questions."""
    facts = facts_of(table, answers)
    advice = decide(table, facts, day, answer_approvals(table, answers, facts, day))
    return advice._replace(questions=(*advice.questions, *open_fields(table, answers, facts)))


def facts_of(table: "AdviceTable", answers: Answers) -> Facts:
    """Return the facts that answers tell, with what the answer to a gate makes known."""
    facts: dict[str, Known] = {}
    for key, fact in table.facts.items():
        facts[key] = Known(False) if fact.derived or _closed(fact, facts) else _known(answers.get(key))
    return facts


def questions(table: "AdviceTable", answers: dict[str, bool | None]) -> Iterator[tuple[str, Text]]:
    """Yield key and question of what is to be asked next; ``answers`` is looked at again after each."""
    for key, fact in table.facts.items():
        if not fact.derived and _called_for(fact, facts_of(table, answers)):
            yield key, fact.question
    if answers.get(GATE):
        yield from ((sector.key, sector.question) for sector in table.sectors.values() if not sector.points)


def _closed(fact: "Fact", facts: Facts) -> bool:
    """Whether the answer to an earlier question already denies the fact."""
    return fact.gate is not None and facts.get(fact.gate.fact, UNKNOWN).holds is fact.gate.unless


def _called_for(fact: "Fact", facts: Facts) -> bool:
    """Whether the question has no gate, or the answer to its gate calls for it; what is unknown has to be settled first."""
    return fact.gate is None or facts.get(fact.gate.fact, UNKNOWN).holds is (not fact.gate.unless)


def _known(answer: bool | None) -> Known:
    return UNKNOWN if answer is None else Known(answer, _TOLD[answer])


def read_answers(table: "AdviceTable", path: Path) -> dict[str, bool | None]:
    """Return the answers of a file, one ``key: yes`` a line.

    Raises:
        InputError: not YAML, an unknown key or word, or answers that contradict each other.
    """
    from dossier.profile.source import Position
    from dossier.profile.text_file import read_text
    from dossier.profile.yaml_tree import read_tree

    tree, source = read_tree(read_text(path), str(path))
    if not isinstance(tree, dict):
        raise InputError(
            Text("答卷最外层应是一组“问题: 答案”", "answers are a list of key: answer"), f"{path}:1:1", _HOW
        )

    def at(key: str) -> str:
        place: Position = source.find((key,))
        return f"{path}:{place.line}:{place.column}"

    answers = {key: _answer(table, key, value, at(key)) for key, value in tree.items() if key != CARRIERS}
    for key in answers:
        _refuse_contradiction(table, answers, key, at(key))
    return answers


_HOW = Text("dossier advise --questions 列出全部问题", "dossier advise --questions lists the questions")


def _answer(table: "AdviceTable", key: str, value: object, where: str) -> bool | None:
    fact, sector = table.facts.get(key), table.sectors.get(key)
    if (fact is None or fact.derived) and (sector is None or sector.points):
        hint = nearest(key, (*table.facts, *table.sectors)) or _HOW
        raise InputError(Text(f"没有名为“{key}”的问题", f"there is no question '{key}'"), where, hint)
    if value is None:
        return None
    word = value.strip().lower() if isinstance(value, str) else ""
    if word not in WORDS:
        raise InputError(
            Text(f"“{key}”的答案“{value}”不能识别", f"the answer '{value}' to '{key}' is not understood"), where,
            Text("写 是、否 或 不清楚", "write yes, no or unknown"),
        )  # fmt: skip
    return WORDS[word]


def _refuse_contradiction(table: "AdviceTable", answers: Answers, key: str, where: str) -> None:
    fact = table.facts.get(key)
    gate, unless = (fact.gate.fact, fact.gate.unless) if fact and fact.gate else (GATE, False)
    is_child = fact is None or fact.gate is not None
    if is_child and answers[key] and gate in answers and answers[gate] is unless:
        raise InputError(
            Text(f"“{key}”与“{gate}”的答案相互矛盾", f"the answers to '{key}' and '{gate}' contradict each other"), where,
            Text("请改正其中一项", "correct one of them"),
        )  # fmt: skip
