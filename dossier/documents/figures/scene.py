"""Hold a finished layout: boxes, frames, lines and labels with their places in millimetres."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from dossier.documents.figures.text import Paragraph, text_height, text_width
from dossier.documents.figures.theme import INSET_X, INSET_Y

Point = tuple[float, float]
Shape = Literal["rect", "roundRect", "can", "cloud", "diamond", "flowChartTerminator"]
Side = Literal["top", "left", "bottom", "right"]

_FOUR: Mapping[Side, int] = MappingProxyType({"top": 0, "left": 1, "bottom": 2, "right": 3})
SITES: Mapping[Shape, Mapping[Side, int]] = MappingProxyType({
    "rect": _FOUR,
    "roundRect": _FOUR,
    "diamond": _FOUR,
    "flowChartTerminator": _FOUR,
    "can": MappingProxyType({"top": 1, "left": 2, "bottom": 3, "right": 4}),
    "cloud": MappingProxyType({"right": 0, "bottom": 1, "left": 2, "top": 3}),
})  # fmt: skip
"""Number of the connection site on each side, from the preset shape definitions of ECMA-376 part 1."""

SAME = 1e-3
"""Distance in mm below which two points are one."""
CAN_LID = 0.2
"""Height of a cylinder's lid as a part of its height; text stands below it."""
_ROOM: Mapping[Shape, tuple[float, float]] = MappingProxyType(
    {
        "can": (1.0, 1.0 - CAN_LID - CAN_LID / 2),
        "cloud": (0.65, 0.65),
        "diamond": (0.5, 0.5),
        "flowChartTerminator": (0.9, 0.7),
    }
)
"""Part of width and height which the preset shape leaves to its text."""
SLANTED: frozenset[Shape] = frozenset({"cloud", "diamond"})
"""Shapes whose text room lies well inside the outline, so that it needs next to no insets."""


def _insets(shape: Shape) -> tuple[float, float]:
    return (0.3, 0.2) if shape in SLANTED else (INSET_X, INSET_Y)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its upper left corner and its size, mm."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """Middle of the rectangle."""
        return self.x + self.w / 2, self.y + self.h / 2

    def port(self, side: Side) -> Point:
        """Return the middle of one side, where lines start and end."""
        cx, cy = self.centre
        ends: dict[Side, Point] = {
            "top": (cx, self.y), "bottom": (cx, self.bottom), "left": (self.x, cy), "right": (self.right, cy),
        }  # fmt: skip
        return ends[side]

    def grown(self, by: float) -> "Rect":
        """Return the rectangle enlarged on all sides."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def meets(self, other: "Rect") -> bool:
        """Tell whether the two overlap; touching edges do not count."""
        slack = 1e-6
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A shape with text; ``look`` names an entry of the theme."""

    id: str
    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    shape: Shape
    look: str

    @property
    def name(self) -> str:
        """First paragraph, as the shape's name in the selection pane."""
        return "".join(self.paragraphs[0].lines) if self.paragraphs else self.id


@dataclass(frozen=True, slots=True)
class Label:
    """Free-standing text: beside a line, or as the title of a frame."""

    rect: Rect
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Container:
    """A frame behind boxes with an optional title."""

    rect: Rect
    look: str
    title: Label | None = None

    @property
    def name(self) -> str:
        """Title as the shape's name in the selection pane."""
        return "".join(self.title.paragraph.lines) if self.title else "区域"


