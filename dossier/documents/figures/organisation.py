"""Lay out the organs and departments of a company from the top down, with heads and headcounts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.documents.figures.division import divided, one_or_parts
from dossier.documents.figures.fit import first_that_fits, fits
from dossier.documents.figures.model import OrgUnit
from dossier.documents.figures.scene import Box, Connector, Scene, height_for, text_room, width_for
from dossier.documents.figures.text import Paragraph, paragraph, width_of
from dossier.documents.figures.theme import COMPACT_SIZE, NAME_SIZE, NOTE_SIZE, PORTRAIT, SMALL_SIZE, Page
from dossier.documents.figures.tree import Arrangement, Spacing, TreeNode, lay_out

_LEAST_WIDTH = 17.0
_UPRIGHT_WIDTH = 9.0
"""Width of a box whose name runs downwards, one character a line, mm."""
_UPRIGHT_LONGEST = 10
_INNER_CAP = 40.0
"""Widest box of the organs at the top, which stand alone in their rows, mm."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to set the chart: sizes, widest box, and whether names run downwards or leaves hang."""

    cap: float
    name_size: float
    note_size: float
    upright: bool = False
    row_limit: int = 99
    side: float = 4.0
    level: float = 9.0


_PLANS = (
    _Plan(40, NAME_SIZE, NOTE_SIZE),
    _Plan(24, NAME_SIZE, NOTE_SIZE, side=3),
    _Plan(19, NAME_SIZE, SMALL_SIZE, side=2),
    _Plan(40, NAME_SIZE, SMALL_SIZE, upright=True, side=2.6),
    _Plan(40, NAME_SIZE, NOTE_SIZE, row_limit=6),
    _Plan(30, NAME_SIZE, SMALL_SIZE, row_limit=2, side=3),
    _Plan(24, COMPACT_SIZE, SMALL_SIZE, row_limit=1, side=2, level=8),
    _Plan(19, SMALL_SIZE, SMALL_SIZE, row_limit=1, side=2, level=7),
)


def organisation_scene(root: OrgUnit, page: Page = PORTRAIT) -> Scene:
    """Return the organisation below ``root``, whose box states the total headcount.

    Raises:
        TemplateError: the organisation is too large for the page at the least legible size.
    """
    return first_that_fits("组织机构图", page, _attempts(root))


def organisation_scenes(root: OrgUnit, page: Page = PORTRAIT) -> list[Scene]:
    """Return the organisation on one page, or in parts where it is too large for one.

    Raises:
        TemplateError: one unit with those directly below it does not fit a page.
    """
    counted = replace(root, count=headcount(root))

    def parts(room: Page) -> list[Scene]:
        units = divided(counted, lambda part: any(fits(scene, room) for scene in _attempts(part)), "下设机构")
        return [organisation_scene(part, room) for part in units]

    return one_or_parts(lambda room: organisation_scene(root, room), parts, page)


def _attempts(root: OrgUnit) -> Iterator[Scene]:
    return (_Figure(root, plan).scene() for plan in _PLANS if _suits(root, plan))


def _suits(root: OrgUnit, plan: _Plan) -> bool:
    """Names run downwards only when they are short Chinese ones and no head has to stand in the box."""
    return not plan.upright or all(map(_may_stand, _row_leaves(root)))


def _may_stand(unit: OrgUnit) -> bool:
    return len(unit.name) <= _UPRIGHT_LONGEST and unit.head is None and not unit.more and not unit.name.isascii()


def _row_leaves(unit: OrgUnit) -> Iterator[OrgUnit]:
    for child in unit.children:
        if child.children:
            yield from _row_leaves(child)
        else:
            yield child


