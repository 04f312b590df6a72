"""Lay out a network from the internet on top down to the data, zone by zone, operations on the right."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from dossier.documents.figures.bands import Style, band_scenes, overview
from dossier.documents.figures.comb import Row, downward
from dossier.documents.figures.division import one_or_parts
from dossier.documents.figures.fit import OversizeError, first_that_fits, fits
from dossier.documents.figures.model import Link, Node, NodeKind, Zone
from dossier.documents.figures.scene import Box, Container, Label, Rect, Scene, Shape, height_for, text_room, width_for
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
_TITLE_SIZE = SMALL_SIZE
_LEAST_GAP = 4.0
_BAND = 4.0
"""Room for combs between the title of a frame and its first zone, mm."""
_LEAST_WIDTH = 20.0


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to set the network: widest node, nodes in a row, and the distances between nodes and zones.

    Titles may take two lines; operations stand aside or, with many of them, in a row at the bottom.
    """

    cap: float
    per_row: int
    name_size: float = NAME_SIZE
    note_size: float = NOTE_SIZE
    side: float = 7.0
    gap: float = 6.0
    title_lines: int = 1
    aside: bool = True


_PLANS = (
    _Plan(32, 6),
    _Plan(26, 6, note_size=SMALL_SIZE, side=6),
    _Plan(23, 6, COMPACT_SIZE, SMALL_SIZE, side=5, gap=6),
    _Plan(20.5, 6, NOTE_SIZE, SMALL_SIZE, side=5.6, gap=5.4),
    _Plan(20.5, 6, NOTE_SIZE, SMALL_SIZE, side=5.1, title_lines=2),
    _Plan(26, 6, note_size=SMALL_SIZE, side=6, aside=False),
    _Plan(22, 6, COMPACT_SIZE, SMALL_SIZE, side=5, title_lines=2, aside=False),
    _Plan(28, 3, note_size=SMALL_SIZE, gap=8, title_lines=2),
    _Plan(23, 3, COMPACT_SIZE, SMALL_SIZE, side=7, gap=8, title_lines=2),
    _Plan(20.5, 4, SMALL_SIZE, SMALL_SIZE, side=6, gap=7, title_lines=2, aside=False),
    _Plan(20.5, 5, SMALL_SIZE, SMALL_SIZE, side=6, gap=5, title_lines=2, aside=False),
    _Plan(20.5, 4, SMALL_SIZE, SMALL_SIZE, side=10, gap=10, title_lines=2, aside=False),
)


def topology_scene(zones: Sequence[Zone], links: Sequence[Link], page: Page = PORTRAIT) -> Scene:
    """Return the network of ``zones`` joined by ``links``; zones are sorted by what stands in them.

    Raises:
        TemplateError: the network is too large for the page at the least legible size.
        KeyError: a link names a node which is in no zone.
    """
    return first_that_fits("网络拓扑图", page, _attempts(zones, links, page))


def topology_scenes(zones: Sequence[Zone], links: Sequence[Link], page: Page = PORTRAIT) -> list[Scene]:
    """Return the network on one page, or where it is too large for one as an overview and the nodes of each zone.

    Raises:
        TemplateError: a single row of nodes does not fit a page.
        KeyError: a link names a node which is in no zone.
    """

    def parts(room: Page) -> list[Scene]:
        details = band_scenes(sorted(zones, key=_tier), links, room, Style(_SHAPES, _LOOKS))
        try:
            return [topology_scene(*overview(zones, links), room), *details]
        except OversizeError:
            return details

    return one_or_parts(lambda room: topology_scene(zones, links, room), parts, page)


def _attempts(zones: Sequence[Zone], links: Sequence[Link], page: Page) -> Iterator[Scene]:
    """Yield the linked figures; lines are led only where the boxes fit the page, since that takes time."""
    nodes = {node.id: node for zone in zones for node in zone.nodes}
    for plan in _PLANS:
        try:
            figure = _Figure(zones, links, plan)
            blank = figure.scene()
            if fits(blank, page):
                yield draw_links(blank, links, nodes, figure.rows, plan.note_size)
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


@dataclass(frozen=True, slots=True)
class _Slot:
    """A zone or frame in its place, and the number of its first row (None beside the rows)."""

    title: str
    rect: Rect
    look: str
    first_row: int | None


