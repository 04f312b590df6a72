"""Lay out a process from the top down: in one or more columns, or in one lane for each who acts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.documents.figures.fit import first_that_fits
from dossier.documents.figures.flow_grid import Cell, column_cells, lane_cells, lanes_of
from dossier.documents.figures.label import LabelPlacer
from dossier.documents.figures.model import FlowStep, StepKind
from dossier.documents.figures.route import Trip
from dossier.documents.figures.scene import (
    Box,
    Connector,
    Container,
    Label,
    Rect,
    Scene,
    Shape,
    Side,
    height_for,
    text_room,
)
from dossier.documents.figures.text import Paragraph, line_height, paragraph
from dossier.documents.figures.theme import COMPACT_SIZE, NAME_SIZE, NOTE_SIZE, PORTRAIT, SMALL_SIZE, Page
from dossier.documents.figures.wiring import UnfitError, led, placed, titles_of

_SHAPES: Mapping[StepKind, Shape] = {
    "start": "flowChartTerminator", "end": "flowChartTerminator", "step": "rect", "decision": "diamond",
}  # fmt: skip
_LOOKS: Mapping[StepKind, str] = {"start": "endpoint", "end": "endpoint", "step": "step", "decision": "decision"}
_LEAST_HEIGHT = 9.0
_HEAD = line_height(NAME_SIZE) + 2.4


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to set the process: widest box, longest column, type size, and the distances between boxes."""

    cap: float
    rows: int
    size: float = NAME_SIZE
    side: float = 12.0
    gap: float = 7.0


_PLANS = (
    _Plan(40, 9),
    _Plan(34, 9, side=10),
    _Plan(28, 9, side=8),
    _Plan(40, 7),
    _Plan(32, 7, side=10, gap=6),
    _Plan(25, 9, COMPACT_SIZE, side=7, gap=6),
    _Plan(25, 7, COMPACT_SIZE, side=10, gap=8),
    _Plan(25, 5, COMPACT_SIZE, side=8, gap=6),
    _Plan(21, 9, SMALL_SIZE, side=7, gap=5),
    _Plan(21, 7, SMALL_SIZE, side=7, gap=5),
    _Plan(21, 12, SMALL_SIZE, side=10, gap=5),
)


def flow_scene(steps: Sequence[FlowStep], page: Page = PORTRAIT) -> Scene:
    """Return the process of ``steps``; lanes are drawn when every step names one.

    Raises:
        TemplateError: the process is too long for the page at the least legible size.
        KeyError: a step leads to an unknown one.
    """
    return first_that_fits("流程图", page, _attempts(steps))


def _attempts(steps: Sequence[FlowStep]) -> Iterator[Scene]:
    for plan in _PLANS:
        try:
            yield _Figure(steps, plan).scene()
        except UnfitError:
            continue


