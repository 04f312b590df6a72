"""Turn right-angled routes into the transform and adjustments of Word's preset connectors."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.documents.figures.scene import Point

EMU_PER_MM = 36000
_LEAST = 12700
"""Least extent in EMU of an axis along which an adjustment is measured (adjustments are parts of it)."""
_PRESETS = {
    2: "straightConnector1",
    3: "bentConnector2",
    4: "bentConnector3",
    5: "bentConnector4",
    6: "bentConnector5",
}


@dataclass(frozen=True, slots=True)
class ConnectorShape:
    """A preset connector: lengths in EMU, rotation in 60000ths of a degree, adjustments in 100000ths."""

    preset: str
    x: int
    y: int
    cx: int
    cy: int
    rotation: int
    flip_h: bool
    flip_v: bool
    adjustments: tuple[int, ...]


def emu(mm: float) -> int:
    """Return millimetres as English Metric Units."""
    return round(mm * EMU_PER_MM)


def connector_shape(route: Sequence[Point]) -> ConnectorShape:
    """Return the preset which draws ``route``.

    Raises:
        ValueError: the route has fewer than two or more than six points.
    """
    if len(route) not in _PRESETS:
        raise ValueError(f"no preset connector has {len(route)} points")
    points = [(emu(x), emu(y)) for x, y in route]
    if len(points) == 2:
        return _straight(points[0], points[1])
    return _bent(points)


def _straight(start: tuple[int, int], end: tuple[int, int]) -> ConnectorShape:
    (x1, y1), (x2, y2) = start, end
    left, top = min(x1, x2), min(y1, y2)
    return ConnectorShape(_PRESETS[2], left, top, abs(x2 - x1), abs(y2 - y1), 0, x2 < x1, y2 < y1, ())


def _bent(points: Sequence[tuple[int, int]]) -> ConnectorShape:
    """Presets leave their start horizontally; a route that leaves vertically is drawn turned by a quarter."""
    vertical = abs(points[1][1] - points[0][1]) > abs(points[1][0] - points[0][0])
    points = _opened(points, vertical)
    (x1, y1), (x2, y2) = points[0], points[-1]
    across, down = abs(x2 - x1), abs(y2 - y1)
    along, beside = (down, across) if vertical else (across, down)
    middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
    rotation, flip_h, flip_v = _turn(x2 >= x1, y2 >= y1) if vertical else (0, x2 < x1, y2 < y1)
    return ConnectorShape(
        _PRESETS[len(points)], round(middle_x - along / 2), round(middle_y - beside / 2), along, beside,
        rotation, flip_h, flip_v, _adjustments(points, vertical, along, beside),
    )  # fmt: skip


def _opened(points: Sequence[tuple[int, int]], vertical: bool) -> Sequence[tuple[int, int]]:
    """Return the route with its start moved by a hair where both ends lie on one line.

    The start moves backwards into its own box, which hides it; the end, with its arrow, stays exact.
    """
    first, last = list(points[0]), points[-1]
    axis = 1 if vertical else 0
    if abs(last[axis] - first[axis]) < _LEAST:
        first[axis] = last[axis] - _LEAST if points[1][axis] > first[axis] else last[axis] + _LEAST
    if len(points) > 4 and abs(last[1 - axis] - first[1 - axis]) < _LEAST:
        first[1 - axis] = last[1 - axis] - _LEAST
    return [(first[0], first[1]), *points[1:]]


def _turn(right: bool, down: bool) -> tuple[int, bool, bool]:
    """Return rotation and horizontal flip for a route that leaves its start vertically."""
    return (16200000 if right else 5400000), right == down, False


def _adjustments(points: Sequence[tuple[int, int]], vertical: bool, along: int, beside: int) -> tuple[int, ...]:
    """Return each inner turn as a part of the way from the first to the last point, axes in turn."""
    first, last = points[0], points[-1]
    found: list[int] = []
    for number, point in enumerate(points[1:-2]):
        axis = 1 if (number % 2 == 0) == vertical else 0
        extent = along if number % 2 == 0 else beside
        sign = 1 if last[axis] >= first[axis] else -1
        found.append(round(sign * (point[axis] - first[axis]) / extent * 100000))
    return tuple(found)
