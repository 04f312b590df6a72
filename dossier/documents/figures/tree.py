"""Place a tree of boxes downwards from its root, packed tightly and without overlaps.

Siblings stand in a row below their parent; leaves that would make the row too wide hang in pairs on a
trunk, and the leaves of a unit may stand in a stack below it, tied by a bracket on the left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from dossier.documents.figures.scene import Point, Rect, tidy

_KINK = 3.5
"""Offset below which a parent stands straight over a child instead of the middle of all, mm."""
Arrangement = Literal["row", "hang", "stack"]


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A box to be placed: its size in mm, how its leaves stand, and its children."""

    id: str
    w: float
    h: float
    children: tuple["TreeNode", ...] = ()
    arrange: Arrangement = "row"

    @property
    def leaf(self) -> bool:
        """Whether nothing hangs on the node."""
        return not self.children


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in mm: between neighbours, between levels, from box to trunk, and between hanging boxes."""

    side: float
    level: float
    stub: float
    hang: float
    columns: int = 2
    """Number of columns (an even one) in which hanging leaves stand."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a child to its parent."""

    child: str
    parent: str
    route: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of all boxes and the lines between them, the upper left corner at 0, 0."""

    rects: Mapping[str, Rect]
    edges: tuple[Edge, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Block:
    """A placed part of the tree; lines enter from above at ``anchor``, 0 on its own axis."""

    anchor: float
    rects: dict[str, Rect] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    taken: tuple[Rect, ...] = ()
    open: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    """Lines still to be joined to the parent: box id and points from the box to the entry point."""

    def moved(self, dx: float) -> "_Block":
        """Return the block shifted to the right."""
        return _Block(
            self.anchor + dx,
            {name: replace(rect, x=rect.x + dx) for name, rect in self.rects.items()},
            tuple(replace(edge, route=_shifted(edge.route, dx)) for edge in self.edges),
            tuple(replace(rect, x=rect.x + dx) for rect in self.taken),
            tuple((name, _shifted(points, dx)) for name, points in self.open),
        )


def _shifted(points: Sequence[Point], dx: float) -> tuple[Point, ...]:
    return tuple((x + dx, y) for x, y in points)


def lay_out(root: TreeNode, spacing: Spacing) -> Layout:
    """Return the places of ``root`` and everything below it."""
    heights = _row_heights(root)
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height + spacing.level)
    block = _place(root, 0, tops, spacing)
    left = min(rect.x for rect in block.taken)
    block = block.moved(-left)
    right = max(rect.right for rect in block.taken)
    return Layout(block.rects, block.edges, right, max(rect.bottom for rect in block.rects.values()))


def _row_heights(root: TreeNode) -> list[float]:
    """Return the height of each level; boxes in hanging groups and stacks belong to no level."""
    heights: list[float] = []
    level: list[TreeNode] = [root]
    while level:
        heights.append(max(node.h for node in level))
        level = [child for node in level for child in node.children if node.arrange == "row" or not child.leaf]
    return heights


def _place(node: TreeNode, depth: int, tops: Sequence[float], spacing: Spacing) -> _Block:
    """Return the block of ``node``, the node itself centred over what is below it."""
    own = Rect(-node.w / 2, tops[depth], node.w, tops[depth + 1] - tops[depth] - spacing.level)
    if node.leaf:
        return _finished(node, own, _Block(0.0))
    if node.arrange == "stack":
        return _finished(node, own, _stack(node, own, spacing))
    entry = tops[depth + 1] - spacing.level / 2
    parts = [_place(child, depth + 1, tops, spacing) for child in node.children if _in_row(node, child)]
    leaves = [child for child in node.children if not _in_row(node, child)]
    parts += _hanging(leaves, tops[depth + 1], spacing)
    return _finished(node, own, _joined(node, own, _packed(parts, spacing), entry))


def _in_row(node: TreeNode, child: TreeNode) -> bool:
    return node.arrange == "row" or not child.leaf


def _finished(node: TreeNode, own: Rect, below: _Block) -> _Block:
    """Return the block with the node on top, its own line ready to go up."""
    return _Block(
        0.0, {node.id: own, **below.rects}, below.edges, (own, *below.taken), ((node.id, (own.port("top"),)),)
    )


def _packed(parts: Sequence[_Block], spacing: Spacing) -> list[_Block]:
    """Return the blocks side by side, each as far left as the shapes before it allow, around 0."""
    placed: list[_Block] = []
    for part in parts:
        shift = max((_clearance(before, part, spacing.side) for before in placed), default=0.0)
        placed.append(part.moved(shift))
    middle = (placed[0].anchor + placed[-1].anchor) / 2
    nearest = min((block.anchor for block in placed), key=lambda anchor: abs(anchor - middle))
    # A line that misses the middle by a hair would show a kink.
    axis = nearest if abs(nearest - middle) < _KINK else middle
    return [block.moved(-axis) for block in placed]


def _clearance(left: _Block, right: _Block, gap: float) -> float:
    """Return how far ``right`` must move so that no rectangle comes nearer than ``gap`` to one of ``left``."""
    return max(
        (a.right + gap - b.x for a in left.taken for b in right.taken if a.y < b.bottom + gap and b.y < a.bottom + gap),
        default=left.anchor - right.anchor + gap,
    )


def _joined(node: TreeNode, own: Rect, parts: Sequence[_Block], entry: float) -> _Block:
    """Return the blocks below ``node`` as one, their lines led over a common bar into the node."""
    goal = own.port("bottom")
    edges = [edge for part in parts for edge in part.edges]
    for part in parts:
        for name, points in part.open:
            bar = ((points[-1][0], entry), (goal[0], entry))
            edges.append(Edge(name, node.id, tidy((*points, *bar, goal))))
    rects = {name: rect for part in parts for name, rect in part.rects.items()}
    return _Block(0.0, rects, tuple(edges), tuple(rect for part in parts for rect in part.taken))


def _hanging(leaves: Sequence[TreeNode], top: float, spacing: Spacing) -> Iterator[_Block]:
    """Yield trunks with leaves on both sides, the leaves shared out evenly in reading order."""
    trunks = max(1, spacing.columns // 2)
    rows = -(-len(leaves) // (2 * trunks))
    for start in range(0, len(leaves), 2 * rows or 1):
        yield _trunk(leaves[start : start + 2 * rows], top, spacing)


def _trunk(leaves: Sequence[TreeNode], top: float, spacing: Spacing) -> _Block:
    rects: dict[str, Rect] = {}
    lines: list[tuple[str, tuple[Point, ...]]] = []
    height = max(leaf.h for leaf in leaves)
    for number, leaf in enumerate(leaves):
        left = number % 2 == 0
        y = top + number // 2 * (height + spacing.hang)
        rects[leaf.id] = Rect(-spacing.stub - leaf.w if left else spacing.stub, y, leaf.w, height)
        port = rects[leaf.id].port("right" if left else "left")
        lines.append((leaf.id, (port, (0.0, port[1]))))
    bottom = max(rect.bottom for rect in rects.values())
    left_edge, right_edge = min(r.x for r in rects.values()), max(0.0, *(r.right for r in rects.values()))
    taken = Rect(left_edge, top, right_edge - left_edge, bottom - top)
    return _Block(0.0, rects, (), (taken,), tuple(lines))


def _stack(node: TreeNode, own: Rect, spacing: Spacing) -> _Block:
    """Return the leaves in one column below ``node``, each tied to the node's left side."""
    rects: dict[str, Rect] = {}
    y = own.bottom + spacing.hang
    for leaf in node.children:
        rects[leaf.id] = Rect(own.x, y, leaf.w, leaf.h)
        y += leaf.h + spacing.hang
    rail, goal = own.x - spacing.stub, own.port("left")
    edges = tuple(
        Edge(name, node.id, (rect.port("left"), (rail, rect.centre[1]), (rail, goal[1]), goal))
        for name, rect in rects.items()
    )
    wide = max(own.w, *(rect.w for rect in rects.values()))
    return _Block(0.0, rects, edges, (Rect(rail, own.y, spacing.stub + wide, y - own.y),))
