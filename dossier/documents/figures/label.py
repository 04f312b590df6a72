"""Find a free place beside its line for each label."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Literal

from dossier.documents.figures.scene import Label, Point, Rect, segment_rect, segments
from dossier.documents.figures.text import Paragraph, two_lines

Toward = Literal["start", "middle", "end"]

_GAP = 0.7
_ARROW = 3.0
"""Room kept for an arrow head, both sides of the label together, mm."""
_PLACES = (0.5, 0.35, 0.65, 0.2, 0.8)


class LabelPlacer:
    """Places labels one after the other, clear of boxes, lines and earlier labels."""

    def __init__(
        self, solids: Sequence[Rect], frames: Sequence[Rect], routes: Sequence[tuple[Point, ...]], area: Rect
    ) -> None:
        self.taken = list(solids)
        self.borders = [border for frame in frames for border in _borders(frame)]
        self.lines = [segment_rect(a, b).grown(0.2) for route in routes for a, b in segments(route)]
        self.area = area

    def place(self, text: str, size: float, route: tuple[Point, ...], toward: Toward = "middle") -> Label | None:
        """Return the label at the best free place along ``route``, else None.

        Two lines and, last, a place across the border of a frame are taken only if need be.
        """
        settings = (Paragraph((text,), size), two_lines(text, size))
        for borders, setting in product((self.borders, ()), settings):
            for rect in _candidates(route, setting.width + 0.4, setting.height, toward):
                if self._free(rect) and not any(rect.meets(border) for border in borders):
                    self.taken.append(rect)
                    return Label(rect, setting)
        return None

    def _free(self, rect: Rect) -> bool:
        inside = (
            rect.x >= self.area.x
            and rect.right <= self.area.right
            and rect.y >= self.area.y
            and rect.bottom <= self.area.bottom
        )
        return inside and not any(rect.meets(each) for each in [*self.taken, *self.lines])


def _borders(frame: Rect) -> list[Rect]:
    corners = (frame.x, frame.y), (frame.right, frame.y), (frame.right, frame.bottom), (frame.x, frame.bottom)
    return [segment_rect(a, b).grown(0.2) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]


def _candidates(route: tuple[Point, ...], width: float, height: float, toward: Toward) -> Iterator[Rect]:
    """Yield places beside the longest pieces first, or along the line back from its end."""
    pieces = list(segments(route[::-1] if toward == "end" else route))
    if toward == "middle":
        pieces.sort(key=lambda piece: -_length(*piece))
    for a, b in pieces:
        yield from _beside(a, b, width, height, toward)


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _beside(a: Point, b: Point, width: float, height: float, toward: Toward) -> Iterator[Rect]:
    vertical = abs(a[0] - b[0]) < 1e-6
    for place in _PLACES if toward == "middle" else _near_start(a, b, height if vertical else width):
        x, y = a[0] + (b[0] - a[0]) * place, a[1] + (b[1] - a[1]) * place
        if vertical:
            yield Rect(x + _GAP, y - height / 2, width, height)
            yield Rect(x - _GAP - width, y - height / 2, width, height)
        else:
            yield Rect(x - width / 2, y - height - _GAP / 2, width, height)
            yield Rect(x - width / 2, y + _GAP / 2, width, height)


def _near_start(a: Point, b: Point, extent: float) -> tuple[float, ...]:
    """Return places as close to the start of a piece as the label's own extent allows, then further on."""
    length = _length(a, b)
    nearest = min(0.5, ((extent + _ARROW) / 2 + _GAP) / length)
    return (nearest, (nearest + 0.5) / 2, 0.5, 0.7, 0.85)
