"""Judge the entries of a list, names and yes-or-no answers: yield a verdict only for what is wrong."""

from typing import TYPE_CHECKING, TypeVar

from dossier.checks.names import same_name
from dossier.checks.registry import failed, not_applicable, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dossier.checks.registry import Verdict

_Item = TypeVar("_Item")


def each(
    items: "Sequence[_Item] | None", path: str, judge: "Callable[[_Item, str], Iterable[Verdict]]"
) -> "Iterator[Verdict]":
    """Judge every entry of a list: an absent list is unknown, an empty one is no case for the rule."""
    if items is None:
        yield unknown(path)
    elif not items:
        yield not_applicable(path)
    for index, item in enumerate(items or ()):
        yield from judge(item, f"{path}[{index}]")


def misnamed(path: str, name: str | None, wanted: str, /, *, message: str = "", **facts: object) -> "Iterator[Verdict]":
    """Yield a failure when a name is given and means somebody else; ``{found}`` and ``{wanted}`` show both spellings."""
    if name is not None and not same_name(name, wanted):
        yield failed(path, message=message, found=name, wanted=wanted, **facts)


def denied(path: str, answer: bool | None, /, *, message: str = "", **facts: object) -> "Iterator[Verdict]":
    """Yield a failure when a question is answered with no."""
    if answer is False:
        yield failed(path, message=message, **facts)
