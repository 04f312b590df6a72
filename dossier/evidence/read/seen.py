"""Tell whether all text of a PDF page can be seen: page -> yes or no. Runs in the worker only.

Recognition lays text under a scan, other programs draw a white field over what somebody wanted changed, or switch a
layer off. Copying would bring such text to light, though it is not what the paper says.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Matrix
from PIL import Image

from dossier.evidence.read.boxes import Box, area, around, box_of, matrix_of, meet, shared

_WANTED = (
    "q Q cm gs g rg k sc scn cs BDC BMC EMC Do BI ID EI sh re m l c v y h W W* n "
    "f F f* B B* b b* S s BT Tf Tm Td TD T* TL Tr Tc Tj TJ ' \""
)
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_ENDS = _FILLS | {"S", "s", "n"}
_WHITE = {"g": (1.0,), "rg": (1.0, 1.0, 1.0), "k": (0.0, 0.0, 0.0, 0.0)}
"""Operators that choose a colour to fill with, and the operands that mean white; of ``sc`` the number says which."""
_WHITE_BY_COUNT = {len(white): white for white in _WHITE.values()}
_NOT_PAINTED = frozenset({3, 7})
"""Text modes of characters that leave nothing on the page."""
_MIDDLE = 0.3
"""Share of the font size above the base line where the middle of a character is."""
_SLANTED = 0.02
_THIN = 2.0
"""Points up to which what is drawn over a line hides nothing of it."""
_LARGE = 0.5
"""Share of the page from which a picture hides what is below it, even where parts of it are transparent."""
_SHEER = 128
"""Opacity of 255 below which, on the average of a picture, what is below it still shows: a seal is mostly clear."""
_DEEPEST = 12
_MOST = 20_000
"""Lines, fields and forms of one page that are followed."""
_HIDDEN_NOTE = 2 | 32
"""Flags of an annotation that is not shown."""


class _Hidden(Exception):
    """There is text that nobody can see, or too much on the page to say."""


class _Drawn(NamedTuple):
    """A line of text, or a field that is filled."""

    box: Box
    white: bool
    order: int


@dataclass
class _State:
    """What holds between two operators of a content stream."""

    matrix: Matrix
    clip: Box
    white: bool = False
    sheer: bool = False
    faint: bool = False
    """Whether what is filled is fully transparent."""
    mode: int = 0
    size: float = 1.0
    wide: bool = False
    """Whether a character has two bytes."""
    leading: float = 0.0
    spacing: float = 0.0


@dataclass
class _Page:
    """What was drawn so far, in order."""

    box: Box
    off: frozenset[tuple[int, int]]
    """Layers that are not shown."""
    lines: list[_Drawn] = field(default_factory=list)
    covers: list[_Drawn] = field(default_factory=list)
    count: int = 0

    def next(self) -> int:
        """Return the place of what is drawn now in the order of all."""
        self.count += 1
        if self.count > _MOST:
            raise _Hidden
        return self.count


def all_text_is_seen(page: pikepdf.Page, off: frozenset[tuple[int, int]]) -> bool:
    """Whether every text on the page is painted, in a layer that is shown, with nothing drawn over it.

    Text outside the page does not count; text across the page, as of a watermark, is not asked whether it is covered.
    """
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    sheet = _Page((min(left, right), min(bottom, top), max(left, right), max(bottom, top)), off)
    try:
        _Walk(sheet, page.resources, _State(Matrix(), sheet.box), 0).run(page)
        for note, matrix in _shown_notes(page):
            _Walk(sheet, note.get("/Resources"), _State(matrix, sheet.box), 1).run(note)
    except _Hidden:
        return False
    return not _covered(sheet) and not _white_on_white(sheet)


def layers_off(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    """Return the layers of a file that a reader does not show when it opens it."""
    layers = pdf.Root.get("/OCProperties")
    if not isinstance(layers, pikepdf.Dictionary):
        return frozenset()
    setting = layers.get("/D", pikepdf.Dictionary())
    every = {one.objgen for one in layers.get("/OCGs", ())} if setting.get("/BaseState") == "/OFF" else set()
    on = {one.objgen for one in setting.get("/ON", ())}
    return frozenset((every - on) | {one.objgen for one in setting.get("/OFF", ())})


def _covered(sheet: _Page) -> bool:
    """Whether a line has something drawn over it later."""
    if len(sheet.lines) * len(sheet.covers) > _MOST * 500:
        return True
    return any(line.order < cover.order and meet(line.box, cover.box) for cover in sheet.covers for line in sheet.lines)


def _white_on_white(sheet: _Page) -> bool:
    """Whether there is white writing with no field of another colour drawn before it."""
    dark = [cover for cover in sheet.covers if not cover.white]
    return any(
        line.white and not any(cover.order < line.order and meet(line.box, cover.box) for cover in dark)
        for line in sheet.lines
    )


class _Walk:
    """Follow one content stream: the page, a form on it, or what an annotation looks like."""

    def __init__(self, sheet: _Page, resources: Any, state: _State, depth: int) -> None:
        if depth > _DEEPEST:
            raise _Hidden
        self._sheet, self._resources, self._state, self._depth = sheet, resources, state, depth
        self._stack: list[_State] = []
        self._marked: list[bool] = []
        self._path: list[tuple[Box, bool]] = []
        """Outlines of the path, and whether each is a rectangle."""
        self._points: list[tuple[float, float]] = []
        self._bent = self._clips = False
        self._line = self._text = Matrix()
        self._length = 0.0

    def run(self, stream: Any) -> None:
        """Note what is written and what is drawn."""
        steps: dict[str, Callable[[Sequence[Any]], None]] = {
            "cm": self._transform, "gs": self._graphics, "BDC": self._mark, "BMC": self._mark, "Do": self._do,
            "Tm": self._place, "Td": self._move, "TD": self._move, "re": self._rectangle,
        }  # fmt: skip
        for one in pikepdf.parse_content_stream(stream, _WANTED):
            operands, name = list(one.operands), str(one.operator)
            if name in steps:
                if name == "TD":
                    self._state.leading = -float(operands[1])
                steps[name](operands)
            elif name in ("Tj", "TJ", "'", '"'):
                self._write(name, operands)
            else:
                self._other(name, operands)

    def _other(self, name: str, operands: Sequence[Any]) -> None:
        """Take in an operator with little to do."""
        state = self._state
        if name == "q":
            self._stack.append(replace(state))
        elif name == "Q":
            self._state = self._stack.pop() if self._stack else state
        elif name == "EMC":
            self._marked[-1:] = []
        elif name == "BT":
            self._start(Matrix())
        elif name == "T*":
            self._move((0, -state.leading))
        elif name == "INLINE IMAGE":
            self._picture(operands[0])
        elif name == "sh":
            self._cover(state.clip, white=False)
        elif name in ("Tf", "Tr", "Tc", "TL"):
            self._set_text(name, operands)
        elif name in _WHITE or name in ("sc", "scn", "cs"):
            state.white = name != "cs" and _is_white(operands)
        else:
            self._draw(name, operands)

    def _set_text(self, name: str, operands: Sequence[Any]) -> None:
        if name == "Tf":
            font = _entry(self._resources, "/Font", operands[0])
            self._state.wide = isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == "/Type0"
            self._state.size = float(operands[1])
        elif name == "Tr":
            self._state.mode = int(operands[0])
        elif name == "Tc":
            self._state.spacing = float(operands[0])
        else:
            self._state.leading = float(operands[0])

    def _transform(self, operands: Sequence[Any]) -> None:
        self._state.matrix = matrix_of(operands) @ self._state.matrix

    def _graphics(self, operands: Sequence[Any]) -> None:
        setting = _entry(self._resources, "/ExtGState", operands[0])
        if isinstance(setting, pikepdf.Dictionary):
            blend, opacity = str(setting.get("/BM", "/Normal")), float(setting.get("/ca", 1))
            if "/BM" in setting or "/ca" in setting:
                self._state.sheer = blend not in ("/Normal", "/Compatible") or opacity < 1
                self._state.faint = opacity == 0

    def _mark(self, operands: Sequence[Any]) -> None:
        layer = _entry(self._resources, "/Properties", operands[1]) if len(operands) > 1 else None
        self._marked.append(str(operands[0]) == "/OC" and self._is_off(layer))

    def _is_off(self, layer: Any) -> bool:
        if not isinstance(layer, pikepdf.Dictionary):
            return False
        members = layer.get("/OCGs", ())
        several = list(members) if isinstance(members, pikepdf.Array) else [members] if members else []
        return any(one.objgen in self._sheet.off for one in (layer, *several))

    def _start(self, matrix: Matrix) -> None:
        self._line, self._length = matrix, 0.0

    def _place(self, operands: Sequence[Any]) -> None:
        self._start(matrix_of(operands))

    def _move(self, operands: Sequence[Any]) -> None:
        self._start(Matrix(1, 0, 0, 1, float(operands[0]), float(operands[1])) @ self._line)

    def _write(self, name: str, operands: Sequence[Any]) -> None:
        """Note a piece of text, from where its line begins: how wide what stands before it is can only be estimated."""
        if name in ("'", '"'):
            self._move((0, -self._state.leading))
        shown = list(operands[-1]) if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
        written = [bytes(one) for one in shown if isinstance(one, pikepdf.String)]
        gaps = sum(float(one) for one in shown if not isinstance(one, pikepdf.String))
        count = sum(map(len, written)) / (2 if self._state.wide else 1)
        em = self._state.size
        self._length += count * (em * (1 if self._state.wide else 0.5) + self._state.spacing) - gaps * em / 1000
        if not any(one.strip() for one in written):
            return
        at = self._line @ self._state.matrix
        box = box_of(at, [(0, _MIDDLE * em), (max(self._length, em / 2), _MIDDLE * em)])
        if not meet(box, self._sheet.box):
            return
        if (
            self._state.mode in _NOT_PAINTED
            or self._state.faint
            or any(self._marked)
            or not meet(box, self._state.clip)
        ):
            raise _Hidden
        if min(abs(at.a), abs(at.b)) <= _SLANTED * max(abs(at.a), abs(at.b)):
            self._sheet.lines.append(_Drawn(box, self._state.white, self._sheet.next()))

    def _rectangle(self, operands: Sequence[Any]) -> None:
        x, y, width, height = (float(one) for one in operands)
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self._path.append((box_of(self._state.matrix, corners), True))

    def _draw(self, name: str, operands: Sequence[Any]) -> None:
        """Take in a part of a path or the end of one; only its rectangles are followed, and what they leave to see."""
        if name in ("m", "l", "c", "v", "y"):
            if name == "m":
                self._close()
            numbers = [float(one) for one in operands]
            self._points += list(zip(numbers[::2], numbers[1::2], strict=True))
            self._bent = self._bent or name not in "ml"
        elif name in ("W", "W*"):
            self._clips = True
        elif name in _ENDS:
            self._close()
            for box, straight in self._path if name in _FILLS else ():
                if straight:
                    self._cover(box, white=self._state.white)
            if self._clips and self._path:
                whole = around([point for box, _ in self._path for point in (box[:2], box[2:])])
                self._state.clip = shared(self._state.clip, whole)
            self._path, self._points, self._clips = [], [], False

    def _close(self) -> None:
        """End an outline, which is a rectangle when it only goes from corner to corner of the box around it."""
        if len(self._points) > 2:
            left, bottom, right, top = around(self._points)
            corners = all(x in (left, right) and y in (bottom, top) for x, y in self._points)
            self._path.append((box_of(self._state.matrix, self._points), corners and not self._bent))
        self._points, self._bent = [], False

    def _cover(self, box: Box, *, white: bool) -> None:
        """Note that a field is filled, unless what is below it shows through."""
        seen = shared(box, self._state.clip)
        if not self._state.sheer and not any(self._marked) and min(seen[2] - seen[0], seen[3] - seen[1]) > _THIN:
            self._sheet.covers.append(_Drawn(seen, white, self._sheet.next()))

    def _do(self, operands: Sequence[Any]) -> None:
        thing = _entry(self._resources, "/XObject", operands[0])
        if not isinstance(thing, pikepdf.Stream):
            return
        off = self._is_off(thing.get("/OC"))
        if thing.get("/Subtype") == "/Image":
            if not off:
                self._picture(thing)
        elif thing.get("/Subtype") == "/Form":
            self._sheet.next()
            inner = replace(
                self._state, matrix=matrix_of(thing.get("/Matrix", (1, 0, 0, 1, 0, 0))) @ self._state.matrix
            )
            walk = _Walk(self._sheet, thing.get("/Resources", self._resources), inner, self._depth + 1)
            walk._marked = [off or any(self._marked)]
            walk.run(thing)

    def _picture(self, stream: Any) -> None:
        box = box_of(self._state.matrix, [(0, 0), (1, 0), (0, 1), (1, 1)])
        if area(shared(box, self._sheet.box)) >= _LARGE * area(self._sheet.box) or not _is_clear(stream):
            self._cover(box, white=False)


def _is_clear(stream: Any) -> bool:
    """Whether most of a picture is transparent, as a seal is."""
    mask = stream.get("/SMask") if isinstance(stream, pikepdf.Stream) else None
    if not isinstance(mask, pikepdf.Stream):
        return False
    try:
        opacity = pikepdf.PdfImage(mask).as_pil_image().convert("L").resize((1, 1), Image.Resampling.BOX)
    except MemoryError:
        raise
    except Exception:  # a broken picture can make the reader raise anything
        return False
    return int(opacity.tobytes()[0]) < _SHEER


def _shown_notes(page: pikepdf.Page) -> Iterator[tuple[pikepdf.Stream, Matrix]]:
    """Yield what the annotations of a page look like, each with the matrix that brings it to its place."""
    notes = page.obj.get("/Annots")
    for note in notes if isinstance(notes, pikepdf.Array) else ():
        looks = note.get("/AP") if isinstance(note, pikepdf.Dictionary) else None
        look = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
        if isinstance(look, pikepdf.Dictionary) and not isinstance(look, pikepdf.Stream):
            look = look.get(str(note.get("/AS", "")))
        if isinstance(look, pikepdf.Stream) and not int(note.get("/F", 0)) & _HIDDEN_NOTE:
            yield look, _fitted(look, [float(one) for one in note.Rect])


def _fitted(look: pikepdf.Stream, place: Sequence[float]) -> Matrix:
    """Return the matrix that maps the box of a form, after its own matrix, onto a place on the page."""
    own = matrix_of(look.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    left, bottom, right, top = (float(one) for one in look.get("/BBox", (0, 0, 1, 1)))
    box = box_of(own, [(left, bottom), (right, bottom), (left, top), (right, top)])
    goal = around([(place[0], place[1]), (place[2], place[3])])
    across = (goal[2] - goal[0]) / ((box[2] - box[0]) or 1)
    up = (goal[3] - goal[1]) / ((box[3] - box[1]) or 1)
    return own @ Matrix(across, 0, 0, up, goal[0] - box[0] * across, goal[1] - box[1] * up)


def _is_white(operands: Sequence[Any]) -> bool:
    try:
        values = tuple(float(one) for one in operands)
    except (TypeError, ValueError):  # a pattern
        return False
    return values == _WHITE_BY_COUNT.get(len(values))


def _entry(resources: Any, kind: str, name: Any) -> Any:
    if not isinstance(name, pikepdf.Name):
        return name  # a layer may stand in the stream itself
    group = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return group.get(str(name)) if isinstance(group, pikepdf.Dictionary) else None
