"""Remember where each fact stands in the profile file."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

Path = tuple[str | int, ...]
"""Keys and list positions from the root, e.g. ("shareholders", 0, "share")."""

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


class Position(NamedTuple):
    """A place in the file; line and column count from 1."""

    line: int
    column: int


class Mark(Protocol):
    """A place as the parser gives it; line and column count from 0."""

    @property
    def line(self) -> int:
        """Lines before."""

    @property
    def column(self) -> int:
        """Characters before on the line."""


def position(mark: Mark | None) -> Position:
    """Return a mark as people count; without one, the beginning."""
    return Position(1, 1) if mark is None else Position(mark.line + 1, mark.column + 1)


class SourceMap(NamedTuple):
    """Field paths of one profile file with their positions."""

    file: str
    """File name as given by the user."""
    positions: Mapping[Path, Mark | None]
    """Kept as the parser's marks, because few of them are ever asked for."""

    def find(self, path: Path) -> Position:
        """Return the position of a field, or of the nearest group that exists around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.positions:
                return position(self.positions[path[:length]])
        return position(self.positions.get(()))


def write_path(path: Path) -> str:
    """Return a path as users write it, e.g. shareholders[0].share."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


@lru_cache(maxsize=8192)
def read_path(text: str) -> Path:
    """Return the steps of a written path; the inverse of ``write_path``."""
    return tuple(int(index) if index else key for key, index in _STEP.findall(text))
