"""Lead right-angled lines between boxes, around everything in the way and with few bends.

A grid is laid through the middles of all boxes and the free strips between them. Each line takes the
cheapest way over it: length, bends and crossings cost. No line runs along on top of an unrelated one; a side
of a box is shared by unrelated lines only where all four are taken.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

from dossier.documents.figures.scene import Point, Rect, Side, side_of, tidy

_CLEAR = 1.7
"""Least distance of a line from boxes it passes, mm."""
_APART = 0.8
"""Least distance of two lines that can be told apart, mm."""
_TRACKS = 3
_BEND_COST = 9.0
_CROSS_COST = 14.0
_SHARED_PORT_COST = 120.0
_SHARED = 0.4
"""Cost of a piece that runs on a related line, as a part of its length."""
_HOPE = 0.85
"""Part of the straight distance that a way is expected to cost; sharing a track may make it a little less."""
_ROOMY = 6.0
"""Distance from boxes at which a line looks free, mm."""
_NEAR_COST = 0.3
_MOST_BENDS = 4
_STEPS: Mapping[Side, tuple[int, int]] = {"top": (0, -1), "left": (-1, 0), "bottom": (0, 1), "right": (1, 0)}
_OPPOSITE: Mapping[Side, Side] = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
_SIDES: tuple[Side, ...] = ("bottom", "right", "left", "top")

Cell = tuple[int, int]
Piece = tuple[Cell, Cell]
State = tuple[int, int, Side, int]
_Entry = tuple[float, State, tuple[State, ...], float]


@dataclass(frozen=True, slots=True)
class Trip:
    """A line to be led; costs in mm may be put on leaving or entering by a side."""

    source: str
    target: str
    leave: Mapping[Side, float] = field(default_factory=dict)
    enter: Mapping[Side, float] = field(default_factory=dict)


class NoRouteError(Exception):
    """A line cannot reach its box; the layout has to leave more space."""


@dataclass(frozen=True, slots=True)
class _Gate:
    """Where lines meet a box: the grid cell before the side and the cost of using it."""

    cell: Cell
    side: Side
    port: Point
    cost: float


class Router:
    """Leads lines one after the other; ``related`` tells which pairs of trips may share a track."""

    def __init__(
        self,
        boxes: Mapping[str, Rect],
        titles: Sequence[Rect],
        area: Rect,
        related: Callable[[Trip, Trip], bool],
        frames: Sequence[Rect] = (),
        fixed: Iterable[Sequence[Point]] = (),
    ) -> None:
        self.boxes = boxes
        self.related = related
        self.walls = [rect.grown(_CLEAR - 1e-3) for rect in boxes.values()] + list(titles)
        around, bars = (area, *frames), [y for route in fixed for _, y in route[1:-1]]
        self.xs = _grid([(r.x, r.right) for r in boxes.values()], [(r.x, r.right) for r in around], ())
        self.ys = _grid([(r.y, r.bottom) for r in boxes.values()], [(r.y, r.bottom) for r in around], bars)
        self.near_x = [_nearness(x, [e for r in boxes.values() for e in (r.x, r.right)]) for x in self.xs]
        self.near_y = [_nearness(y, [e for r in boxes.values() for e in (r.y, r.bottom)]) for y in self.ys]
        self.close_x, self.close_y = _close(self.xs), _close(self.ys)
        self.on_piece: dict[Piece, list[Trip]] = {}
        self.through: dict[tuple[Cell, bool], list[Trip]] = {}
        self.corners: dict[Cell, list[Trip]] = {}
        self.at_port: dict[tuple[str, Side], list[Trip]] = {}
        self.walled: dict[Piece, bool] = {}

    def lead(self, trip: Trip) -> tuple[Point, ...]:
        """Return the points of the cheapest way of ``trip`` and keep the way for those that follow.

        Raises:
            NoRouteError: no way with at most four bends exists.
        """
        starts = list(self._gates(trip.source, trip, trip.leave))
        ends = {(gate.cell, _OPPOSITE[gate.side]): gate for gate in self._gates(trip.target, trip, trip.enter)}
        way = self._cheapest(trip, starts, ends)
        first = next(gate for gate in starts if gate.cell == way[0][:2] and gate.side == way[0][2])
        last = ends[(way[-1][0], way[-1][1]), way[-1][2]]
        route = tidy((first.port, *(self._point((x, y)) for x, y, _, _ in way), last.port))
        self.keep(trip, route)
        return route

    def _cheapest(
        self, trip: Trip, starts: Sequence[_Gate], ends: Mapping[tuple[Cell, Side], _Gate]
    ) -> Sequence[State]:
        """Search from all gates at once, first where the way so far and the distance left are shortest (A*)."""
        left = self._distances({cell for cell, _ in ends})
        queue: list[_Entry] = [
            (gate.cost + left(gate.cell), (*gate.cell, gate.side, 0), (), gate.cost) for gate in starts
        ]
        heapq.heapify(queue)
        came: dict[State, tuple[State, ...]] = {}
        fewest: dict[tuple[int, int, Side], int] = {}
        best: tuple[float, State] | None = None
        while queue and (best is None or queue[0][0] < best[0]):
            _, state, before, cost = heapq.heappop(queue)
            # Whoever was here before came cheaper; coming again pays only with fewer bends.
            if fewest.get(state[:3], _MOST_BENDS + 1) <= state[3]:
                continue
            fewest[state[:3]], came[state] = state[3], before
            goal = ends.get(((state[0], state[1]), state[2]))
            if goal is not None and self._is_confused(state[:2], False, trip):
                continue
            if goal is not None and (best is None or cost + goal.cost < best[0]):
                best = (cost + goal.cost, state)
            for extra, following in self._moves(state, trip):
                reached = cost + extra
                heapq.heappush(queue, (reached + left(following[:2]), following, (state,), reached))
        if best is None:
            raise NoRouteError(f"{trip.source} -> {trip.target}")
        return list(_trace(came, best[1]))

    def _distances(self, goals: AbstractSet[Cell]) -> Callable[[Cell], float]:
        """Return a lower bound of the cost from a cell to the nearest goal, each cell measured once."""
        points = [self._point(goal) for goal in goals]
        known: dict[Cell, float] = {}

        def left(cell: Cell) -> float:
            if cell not in known:
                x, y = self._point(cell)
                known[cell] = _HOPE * min((abs(x - gx) + abs(y - gy) for gx, gy in points), default=0.0)
            return known[cell]

        return left

    def _gates(self, name: str, trip: Trip, preference: Mapping[Side, float]) -> Iterator[_Gate]:
        rect = self.boxes[name]
        for side in _SIDES:
            port, cell = rect.port(side), self._cell_before(rect, side)
            if cell is None or self._blocked_stub(name, port, cell):
                continue
            foreign = [each for each in self.at_port.get((name, side), []) if not self.related(each, trip)]
            length = abs(self.xs[cell[0]] - port[0]) + abs(self.ys[cell[1]] - port[1])
            yield _Gate(cell, side, port, length + preference.get(side, 0.0) + _SHARED_PORT_COST * len(foreign))

    def _cell_before(self, rect: Rect, side: Side) -> Cell | None:
        """Return the first grid point at a clear distance outside the middle of ``side``."""
        x, y = rect.port(side)
        column, row = _index(self.xs, x), _index(self.ys, y)
        if side in ("top", "bottom"):
            row = bisect_right(self.ys, y - _CLEAR) - 1 if side == "top" else bisect_left(self.ys, y + _CLEAR)
        else:
            column = bisect_right(self.xs, x - _CLEAR) - 1 if side == "left" else bisect_left(self.xs, x + _CLEAR)
        inside = 0 <= column < len(self.xs) and 0 <= row < len(self.ys)
        return (column, row) if inside else None

    def _blocked_stub(self, name: str, port: Point, cell: Cell) -> bool:
        own = self.boxes[name].grown(_CLEAR - 1e-3)
        stub = _span(port, (self.xs[cell[0]], self.ys[cell[1]]))
        return any(wall != own and _cuts(stub, wall) for wall in self.walls)

    def _moves(self, state: State, trip: Trip) -> Iterator[tuple[float, State]]:
        column, row, heading, bends = state
        for side, (dx, dy) in _STEPS.items():
            cell = (column + dx, row + dy)
            if side == _OPPOSITE[heading] or not (0 <= cell[0] < len(self.xs) and 0 <= cell[1] < len(self.ys)):
                continue
            if self._is_confused((column, row), side != heading, trip):
                continue
            turned = bends + (side != heading)
            if (
                turned > _MOST_BENDS
                or self._is_walled((column, row), cell)
                or self._is_taken((column, row), cell, trip)
            ):
                continue
            cost = self._price((column, row), cell, trip) + (_BEND_COST if side != heading else 0.0)
            yield cost, (*cell, side, turned)

    def _is_confused(self, cell: Cell, turning: bool, trip: Trip) -> bool:
        """Tell whether a corner here would touch an unrelated line, so that nobody could say who goes where."""
        places = [(column, row) for column in self.close_x[cell[0]] for row in self.close_y[cell[1]]]
        met = [each for place in places for each in self.corners.get(place, ())]
        if turning:
            met += [each for place in places for axis in (True, False) for each in self.through.get((place, axis), ())]
        return any(not self.related(each, trip) for each in met)

    def _is_walled(self, a: Cell, b: Cell) -> bool:
        piece = (min(a, b), max(a, b))
        if piece not in self.walled:
            span = _span(self._point(a), self._point(b))
            self.walled[piece] = any(_cuts(span, wall) for wall in self.walls)
        return self.walled[piece]

    def _is_taken(self, a: Cell, b: Cell, trip: Trip) -> bool:
        """Tell whether an unrelated line runs here; two lines on one track would say what is not so."""
        low, high = min(a, b), max(a, b)
        across = low[0] == high[0]
        beside = self.close_x[low[0]] if across else self.close_y[low[1]]
        pieces = (((n, low[1]), (n, high[1])) if across else ((low[0], n), (high[0], n)) for n in beside)
        return any(not self.related(each, trip) for piece in pieces for each in self.on_piece.get(piece, ()))

    def _price(self, a: Cell, b: Cell, trip: Trip) -> float:
        """Return the cost of one piece: its length, and what it shares or crosses."""
        (x1, y1), (x2, y2) = self._point(a), self._point(b)
        length = (abs(x2 - x1) + abs(y2 - y1)) * (self.near_x[a[0]] if a[0] == b[0] else self.near_y[a[1]])
        joins = (min(a, b), max(a, b)) in self.on_piece
        crossed = sum(not self.related(each, trip) for each in self.through.get((b, a[0] == b[0]), ()))
        return length * (_SHARED if joins else 1.0) + crossed * _CROSS_COST

    def _point(self, cell: Cell) -> Point:
        return self.xs[cell[0]], self.ys[cell[1]]

    def keep(self, trip: Trip, route: Sequence[Point]) -> None:
        """Enter a finished way into the books, so that later ones mind it."""
        for start, end in pairwise(route):
            vertical = abs(end[1] - start[1]) > abs(end[0] - start[0])
            cells = list(self._cells(start, end, vertical))
            for a, b in pairwise(cells):
                self.on_piece.setdefault((a, b), []).append(trip)
            # A later line crosses here when it comes in on the other axis.
            for cell in cells:
                self.through.setdefault((cell, not vertical), []).append(trip)
        for x, y in route[1:-1]:
            self.corners.setdefault((_index(self.xs, x), _index(self.ys, y)), []).append(trip)
        for name, point in ((trip.source, route[0]), (trip.target, route[-1])):
            self.at_port.setdefault((name, side_of(self.boxes[name], point)), []).append(trip)

    def _cells(self, start: Point, end: Point, vertical: bool) -> Iterator[Cell]:
        """Yield the grid points on a straight piece."""
        lines, axis = (self.ys, 1) if vertical else (self.xs, 0)
        low, high = min(start[axis], end[axis]) - 1e-3, max(start[axis], end[axis]) + 1e-3
        fixed = _index(self.xs, start[0]) if vertical else _index(self.ys, start[1])
        for number in range(bisect_left(lines, low), bisect_right(lines, high)):
            yield (fixed, number) if vertical else (number, fixed)


def _trace(came: Mapping[State, tuple[State, ...]], last: State) -> Iterator[State]:
    """Yield the states from the start to ``last``."""
    for before in came[last]:
        yield from _trace(came, before)
    yield last


def _grid(
    boxes: Sequence[tuple[float, float]], frames: Sequence[tuple[float, float]], bars: Iterable[float]
) -> list[float]:
    """Return the middles of all boxes, the bars, and some tracks in each strip between edges."""
    edges = sorted({round(edge, 4) for interval in (*boxes, *frames) for edge in interval})
    middles = {round((low + high) / 2, 4) for low, high in boxes} | {round(bar, 4) for bar in bars}
    tracks: set[float] = set()
    for low, high in pairwise(edges):
        number = min(_TRACKS, int((high - low) / _CLEAR) - 1)
        tracks |= {round(low + (high - low) * (k + 1) / (number + 1), 4) for k in range(number)}
    tracks |= {round(edge, 4) for low, high in boxes for edge in (low - _CLEAR - 0.05, high + _CLEAR + 0.05)}
    inside = min(low for low, _ in frames), max(high for _, high in frames)
    tracks = {track for track in tracks if inside[0] <= track <= inside[1]}
    return _thinned(sorted(tracks | middles), middles)


def _thinned(lines: Sequence[float], keep: set[float]) -> list[float]:
    """Drop tracks that lie closer than a line can be told apart, never a box's middle."""
    return [line for line in lines if line in keep or all(abs(line - other) > _CLEAR * 0.7 for other in keep)]


def _close(lines: Sequence[float]) -> list[list[int]]:
    """Return for each grid line the numbers of those, itself included, which look like the same line."""
    return [list(range(bisect_left(lines, line - _APART), bisect_right(lines, line + _APART))) for line in lines]


def _nearness(line: float, edges: Sequence[float]) -> float:
    """Return the factor by which running close along the edges of boxes is dearer."""
    nearest = min((abs(line - edge) for edge in edges), default=_ROOMY)
    return 1.0 + _NEAR_COST * max(0.0, 1.0 - nearest / _ROOMY)


def _index(lines: Sequence[float], value: float) -> int:
    return bisect_left(lines, round(value, 4) - 1e-3)


def _span(a: Point, b: Point) -> Rect:
    return Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def _cuts(span: Rect, wall: Rect) -> bool:
    """Tell whether a straight piece enters the inside of ``wall``."""
    return span.x < wall.right and wall.x < span.right and span.y < wall.bottom and wall.y < span.bottom
