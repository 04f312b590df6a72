"""Find how large the pictures of a PDF are drawn: pages -> each picture with its size on paper."""

from collections.abc import Iterator
from math import hypot
from typing import NamedTuple

import pikepdf
from pikepdf import Matrix, Name, Page, Stream

_DEEPEST = 6
"""Forms inside forms that are followed; real files have two or three."""
_MOST_FORMS = 2000


class Drawn(NamedTuple):
    """One picture of a PDF at the largest size at which it is drawn."""

    stream: Stream
    pages: tuple[int, ...]
    """On which it stands, counted from zero."""
    inches: tuple[float, float]
    share: float
    """Of the page that it covers."""

    @property
    def dpi(self) -> int:
        """Dots per inch, in the coarser direction."""
        width, height = int(self.stream.get("/Width", 0)), int(self.stream.get("/Height", 0))
        return max(1, round(min(width / max(self.inches[0], 0.01), height / max(self.inches[1], 0.01))))


def drawn_pictures(pdf: pikepdf.Pdf) -> list[Drawn]:
    """Return every picture that some page draws, in the order in which they are met."""
    found: dict[tuple[int, int], Drawn] = {}
    for number, page in enumerate(pdf.pages):
        unit = float(page.get("/UserUnit", 1)) / 72
        box = page.mediabox
        area = abs(float(box[2] - box[0]) * float(box[3] - box[1])) * unit * unit or 1.0
        for stream, matrix in _on_page(page):
            inches = (hypot(matrix.a, matrix.b) * unit, hypot(matrix.c, matrix.d) * unit)
            _add(found, Drawn(stream, (number,), inches, inches[0] * inches[1] / area))
    return list(found.values())


def _add(found: dict[tuple[int, int], Drawn], one: Drawn) -> None:
    known = found.get(one.stream.objgen)
    if known is None:
        found[one.stream.objgen] = one
        return
    larger = one if one.share > known.share else known
    found[one.stream.objgen] = larger._replace(pages=tuple(dict.fromkeys((*known.pages, *one.pages))))


def _on_page(page: Page) -> Iterator[tuple[Stream, Matrix]]:
    forms = [0]
    yield from _in_content(page.obj, page.resources, Matrix(), 0, forms)


def _in_content(
    content: pikepdf.Object, resources: pikepdf.Object, matrix: Matrix, depth: int, forms: list[int]
) -> Iterator[tuple[Stream, Matrix]]:
    """Follow the drawing orders that move the paper and those that draw."""
    stack: list[Matrix] = []
    names = resources.get("/XObject", pikepdf.Dictionary())
    for instruction in pikepdf.parse_content_stream(content, "q Q cm Do"):
        order, operands = str(instruction.operator), instruction.operands
        if order == "q":
            stack.append(matrix)
        elif order == "Q" and stack:
            matrix = stack.pop()
        elif order == "cm":
            matrix = Matrix(*(float(number) for number in operands)) @ matrix
        elif order == "Do" and str(operands[0]) in names:
            yield from _object(names[str(operands[0])], resources, matrix, depth, forms)


def _object(
    one: pikepdf.Object, resources: pikepdf.Object, matrix: Matrix, depth: int, forms: list[int]
) -> Iterator[tuple[Stream, Matrix]]:
    if not isinstance(one, Stream):
        return
    if one.get("/Subtype") == Name.Image:
        yield one, matrix
    elif one.get("/Subtype") == Name.Form and depth < _DEEPEST and forms[0] < _MOST_FORMS:
        forms[0] += 1
        own = Matrix(*(float(number) for number in one.get("/Matrix", (1, 0, 0, 1, 0, 0))))
        yield from _in_content(one, one.get("/Resources", resources), own @ matrix, depth + 1, forms)
