"""Draw a network too large for one page in parts: the areas with what runs between them, then the nodes of each area.

The nodes are numbered, and below each area stands which of its nodes talk to which, so that no connection is lost.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.documents.figures.fit import OversizeError
from dossier.documents.figures.model import Link, Node, NodeKind, Zone
from dossier.documents.figures.scene import Box, Container, Label, Rect, Scene, Shape, height_for, text_room
from dossier.documents.figures.text import Paragraph, line_height, paragraph
from dossier.documents.figures.theme import SMALL_SIZE, Page

_CELL = 25.0
"""Least width of a node, mm."""
_GAP, _PAD, _BETWEEN = 2.5, 3.0, 4.0
_STRIP = line_height(SMALL_SIZE) + 2.0
_LONGEST_NAME = 12
"""Longest name, in characters, which still stands for all nodes of an area."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Nodes side by side, or a text, of one area."""

    zone: int
    boxes: tuple[Box, ...]
    text: Paragraph | None
    height: float


@dataclass(frozen=True, slots=True)
class Style:
    """How nodes of each kind look."""

    shapes: Mapping[NodeKind, Shape]
    looks: Mapping[NodeKind, str]


def overview(zones: Sequence[Zone], links: Sequence[Link]) -> tuple[tuple[Zone, ...], tuple[Link, ...]]:
    """Return the network with one node for each area, and one link for all that run from one area to another."""
    home = {node.id: number for number, zone in enumerate(zones) for node in zone.nodes}
    merged: dict[tuple[int, int], list[Link]] = {}
    for link in links:
        pair = (home[link.source], home[link.target])
        if pair[0] != pair[1]:
            merged.setdefault(pair, []).append(link)
    areas = tuple(replace(zone, nodes=_summed(zone, number)) for number, zone in enumerate(zones))
    return areas, tuple(_merged(f"z{a}", f"z{b}", found) for (a, b), found in merged.items())


def _summed(zone: Zone, number: int) -> tuple[Node, ...]:
    if not zone.nodes:
        return ()
    kind = Counter(node.kind for node in zone.nodes).most_common(1)[0][0]
    first = zone.nodes[0].name
    if len(zone.nodes) == 1:
        return (replace(zone.nodes[0], id=f"z{number}"),)
    name = f"{first}等" if len(first) <= _LONGEST_NAME else "共"
    return (Node(f"z{number}", f"{name}{len(zone.nodes)}项", kind),)


def _merged(source: str, target: str, links: Sequence[Link]) -> Link:
    labels = {link.label for link in links}
    return Link(source, target, labels.pop() if len(labels) == 1 else "", all(link.dashed for link in links))


def band_scenes(zones: Sequence[Zone], links: Sequence[Link], page: Page, style: Style) -> list[Scene]:
    """Return the nodes of all areas in rows, over as many parts as it takes.

    Raises:
        OversizeError: one row, or what is said about one area, does not fit a page.
    """
    numbers = {node.id: n for n, node in enumerate((node for zone in zones for node in zone.nodes), start=1)}
    rows = [row for number, zone in enumerate(zones) for row in _rows(number, zone, links, numbers, page, style)]
    return [_scene(part, zones, page) for part in _packed(rows, page)]


def _rows(
    number: int, zone: Zone, links: Sequence[Link], numbers: Mapping[str, int], page: Page, style: Style
) -> Iterator[_Row]:
    room = page.width - 2 * _PAD
    columns = int((room + _GAP) // (_CELL + _GAP))
    width = (room - (columns - 1) * _GAP) / columns
    for start in range(0, len(zone.nodes), columns):
        boxes = [_box(node, numbers[node.id], width, style) for node in zone.nodes[start : start + columns]]
        height = max(box.rect.h for box in boxes)
        placed = (
            replace(box, rect=Rect(_PAD + place * (width + _GAP), 0.0, width, height))
            for place, box in enumerate(boxes)
        )
        yield _Row(number, tuple(placed), None, height)
    if said := _said(zone, links, numbers):
        text = paragraph(said, SMALL_SIZE, room - 0.6)
        yield _Row(number, (), text, text.height)


def _box(node: Node, number: int, width: float, style: Style) -> Box:
    shape = style.shapes.get(node.kind, "roundRect")
    room = text_room(shape, width)
    name = f"{number} {node.name}" + (f" ×{node.count}" if node.count > 1 else "")
    texts = [paragraph(name, SMALL_SIZE, room, strong=True)]
    if node.detail:
        texts.append(paragraph(node.detail, SMALL_SIZE, room))
    height = height_for(shape, tuple(texts))
    return Box(node.id, Rect(0.0, 0.0, width, height), tuple(texts), shape, style.looks[node.kind])


def _said(zone: Zone, links: Sequence[Link], numbers: Mapping[str, int]) -> str:
    """Return what the nodes of an area talk to, such as 连接：4→7、8（读写）."""
    found: dict[tuple[int, str], list[int]] = {}
    mine = {node.id for node in zone.nodes}
    for link in links:
        if link.source in mine:
            found.setdefault((numbers[link.source], link.label), []).append(numbers[link.target])
    parts = [
        f"{source}→{'、'.join(map(str, targets))}" + (f"（{label}）" if label else "")
        for (source, label), targets in sorted(found.items())
    ]
    return f"连接：{'；'.join(parts)}" if parts else ""


def _packed(rows: Sequence[_Row], page: Page) -> Iterator[list[_Row]]:
    """Yield the rows of each part; an area that goes on has its title again."""
    part: list[_Row] = []
    for row in rows:
        if part and _height([*part, row]) > page.height:
            yield part
            part = []
        if _height([row]) > page.height:
            raise OversizeError.of("网络拓扑图")
        part.append(row)
    if part:
        yield part


def _height(rows: Sequence[_Row]) -> float:
    zones = len({row.zone for row in rows})
    inner = sum(row.height + _GAP for row in rows) - zones * _GAP
    return inner + zones * (_STRIP + _PAD) + (zones - 1) * _BETWEEN


def _scene(rows: Sequence[_Row], zones: Sequence[Zone], page: Page) -> Scene:
    boxes: list[Box] = []
    labels: list[Label] = []
    frames: list[Container] = []
    y = 0.0
    for number in dict.fromkeys(row.zone for row in rows):
        top = y
        y += _STRIP
        for row in (one for one in rows if one.zone == number):
            boxes += (replace(box, rect=replace(box.rect, y=y)) for box in row.boxes)
            if row.text is not None:
                labels.append(Label(Rect(_PAD, y, row.text.width + 0.4, row.height), row.text))
            y += row.height + _GAP
        y += _PAD - _GAP
        frames.append(_frame(zones[number].name, Rect(0.0, top, page.width, y - top)))
        y += _BETWEEN
    alt = "；".join(
        f"{zones[number].name}（{'、'.join(box.name for row in rows if row.zone == number for box in row.boxes)}）"
        for number in dict.fromkeys(row.zone for row in rows)
    )
    return Scene(
        page.width, y - _BETWEEN, f"网络拓扑图各区域：{alt}。", tuple(boxes), tuple(frames), labels=tuple(labels)
    )


def _frame(title: str, rect: Rect) -> Container:
    text = paragraph(title, SMALL_SIZE, rect.w - 2 * _PAD, strong=True)
    return Container(rect, "zone", Label(Rect(1.2, rect.y + 0.8, text.width + 0.6, text.height), text))
