"""Judge single facts, names and lists, and gather the verdicts about one subject into the few a reader needs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from dossier.checks.names import folded
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


def misnamed(path: str, name: str | None, wanted: str, message: str = "", **facts: object) -> Iterator[Verdict]:
    """Yield a failure when a name is given and means somebody else; ``{found}`` and ``{wanted}`` show both spellings."""
    if name is not None and not same_name(name, wanted):
        yield failed(path, message=message, found=name, wanted=wanted, **facts)


def denied(path: str, answer: bool | None, message: str = "", **facts: object) -> Iterator[Verdict]:
    """Yield a failure when a question is answered with no."""
    if answer is False:
        yield failed(path, message=message, **facts)


def same_name(left: str, right: str) -> bool:
    """Whether two names differ at most in full-width forms and blanks, e.g. （北京） and (北京)."""
    return folded(left) == folded(right)


def words(rule: Rule, name: str) -> tuple[str, ...]:
    """Return a parameter of the rule that is a list of words."""
    found = rule.parameters[name]
    return tuple(str(word) for word in found) if isinstance(found, tuple) else (str(found),)
