"""Lay out a process from the top down, with what happens otherwise beside each decision.

Main steps stand in one column, or in two when one is too long for the page; no line has to find its way around a box,
so the layout takes no time and a process of any usual length fits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dossier.documents.figures.division import Slice, joined_steps, one_or_parts, sliced
from dossier.documents.figures.fit import first_that_fits, fits
from dossier.documents.figures.model import ProcessStep
from dossier.documents.figures.scene import Box, Connector, Label, Point, Rect, Scene, Shape, height_for, text_room
from dossier.documents.figures.text import Paragraph, line_height, paragraph, width_of
from dossier.documents.figures.theme import COMPACT_SIZE, NAME_SIZE, NOTE_SIZE, PORTRAIT, SMALL_SIZE, Page


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to set the process, mm and points."""

    columns: int
    size: float
    gap: float
    actor: float
    """Width of the column that names who acts; 0 puts the name into the box."""
    main: float
    aside: float

    @property
    def width(self) -> float:
        """Width of one column with everything beside it."""
        return self.actor + self.main + _SIDE + self.aside


_SIDE = 11.0
"""Length of the line to a box at the side, with room for its label."""
_BETWEEN = 7.0
"""Free strip between two columns, in which the line climbs to the second."""
_PLANS = (
    _Plan(1, NAME_SIZE, 6.0, 25.0, 60.0, 44.0),
    _Plan(1, COMPACT_SIZE, 4.8, 25.0, 62.0, 44.0),
    _Plan(1, NOTE_SIZE, 4.2, 25.0, 66.0, 44.0),
    _Plan(2, NOTE_SIZE, 5.0, 0.0, 38.0, 20.0),
    _Plan(2, SMALL_SIZE, 4.2, 0.0, 38.0, 20.0),
)
_LEAST_HEIGHT = 7.5


def process_scene(steps: Sequence[ProcessStep], page: Page = PORTRAIT) -> Scene:
    """Return the process of ``steps``.

    Raises:
        TemplateError: the process is too long for the page at the least legible size.
    """
    return first_that_fits("流程图", page, (_Figure(steps, plan).scene() for plan in _PLANS))


def process_scenes(steps: Sequence[ProcessStep], page: Page = PORTRAIT) -> list[Scene]:
    """Return the process on one page, or in parts where it is too long for one.

    Raises:
        TemplateError: a single step does not fit a page.
    """

    def parts(room: Page) -> list[Scene]:
        def fitting(one: Slice[ProcessStep]) -> bool:
            inner = joined_steps(one, 2, last=False)
            return any(fits(_Figure(inner, plan).scene(), room) for plan in _PLANS)

        slices = sliced(steps, fitting, "流程图")
        return [
            process_scene(joined_steps(one, number, last=one is slices[-1]), room)
            for number, one in enumerate(slices, start=1)
        ]

    return one_or_parts(lambda room: process_scene(steps, room), parts, page)


