"""Turn single facts into verdicts, and many verdicts into the few a reader needs."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from dossier.case import Case
from dossier.checks.registry import Verdict, failed, not_applicable, passed, unknown
from dossier.finding import Outcome
from dossier.rulebook.model import Rule

_Item = TypeVar("_Item")


def each(
    items: Sequence[_Item] | None, path: str, judge: Callable[[_Item, str], Iterable[Verdict]]
) -> Iterator[Verdict]:
    """Judge every entry of a list: an absent list is unknown, an empty one is no case for the rule."""
    if items is None:
        yield unknown(path)
    elif not items:
        yield not_applicable(path)
    for index, item in enumerate(items or ()):
        yield from judge(item, f"{path}[{index}]")


def settled(subject: str, *verdicts: Verdict, **facts: object) -> Iterator[Verdict]:
    """Yield what is open among the verdicts about one subject, or one pass for all of it."""
    waiting = [verdict for verdict in verdicts if verdict.outcome is not Outcome.PASS]
    yield from waiting or [passed(subject, **facts)]


def filled(path: str, value: object) -> Verdict:
    """Say whether a fact is given at all."""
    return unknown(path) if value is None else passed(path)


def affirmed(path: str, value: bool | None, message: str = "", **facts: object) -> Verdict:
    """Say whether a yes-or-no fact is answered with yes."""
    if value is None:
        return unknown(path)
    return passed(path, **facts) if value else failed(path, message=message, **facts)


def named(path: str, value: str | None, wanted: str, message: str = "", **facts: object) -> Verdict:
    """Say whether a name is the wanted one; messages may use ``{found}`` and ``{wanted}``, both as they are written."""
    if value is None:
        return unknown(path)
    facts = {"found": value, "wanted": wanted, **facts}
    return passed(path, **facts) if same_name(value, wanted) else failed(path, message=message, **facts)


def same_name(left: str, right: str) -> bool:
    """Whether two names differ at most in full-width forms and blanks, e.g. （北京） and (北京)."""
    return _plain(left) == _plain(right)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


def limit(case: Case, rule: Rule, position: int = 0) -> int | None:
    """Return the number in force under one of the rule's value keys; None when the day is before or after it."""
    found = case.rulebook.value(rule.value_keys[position])
    return found.value if found is not None and isinstance(found.value, int) else None


def words(rule: Rule, name: str) -> tuple[str, ...]:
    """Return a parameter of the rule that is a list of words."""
    found = rule.parameters[name]
    return tuple(str(word) for word in found) if isinstance(found, tuple) else (str(found),)
