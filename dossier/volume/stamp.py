"""Print a page number on pages: a small drawing at the foot of each, upright however the page is turned."""

from collections.abc import Sequence
from typing import NamedTuple

import pikepdf

A4 = (595.276, 841.89)
_FOOT = 17
"""Points from the lower edge to the drawing: below the footers of our own documents."""
_SMALL = 300
"""A page with a side shorter than this (105 mm) is put on a sheet of A4, so that the number stands beside it."""
_LARGE = 842
"""From this width of the shorter side (A3) on, the number grows with the page."""


class Frame(NamedTuple):
    """The visible part of a page, in the units of its content."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    """Degrees clockwise by which it is shown."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as the page is shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in (90, 270) else (width, height)

    @property
    def matrix(self) -> str:
        """From the page as it is shown, with its lower left corner at zero, to the units of its content."""
        return {
            0: f"1 0 0 1 {self.left:.3f} {self.bottom:.3f}",
            90: f"0 1 -1 0 {self.right:.3f} {self.bottom:.3f}",
            180: f"-1 0 0 -1 {self.right:.3f} {self.top:.3f}",
            270: f"0 -1 1 0 {self.left:.3f} {self.top:.3f}",
        }[self.turn]


def stamp(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Page], drawings: Sequence[pikepdf.Page]) -> None:
    """Put each drawing on its page; the drawings may be pages of another file, which stays open until it is saved."""
    for page, drawing in zip(pages, drawings, strict=True):
        form = pdf.copy_foreign(drawing.as_form_xobject())
        frame = _on_paper(pdf, page, frame_of(page))
        name = _add(page, form)
        before, after = _balance(page)
        page.contents_add(pdf.make_stream(b"q " * before), prepend=True)
        page.contents_add(pdf.make_stream(f"\n{'Q ' * after}{_placed(page, frame, form, name)}".encode()))


def frame_of(page: pikepdf.Page) -> Frame:
    """Return what is shown of a page: its crop box, as far as there is paper below it."""
    paper, shown = _box(page.mediabox), _box(page.cropbox)
    left, bottom = (max(pair) for pair in zip(paper[:2], shown[:2], strict=True))
    right, top = (min(pair) for pair in zip(paper[2:], shown[2:], strict=True))
    turn = int(page.obj.get("/Rotate", 0)) % 360
    return Frame(left, bottom, right, top, turn if turn % 90 == 0 else 0)


def _box(numbers: pikepdf.Object) -> tuple[float, float, float, float]:
    """Return the box with its lower left corner first, in whatever order it is written."""
    one, other, third, fourth = (float(number) for number in numbers)
    return min(one, third), min(other, fourth), max(one, third), max(other, fourth)


def _unit(page: pikepdf.Page) -> float:
    unit = float(page.obj.get("/UserUnit", 1))
    return unit if unit > 0 else 1.0


def _on_paper(pdf: pikepdf.Pdf, page: pikepdf.Page, frame: Frame) -> Frame:
    """Put a small page in the middle of a sheet of A4, cut off where it ended."""
    width, height = frame.size
    unit = _unit(page)
    if min(width, height) * unit >= _SMALL or max(width, height) * unit > A4[1] - 4 * _FOOT or unit != 1:
        return frame
    paper = A4 if width <= A4[0] - 4 * _FOOT else (A4[1], A4[0])
    wide, high = paper if frame.turn in (0, 180) else (paper[1], paper[0])
    across, up = (wide - (frame.right - frame.left)) / 2, (high - (frame.top - frame.bottom)) / 2
    larger = Frame(frame.left - across, frame.bottom - up, frame.right + across, frame.top + up, frame.turn)
    cut = f"{frame.left} {frame.bottom} {frame.right - frame.left} {frame.top - frame.bottom} re W n\n"
    page.contents_add(pdf.make_stream(cut.encode()), prepend=True)
    for name in ("/ArtBox", "/BleedBox", "/TrimBox"):
        if name in page.obj:
            del page.obj[name]
    page.mediabox = page.cropbox = pikepdf.Array([round(number, 3) for number in larger[:4]])
    return larger


def _add(page: pikepdf.Page, form: pikepdf.Object) -> str:
    """Give the page the drawing under a name it does not use, and return the name."""
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    known = resources.get("/XObject", pikepdf.Dictionary())
    number = next(number for number in range(1000) if f"/PageNumber{number}" not in known)
    drawings = pikepdf.Dictionary({**dict(known.items()), f"/PageNumber{number}": form})
    page.obj.Resources = pikepdf.Dictionary({**dict(resources.items()), "/XObject": drawings})
    return f"/PageNumber{number}"


def _balance(page: pikepdf.Page) -> tuple[int, int]:
    """Return how many states to save before the content and to restore behind it, so that it leaves none behind."""
    depth = lowest = 0
    for step in pikepdf.parse_content_stream(page, "q Q"):
        depth += 1 if str(step.operator) == "q" else -1
        lowest = min(lowest, depth)
    return 1 - lowest, 1 - lowest + depth


def _placed(page: pikepdf.Page, frame: Frame, form: pikepdf.Object, name: str) -> str:
    unit = _unit(page)
    width = frame.size[0]
    scale = max(1.0, min(frame.size) * unit / _LARGE) / unit
    left = (width - float(form.BBox[2]) * scale) / 2
    return f"q {frame.matrix} cm {scale:.4f} 0 0 {scale:.4f} {left:.3f} {_FOOT * scale:.3f} cm {name} Do Q"
