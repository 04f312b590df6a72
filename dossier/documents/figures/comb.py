"""Join neighbouring rows by combs: down from each source to one bar, along it, and down to each target."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.documents.figures.model import Link
from dossier.documents.figures.scene import Point, Rect, tidy

_APART = 0.8
"""Least distance of two lines that can be told apart, mm."""
_LEAST_PITCH = 1.2
"""Least distance between two bars, mm."""


@dataclass(frozen=True, slots=True)
class Row:
    """Nodes side by side, and the free band above them in which bars may run (upper and lower edge, mm)."""

    ids: tuple[str, ...]
    band: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Comb:
    """Links with one set of targets between one pair of rows, by their numbers."""

    links: tuple[int, ...]
    sources: frozenset[float]
    targets: frozenset[float]


def downward(links: Sequence[Link], rows: Sequence[Row]) -> dict[int, int]:
    """Return the row each link enters, by its number, for links from a row to the next one below."""
    row_of = {name: number for number, row in enumerate(rows) for name in row.ids}
    return {
        number: row_of[link.target]
        for number, link in enumerate(links)
        if link.source in row_of and row_of.get(link.target) == row_of[link.source] + 1
    }


def comb_routes(links: Sequence[Link], rects: Mapping[str, Rect], rows: Sequence[Row]) -> dict[int, tuple[Point, ...]]:
    """Return the routes of all links that combs can carry, by the number of the link."""
    entered = downward(links, rows)
    routes: dict[int, tuple[Point, ...]] = {}
    for number, row in enumerate(rows):
        mine = [link for link in entered if entered[link] == number]
        ordered = list(_ordered(_combs(links, rects, mine)))
        top, bottom = row.band
        pitch = (bottom - top) / (len(ordered) + 1)
        if pitch < _LEAST_PITCH:
            continue
        for place, comb in enumerate(ordered, start=1):
            for link in comb.links:
                routes[link] = _route(rects[links[link].source], rects[links[link].target], top + pitch * place)
    return routes


def _route(source: Rect, target: Rect, bar: float) -> tuple[Point, ...]:
    start, end = source.port("bottom"), target.port("top")
    return tidy((start, (start[0], bar), (end[0], bar), end))


def _combs(links: Sequence[Link], rects: Mapping[str, Rect], mine: Sequence[int]) -> list[_Comb]:
    """Group links whose sources have the very same targets, so that a bar says no more than the links do."""
    targets: dict[str, tuple[str, ...]] = {}
    for number in mine:
        source = links[number].source
        targets[source] = (*targets.get(source, ()), links[number].target)
    groups: dict[frozenset[str], list[int]] = {}
    for number in mine:
        groups.setdefault(frozenset(targets[links[number].source]), []).append(number)
    return [
        _Comb(
            tuple(group),
            frozenset(_middle(rects[links[number].source]) for number in group),
            frozenset(_middle(rects[links[number].target]) for number in group),
        )
        for group in groups.values()
    ]


def _middle(rect: Rect) -> float:
    return round(rect.centre[0], 2)


def _ordered(combs: Sequence[_Comb]) -> Iterator[_Comb]:
    """Yield combs from the top bar down so that no line down lies on another comb's; leave out who cannot be."""
    waiting = list(combs)
    while waiting:
        ready = next((comb for comb in waiting if not _is_under_another(comb, waiting)), None)
        if ready is None:
            return
        yield ready
        waiting.remove(ready)


def _is_under_another(comb: _Comb, waiting: Sequence[_Comb]) -> bool:
    """Tell whether a line down to ``comb``'s targets would lie on one from a source of another comb."""
    columns = [source for other in waiting if other is not comb for source in other.sources]
    return any(abs(source - target) < _APART for source in columns for target in comb.targets)
