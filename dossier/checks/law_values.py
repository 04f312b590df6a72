"""Fetch the dated values and parameters a check needs, in the type it needs."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.errors import RulebookError
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.rulebook.model import Rule


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


def _value(case: "Case", key: str) -> object:
    value = case.rulebook.values.get(key)
    if value is None:
        raise _absent(case, key)
    return value.value


def _absent(case: "Case", key: str) -> RulebookError:
    day = case.as_of.isoformat()
    return RulebookError(Text(f"规则库中没有{day}有效的“{key}”", f"the rulebook has no “{key}” in force on {day}"))


def titles(rule: "Rule", name: str) -> dict[str, str]:
    """Return a mapping of names to words among the rule's parameters."""
    value = rule.parameters[name]
    return {str(key): str(word) for key, word in value.items()} if isinstance(value, Mapping) else {}


def listed(rule: "Rule", name: str) -> tuple[str, ...]:
    """Return a list of words among the rule's parameters."""
    value = rule.parameters[name]
    return tuple(str(word) for word in value) if isinstance(value, tuple) else (str(value),)
