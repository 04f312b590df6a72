"""Name every difference on record between two sides; what is not named is not thereby the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from dossier.compare.sides import Side
from dossier.compare.topics import TOPICS
from dossier.reports.values import value_words
from dossier.reports.words import NECESSITIES, SEVERITIES, note, source
from dossier.rulebook.conditions import FACTS, Conditions
from dossier.rulebook.model import DatedValue, Hint, Material, Requirement, Rule
from dossier.text import Text
from dossier.values.citation import Citation

KINDS: Mapping[str, Text] = {
    "value": Text("数值和期限", "Values and periods"),
    "material": Text("材料", "Materials"),
    "rule": Text("检查规则", "Rules of the check"),
    "requirement": Text("主管部门的其他要求（请人工核对）", "Also stated by the authority (check by hand)"),
    "hint": Text("仅供参考，不作为规则", "Hints, never enforced"),
}
"""Kind of difference → its heading, in the order of a report."""

_Item = TypeVar("_Item")
_Statements = Sequence[Requirement | Hint]


class Stated(NamedTuple):
    """What one side says, with its source."""

    text: Text
    citation: Citation


class Difference(NamedTuple):
    """One thing on which two sides are known to differ."""

    kind: str
    """One of ``KINDS``."""
    key: str
    """Value key, material code, rule code or topic."""
    title: Text
    left: tuple[Stated, ...]
    """Empty when nothing is on record for this side."""
    right: tuple[Stated, ...]


def differences(left: Side, right: Side) -> tuple[Difference, ...]:
    """Return what differs, in the order of ``KINDS``."""
    return (
        *_paired("value", left.values, right.values, _value, {**left.titles, **right.titles}),
        *_paired("material", left.materials, right.materials, _material, _titles(left.materials, right.materials)),
        *_paired("rule", left.rules, right.rules, _rule, _titles(left.rules, right.rules)),
        *_topics("requirement", left.requirements, right.requirements),
        *_topics("hint", left.hints, right.hints),
    )


def stated(item: Stated) -> Text:
    """Return what a side says with its source and the doubt about it."""
    basis, doubt = source(item.citation), note(item.citation)
    after = Text(f"；{doubt.zh}", f"; {doubt.en}") if doubt.zh else doubt
    return Text(f"{item.text.zh} —— {basis.zh}{after.zh}", f"{item.text.en} — {basis.en}{after.en}")


def _paired(
    kind: str,
    left: Mapping[str, _Item],
    right: Mapping[str, _Item],
    say: Callable[[_Item], Stated],
    titles: Mapping[str, Text],
) -> Iterator[Difference]:
    for key in dict.fromkeys((*left, *right)):
        one, other = _said(left, key, say), _said(right, key, say)
        if [item.text for item in one] != [item.text for item in other]:
            yield Difference(kind, key, titles[key], one, other)


def _said(items: Mapping[str, _Item], key: str, say: Callable[[_Item], Stated]) -> tuple[Stated, ...]:
    return (say(items[key]),) if key in items else ()


def _titles(left: Mapping[str, Material | Rule], right: Mapping[str, Material | Rule]) -> Mapping[str, Text]:
    return {key: item.title for key, item in {**left, **right}.items()}


def _value(value: DatedValue) -> Stated:
    return Stated(value_words(value), value.citation)


def _rule(rule: Rule) -> Stated:
    return Stated(SEVERITIES[rule.severity], rule.citation)


def _material(material: Material) -> Stated:
    """Say how strongly a material is asked for, and of whom."""
    word, whom = NECESSITIES[material.necessity], _whom(material)
    return Stated(Text(f"{word.zh}{whom.zh}", f"{word.en}{whom.en}"), material.citation)


def _whom(material: Material) -> Text:
    if material.condition.zh:
        return Text(f"（{material.condition.zh}）", f" ({material.condition.en})")
    words = tuple(_conditions(material.applies_when))
    if not words:
        return Text("", "")
    return Text(f"（{'；'.join(word.zh for word in words)}）", f" ({'; '.join(word.en for word in words)})")


def _conditions(conditions: Conditions) -> Iterator[Text]:
    categories = conditions.get("categories", ())
    if categories:
        yield Text(f"申请{'、'.join(categories)}", f"{', '.join(categories)} applied for")
    yield from (FACTS[fact] for fact in conditions.get("facts", ()))


def _topics(kind: str, left: _Statements, right: _Statements) -> Iterator[Difference]:
    """Put statements on the same topic side by side; the words of two authorities cannot be weighed by a program."""
    for topic in dict.fromkeys(one.topic for one in (*left, *right)):
        one, other = _on(topic, left), _on(topic, right)
        if [item.text for item in one] != [item.text for item in other]:
            yield Difference(kind, topic, TOPICS.get(topic, Text(topic, topic)), one, other)


def _on(topic: str, statements: _Statements) -> tuple[Stated, ...]:
    return tuple(Stated(one.text, one.citation) for one in statements if one.topic == topic)
