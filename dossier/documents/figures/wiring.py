"""Add routed lines and their labels to a scene of placed boxes."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dossier.documents.figures.comb import Row, comb_routes
from dossier.documents.figures.label import LabelPlacer, Toward
from dossier.documents.figures.model import Link, Node
from dossier.documents.figures.route import NoRouteError, Router, Trip
from dossier.documents.figures.scene import Connector, Label, Point, Rect, Scene, Side

_ASIDE = 5.0
_BACK = 22.0
_QUIET = frozenset({"bastion", "log", "backup"})


class UnfitError(Exception):
    """A layout leaves no room for a line, a label or a title; a looser one has to be tried."""


def draw_links(
    scene: Scene, links: Sequence[Link], nodes: Mapping[str, Node], rows: Sequence[Row], size: float
) -> Scene:
    """Return ``scene`` with its links, combs between neighbouring rows first, labels at ``size`` points.

    Raises:
        UnfitError: a link or a label finds no room.
        KeyError: a link names an unknown node.
    """
    rects = {box.id: box.rect for box in scene.boxes}
    trips = [_trip(link, rects) for link in links]
    routes = led(scene, trips, _bundles(links), comb_routes(links, rects, rows))
    connectors = tuple(
        Connector(link.source, link.target, route, dashed=link.dashed or _is_quiet(link, nodes))
        for link, route in zip(links, routes, strict=True)
    )
    return replace(scene, connectors=connectors, labels=_labels(scene, links, routes, size))


def _is_quiet(link: Link, nodes: Mapping[str, Node]) -> bool:
    return bool(_QUIET & {nodes[link.source].kind, nodes[link.target].kind})


def led(
    scene: Scene,
    trips: Sequence[Trip],
    related: Callable[[Trip, Trip], bool],
    fixed: Mapping[int, tuple[Point, ...]] = MappingProxyType({}),
) -> list[tuple[Point, ...]]:
    """Return one route for each trip, in the order of the trips; ``fixed`` ones are taken as they are.

    Raises:
        UnfitError: a trip finds no way.
    """
    rects = {box.id: box.rect for box in scene.boxes}
    frames = [container.rect for container in scene.containers]
    area = Rect(0, 0, scene.width, scene.height)
    router = Router(rects, titles_of(scene), area, related, frames, fixed.values())
    for i, route in fixed.items():
        router.keep(trips[i], route)
    open_trips = (i for i in range(len(trips)) if i not in fixed)
    order = sorted(open_trips, key=lambda i: (*_priority(rects, trips[i]), i))
    try:
        routes = {**fixed, **{i: router.lead(trips[i]) for i in order}}
    except NoRouteError as error:
        raise UnfitError(str(error)) from error
    return [routes[i] for i in range(len(trips))]


def titles_of(scene: Scene) -> list[Rect]:
    """Return the places taken by the titles of frames."""
    return [container.title.rect for container in scene.containers if container.title]


def _priority(rects: Mapping[str, Rect], trip: Trip) -> tuple[bool, float]:
    """Straight lines are led first, then short ones."""
    (x1, y1), (x2, y2) = rects[trip.source].centre, rects[trip.target].centre
    across, down = round(abs(x1 - x2), 3), round(abs(y1 - y2), 3)
    return across > 0 and down > 0, across + down


def _trip(link: Link, rects: Mapping[str, Rect]) -> Trip:
    """Traffic leaves towards the row of its target; within a row it takes the short way sideways."""
    source, target = rects[link.source], rects[link.target]
    if source.bottom <= target.y:
        return Trip(link.source, link.target, _favour("bottom", "top"), _favour("top", "bottom"))
    if target.bottom <= source.y:
        return Trip(link.source, link.target, _favour("top", "bottom"), _favour("bottom", "top"))
    return Trip(link.source, link.target)


def _favour(best: Side, worst: Side) -> dict[Side, float]:
    sides: tuple[Side, ...] = ("top", "left", "bottom", "right")
    return {side: 0.0 if side == best else _BACK if side == worst else _ASIDE for side in sides}


def _bundles(links: Sequence[Link]) -> Callable[[Trip, Trip], bool]:
    """Lines may share a track when that can be read in one way only.

    That is so for lines from one source or into one target, and for sources with the very same targets.
    """
    targets: dict[str, frozenset[str]] = {}
    for link in links:
        targets[link.source] = targets.get(link.source, frozenset()) | {link.target}

    def related(one: Trip, other: Trip) -> bool:
        same_end = one.source == other.source or one.target == other.target
        return same_end or targets[one.source] == targets[other.source]

    return related


def _labels(scene: Scene, links: Sequence[Link], routes: Sequence[tuple[Point, ...]], size: float) -> tuple[Label, ...]:
    """Return the labels; the same words on lines with a common end are written once."""
    solids = [box.rect for box in scene.boxes] + titles_of(scene)
    frames = [container.rect for container in scene.containers]
    placer = LabelPlacer(solids, frames, routes, Rect(0, 0, scene.width, scene.height))
    toward = _label_ends(links)
    said: set[tuple[str, str, str]] = set()
    labels: list[Label] = []
    for link, route in zip(links, routes, strict=True):
        ends = {(link.label, "from", link.source), (link.label, "to", link.target)}
        if link.label and not ends & said:
            labels.append(placed(placer, link.label, size, route, toward(link)))
        said |= ends
    return tuple(labels)


def _label_ends(links: Sequence[Link]) -> Callable[[Link], Toward]:
    """Return near which end a link is labelled: where it runs alone, away from the end it shares with others."""
    sources = Counter(link.source for link in links)
    targets = Counter(link.target for link in links)

    def toward(link: Link) -> Toward:
        if sources[link.source] > 1:
            return "end"
        return "start" if targets[link.target] > 1 else "middle"

    return toward


def placed(placer: LabelPlacer, text: str, size: float, route: tuple[Point, ...], toward: Toward = "middle") -> Label:
    """Return the label beside ``route``.

    Raises:
        UnfitError: there is no free place.
    """
    label = placer.place(text, size, route, toward)
    if label is None:
        raise UnfitError(text)
    return label