class _Figure:
    """One attempt to set a network by one plan."""

    def __init__(self, zones: Sequence[Zone], links: Sequence[Link], plan: _Plan) -> None:
        self.plan = plan
        self.zones = zones
        self.links = links
        ordered = sorted(zones, key=_tier)
        aside = plan.aside and any(_tier(zone) != _MANAGEMENT for zone in ordered)
        self.side_zones = [zone for zone in ordered if aside and _tier(zone) == _MANAGEMENT]
        self.main_zones = [zone for zone in ordered if zone not in self.side_zones]
        self.texts = {node.id: self._paragraphs(node) for zone in zones for node in zone.nodes}
        self.width = max((self._needed(node) for zone in zones for node in zone.nodes), default=_LEAST_WIDTH)
        self.side_width = 2 * _PAD + max(
            (self._size(node)[0] for zone in self.side_zones for node in zone.nodes), default=self.width
        )
        self.strip = plan.title_lines * line_height(_TITLE_SIZE) + 2.0
        self.boxes: list[Box] = []
        self.frames: list[Container] = []
        self.rows: list[Row] = []

    def scene(self) -> Scene:
        """Return the figure without lines; afterwards ``rows`` tells where combs may run.

        Raises:
            UnfitError: a title finds no place clear of lines.
        """
        groups = [_Frame(title, tuple(group)) for title, group in groupby(self.main_zones, lambda zone: zone.within)]
        slots = list(self._stack(groups))
        frames = [slot for slot in slots if slot.look == "frame"]
        span = _within(frames[0].rect) if frames else _hull(slot.rect for slot in slots)
        sides = list(self._sides(span, bool(frames)))
        zones = [slot for slot in slots if slot.look == "zone"]
        self.frames = [self._titled(slot) for slot in (*frames, *zones, *sides)]
        size = _hull(frame.rect for frame in self.frames)
        return Scene(size.right, size.bottom, self._alt(), tuple(self.boxes), tuple(self.frames))

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

    def _stack(self, groups: Sequence[_Frame]) -> Iterator[_Slot]:
        """Place the main zones from the top down; yield them and the frames around them."""
        first = next((group for group in groups if group.title), None)
        edge = _PAD if first else 0.0
        inner = max(map(self._row_width, self.main_zones)) + 2 * _PAD
        full = 2 * edge + inner + len(self.side_zones) * (self.plan.gap + self.side_width)
        y, free = 0.0, 0.0
        for group in groups:
            first_row = len(self.rows)
            outer = Rect(0.0, y, full, 0.0)
            if group.title:
                y, free = y + self.strip + _BAND, y + self.strip
            inset = edge if group.title else 0.0
            width = inner if group is first or first is None else full - 2 * inset
            for zone in group.zones:
                slot = self._zone(zone, Rect(inset, y, width, 0.0), free)
                free, y = slot.rect.bottom, slot.rect.bottom + self.plan.gap
                yield slot
            if group.title:
                free, y = free + _PAD, y + _PAD
                yield _Slot(group.title, replace(outer, h=free - outer.y), "frame", first_row)

    def _zone(self, zone: Zone, rect: Rect, free: float) -> _Slot:
        """Place one zone with its rows centred, the space above it free from ``free`` on."""
        first_row, y, band = len(self.rows), rect.y + self.strip, (free, rect.y)
        for row in self._rows(zone):
            self.rows.append(Row(tuple(node.id for node in row), band))
            bottom = self._row(row, rect.centre[0], y)
            band, y = (bottom + 1.0, bottom + self.plan.gap - 1.0), bottom + self.plan.gap
        return _Slot(zone.name, replace(rect, h=y - self.plan.gap + _PAD - rect.y), "zone", first_row)

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

    def _sides(self, span: Rect, framed: bool) -> Iterator[_Slot]:
        """Place operations zones at the right end of ``span``.

        Raises:
            UnfitError: they are higher than the frame they stand in.
        """
        top = span.y + (self.strip + _BAND - _PAD if framed else 0.0)
        x = span.right - len(self.side_zones) * (self.side_width + self.plan.gap) if framed else span.right
        for zone in self.side_zones:
            x += self.plan.gap
            needed = self.strip + _PAD + sum(self._size(node)[1] + _LEAST_GAP for node in zone.nodes)
            if framed and needed > span.bottom - top:
                raise UnfitError(zone.name)
            rect = Rect(x, top, self.side_width, max(span.bottom - top, needed))
            self._column(zone, rect)
            x = rect.right
            yield _Slot(zone.name, rect, "zone", None)

    def _column(self, zone: Zone, rect: Rect) -> None:
        """Place nodes one below the other, spread evenly over the height of ``rect``."""
        free = rect.h - self.strip - _PAD - sum(self._size(node)[1] for node in zone.nodes)
        space = free / (len(zone.nodes) + 1)
        y = rect.y + self.strip + space
        for node in zone.nodes:
            width, height = self._size(node)
            self._box(node, Rect(rect.centre[0] - width / 2, y, width, height))
            y += height + space

    def _titled(self, slot: _Slot) -> Container:
        """Return the frame with its title in the first place along its upper edge that combs leave free."""
        cuts = sorted(x for x in self._passing(slot) if slot.rect.x < x < slot.rect.right)
        for title in self._title_settings(slot.title):
            for low, high in pairwise([slot.rect.x, *cuts, slot.rect.right]):
                if high - low >= title.width + 2.6:
                    place = Rect(low + 1.2, slot.rect.y + 0.8, title.width + 0.6, title.height)
                    return Container(slot.rect, slot.look, Label(place, title))
        raise UnfitError(slot.title)

    def _title_settings(self, text: str) -> Iterator[Paragraph]:
        yield Paragraph((text,), _TITLE_SIZE, strong=True)
        if self.plan.title_lines > 1:
            yield replace(two_lines(text, _TITLE_SIZE), strong=True)

    def _passing(self, slot: _Slot) -> Iterator[float]:
        """Yield where combs cross the upper edge: above targets for a zone, below sources for a frame."""
        middles = {box.id: box.rect.centre[0] for box in self.boxes}
        for number, row in downward(self.links, self.rows).items():
            if row == slot.first_row:
                link = self.links[number]
                yield middles[link.target if slot.look == "zone" else link.source]

    def _alt(self) -> str:
        parts = [f"{zone.name}（" + "、".join(node.name for node in zone.nodes) + "）" for zone in self.zones]
        return "网络拓扑图：" + "；".join(parts) + "。"


def _hull(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle around ``rects``."""
    found = list(rects)
    x, y = min(rect.x for rect in found), min(rect.y for rect in found)
    return Rect(x, y, max(rect.right for rect in found) - x, max(rect.bottom for rect in found) - y)


def _within(frame: Rect) -> Rect:
    return frame.grown(-_PAD)


def _shape(node: Node) -> Shape:
    return _SHAPES.get(node.kind, "roundRect")
