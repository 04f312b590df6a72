"""Fetch the dated values and parameters a check needs, in the type it needs."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from dossier.checks import wording
from dossier.checks.bilingual import days
from dossier.checks.registry import Verdict
from dossier.errors import RulebookError
from dossier.finding import Outcome
from dossier.text import Text

if TYPE_CHECKING:
    from datetime import date

    from dossier.case import Case
    from dossier.rulebook.model import Rule


_Kind = TypeVar("_Kind")


def whole(case: "Case", key: str) -> int:
    """Return a whole number in force."""
    return int(amount(case, key))


def amount(case: "Case", key: str, part: str = "") -> Decimal:
    """Return a number in force; ``part`` names one of several, e.g. ``in_province``.

    Raises:
        RulebookError: nothing of that key and kind is in force on the day.
    """
    value = _value(case, key)
    found = value.get(part) if isinstance(value, Mapping) else value
    if not isinstance(found, int | float | str) or isinstance(found, bool):
        raise _absent(case, key)
    return Decimal(str(found))


def words(case: "Case", key: str) -> tuple[str, ...]:
    """Return a list of words in force.

    Raises:
        RulebookError: nothing of that key and kind is in force on the day.
    """
    value = _value(case, key)
    if not isinstance(value, tuple):
        raise _absent(case, key)
    return tuple(str(word) for word in value)


def text(case: "Case", key: str) -> str:
    """Return a text in force.

    Raises:
        RulebookError: nothing of that key and kind is in force on the day.
    """
    return _typed(case, key, str)


def out_of_force(case: "Case", rule: "Rule") -> "Verdict | None":
    """Say that the law of a rule is not in force on the day, or that nobody read what was; None when all of it is."""
    found = [case.rulebook.absent[key] for key in rule.value_keys if key in case.rulebook.absent]
    if not found:
        return None
    begins, ended = [one.since for one in found if one.since], [one.ended for one in found if one.ended]
    alone = len(found) == len(rule.value_keys)
    if alone and len(begins) == len(found) and all(one.nothing_before for one in found):
        return _of_days(Outcome.NOT_APPLICABLE, wording.NOT_YET, since=max(begins), day=case.as_of)
    if alone and len(ended) == len(found):
        return _of_days(Outcome.NOT_APPLICABLE, wording.NO_LONGER, until=min(ended), day=case.as_of)
    if begins:
        return _of_days(Outcome.UNKNOWN, wording.UNREAD, since=max(begins), day=case.as_of)
    return _of_days(Outcome.UNKNOWN, wording.LAPSED, until=min(ended), day=case.as_of)


def _of_days(outcome: "Outcome", message: str, **named: "date") -> "Verdict":
    return Verdict(outcome, "application", days(**named), message)


def _value(case: "Case", key: str) -> object:
    value = case.rulebook.values.get(key)
    if value is None:
        raise _absent(case, key)
    return value.value


def _typed(case: "Case", key: str, kind: type[_Kind]) -> _Kind:
    value = _value(case, key)
    if not isinstance(value, kind):
        raise _absent(case, key)
    return value


def _absent(case: "Case", key: str) -> RulebookError:
    day = case.as_of.isoformat()
    return RulebookError(Text(f"规则库中没有{day}有效的“{key}”", f"the rulebook has no “{key}” in force on {day}"))


def flag(case: "Case", key: str) -> bool:
    """Return a yes or no in force.

    Raises:
        RulebookError: nothing of that key and kind is in force on the day.
    """
    return _typed(case, key, bool)


def table(case: "Case", key: str) -> dict[str, tuple[str, ...]]:
    """Return lists of words by name in force.

    Raises:
        RulebookError: nothing of that key and kind is in force on the day.
    """
    value = _value(case, key)
    if not isinstance(value, Mapping):
        raise _absent(case, key)
    return {str(name): tuple(str(word) for word in words) for name, words in value.items()}


def texts(rule: "Rule", name: str) -> dict[str, Text]:
    """Return wordings in both languages among the rule's parameters."""
    value = rule.parameters[name]
    entries = value.items() if isinstance(value, Mapping) else ()
    return {str(key): Text(str(entry["zh"]), str(entry["en"])) for key, entry in entries}


def titles(rule: "Rule", name: str) -> dict[str, str]:
    """Return a mapping of names to words among the rule's parameters."""
    value = rule.parameters[name]
    return {str(key): str(word) for key, word in value.items()} if isinstance(value, Mapping) else {}


def listed(rule: "Rule", name: str) -> tuple[str, ...]:
    """Return a list of words among the rule's parameters."""
    value = rule.parameters[name]
    return tuple(str(word) for word in value) if isinstance(value, tuple) else (str(value),)
