"""Divide what is too large for one page into parts which fit, each saying where the rest is drawn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from dossier.documents.figures.fit import OversizeError
from dossier.documents.figures.model import EquityNode, OrgUnit, ProcessStep
from dossier.documents.figures.scene import Label, Rect, Scene, lowered
from dossier.documents.figures.text import line_height, paragraph, width_of
from dossier.documents.figures.theme import NAME_SIZE, Page

Branch = TypeVar("Branch", EquityNode, OrgUnit)
Item = TypeVar("Item")

_STRIP = line_height(NAME_SIZE) + 2.0
"""Height of the line above a part that gives its number, mm."""
_HEADING = 16.0
"""Room left on the page of a part, so that the heading before the first one can stand above it, mm."""


_AUTOSPACE = 3.0
"""Room for the space which Word puts between Chinese characters and figures, mm."""


def one_or_parts(whole: Callable[[Page], Scene], parts: Callable[[Page], Sequence[Scene]], page: Page) -> list[Scene]:
    """Return the figure on one page if it fits, else its parts with their numbers above them.

    Raises:
        OversizeError: not even a part fits.
    """
    try:
        return [whole(page)]
    except OversizeError:
        return list(_titled(parts(replace(page, height=page.height - _STRIP - _HEADING))))


def part_name(number: int) -> str:
    """Return how parts are called in each other, counted from 1."""
    return f"分图{number}"


def _titled(scenes: Iterable[Scene]) -> Iterator[Scene]:
    for number, scene in enumerate(scenes, start=1):
        title = paragraph(part_name(number), NAME_SIZE, scene.width, strong=True)
        label = Label(Rect(0.0, 0.0, width_of(part_name(number), NAME_SIZE) + _AUTOSPACE, title.height), title)
        moved = lowered(scene, _STRIP)
        yield replace(moved, labels=(label, *moved.labels))


def divided(tree: Branch, fits: Callable[[Branch], bool], told: str) -> list[Branch]:
    """Return ``tree`` as parts that fit, in the order of their numbers; ``told`` is what a later part shows of a box.

    A branch that is drawn later stays as a box which says so; a box with too many others below it is repeated.

    Raises:
        OversizeError: a box and what hangs directly on it do not fit.
    """
    parts = [tree]
    for number in range(_MOST_PARTS):
        if number == len(parts):
            return parts
        while not fits(parts[number]):
            parts[number], later = _halved(parts[number], number + 1, len(parts) + 1, told)
            parts.append(later)
    raise OversizeError.of("图")


_MOST_PARTS = 60


def _halved(tree: Branch, here: int, there: int, told: str) -> tuple[Branch, Branch]:
    """Return the tree without about half of its boxes, and these."""
    places = [place for place in _places(tree, ()) if place and _at(tree, place).children]
    if places:
        half = _size(tree) / 2
        place = min(places, key=lambda one: abs(_size(_at(tree, one)) - half))
        branch = _at(tree, place)
        stub = replace(branch, children=(), more=f"{told}见{part_name(there)}")
        return _with(tree, place, stub), replace(branch, more=f"接{part_name(here)}")
    middle = (len(tree.children) + 1) // 2
    if middle == len(tree.children):
        raise OversizeError.of(tree.name)
    more = f"{tree.more}，" if tree.more else ""
    first = replace(tree, children=tree.children[:middle], more=f"{more}其余见{part_name(there)}")
    return first, replace(tree, children=tree.children[middle:], more=f"接{part_name(here)}")


def _places(tree: Branch, place: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    yield place
    for number, child in enumerate(tree.children):
        yield from _places(child, (*place, number))


def _at(tree: Branch, place: tuple[int, ...]) -> Branch:
    return _at(tree.children[place[0]], place[1:]) if place else tree


def _with(tree: Branch, place: tuple[int, ...], branch: Branch) -> Branch:
    if not place:
        return branch
    children = list(tree.children)
    children[place[0]] = _with(children[place[0]], place[1:], branch)
    return replace(tree, children=tuple(children))


def _size(tree: Branch) -> int:
    return 1 + sum(map(_size, tree.children))


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """Some items of a row, and how many stand before them."""

    start: int
    items: tuple[Item, ...]


def sliced(items: Sequence[Item], fits: Callable[[Slice[Item]], bool], name: str) -> list[Slice[Item]]:
    """Return the items in as few slices of about the same length as fit.

    Raises:
        OversizeError: a single item does not fit.
    """
    for number in range(2, len(items) + 1):
        each = -(-len(items) // number)
        slices = [Slice(start, tuple(items[start : start + each])) for start in range(0, len(items), each)]
        if all(map(fits, slices)):
            return slices
    raise OversizeError.of(name)


def joined_steps(one: Slice[ProcessStep], number: int, last: bool) -> tuple[ProcessStep, ...]:
    """Return the steps of part ``number``, with a step that says where it comes from and one where it goes on."""
    before = (ProcessStep(f"接{part_name(number - 1)}"),) if number > 1 else ()
    after = () if last else (ProcessStep(f"转{part_name(number + 1)}"),)
    return (*before, *one.items, *after)
