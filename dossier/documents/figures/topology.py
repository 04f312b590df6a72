"""Lay out a network from the internet on top down to the data, zone by zone, operations on the right."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from dossier.documents.figures.fit import first_that_fits
from dossier.documents.figures.model import Link, Node, NodeKind, Zone
from dossier.documents.figures.scene import Box, Container, Rect, Scene, Shape, height_for, text_room, width_for
from dossier.documents.figures.text import Paragraph, line_height, paragraph, two_lines
from dossier.documents.figures.theme import COMPACT_SIZE, NAME_SIZE, NOTE_SIZE, PORTRAIT, SMALL_SIZE, Page
from dossier.documents.figures.wiring import UnfitError, draw_links

_MANAGEMENT = 5
_TIERS: Mapping[NodeKind, int] = {
    "internet": 0, "user": 0, "cdn": 0, "firewall": 1, "waf": 1, "lb": 1, "app": 2, "other": 2,
    "db": 3, "cache": 3, "storage": 3, "backup": 4, "bastion": _MANAGEMENT, "log": _MANAGEMENT,
}  # fmt: skip
_SHAPES: Mapping[NodeKind, Shape] = {
    "internet": "cloud", "firewall": "rect", "waf": "rect", "db": "can", "cache": "can", "storage": "can",
    "backup": "can",
}  # fmt: skip
_LOOKS: Mapping[NodeKind, str] = {
    "internet": "outside", "user": "outside", "cdn": "compute", "firewall": "guard", "waf": "guard", "lb": "compute",
    "app": "compute", "other": "neutral", "db": "data", "cache": "data", "storage": "data", "backup": "neutral",
    "bastion": "manage", "log": "manage",
}  # fmt: skip
_PAD = 3.5
_TITLE_SIZE = 8.0
_TITLE = line_height(_TITLE_SIZE) + 2.0
_LEAST_WIDTH = 20.0


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to set the network: widest node, nodes in a row, and the distances between nodes and zones."""

    cap: float
    per_row: int
    name_size: float = NAME_SIZE
    note_size: float = NOTE_SIZE
    side: float = 7.0
    gap: float = 6.0


_PLANS = (
    _Plan(32, 6),
    _Plan(26, 6, note_size=SMALL_SIZE, side=6),
    _Plan(23, 6, COMPACT_SIZE, SMALL_SIZE, side=5, gap=6),
    _Plan(20.5, 6, NOTE_SIZE, SMALL_SIZE, side=4.5, gap=6),
    _Plan(28, 3, note_size=SMALL_SIZE, gap=7),
    _Plan(23, 3, COMPACT_SIZE, SMALL_SIZE, side=7, gap=7),
    _Plan(20.5, 4, SMALL_SIZE, SMALL_SIZE, side=5, gap=7),
    _Plan(20.5, 4, SMALL_SIZE, SMALL_SIZE, side=5, gap=4),
    _Plan(20.5, 3, SMALL_SIZE, SMALL_SIZE, side=6, gap=4),
)


def topology_scene(zones: Sequence[Zone], links: Sequence[Link], page: Page = PORTRAIT) -> Scene:
    """Return the network of ``zones`` joined by ``links``; zones are sorted by what stands in them.

    Raises:
        TemplateError: the network is too large for the page at the least legible size.
        KeyError: a link names a node which is in no zone.
    """
    return first_that_fits("网络拓扑图", page, _attempts(zones, links))


def _attempts(zones: Sequence[Zone], links: Sequence[Link]) -> Iterator[Scene]:
    for plan in _PLANS:
        try:
            yield _Figure(zones, links, plan).scene()
        except UnfitError:
            continue