class _Figure:
    """One attempt to set a process by one plan."""

    def __init__(self, steps: Sequence[ProcessStep], plan: _Plan) -> None:
        self.steps = steps
        self.plan = plan
        self.named = plan.actor > 0 and any(step.actor for step in steps)

    def scene(self) -> Scene:
        """Return the figure."""
        heights = [self._height(number) for number in range(len(self.steps))]
        places = list(self._places(heights))
        mains = [self._main(number, place) for number, place in enumerate(places)]
        asides = [self._aside(number, main) for number, main in enumerate(mains) if self.steps[number].otherwise]
        boxes = (*mains, *asides)
        width = max(box.rect.right for box in boxes)
        lines = (*self._onward(mains), *self._sideways(mains, asides))
        labels = tuple(self._labels(mains))
        ends = [each.rect.bottom for each in boxes] + [label.rect.bottom for label in labels]
        ends += [y for line in lines for _, y in line.route]
        height = max(ends)
        scene = Scene(width, height, self._alt(), boxes, connectors=lines, labels=labels)
        return _shifted(scene)

    def _shape(self, number: int) -> Shape:
        if self.steps[number].otherwise:
            return "diamond"
        return "flowChartTerminator" if number in (0, len(self.steps) - 1) else "rect"

    def _look(self, number: int) -> str:
        return {"diamond": "decision", "flowChartTerminator": "endpoint"}.get(self._shape(number), "step")

    def _texts(self, number: int) -> tuple[Paragraph, ...]:
        step, room = self.steps[number], text_room(self._shape(number), self.plan.main)
        text = step.text if self.named or not step.actor else f"{step.actor}：{step.text}"
        return (paragraph(text, self.plan.size, room),)

    def _aside_texts(self, number: int) -> tuple[Paragraph, ...]:
        return (paragraph(self.steps[number].otherwise, self.plan.size, text_room("rect", self.plan.aside)),)

    def _height(self, number: int) -> float:
        own = height_for(self._shape(number), self._texts(number))
        side = height_for("rect", self._aside_texts(number)) if self.steps[number].otherwise else 0.0
        return max(own, side, _LEAST_HEIGHT)

    def _places(self, heights: Sequence[float]) -> Iterator[tuple[int, float, float]]:
        """Yield column, upper edge and height of each row; the columns are made about equally high."""
        total = sum(heights) + self.plan.gap * (len(heights) - 1)
        column, y = 0, 0.0
        for height in heights:
            if column + 1 < self.plan.columns and y + height / 2 > total / self.plan.columns:
                column, y = column + 1, self.plan.gap
            yield column, y, height
            y += height + self.plan.gap

    def _main(self, number: int, place: tuple[int, float, float]) -> Box:
        column, y, row = place
        x = column * (self.plan.width + _BETWEEN) + (self.plan.actor if self.named else 0.0)
        height = max(height_for(self._shape(number), self._texts(number)), _LEAST_HEIGHT)
        rect = Rect(x, y + (row - height) / 2, self.plan.main, height)
        return Box(f"s{number}", rect, self._texts(number), self._shape(number), self._look(number))

    def _aside(self, number: int, main: Box) -> Box:
        texts = self._aside_texts(number)
        height = max(height_for("rect", texts), _LEAST_HEIGHT)
        rect = Rect(main.rect.right + _SIDE, main.rect.centre[1] - height / 2, self.plan.aside, height)
        return Box(f"n{number}", rect, texts, "rect", "subunit")

    def _onward(self, mains: Sequence[Box]) -> Iterator[Connector]:
        for before, after in pairwise(mains):
            yield Connector(before.id, after.id, self._way(before.rect, after.rect))

    def _way(self, before: Rect, after: Rect) -> tuple[Point, ...]:
        """Straight down, or from the foot of one column through the free strip to the head of the next."""
        start, end = before.port("bottom"), after.port("top")
        if after.y > before.y:
            return (start, end)
        half = self.plan.gap / 2
        strip = after.x - _BETWEEN / 2
        foot, head = start[1] + half, end[1] - half
        return (start, (start[0], foot), (strip, foot), (strip, head), (end[0], head), end)

    def _sideways(self, mains: Sequence[Box], asides: Sequence[Box]) -> Iterator[Connector]:
        by_id = {box.id: box for box in mains}
        for aside in asides:
            main = by_id[f"s{aside.id[1:]}"]
            yield Connector(main.id, aside.id, (main.rect.port("right"), aside.rect.port("left")))

    def _labels(self, mains: Sequence[Box]) -> Iterator[Label]:
        for number, main in enumerate(mains):
            step = self.steps[number]
            if self.named and step.actor:
                yield self._actor(step.actor, main)
            if step.otherwise:
                on, off = ("否", "是") if step.aside_when else ("是", "否")
                if number + 1 < len(mains):
                    x, y = main.rect.port("bottom")
                    # At the foot of a column the line turns to the right, so the word stands at its left.
                    turns = mains[number + 1].rect.y < main.rect.y
                    yield self._word(on, x - width_of(on, SMALL_SIZE) - 1.8 if turns else x + 0.8, y + 0.1)
                x, y = main.rect.port("right")
                yield self._word(off, x + 1.5, y - line_height(SMALL_SIZE) - 0.3)

    def _actor(self, name: str, main: Box) -> Label:
        text = paragraph(name, NOTE_SIZE, self.plan.actor - 4.0)
        top = main.rect.centre[1] - text.height / 2
        return Label(Rect(0.0, top, self.plan.actor - 4.0, text.height), text)

    def _word(self, word: str, x: float, y: float) -> Label:
        text = paragraph(word, SMALL_SIZE, 10.0)
        return Label(Rect(x, y, width_of(word, SMALL_SIZE) + 1.0, text.height), text)

    def _alt(self) -> str:
        return "流程图：" + "；".join(_sentence(step) for step in self.steps) + "。"


def _sentence(step: ProcessStep) -> str:
    who = f"{step.actor}：" if step.actor else ""
    when = "是" if step.aside_when else "否"
    return f"{who}{step.text}" + (f"（{when}则{step.otherwise}）" if step.otherwise else "")


def _shifted(scene: Scene) -> Scene:
    """Return a scene whose leftmost box or label begins at zero."""
    left = min([box.rect.x for box in scene.boxes] + [label.rect.x for label in scene.labels])
    if left <= 0.0:
        return scene
    return replace(
        scene,
        width=scene.width - left,
        boxes=tuple(replace(box, rect=replace(box.rect, x=box.rect.x - left)) for box in scene.boxes),
        labels=tuple(replace(one, rect=replace(one.rect, x=one.rect.x - left)) for one in scene.labels),
        connectors=tuple(replace(one, route=tuple((x - left, y) for x, y in one.route)) for one in scene.connectors),
    )
