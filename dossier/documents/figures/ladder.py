"""Lay out owners as an indented list, one row each: for trees that are too wide to be drawn as one."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.documents.figures.model import EquityNode
from dossier.documents.figures.scene import Box, Connector, Rect, Scene, height_for, text_room
from dossier.documents.figures.text import Paragraph, paragraph
from dossier.documents.figures.theme import COMPACT_SIZE, SMALL_SIZE, Page

_INDENT = 9.0
_TRUNK = 3.5
"""Distance of the line that gathers the holders from the left edge of the box they hold, mm."""


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    parent: str
    depth: int
    node: EquityNode


def ladder_scenes(tree: EquityNode, page: Page, alt: str) -> Iterator[Scene]:
    """Yield the list at two type sizes, the applicant on top and its holders below it."""
    for size, gap in ((COMPACT_SIZE, 2.2), (SMALL_SIZE, 1.4)):
        yield _scene(tuple(_rows(tree, "h", "", 0)), page, size, gap, alt)


def _rows(node: EquityNode, name: str, parent: str, depth: int) -> Iterator[_Row]:
    yield _Row(name, parent, depth, node)
    for number, child in enumerate(node.children):
        yield from _rows(child, f"{name}.{number}", name, depth + 1)


def _scene(rows: tuple[_Row, ...], page: Page, size: float, gap: float, alt: str) -> Scene:
    boxes: dict[str, Box] = {}
    y = 0.0
    for row in rows:
        x = _TRUNK + row.depth * _INDENT
        width = page.width - x
        texts = _texts(row.node, size, text_room("rect", width))
        height = height_for("rect", texts)
        boxes[row.id] = Box(row.id, Rect(x, y, width, height), texts, "rect", row.node.kind)
        y += height + gap
    lines = tuple(_line(boxes[row.id], boxes[row.parent]) for row in rows if row.parent)
    return Scene(page.width, y - gap, alt, tuple(boxes.values()), connectors=lines)


def _texts(node: EquityNode, size: float, room: float) -> tuple[Paragraph, ...]:
    parts = [
        f"（{node.called}）",
        f"持股 {node.share}" if node.share else "",
        f"累计 {node.effective}" if node.effective else "",
        node.id_line,
        node.more,
    ]
    text = "　".join(part for part in (node.name, *parts) if part)
    return (paragraph(text, size, room),)


def _line(holder: Box, held: Box) -> Connector:
    start, end = holder.rect.port("left"), held.rect.port("left")
    trunk = held.rect.x - _TRUNK
    return Connector(holder.id, held.id, (start, (trunk, start[1]), (trunk, end[1]), end))
