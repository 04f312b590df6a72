"""Search for the gentlest step of compression that is enough: a test -> the step."""

from collections.abc import Callable
from typing import NamedTuple


class Step(NamedTuple):
    """How far pictures are reduced."""

    dpi: int
    quality: int
    """Of JPEG, out of 100."""


LADDER = (Step(300, 85), Step(300, 75), Step(250, 75), Step(200, 75), Step(150, 75), Step(150, 60))
"""From the gentlest to the floor. No step is finer than the one before in either way, so that whatever the picture,
the files become smaller from step to step and the search may halve the ladder."""
FLOOR = LADDER[-1]


def gentlest(enough: Callable[[Step], bool]) -> Step | None:
    """Return the first step that is enough; None when even the floor is not."""
    low, high = 0, len(LADDER)
    while low < high:
        middle = (low + high) // 2
        if enough(LADDER[middle]):
            high = middle
        else:
            low = middle + 1
    return LADDER[low] if low < len(LADDER) else None
