"""Fix the colours, fonts, line widths and spaces which all figures share.

Fills are light enough for black text and differ in line style or width as well as in colour, so that the
figures can be read on a black-and-white copy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

HEADING_FONT = "黑体"
BODY_FONT = "宋体"
LATIN_FONT = "Times New Roman"

NAME_SIZE = 9.0
"""Size of names in boxes, points."""
COMPACT_SIZE = 8.5
NOTE_SIZE = 8.0
SMALL_SIZE = 7.5
"""Smallest size printed anywhere, points."""

INSET_X = 1.2
"""Space between a box's edge and its text, left and right, mm."""
INSET_Y = 1.0
LEADING = 1.3
"""Line pitch as a multiple of the font size."""
MM_PER_POINT = 25.4 / 72

TEXT = "000000"
LINE = "404040"
LINE_WIDTH = 1.0
"""Width of connectors, points."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one role is drawn; colours are RRGGBB, an empty fill is none, the width is in points."""

    fill: str
    line: str
    width: float = 1.0
    dashed: bool = False


LOOKS: Mapping[str, Look] = MappingProxyType({
    "applicant": Look("D6E0F0", "1F3864", 2.25),
    "company": Look("EEF3FA", "2F5597"),
    "person": Look("FFFFFF", "404040"),
    "state": Look("F7E7E4", "8C2F26", 1.5),
    "listed": Look("EEF3FA", "2F5597", 1.5),
    "collective": Look("F3EFE3", "7A6A3A"),
    "institution": Look("F3EFE3", "7A6A3A"),
    "fund": Look("EAF2EA", "3F6B45"),
    "foreign": Look("F2F2F2", "000000", 1.75, True),
    "lead": Look("D6E0F0", "1F3864", 1.5),
    "unit": Look("EEF3FA", "2F5597"),
    "subunit": Look("FFFFFF", "7F8FA9", 0.75),
    "outside": Look("FFFFFF", "595959"),
    "guard": Look("F7E7E4", "8C2F26"),
    "compute": Look("E4ECF7", "2F5597"),
    "data": Look("F5EFD9", "7A6A3A"),
    "manage": Look("EAF2EA", "3F6B45"),
    "neutral": Look("F2F2F2", "595959"),
    "zone": Look("FAFBFC", "8D99AE", 0.75),
    "frame": Look("", "1F3864", 1.25, True),
    "endpoint": Look("D6E0F0", "1F3864", 1.5),
    "step": Look("FFFFFF", "2F5597"),
    "decision": Look("F5EFD9", "7A6A3A"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """The largest size a figure may have, mm."""

    width: float
    height: float


PORTRAIT = Page(146.0, 200.0)
LANDSCAPE = Page(224.0, 140.0)
