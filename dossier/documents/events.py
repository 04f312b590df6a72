"""Name what the reader hands to the writer: a flat list of events, and what is known about blocks."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

TEXT_WIDTH = 8844
"""Width of the type area in twips (156 mm, GB/T 9704-2012); the same in every profile."""

LANDSCAPE_WIDTH = 12756
"""Width of the type area on a landscape page in twips."""


class Event(NamedTuple):
    """One step of a document: what to do (a writer method), the source line, and its argument."""

    op: str
    line: int
    argument: object = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: widths in twips, alignments (``left``, ``center``, ``right``)."""

    widths: tuple[int, ...]
    aligns: tuple[str, ...]
    labelled: bool
    """The table has no header row; its first column holds the labels."""


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """What a child template must know about a ``{% block %}`` to override it."""

    kind: Literal["inline", "flow", "rows"]
    where: str
    width: int = TEXT_WIDTH
    columns: Columns | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross reference, a link target or an identifier: text in which tags are still private characters."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading to be written."""

    level: int
    identifier: str
    numbered: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A list item to be written; ``depth`` counts from 0."""

    ordered: bool
    depth: int
    identifier: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell to be written."""

    width: int
    align: str
    head: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing to be asked for from the context function ``figure``."""

    kind: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption to be written: ``label`` is 表 or 图."""

    label: str
    identifier: str


@dataclass(frozen=True, slots=True)
class SignLine:
    """One line of a signature block: width of the label column in twips, and whether it is to be filled by hand."""

    label_width: int
    blank: bool
