"""Cut Chinese text into lines, whatever measures them: points of a page or pixels of a picture."""

import re
from collections.abc import Callable

_NOT_FIRST = "，。、；：）”"
"""Marks that may not begin a line."""


def wrap(words: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Return lines of at most ``width``; a closing mark may hang over the edge, and no number is broken."""
    lines = [""]
    for part in re.findall(r"[A-Za-z0-9.-]+|.", words):
        if measure(lines[-1] + part) > width and part not in _NOT_FIRST:
            lines.append("")
        lines[-1] += part
    return lines
