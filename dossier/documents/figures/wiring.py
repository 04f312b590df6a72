"""Add routed lines and their labels to a scene of placed boxes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dossier.documents.figures.label import LabelPlacer
from dossier.documents.figures.model import Link, Node
from dossier.documents.figures.route import NoRouteError, Router, Trip
from dossier.documents.figures.scene import Connector, Container, Label, Point, Rect, Scene, Side
from dossier.documents.figures.text import line_height

_ASIDE = 5.0
_BACK = 22.0
_QUIET = frozenset({"bastion", "log", "backup"})


class UnfitError(Exception):
    """A layout leaves no room for a line, a label or a title; a looser one has to be tried."""


def draw_links(scene: Scene, links: Sequence[Link], nodes: Mapping[str, Node], size: float) -> Scene:
    """Return ``scene`` with its links, short ones led first, labels at ``size`` points.

    Raises:
        UnfitError: a link or a label finds no room.
        KeyError: a link names an unknown node.
    """
    rects = {box.id: box.rect for box in scene.boxes}
    trips = [_trip(link, rects) for link in links]
    routes = led(scene, trips, _bundles(links))
    connectors = tuple(
        Connector(link.source, link.target, route, dashed=link.dashed or _is_quiet(link, nodes))
        for link, route in zip(links, routes, strict=True)
    )
    return replace(scene, connectors=connectors, labels=_labels(scene, links, routes, size))


def _is_quiet(link: Link, nodes: Mapping[str, Node]) -> bool:
    return bool(_QUIET & {nodes[link.source].kind, nodes[link.target].kind})


def led(scene: Scene, trips: Sequence[Trip], related: Callable[[Trip, Trip], bool]) -> list[tuple[Point, ...]]:
    """Return one route for each trip, in the order of the trips.

    Raises:
        UnfitError: a trip finds no way.
    """
    rects = {box.id: box.rect for box in scene.boxes}
    frames = [container.rect for container in scene.containers]
    router = Router(rects, titles_of(scene), Rect(0, 0, scene.width, scene.height), related, frames)
    order = sorted(range(len(trips)), key=lambda i: (_distance(rects, trips[i]), i))
    try:
        routes = {i: router.lead(trips[i]) for i in order}
    except NoRouteError as error:
        raise UnfitError(str(error)) from error
    return [routes[i] for i in range(len(trips))]


def titles_of(scene: Scene) -> list[Rect]:
    """Return the places taken by the titles of frames."""
    return [_title_rect(container) for container in scene.containers if container.title.lines[0]]


def _title_rect(container: Container) -> Rect:
    title, rect = container.title, container.rect
    width, height = title.width + 2.0, line_height(title.size) + 1.0
    return Rect(rect.centre[0] - width / 2 if container.centred else rect.x + 0.8, rect.y + 0.4, width, height)


def _distance(rects: Mapping[str, Rect], trip: Trip) -> float:
    (x1, y1), (x2, y2) = rects[trip.source].centre, rects[trip.target].centre
    return round(abs(x1 - x2) + abs(y1 - y2), 3)


def _trip(link: Link, rects: Mapping[str, Rect]) -> Trip:
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


def _labels(
    scene: Scene, links: Sequence[Link], routes: Sequence[tuple[Point, ...]], size: float
) -> tuple[Label, ...]:
    """Return the labels; the same words on lines with a common end are written once."""
    placer = LabelPlacer(
        [box.rect for box in scene.boxes] + titles_of(scene), routes, Rect(0, 0, scene.width, scene.height)
    )
    said: set[tuple[str, str]] = set()
    labels: list[Label] = []
    for link, route in zip(links, routes, strict=True):
        if link.label and not {(link.label, "<" + link.source), (link.label, ">" + link.target)} & said:
            labels.append(placed(placer, link.label, size, route))
        said |= {(link.label, "<" + link.source), (link.label, ">" + link.target)}
    return tuple(labels)


def placed(
    placer: LabelPlacer, text: str, size: float, route: tuple[Point, ...], from_start: bool = False
) -> Label:
    """Return the label beside ``route``.

    Raises:
        UnfitError: there is no free place.
    """
    label = placer.place(text, size, route, from_start)
    if label is None:
        raise UnfitError(text)
    return label
