"""Lay out who owns the applicant: ultimate owners on top, the applicant at the bottom, shares on the lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.documents.figures.division import divided, one_or_parts
from dossier.documents.figures.fit import first_that_fits, fits
from dossier.documents.figures.ladder import ladder_scenes
from dossier.documents.figures.model import EquityNode
from dossier.documents.figures.scene import (
    SAME,
    Box,
    Connector,
    Label,
    Rect,
    Scene,
    Shape,
    height_for,
    text_room,
    upside_down,
    width_for,
)
from dossier.documents.figures.text import Paragraph, line_height, paragraph, width_of
from dossier.documents.figures.theme import COMPACT_SIZE, NAME_SIZE, NOTE_SIZE, PORTRAIT, SMALL_SIZE, Page
from dossier.documents.figures.tree import Arrangement, Edge, Layout, Spacing, TreeNode, lay_out


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to set the figure: widest and least box in mm, sizes in points, and from how many leaves on they hang."""

    cap: float
    name_size: float
    note_size: float
    row_limit: int
    columns: int = 2
    side: float = 5.0
    level: float = 13.0
    least: float = 19.0


_PLANS = (
    _Plan(42, NAME_SIZE, NOTE_SIZE, 6),
    _Plan(34, NAME_SIZE, NOTE_SIZE, 7),
    _Plan(34, NAME_SIZE, SMALL_SIZE, 3, side=4),
    _Plan(30, COMPACT_SIZE, SMALL_SIZE, 4, side=4, level=11),
    _Plan(30, COMPACT_SIZE, SMALL_SIZE, 2, side=3, level=11),
    _Plan(30, COMPACT_SIZE, SMALL_SIZE, 1, side=3, level=11),
    _Plan(25, COMPACT_SIZE, SMALL_SIZE, 4, side=3, level=10),
    _Plan(25, COMPACT_SIZE, SMALL_SIZE, 2, side=3, level=10),
    _Plan(25, COMPACT_SIZE, SMALL_SIZE, 1, side=3, level=10),
    _Plan(21, SMALL_SIZE, SMALL_SIZE, 2, side=2, level=9),
    _Plan(21, SMALL_SIZE, SMALL_SIZE, 1, side=2, level=9),
    _Plan(21, SMALL_SIZE, SMALL_SIZE, 1, columns=4, side=2, level=9),
    _Plan(19, SMALL_SIZE, SMALL_SIZE, 0, columns=4, side=2, level=9),
)


_LARGE_PLANS = (
    _Plan(72, 14.0, 12.0, 6, side=10, level=22, least=34),
    _Plan(60, 12.0, 10.5, 6, side=8, level=18, least=29),
    _Plan(50, 10.5, NAME_SIZE, 6, side=6, level=15, least=25),
)
"""For few holders on a page of their own."""


def equity_scene(tree: EquityNode, page: Page = PORTRAIT) -> Scene:
    """Return the equity structure of ``tree``, whose root is the applicant.

    Raises:
        TemplateError: the tree is too large for the page at the least legible size.
    """
    return first_that_fits("股权结构图", page, _attempts(tree, page))


def equity_scenes(tree: EquityNode, page: Page = PORTRAIT) -> list[Scene]:
    """Return the equity structure on one page, or in parts where it is too large for one.

    Raises:
        TemplateError: one holder with its own holders does not fit a page.
    """

    def parts(room: Page) -> list[Scene]:
        trees = divided(tree, lambda part: any(fits(scene, room) for scene in _attempts(part, room)), "股东")
        return [equity_scene(part, room) for part in trees]

    return one_or_parts(lambda room: equity_scene(tree, room), parts, page)


def _attempts(tree: EquityNode, page: Page) -> Iterator[Scene]:
    """Yield ever tighter trees, then the indented list, which grows downwards only."""
    for plan in (*(_LARGE_PLANS if page.width > page.height else ()), *_PLANS):
        scene = _Figure(tree, plan).scene()
        yield scene
    yield from ladder_scenes(tree, page, scene.alt)


@dataclass(frozen=True, slots=True)
class _Holder:
    """A node with its path of positions as id, its depth, and its text set for one plan."""

    id: str
    node: EquityNode
    depth: int
    hanging: bool
    paragraphs: tuple[Paragraph, ...]


