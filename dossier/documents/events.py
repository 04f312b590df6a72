"""Name what the reader hands to the writer: a flat list of events, and what is known about blocks."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

TEXT_WIDTH = 8844
"""Width of the type area in twips (156 mm, GB/T 9704-2012); the same in every profile."""

LANDSCAPE_WIDTH = 12756
"""Width of the type area on a landscape page in twips."""


class Event(NamedTuple):
    """One step of a document: the writer method to call, the source line, and its arguments.

    Identifiers, labels and addresses in arguments are texts in which tags are still private characters.
    """

    op: str
    line: int
    arguments: tuple[object, ...] = ()


class Emit(Protocol):
    """What appends one event."""

    def __call__(self, op: str, line: int, *arguments: object) -> None:
        """Append the event ``op`` of ``line``."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: widths in twips, alignments (``left``, ``center``, ``right``)."""

    widths: tuple[int, ...]
    aligns: tuple[str, ...]
    labelled: bool
    """The table has no header row; its first column holds the labels."""


BlockKind = Literal["inline", "flow", "rows"]


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """What a child template must know about a ``{% block %}`` to override it."""

    kind: BlockKind
    where: str
    width: int = TEXT_WIDTH
    columns: Columns | None = None
    bold: bool = False
