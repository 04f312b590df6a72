"""Align three versions of one sequence: what was generated, what a person made of it, what is generated now."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple


class Side(Enum):
    """Whose version of a region goes into the result."""

    SAME = "same"
    """Nobody changed it."""
    NEW = "new"
    """Only the generated text changed."""
    MINE = "mine"
    """Only the person changed it, or both made the same change."""
    CONFLICT = "conflict"
    """Both changed it, differently."""


class Region(NamedTuple):
    """One stretch of the three sequences; the ranges are half open."""

    side: Side
    base: range
    mine: range
    new: range


class _Hunk(NamedTuple):
    """One place where a version differs from the base."""

    start: int
    end: int
    growth: int
    """Items more than in the base."""
    by_person: bool


def align(base: Sequence[str], mine: Sequence[str], new: Sequence[str]) -> Iterator[Region]:
    """Yield regions that together cover all three sequences, in order."""
    at = (0, 0, 0)
    hunks = sorted((*_hunks(base, mine, by_person=True), *_hunks(base, new, by_person=False)))
    for group in _groups(hunks):
        start, end = group[0].start, max(hunk.end for hunk in group)
        yield from _same(at, start - at[0])
        at = tuple(one + start - at[0] for one in at)  # type: ignore[assignment]
        growth = [sum(hunk.growth for hunk in group if hunk.by_person is person) for person in (True, False)]
        ends = (end, at[1] + end - start + growth[0], at[2] + end - start + growth[1])
        ranges = [range(*pair) for pair in zip(at, ends, strict=True)]
        yield from _changed(base, mine, new, *ranges)
        at = ends
    yield from _same(at, len(base) - at[0])


def _same(at: tuple[int, int, int], count: int) -> Iterator[Region]:
    for step in range(count):
        yield Region(Side.SAME, *(range(one + step, one + step + 1) for one in at))


def _hunks(base: Sequence[str], other: Sequence[str], *, by_person: bool) -> Iterator[_Hunk]:
    """Yield the differences; where as many items were replaced as there are now, each stands alone."""
    for kind, start, end, first, last in SequenceMatcher(None, base, other, autojunk=False).get_opcodes():
        if kind == "replace" and end - start == last - first:
            yield from (_Hunk(item, item + 1, 0, by_person) for item in range(start, end))
        elif kind != "equal":
            yield _Hunk(start, end, last - first - (end - start), by_person)


def _groups(hunks: Sequence[_Hunk]) -> Iterator[list[_Hunk]]:
    """Join hunks that speak of the same items, or insert at the same point."""
    group: list[_Hunk] = []
    for hunk in hunks:
        end = max((one.end for one in group), default=0)
        same_point = hunk.start == hunk.end and any(one.start == one.end == hunk.start for one in group)
        if group and hunk.start >= end and not same_point:
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group


def _changed(
    base: Sequence[str], mine: Sequence[str], new: Sequence[str], in_base: range, in_mine: range, in_new: range
) -> Iterator[Region]:
    """Yield what happened in one place; stretches of equal length are taken item by item."""
    if len(in_base) == len(in_mine) == len(in_new) > 1:
        for ranges in zip(in_base, in_mine, in_new, strict=True):
            singles = [range(one, one + 1) for one in ranges]
            yield Region(_side(base, mine, new, *singles), *singles)
        return
    yield Region(_side(base, mine, new, in_base, in_mine, in_new), in_base, in_mine, in_new)


def _side(
    base: Sequence[str], mine: Sequence[str], new: Sequence[str], in_base: range, in_mine: range, in_new: range
) -> Side:
    before, person, now = ([one[i] for i in part] for one, part in ((base, in_base), (mine, in_mine), (new, in_new)))
    if person == before:
        return Side.SAME if now == before else Side.NEW
    return Side.MINE if now in (before, person) else Side.CONFLICT