def _tier(zone: Zone) -> int:
    """Return the tier most nodes of the zone belong to, the upper one of equals."""
    counts = Counter(_TIERS[node.kind] for node in zone.nodes)
    return min(counts, key=lambda tier: (-counts[tier], tier), default=2)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Zones placed one below the other; a title means a drawn frame around them."""

    title: str
    zones: tuple[Zone, ...]


class _Figure:
    """One attempt to set a network by one plan."""

    def __init__(self, zones: Sequence[Zone], links: Sequence[Link], plan: _Plan) -> None:
        self.plan = plan
        self.zones = zones
        self.links = links
        ordered = sorted(zones, key=_tier)
        self.side_zones = [zone for zone in ordered if _tier(zone) == _MANAGEMENT and len(ordered) > 1]
        self.main_zones = [zone for zone in ordered if zone not in self.side_zones]
        self.texts = {node.id: self._paragraphs(node) for zone in zones for node in zone.nodes}
        self.width = max((self._needed(node) for zone in zones for node in zone.nodes), default=_LEAST_WIDTH)
        self.boxes: list[Box] = []
        self.frames: list[Container] = []

    def scene(self) -> Scene:
        """Return the figure with its lines.

        Raises:
            UnfitError: a line or a label finds no free way.
        """
        inner = max(map(self._row_width, self.main_zones)) + 2 * _PAD
        frames = [_Frame(title, tuple(group)) for title, group in groupby(self.main_zones, lambda zone: zone.within)]
        left = _PAD if any(frame.title for frame in frames) else 0.0
        spans = list(self._stack(frames, left, inner))
        right, bottom = self._sides(spans, left + inner)
        self._outer(frames, spans, right, bottom)
        width = max(box.rect.right for box in self.frames)
        height = max(box.rect.bottom for box in self.frames)
        return draw_links(self._scene(width, height), self.links, self._nodes(), self.plan.note_size)

    def _scene(self, width: float, height: float) -> Scene:
        frames = sorted(self.frames, key=lambda frame: -frame.rect.w * frame.rect.h)
        return Scene(width, height, self._alt(), tuple(self.boxes), tuple(frames))

    def _nodes(self) -> dict[str, Node]:
        return {node.id: node for zone in self.zones for node in zone.nodes}

    def _paragraphs(self, node: Node) -> tuple[Paragraph, ...]:
        plan, room = self.plan, text_room(_shape(node), self._cap(node))
        name = node.name if node.count == 1 else f"{node.name} ×{node.count}"
        first = paragraph(name, plan.name_size, room, strong=True)
        return (first, paragraph(node.detail, plan.note_size, room)) if node.detail else (first,)

    def _cap(self, node: Node) -> float:
        return self.plan.cap * (1.35 if node.kind == "internet" else 1.0)

    def _needed(self, node: Node) -> float:
        if node.kind == "internet":
            return _LEAST_WIDTH
        return max(_LEAST_WIDTH, width_for(_shape(node), self.texts[node.id]))

    def _size(self, node: Node) -> tuple[float, float]:
        shape, text = _shape(node), self.texts[node.id]
        width = max(self.width, width_for(shape, text)) if node.kind == "internet" else self.width
        return width, max(height_for(shape, text), 11.0)

    def _rows(self, zone: Zone) -> list[tuple[Node, ...]]:
        """Return the nodes shared out evenly over as few rows as the plan allows."""
        number = -(-len(zone.nodes) // self.plan.per_row) or 1
        each = -(-len(zone.nodes) // number)
        return [zone.nodes[start : start + each] for start in range(0, len(zone.nodes), each or 1)]

    def _row_width(self, zone: Zone) -> float:
        return max(map(self._extent, self._rows(zone)), default=_LEAST_WIDTH)

    def _extent(self, row: Sequence[Node]) -> float:
        return sum(self._size(node)[0] for node in row) + sum(self._gaps(row))

    def _gaps(self, row: Sequence[Node]) -> list[float]:
        """Return the distances between neighbours, wide enough for what is written on a line between them."""
        return [max(self.plan.side, self._label_width(a.id, b.id)) for a, b in pairwise(row)]

    def _label_width(self, one: str, other: str) -> float:
        texts = [link.label for link in self.links if link.label and {link.source, link.target} == {one, other}]
        sets = [two_lines(text, self.plan.note_size) for text in texts]
        return max((each.width + 2.5 for each in sets), default=0.0)

    def _stack(self, frames: Sequence[_Frame], left: float, inner: float) -> Iterator[tuple[float, float]]:
        """Place the main zones from the top down and yield upper and lower edge of each frame's zones."""
        y = 0.0
        for frame in frames:
            y += _TITLE if frame.title else 0.0
            top = y
            for zone in frame.zones:
                y = self._zone(zone, left, y, inner) + self.plan.gap
            yield top, y - self.plan.gap
            y += _PAD if frame.title else 0.0

    def _zone(self, zone: Zone, x: float, y: float, width: float) -> float:
        """Place one zone with its rows centred and return its lower edge."""
        top = y
        y += _TITLE
        for row in self._rows(zone):
            y = self._row(row, x + width / 2, y) + self.plan.gap
        bottom = y - self.plan.gap + _PAD
        self._container(zone.name, Rect(x, top, width, bottom - top), "zone")
        return bottom

    def _row(self, row: Sequence[Node], middle: float, y: float) -> float:
        sizes = [self._size(node) for node in row]
        x = middle - self._extent(row) / 2
        height = max(size[1] for size in sizes)
        for node, (width, _), gap in zip(row, sizes, [*self._gaps(row), 0.0], strict=True):
            self._box(node, Rect(x, y, width, height))
            x += width + gap
        return y + height

    def _box(self, node: Node, rect: Rect) -> None:
        self.boxes.append(Box(node.id, rect, self.texts[node.id], _shape(node), _LOOKS[node.kind]))

    def _container(self, title: str, rect: Rect, look: str) -> None:
        self.frames.append(Container(rect, paragraph(title, _TITLE_SIZE, rect.w - 3.2, strong=True), look))
        if len(self.frames[-1].title.lines) > 1:
            raise UnfitError(title)

    def _sides(self, spans: Sequence[tuple[float, float]], x: float) -> tuple[float, float]:
        """Place operations beside the framed (else all inner) zones; return right and lower edge of all zones."""
        top, bottom = self._side_span(spans)
        width = self.width + 2 * _PAD
        for zone in self.side_zones:
            x += self.plan.gap
            needed = _TITLE + _PAD + sum(self._size(node)[1] + self.plan.gap for node in zone.nodes)
            bottom = max(bottom, top + needed)
            self._column(zone, Rect(x, top, width, bottom - top))
            x += width
        return x, bottom

    def _side_span(self, spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
        framed = [zone.within for zone in self.main_zones if zone.within]
        titles = list(dict.fromkeys(zone.within for zone in self.main_zones))
        if framed and len(titles) == len(spans):
            return spans[titles.index(framed[0])]
        return spans[0][0], spans[-1][1]

    def _column(self, zone: Zone, rect: Rect) -> None:
        """Place nodes one below the other, spread evenly over the height of ``rect``."""
        free = rect.h - _TITLE - _PAD - sum(self._size(node)[1] for node in zone.nodes)
        space = free / (len(zone.nodes) + 1)
        y = rect.y + _TITLE + space
        for node in zone.nodes:
            height = self._size(node)[1]
            self._box(node, Rect(rect.x + _PAD, y, self.width, height))
            y += height + space
        self._container(zone.name, rect, "zone")

    def _outer(
        self, frames: Sequence[_Frame], spans: Sequence[tuple[float, float]], right: float, bottom: float
    ) -> None:
        """Draw the titled frames; the first one also holds the operations zones that belong to it."""
        inner_right = max(rect.rect.right for rect in self.frames if rect.look == "zone" and rect.rect.x <= _PAD)
        for frame, (top, low) in zip(frames, spans, strict=True):
            if frame.title:
                holds = any(zone.within == frame.title for zone in self.side_zones)
                edge, floor = (right, max(low, bottom)) if holds else (inner_right, low)
                rect = Rect(0.0, top - _TITLE, edge + _PAD, floor - top + _TITLE + _PAD)
                self._container(frame.title, rect, "frame")

    def _alt(self) -> str:
        parts = [f"{zone.name}（" + "、".join(node.name for node in zone.nodes) + "）" for zone in self.zones]
        return "网络拓扑图：" + "；".join(parts) + "。"


def _shape(node: Node) -> Shape:
    return _SHAPES.get(node.kind, "roundRect")
