"""Carry what was read on the pages of one evidence file: lines with their places, and the facts found in them."""

from typing import Literal, NamedTuple


class Line(NamedTuple):
    """One line of writing."""

    text: str
    page: int
    """Counted from one."""
    confidence: float
    """0 to 1; 1 for text that was copied and not recognised."""
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom as shares of the page's width and height; all zero where the place is not known."""


class FieldRead(NamedTuple):
    """One fact found in a file."""

    field: str
    """Name of the fact, e.g. ``uscc``; ``dossier.evidence.kinds`` lists them by kind of paper."""
    value: str
    """Normalised: NFKC, no white space within Chinese text, days as 2026-11-21."""
    written: str
    """As it stands in the file."""
    page: int
    confidence: float


Origin = Literal["text", "ocr", "none"]
Failure = Literal["password", "sideways", "no_picture", "nothing", "gave_up"]
"""Why recognition found nothing; ``gave_up``: it took too long or too much memory, which may be otherwise next time."""


class Reading(NamedTuple):
    """What was read in one file."""

    paper: str
    """Kind of paper, e.g. ``business_licence``; the codes are those of the materials."""
    origin: Origin
    """``text``: copied from the file; ``ocr``: recognised; ``none``: nobody has read it yet."""
    fields: tuple[FieldRead, ...] = ()
    pages: int = 0
    """Pages that were read."""
    failure: Failure | None = None
    """Why nothing was read although recognition was tried; None where it found something or nobody has tried."""

    def find(self, field: str) -> tuple[FieldRead, ...]:
        """Return every occurrence of a fact, in the order of the pages."""
        return tuple(one for one in self.fields if one.field == field)
