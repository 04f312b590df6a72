"""Measure text in units of one Latin letter: its width, the lines it takes, and how to shorten it."""

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile(r"[!-~]+|[^!-~]")
"""Runs that viewers keep on one line, and single characters between which they may break."""
_LATIN = 1.1
"""Latin letters are a little wider than half a Chinese character in the fonts that stand in for 宋体."""
_ELLIPSIS = "…"


@lru_cache(maxsize=8192)
def width(text: str) -> float:
    """Return the width of a text without line breaks."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else _LATIN for char in text)


def line_count(text: str, room: float) -> int:
    """Return how many lines the text takes when wrapped; rows do not grow by themselves in every viewer."""
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in _WORDS.findall(line):
        size = width(word)
        if used + size <= room:
            used += size
        else:
            more = max(1, -int(-size // room))
            lines += more - (used == 0)
            used = size - (more - 1) * room
    return lines


def shortened(text: str, room: float) -> str:
    """Return the text, with its middle left out when it is too wide for one line."""
    if width(text) <= room:
        return text
    head, tail = "", ""
    for left, right in zip(text, reversed(text), strict=True):
        if width(head + left + tail + _ELLIPSIS) > room:
            break
        head += left
        if width(head + right + tail + _ELLIPSIS) > room:
            break
        tail = right + tail
    return f"{head}{_ELLIPSIS}{tail}"
