"""Remember where each fact stands in the profile file."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys and list positions from the root, e.g. ("shareholders", 0, "share")."""

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


class Position(NamedTuple):
    """A place in the file; line and column count from 1."""

    line: int
    column: int


class SourceMap(NamedTuple):
    """Field paths of one profile file with their positions."""

    file: str
    """File name as given by the user."""
    positions: Mapping[Path, Position]

    def find(self, path: Path) -> Position:
        """Return the position of a field, or of the nearest group that exists around it."""
        for length in range(len(path), 0, -1):
            if (position := self.positions.get(path[:length])) is not None:
                return position
        return self.positions.get((), Position(1, 1))


def write_path(path: Path) -> str:
    """Return a path as users write it, e.g. shareholders[0].share."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


@lru_cache(maxsize=8192)
def read_path(text: str) -> Path:
    """Return the steps of a written path; the inverse of ``write_path``."""
    return tuple(int(index) if index else key for key, index in _STEP.findall(text))
