"""Read rules: what is tested, how it is said, and what law stands behind it."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from dossier.rulebook.model import LawRule, Rule, ValueSeries
from dossier.rulebook.reading.citations import Register, read_citation
from dossier.rulebook.reading.conditions import read_conditions
from dossier.rulebook.reading.taker import Taker, nearest, read_text, refuse
from dossier.rulebook.reading.values import frozen
from dossier.rulebook.vocabulary import Severity, Stage
from dossier.text import Text
from dossier.values.citation import Citation


# A check may choose among several wordings of a failure by names of its own.
def read_rule(value: object, where: str, values: Mapping[str, ValueSeries], register: Register) -> LawRule:
    """Return one rule; its value keys must exist in ``values``.

    Raises:
        RulebookError: a field is missing or wrong, a value key is unknown, or a message lacks a language.
    """
    taker = Taker(value, where, "rule")
    code, name = taker.text("code"), taker.text("name")
    taker.label = f"rule {code}"
    keys = _value_keys(taker, values.keys())
    rule = Rule(
        code=code,
        name=name,
        title=taker.both("title"),
        why=taker.both("why"),
        severity=taker.member("severity", Severity),
        prerequisite=taker.flag("prerequisite"),
        stage=taker.member("stage", Stage) if taker.has("stage") else Stage.PREPARATION,
        check=taker.text("check", name),
        value_keys=keys,
        parameters={key: frozen(item) for key, item, _ in taker.pairs("parameters")},
        applies_when=read_conditions(taker),
        messages=_messages(taker),
        fix=taker.both("fix"),
        citation=_citation(taker, keys, values, register),
        reads=taker.words("reads"),
    )
    law_rule = LawRule(rule, taker.text("citation_from", ""))
    taker.done()
    return law_rule


def _value_keys(taker: Taker, known: AbstractSet[str]) -> tuple[str, ...]:
    keys = taker.words("values")
    for key in keys:
        if key not in known:
            zh, en = f"{taker.label}引用了不存在的取值“{key}”", f"{taker.label} refers to the unknown value '{key}'"
            raise refuse(taker.where("values"), zh, en, nearest(key, known))
    return keys


def _messages(taker: Taker) -> Mapping[str, Text]:
    """Return the wordings by outcome, or by the key a check chooses; failure must be worded, the rest has defaults."""
    messages = {
        key: read_text(value, where, f"{taker.label}.messages.{key}") for key, value, where in taker.pairs("messages")
    }
    if "fail" not in messages:
        zh, en = f"{taker.label}缺少“fail”的提示语", f"{taker.label} has no message for 'fail'"
        raise refuse(taker.where("messages"), zh, en)
    return messages


def _citation(taker: Taker, keys: tuple[str, ...], values: Mapping[str, ValueSeries], register: Register) -> Citation:
    """Return the rule's own citation, or the latest one of the value it points to."""
    source = taker.text("citation_from", "")
    if taker.has("citation") == bool(source):
        zh, en = "须且只须有citation或citation_from之一", "must have either citation or citation_from"
        raise refuse(taker.where(), f"{taker.label}{zh}", f"{taker.label} {en}")
    if not source:
        return read_citation(taker, register)
    if source not in keys:
        raise taker.unknown_word("citation_from", source, keys)
    return values[source].values[-1].citation
