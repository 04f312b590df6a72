"""Walk the drawing instructions of a PDF page: pictures with their drawn size, characters by direction, other marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Any, NamedTuple

import pikepdf

_WANTED = "q Q cm Do BI ID EI BT Tf Tm Tr Tj TJ ' \" f F f* B B* b b* S s sh g rg k sc scn"
_STROKES = frozenset({"B", "B*", "b", "b*", "S", "s", "sh"})
_FILLS = frozenset({"f", "F", "f*"})
_WHITE = {"g": (1.0,), "rg": (1.0, 1.0, 1.0), "k": (0.0, 0.0, 0.0, 0.0), "sc": (1.0, 1.0, 1.0), "scn": (1.0, 1.0, 1.0)}
"""Operators that choose a colour to fill with, and the operands that mean white."""
_SHOWN = frozenset({"Tj", "TJ", "'", '"'})
_INVISIBLE = 3
"""Text mode of the characters that recognition lays under a scan."""
_DEEPEST = 40
"""Forms within one another; programs that lay page upon page add one each time, and a ring of forms has no end."""
_MOST_FORMS = 20_000
"""Forms drawn on one page; a file that nests them to multiply is given up."""
_MAPPED = frozenset({"GB1", "CNS1", "Japan1", "KR", "Korea1"})
"""Character collections whose numbers have known characters."""

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """One picture as it is drawn."""

    stream: Any
    """The picture object; of an inline picture what pikepdf made of it."""
    wide: float
    high: float
    """Drawn size in points."""
    turned: bool
    """Whether it stands on its side, before the page is turned."""
    stencil: bool
    """Whether it is a mask through which one colour is painted."""
    pixels: tuple[int, int]

    @property
    def area(self) -> float:
        """Drawn area in square points."""
        return self.wide * self.high

    @property
    def dpi(self) -> float:
        """Dots per inch along the edge that has fewer."""
        return min(self.pixels[0] / self.wide, self.pixels[1] / self.high) * 72


@dataclass
class Content:
    """What is on a page."""

    pictures: list[Drawn] = field(default_factory=list)
    directions: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    """Characters that run right, up, left and down, before the page is turned."""
    copied: int = 0
    """Characters whose font says what they are."""
    visible: bool = False
    """Whether there is a character or a stroke to see; pictures are another matter."""
    written: int = 0
    """Characters to see."""
    forms: int = 0


class TooManyForms(Exception):
    """A page draws forms within forms beyond every use."""


class _Font(NamedTuple):
    width: int
    """Bytes of a character."""
    mapped: bool


_PLAIN = _Font(1, mapped=True)


@dataclass
class _State:
    matrix: Matrix
    font: _Font = _PLAIN
    mode: int = 0
    white: bool = False


def walk(page: pikepdf.Page) -> Content:
    """Return what a page shows; raises whatever the library raises for a page that cannot be read."""
    content = Content()
    _walk(page, page.resources, _State(_SAME), content, 0)
    return content


def _walk(source: Any, resources: Any, state: _State, content: Content, depth: int) -> None:
    stack: list[_State] = []
    text: Matrix = _SAME
    for one in pikepdf.parse_content_stream(source, _WANTED):
        operands, name = list(one.operands), str(one.operator)
        if name == "q":
            stack.append(_State(state.matrix, state.font, state.mode, state.white))
        elif name == "Q":
            state = stack.pop() if stack else state
        elif name == "cm":
            state.matrix = _times(_numbers(operands), state.matrix)
        elif name == "BT":
            text = _SAME
        elif name == "Tm":
            text = _numbers(operands)
        elif name in _SHOWN:
            _show(operands[-1], _times(text, state.matrix), state, content)
        elif name == "Do":
            _do(resources, operands, state, content, depth)
        elif name == "INLINE IMAGE":
            _picture(operands[0], state.matrix, content)
        else:
            _set(name, operands, resources, state, content)


def _set(name: str, operands: Sequence[Any], resources: Any, state: _State, content: Content) -> None:
    """Take in an operator that changes the state or paints a path."""
    if name == "Tf":
        state.font = _font(_entry(resources, "/Font", operands[0]))
    elif name == "Tr":
        state.mode = int(operands[0])
    elif name in _WHITE:
        state.white = _is_white(name, operands)
    elif name in _STROKES or (name in _FILLS and not state.white):
        content.visible = True


def _is_white(name: str, operands: Sequence[Any]) -> bool:
    try:
        values = tuple(float(one) for one in operands)
    except (TypeError, ValueError):  # a pattern
        return False
    return values == _WHITE[name] or (name in ("sc", "scn") and values == (1.0,))


def _show(operand: Any, matrix: Matrix, state: _State, content: Content) -> None:
    pieces = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    count = sum(_characters(bytes(piece), state.font) for piece in pieces if isinstance(piece, pikepdf.String))
    content.directions[_quarter(matrix)] += count
    content.copied += count if state.font.mapped else 0
    if count > 0 and state.mode != _INVISIBLE:
        content.visible = True
        content.written += count


def _quarter(matrix: Matrix) -> int:
    """Return how many quarters to the left the line of a text is turned."""
    right, up = matrix[0], matrix[1]
    if abs(right) >= abs(up):
        return 0 if right >= 0 else 2
    return 1 if up > 0 else 3


def _characters(shown: bytes, font: _Font) -> int:
    return len(shown) // 2 if font.width == 2 else len(shown) - shown.count(b" ")


def _font(font: Any) -> _Font:
    """Say how many bytes a character has in a font, and whether a reader can tell what it is."""
    if not isinstance(font, pikepdf.Dictionary):
        return _PLAIN
    kind, known = font.get("/Subtype"), "/ToUnicode" in font
    if kind != "/Type0":
        return _Font(1, known or kind != "/Type3")
    encoding = font.get("/Encoding")
    named = isinstance(encoding, pikepdf.Name) and not str(encoding).startswith("/Identity")
    return _Font(2, known or named or _collection(font) in _MAPPED)


def _collection(font: pikepdf.Object) -> str:
    try:
        return str(font.DescendantFonts[0].CIDSystemInfo.Ordering)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return ""


def _do(resources: Any, operands: Sequence[Any], state: _State, content: Content, depth: int) -> None:
    thing = _entry(resources, "/XObject", operands[0])
    if not isinstance(thing, pikepdf.Stream):
        return
    if thing.get("/Subtype") == "/Image":
        _picture(thing, state.matrix, content)
    elif thing.get("/Subtype") == "/Form":
        content.forms += 1
        if content.forms > _MOST_FORMS or depth > _DEEPEST:
            raise TooManyForms
        inner = _State(_times(_numbers(thing.get("/Matrix", _SAME)), state.matrix), state.font, state.mode, state.white)
        _walk(thing, thing.get("/Resources", resources), inner, content, depth + 1)


def _entry(resources: Any, kind: str, name: Any) -> Any:
    group = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return group.get(str(name)) if isinstance(group, pikepdf.Dictionary) else None


def _picture(stream: Any, matrix: Matrix, content: Content) -> None:
    a, b, c, d, *_ = matrix
    wide, high = hypot(a, b), hypot(c, d)
    stencil, *pixels = _header(stream)
    if wide > 0 and high > 0 and min(pixels) > 0:
        content.pictures.append(Drawn(stream, wide, high, abs(b) > abs(a), bool(stencil), (pixels[0], pixels[1])))


def _header(stream: Any) -> tuple[bool, int, int]:
    if isinstance(stream, pikepdf.PdfInlineImage):
        return stream.image_mask, stream.width, stream.height
    return stream.get("/ImageMask") is True, int(stream.get("/Width", 0)), int(stream.get("/Height", 0))


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