def headcount(unit: OrgUnit) -> int | None:
    """Return the stated number of people, else the sum from below; None when any number below is missing."""
    if unit.count is not None or not unit.children:
        return unit.count
    counts = [headcount(child) for child in unit.children]
    return None if None in counts else sum(count for count in counts if count is not None)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A unit with its path of positions as id, its depth, and its text set for one plan."""

    id: str
    unit: OrgUnit
    depth: int
    upright: bool
    stacked: bool
    paragraphs: tuple[Paragraph, ...]


class _Figure:
    """One attempt to set an organisation by one plan."""

    def __init__(self, root: OrgUnit, plan: _Plan) -> None:
        self.root = root
        self.plan = plan
        self.units = {placed.id: placed for placed in self._walk(root, "u", 0, None)}
        self.widths = self._level_widths()

    def scene(self) -> Scene:
        """Return the chart, the root on top."""
        spacing = Spacing(self.plan.side, self.plan.level, 3.0, 2.5)
        layout = lay_out(self._sized(self.root, "u", 0), spacing)
        return Scene(
            layout.width,
            layout.height,
            self._alt(),
            boxes=tuple(
                Box(placed.id, layout.rects[placed.id], placed.paragraphs, "rect", self._look(placed))
                for placed in self.units.values()
            ),
            connectors=tuple(
                Connector(edge.parent, edge.child, edge.route[::-1], arrow=False) for edge in layout.edges
            ),
        )

    def _walk(self, unit: OrgUnit, name: str, depth: int, parent: OrgUnit | None) -> Iterator[_Placed]:
        stacked = parent is not None and self._arrangement(parent, depth - 1) == "stack" and not unit.children
        upright = self.plan.upright and depth > 0 and not unit.children and not stacked and self._wide(parent)
        yield _Placed(name, unit, depth, upright, stacked, self._paragraphs(unit, depth, upright))
        for number, child in enumerate(unit.children):
            yield from self._walk(child, f"{name}.{number}", depth + 1, unit)

    def _wide(self, parent: OrgUnit | None) -> bool:
        return parent is not None and len(parent.children) > 1

    def _paragraphs(self, unit: OrgUnit, depth: int, upright: bool) -> tuple[Paragraph, ...]:
        plan, room = self.plan, text_room("rect", _INNER_CAP if unit.children and depth < 2 else self.plan.cap)
        notes = [unit.head or "", self._count_text(unit, depth), unit.more]
        name = paragraph(unit.name, plan.name_size, room, strong=True)
        if upright:
            name = Paragraph(_downwards(unit.name, plan.name_size), plan.name_size, strong=True)
        return (name, *(paragraph(note, plan.note_size, room) for note in notes if note))

    def _count_text(self, unit: OrgUnit, depth: int) -> str:
        count = headcount(unit) if depth == 0 else unit.count
        if count is None:
            return ""
        return f"共 {count} 人" if depth == 0 else f"{count} 人"

    def _level_widths(self) -> dict[tuple[int, bool], float]:
        widths: dict[tuple[int, bool], float] = {}
        for placed in self.units.values():
            least = _UPRIGHT_WIDTH if placed.upright else _LEAST_WIDTH
            needed = max(least, width_for("rect", placed.paragraphs))
            key = (placed.depth, placed.upright)
            widths[key] = max(widths.get(key, 0.0), needed)
        return self._even_stacks(widths)

    def _even_stacks(self, widths: dict[tuple[int, bool], float]) -> dict[tuple[int, bool], float]:
        """Give stacked boxes and the box above them one width."""
        for placed in self.units.values():
            if placed.stacked:
                above, own = (placed.depth - 1, False), (placed.depth, False)
                widths[above] = widths[own] = max(widths[above], widths[own])
        return widths

    def _sized(self, unit: OrgUnit, name: str, depth: int) -> TreeNode:
        placed = self.units[name]
        children = tuple(self._sized(child, f"{name}.{i}", depth + 1) for i, child in enumerate(unit.children))
        width = self.widths[(depth, placed.upright)]
        return TreeNode(name, width, height_for("rect", placed.paragraphs), children, self._arrangement(unit, depth))

    def _arrangement(self, unit: OrgUnit, depth: int) -> Arrangement:
        """Teams below a department stand in a stack; too many departments hang on a trunk."""
        leaves = sum(not child.children for child in unit.children)
        if depth > 0 and leaves > 1 and leaves == len(unit.children) and self._has_peers(unit):
            return "stack"
        return "hang" if leaves > self.plan.row_limit else "row"

    def _has_peers(self, unit: OrgUnit) -> bool:
        """Tell whether the unit is one of several departments in a row."""
        families = (parent.children for parent in _inner(self.root))
        return any(len(family) > 2 and any(child is unit for child in family) for family in families)

    def _look(self, placed: _Placed) -> str:
        if placed.stacked:
            return "subunit"
        leads = placed.unit.children and self._arrangement(placed.unit, placed.depth) != "stack"
        return "lead" if leads or placed.depth == 0 else "unit"

    def _alt(self) -> str:
        parts = [
            f"{placed.unit.name}下设" + "、".join(child.name for child in placed.unit.children)
            for placed in self.units.values()
            if placed.unit.children
        ]
        return f"{self.root.name}组织机构图：" + "；".join(parts) + "。"


def _inner(unit: OrgUnit) -> Iterator[OrgUnit]:
    """Yield the units that have others below them."""
    if unit.children:
        yield unit
        for child in unit.children:
            yield from _inner(child)


def _downwards(name: str, size: float) -> tuple[str, ...]:
    """Return one line per Chinese character; a short run of Latin letters or digits stays together."""
    lines: list[str] = []
    for char in name:
        together = lines and char.isascii() and lines[-1].isascii() and width_of(lines[-1] + char, size) < 6.0
        if together:
            lines[-1] += char
        else:
            lines.append(char)
    return tuple(lines)
