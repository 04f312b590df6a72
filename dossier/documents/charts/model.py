"""State what a chart shows: series of numbers over named categories, and how each is drawn."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Place = Literal["", "ctr", "outEnd", "t", "b"]
"""Where a number stands at its column or point, in the words of DrawingML; empty for no number."""


@dataclass(frozen=True, slots=True)
class Fill:
    """How the columns of a series are filled; fills differ in lightness or pattern, so that grey prints tell them apart."""

    colour: str
    """RRGGBB of the area, or of the pattern's lines."""
    pattern: str = ""
    """Preset pattern over white; empty for a plain area."""
    dark: bool = False
    """Whether numbers on the area have to be white."""


FILLS = (
    Fill("1F3864", dark=True),
    Fill("8FAADC"),
    Fill("E4ECF7"),
    Fill("1F3864", "wdUpDiag"),
    Fill("595959", "pct25"),
    Fill("8C2F26", "dkHorz"),
    Fill("7F7F7F", dark=True),
    Fill("3F6B45", "wdDnDiag"),
)  # fmt: skip
"""Fills in the order in which series take them."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers; None where the series has nothing to say about a category."""

    name: str
    values: tuple[Decimal | None, ...]
    places: tuple[Place, ...]
    """Where the number of each value stands."""
    fill: Fill | None = None
    """How columns are filled; None draws a line."""
    seen: bool = True
    """False for a line of which only the numbers are shown, such as totals above stacked columns."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A whole chart; ``alt`` is read aloud in its place."""

    alt: str
    unit: str
    """What the numbers are, along their axis."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    lying: bool = False
    """Bars from left to right instead of columns."""