@dataclass(frozen=True, slots=True)
class Connector:
    """A line of two to six right-angled points from the side of one box to the side of another."""

    source: str
    target: str
    route: tuple[Point, ...]
    arrow: bool = True
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole figure; ``alt`` is read aloud in its place."""

    width: float
    height: float
    alt: str
    boxes: tuple[Box, ...] = ()
    containers: tuple[Container, ...] = ()
    connectors: tuple[Connector, ...] = ()
    labels: tuple[Label, ...] = ()


def room(shape: Shape, rect: Rect) -> Rect:
    """Return the part of a shape in which its text may stand, insets taken off."""
    wide, high = _ROOM.get(shape, (1.0, 1.0))
    inset_x, inset_y = _insets(shape)
    width, height = rect.w * wide - 2 * inset_x, rect.h * high - 2 * inset_y
    top = rect.y + rect.h * CAN_LID + inset_y if shape == "can" else rect.centre[1] - height / 2
    return Rect(rect.centre[0] - width / 2, top, width, height)


def text_room(shape: Shape, width: float) -> float:
    """Return the line width a shape of ``width`` mm offers."""
    return width * _ROOM.get(shape, (1.0, 1.0))[0] - 2 * _insets(shape)[0]


def height_for(shape: Shape, paragraphs: tuple[Paragraph, ...]) -> float:
    """Return the height a shape needs for its text, mm."""
    return (text_height(paragraphs) + 2 * _insets(shape)[1]) / _ROOM.get(shape, (1.0, 1.0))[1]


def width_for(shape: Shape, paragraphs: tuple[Paragraph, ...]) -> float:
    """Return the width a shape needs for its text, mm."""
    return (text_width(paragraphs) + 2 * _insets(shape)[0]) / _ROOM.get(shape, (1.0, 1.0))[0]


def side_of(rect: Rect, point: Point) -> Side:
    """Return the side of ``rect`` in whose middle ``point`` lies.

    Raises:
        ValueError: the point is in the middle of no side, so a line would hang in the air.
    """
    for side in _FOUR:
        x, y = rect.port(side)
        if abs(x - point[0]) < SAME and abs(y - point[1]) < SAME:
            return side
    raise ValueError(f"{point} is not on a connection site of {rect}")


def segments(route: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    """Yield the straight pieces of a line."""
    yield from pairwise(route)


def segment_rect(start: Point, end: Point) -> Rect:
    """Return the flat rectangle which a straight piece covers."""
    (x1, y1), (x2, y2) = start, end
    return Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def tidy(route: tuple[Point, ...]) -> tuple[Point, ...]:
    """Drop repeated points and points inside a straight piece."""
    kept: list[Point] = []
    for point in route:
        if kept and max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) < SAME:
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return (abs(a[0] - b[0]) < SAME and abs(b[0] - c[0]) < SAME) or (
        abs(a[1] - b[1]) < SAME and abs(b[1] - c[1]) < SAME
    )


def lowered(scene: Scene, by: float) -> Scene:
    """Return the scene with free space of ``by`` mm above it."""

    def down(rect: Rect) -> Rect:
        return replace(rect, y=rect.y + by)

    def label_down(label: Label) -> Label:
        return replace(label, rect=down(label.rect))

    return replace(
        scene,
        height=scene.height + by,
        boxes=tuple(replace(box, rect=down(box.rect)) for box in scene.boxes),
        containers=tuple(
            replace(one, rect=down(one.rect), title=label_down(one.title) if one.title else None)
            for one in scene.containers
        ),
        connectors=tuple(replace(one, route=tuple((x, y + by) for x, y in one.route)) for one in scene.connectors),
        labels=tuple(map(label_down, scene.labels)),
    )


def stacked(scenes: Sequence[Scene], gap: float) -> Scene:
    """Return the parts of a figure one below the other, for a page without end."""
    if len(scenes) == 1:
        return scenes[0]
    tops = [sum(scene.height + gap for scene in scenes[:number]) for number in range(len(scenes))]
    moved = [lowered(scene, top) for scene, top in zip(scenes, tops, strict=True)]
    named = [_renamed(scene, f"{number}.") for number, scene in enumerate(moved)]
    return Scene(
        max(scene.width for scene in named),
        named[-1].height,
        " ".join(scene.alt for scene in named),
        tuple(box for scene in named for box in scene.boxes),
        tuple(one for scene in named for one in scene.containers),
        tuple(one for scene in named for one in scene.connectors),
        tuple(one for scene in named for one in scene.labels),
    )


def _renamed(scene: Scene, prefix: str) -> Scene:
    """Return the scene with box ids that are its own."""
    return replace(
        scene,
        boxes=tuple(replace(box, id=prefix + box.id) for box in scene.boxes),
        connectors=tuple(
            replace(one, source=prefix + one.source, target=prefix + one.target) for one in scene.connectors
        ),
    )


def upside_down(scene: Scene) -> Scene:
    """Return the scene mirrored top to bottom, its texts upright."""

    def flip(rect: Rect) -> Rect:
        return replace(rect, y=scene.height - rect.bottom)

    return replace(
        scene,
        boxes=tuple(replace(box, rect=flip(box.rect)) for box in scene.boxes),
        labels=tuple(replace(label, rect=flip(label.rect)) for label in scene.labels),
        connectors=tuple(
            replace(line, route=tuple((x, scene.height - y) for x, y in line.route)) for line in scene.connectors
        ),
    )