class _Figure:
    """One attempt to set a tree by one plan."""

    def __init__(self, tree: EquityNode, plan: _Plan) -> None:
        self.tree = tree
        self.plan = plan
        self.holders = {holder.id: holder for holder in self._holders(tree, "h", 0, False)}
        self.widths = self._class_widths()
        self.spacing = Spacing(plan.side, plan.level, self._stub(), 2.5, plan.columns)

    def scene(self) -> Scene:
        """Return the figure, the applicant at the bottom."""
        layout = lay_out(self._sized(self.tree, "h", 0), self.spacing)
        edges = layout.edges
        drawn = Scene(
            layout.width,
            layout.height,
            self._alt(),
            boxes=tuple(self._box(holder, layout) for holder in self.holders.values()),
            connectors=tuple(Connector(edge.child, edge.parent, edge.route) for edge in edges),
            labels=tuple(label for edge in edges for label in self._label(edge)),
        )
        return upside_down(drawn)

    def _holders(self, node: EquityNode, name: str, depth: int, hanging: bool) -> Iterator[_Holder]:
        yield _Holder(name, node, depth, hanging, self._paragraphs(node))
        for number, child in enumerate(node.children):
            hangs = self._arrangement(node) == "hang" and not child.children
            yield from self._holders(child, f"{name}.{number}", depth + 1, hangs)

    def _paragraphs(self, node: EquityNode) -> tuple[Paragraph, ...]:
        plan, room = self.plan, text_room("rect", self._cap(node))
        notes = [f"（{node.called}）", node.id_line, f"累计持股 {node.effective}" if node.effective else "", node.more]
        return (
            paragraph(node.name, plan.name_size, room, strong=True),
            *(paragraph(note, plan.note_size, room) for note in notes if note),
        )

    def _cap(self, node: EquityNode) -> float:
        return self.plan.cap * 1.4 if node.kind == "applicant" else self.plan.cap

    def _class_widths(self) -> dict[tuple[int, bool, bool], float]:
        """Return one width for all persons and one for all others of a level, so that rows look even."""
        widths: dict[tuple[int, bool, bool], float] = {}
        for holder in self.holders.values():
            key = _class_of(holder)
            needed = max(self.plan.least, min(width_for("rect", holder.paragraphs), self._cap(holder.node)))
            widths[key] = max(widths.get(key, 0.0), needed, self._share_width(holder))
        return widths

    def _share_width(self, holder: _Holder) -> float:
        """Return the width of a box in a row below whose right half its share finds room."""
        return 0.0 if holder.hanging else 2 * (width_of(holder.node.share, self.plan.note_size) + 1.4)

    def _stub(self) -> float:
        """Return the distance from a hanging box to its trunk: room for the widest share."""
        widest = max((width_of(h.node.share, self.plan.note_size) for h in self.holders.values()), default=0.0)
        return max(6.0, widest + 2.0)

    def _sized(self, node: EquityNode, name: str, depth: int) -> TreeNode:
        holder = self.holders[name]
        children = tuple(self._sized(child, f"{name}.{i}", depth + 1) for i, child in enumerate(node.children))
        height = height_for("rect", holder.paragraphs)
        return TreeNode(name, self.widths[_class_of(holder)], height, children, self._arrangement(node))

    def _arrangement(self, node: EquityNode) -> Arrangement:
        leaves = sum(not child.children for child in node.children)
        return "hang" if leaves > self.plan.row_limit else "row"

    def _box(self, holder: _Holder, layout: Layout) -> Box:
        shape: Shape = "roundRect" if holder.node.kind == "person" else "rect"
        return Box(holder.id, layout.rects[holder.id], holder.paragraphs, shape, holder.node.kind)

    def _label(self, edge: Edge) -> Iterator[Label]:
        """Yield the share beside the piece of line that leaves the holder."""
        share = self.holders[edge.child].node.share
        if not share:
            return
        size = self.plan.note_size
        (x1, y1), (x2, _) = edge.route[:2]
        width, height = width_of(share, size) + 0.4, line_height(size)
        middle = self.spacing.level / 4
        if abs(x1 - x2) < SAME:
            rect = Rect(x1 + 0.8, y1 - middle - height / 2, width, height)
        else:
            rect = Rect((x1 + x2 - width) / 2, y1 + 0.2, width, height)
        yield Label(rect, Paragraph((share,), size))

    def _alt(self) -> str:
        """Return all holdings as sentences."""
        parts = [
            f"{holder.node.name}持有{self.holders[holder.id.rpartition('.')[0]].node.name} {holder.node.share}".strip()
            for holder in self.holders.values()
            if holder.depth
        ]
        return f"{self.tree.name}股权结构图：" + ("；".join(parts) if parts else "无股东信息") + "。"


def _class_of(holder: _Holder) -> tuple[int, bool, bool]:
    return holder.depth, holder.node.kind == "person", holder.hanging