class _Figure:
    """One attempt to set a process by one plan."""

    def __init__(self, steps: Sequence[FlowStep], plan: _Plan) -> None:
        self.steps = steps
        self.plan = plan
        self.lanes = lanes_of(steps)
        self.cells: Mapping[str, Cell] = lane_cells(steps) if self.lanes else column_cells(steps, plan.rows)
        self.texts = {step.id: self._paragraphs(step) for step in steps}

    def scene(self) -> Scene:
        """Return the figure with its lines.

        Raises:
            UnfitError: a line or a label finds no free way.
        """
        boxes = tuple(self._boxes())
        columns = 1 + max(column for column, _ in self.cells.values())
        width = columns * (self.plan.cap + self.plan.side)
        height = max(box.rect.bottom for box in boxes) + (self.plan.gap / 2 if self.lanes else 0.0)
        blank = Scene(width, height, self._alt(), boxes, tuple(self._containers(height)))
        return self._linked(blank)

    def _paragraphs(self, step: FlowStep) -> tuple[Paragraph, ...]:
        return (paragraph(step.text, self.plan.size, text_room(_SHAPES[step.kind], self.plan.cap)),)

    def _boxes(self) -> Iterator[Box]:
        tops, heights = self._rows()
        for step in self.steps:
            column, row = self.cells[step.id]
            own = self._height(step)
            x = column * (self.plan.cap + self.plan.side) + self.plan.side / 2
            rect = Rect(x, tops[row] + (heights[row] - own) / 2, self.plan.cap, own)
            yield Box(step.id, rect, self.texts[step.id], _SHAPES[step.kind], _LOOKS[step.kind])

    def _height(self, step: FlowStep) -> float:
        least = 15.0 if step.kind == "decision" else _LEAST_HEIGHT
        return max(height_for(_SHAPES[step.kind], self.texts[step.id]), least)

    def _rows(self) -> tuple[list[float], list[float]]:
        """Return the upper edge and the height of each row."""
        heights = [_LEAST_HEIGHT] * (1 + max(row for _, row in self.cells.values()))
        for step in self.steps:
            row = self.cells[step.id][1]
            heights[row] = max(heights[row], self._height(step))
        tops = [_HEAD + self.plan.gap if self.lanes else 0.0]
        for height in heights[:-1]:
            tops.append(tops[-1] + height + self.plan.gap)
        return tops, heights

    def _containers(self, height: float) -> Iterator[Container]:
        width = self.plan.cap + self.plan.side
        for number, lane in enumerate(self.lanes):
            title = paragraph(lane, NAME_SIZE, width - 3.2, strong=True)
            if len(title.lines) > 1:
                raise UnfitError(lane)
            head = Rect(number * width, 0.0, width, _HEAD)
            yield Container(Rect(head.x, 0.0, width, height), "lane")
            yield Container(head, "lane_head", Label(head, title))

    def _linked(self, scene: Scene) -> Scene:
        arcs = [(step, target, label) for step in self.steps for target, label in step.next]
        routes = led(scene, [self._trip(step, target) for step, target, _ in arcs], _may_merge)
        area = Rect(0, 0, scene.width, scene.height)
        frames = [container.rect for container in scene.containers]
        placer = LabelPlacer([box.rect for box in scene.boxes] + titles_of(scene), frames, routes, area)
        size = max(SMALL_SIZE, min(NOTE_SIZE, self.plan.size))
        labels = tuple(
            placed(placer, label, size, route, "start")
            for (_, _, label), route in zip(arcs, routes, strict=True)
            if label
        )
        connectors = tuple(
            Connector(step.id, target, route) for (step, target, _), route in zip(arcs, routes, strict=True)
        )
        return _cropped(replace(scene, connectors=connectors, labels=labels))

    def _trip(self, step: FlowStep, target: str) -> Trip:
        """The main way leaves downwards, a decision's other ways sideways; nothing enters from below."""
        main = step.next[0][0] == target
        ahead = self.cells[target][1] > self.cells[step.id][1]
        aside = 3.0 if main and ahead else 0.0
        down = 0.0 if main and ahead else 12.0
        leave: dict[Side, float] = {"bottom": down, "left": aside, "right": aside, "top": 40.0}
        enter: dict[Side, float] = {"top": 0.0, "left": 1.0, "right": 10.0, "bottom": 40.0}
        return Trip(step.id, target, leave, enter)

    def _alt(self) -> str:
        texts = {step.id: step.text for step in self.steps}
        return "流程图：" + "；".join(_sentence(step, texts) for step in self.steps if step.next) + "。"


def _sentence(step: FlowStep, texts: Mapping[str, str]) -> str:
    ways = [texts[target] + (f"（{label}）" if label else "") for target, label in step.next]
    return f"{step.text}→{'、'.join(ways)}"


def _may_merge(one: Trip, other: Trip) -> bool:
    """Ways into one step may join; ways out of a decision stay apart."""
    return one.target == other.target


def _cropped(scene: Scene) -> Scene:
    """Return a scene without lanes cut down to what is drawn in it."""
    if scene.containers:
        return scene
    xs = [x for line in scene.connectors for x, _ in line.route]
    rects = [*(box.rect for box in scene.boxes), *(label.rect for label in scene.labels)]
    xs += [edge for rect in rects for edge in (rect.x, rect.right)]
    left, right = min(xs), max(xs)
    return replace(
        scene,
        width=right - left,
        boxes=tuple(replace(box, rect=replace(box.rect, x=box.rect.x - left)) for box in scene.boxes),
        labels=tuple(replace(each, rect=replace(each.rect, x=each.rect.x - left)) for each in scene.labels),
        connectors=tuple(replace(line, route=tuple((x - left, y) for x, y in line.route)) for line in scene.connectors),
    )
