"""Find on a page what stands beside or below a label: lines with their places, labels -> passages.

Left-to-right forms of one or several columns, tables with a heading row, and plain text are read alike. A value may
run over several lines; its label then stands beside the first of them or, as in tables, beside the middle.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from dossier.evidence.read.plain import plain
from dossier.evidence.reading import FieldRead, Line

_ROW = 0.5
"""Lines stand on one row when they overlap by this share of the lower one's height."""
_GAP = 0.7
"""Lines of one value are at most this many heights apart."""
_PITCH, _SLACK = 1.5, 0.15
"""A gap between lines of one value is at most so many times its narrowest one, and a share of the height more."""
_INDENT = 1.6
"""Lines of one value begin at most this many characters apart."""
_LETTERSPACED = 5.0
"""Single characters of a label, as in 名　称, are at most this many characters apart."""
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_BLANKS = r"\\s*"
_BESIDE = 0.4
"""The middle of a label is at most so many heights off the middle of the line it stands beside."""
_TABLE = 3.0
"""A value below its heading is at most this many heights away."""


class Piece(NamedTuple):
    """A part of a line: a label, or what is none."""

    text: str
    page: int
    confidence: float
    left: float
    top: float
    right: float
    bottom: float
    label: str = ""
    """Name of the field whose label it is."""
    joined: bool = False
    """Whether it follows its label within one line."""

    @property
    def height(self) -> float:
        """Height as a share of the page."""
        return self.bottom - self.top

    def beside(self, other: "Piece") -> bool:
        """Whether both stand on one row of one page."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and shared >= _ROW * min(self.height, other.height)

    def above(self, other: "Piece") -> bool:
        """Whether the other is the next line below, by their distance."""
        gap = other.top - self.bottom
        return self.page == other.page and -0.3 * self.height < gap <= _GAP * max(self.height, other.height)


class Passage(NamedTuple):
    """What stands at a label."""

    text: str
    """Plain text, lines joined."""
    pieces: tuple[Piece, ...]

    @property
    def confidence(self) -> float:
        """The lowest of its lines."""
        return min(piece.confidence for piece in self.pieces)

    def read_as(self, field: str, value: str) -> FieldRead:
        """Return the fact that was found in it."""
        lines = " ".join(piece.text for piece in self.pieces)
        written = lines if "".join(lines.split()) == "".join(self.text.split()) else self.text
        return FieldRead(field, value, written, self.pieces[0].page, self.confidence)


class Form:
    """The lines of a paper, parted into labels and what is none."""

    def __init__(self, lines: Iterable[Line], labels: Mapping[str, str]) -> None:
        """Take the labels as field → regular expression; a field nobody asks for still ends what stands before it."""
        placed = _placed([line for line in lines if line.text.strip()])
        self._wide = _character(placed)
        parts = _parts(labels)
        self.pieces = [part for piece in self._rows(placed) for part in _split(piece, parts)]

    def passages(self, field: str, *, several_lines: bool = False) -> list[Passage]:
        """Return what stands at each label of the field; labels with nothing beside or below are left out."""
        found = []
        for label in self.pieces:
            if label.label == field:
                start = self._right_of(label) or self._below(label)
                chain = self._with_more(label, start) if several_lines and start else start
                if chain:
                    found.append(passage(chain))
        return found

    def next_in_column(self, field: str) -> list[Passage]:
        """Return what follows in the column below the value of a field, where its own label was not recognised."""
        found = []
        for above in self.passages(field):
            last = above.pieces[0]
            lower = [one for one in self.pieces if one.page == last.page and one.top > last.bottom]
            beneath = min(
                (one for one in lower if self._aligned(one, [last.left])), key=lambda one: one.top, default=None
            )
            if beneath is not None and not beneath.label and not self._labelled(beneath):
                found.append(passage(self._with_more(beneath, [beneath])))
        return found

    def begins_at_label(self, field: str, found: Passage) -> bool:
        """Whether a passage begins where a label of the field says: in it, below it, beside it, or around its middle."""
        first, last = found.pieces[0], found.pieces[-1]
        around = first._replace(bottom=last.bottom) if first.page == last.page else first
        slack = _BESIDE * first.height
        return first.joined or any(
            label.bottom <= first.top + slack or _offset(first, label) <= slack or _offset(around, label) <= 2 * slack
            for label in self.pieces if label.label == field and label.page == first.page
        )  # fmt: skip

    def follows_more(self, found: Passage) -> bool:
        """Whether a line that no label claims goes before a passage as closely as its own lines follow each other."""
        first = found.pieces[0]
        pitch = min((_distance(one, other) for one, other in pairwise(found.pieces)), default=0.0)
        return any(
            one.above(first) and self._aligned(one, [first.left]) and not self._labelled(one)
            and _as_close(first, [one], pitch)
            for one in self.free() if one not in found.pieces
        )  # fmt: skip

    def free(self) -> Iterator[Piece]:
        """Yield what is no label, from the top down."""
        return (piece for piece in self.pieces if not piece.label)

    def row_of(self, piece: Piece) -> list[Piece]:
        """Return what stands on the same row, from the left."""
        return sorted((one for one in self.pieces if one.beside(piece)), key=lambda one: one.left)

    def under(self, field: str) -> list[Piece]:
        """Return what stands in the column below a heading, from the top down, to the next label of the column."""
        heading = next((one for one in self.pieces if one.label == field), None)
        return [] if heading is None else list(self._column(heading))

    def _column(self, heading: Piece) -> Iterator[Piece]:
        for piece in sorted(self.pieces, key=lambda one: one.top):
            if piece.page == heading.page and piece.top >= heading.bottom - 0.3 * heading.height:
                if piece.label and _overlap(piece, heading):
                    return
                if not piece.label and _overlap(piece, heading):
                    yield piece

    def _rows(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Yield the lines from the top down, single characters of one word joined."""
        left = sorted(pieces, key=lambda one: (one.page, one.top + one.bottom, one.left))
        while left:
            row = sorted((one for one in left if one.beside(left[0])), key=lambda one: one.left)
            left = [one for one in left if one not in row]
            merged = row[0]
            for piece in row[1:]:
                if self._one_word(merged, piece):
                    merged = _merged(merged, piece)
                else:
                    yield merged
                    merged = piece
            yield merged

    def _one_word(self, first: Piece, second: Piece) -> bool:
        single = len(first.text) == 1 and len(second.text) == 1
        gap = second.left - first.right
        return not first.label and gap <= self._wide * (_LETTERSPACED if single else 0.4)

    def _right_of(self, label: Piece) -> list[Piece]:
        """Return what stands on the row of a label, up to the next label and within its column."""
        columns = [one.left for one in self.pieces if one.label and one.page == label.page]
        further = min((left for left in columns if left > label.right + self._wide), default=1.0)
        found: list[Piece] = []
        for piece in self.row_of(label):
            if piece.left < label.right - self._wide and piece is not label:
                continue
            if piece.label not in ("", label.label) or (found and piece.left > further - self._wide):
                break
            if not piece.label:
                found.append(piece)
        apart = len(found) > 1 and _stacked(found)
        return (sorted(found, key=lambda one: one.top) if apart else found) or self._astride(label)

    def _astride(self, label: Piece) -> list[Piece]:
        """Return the nearer of two lines to the right between which a label stands."""
        near = [
            one for one in self.free()
            if one.page == label.page and label.right <= one.left and _offset(one, label) < label.height
            and not self._labelled(one)
        ]  # fmt: skip
        column = min((one.left for one in near), default=0.0)
        return sorted((one for one in near if one.left - column <= self._wide), key=lambda one: _offset(one, label))[:1]

    def _below(self, label: Piece) -> list[Piece]:
        """Return the line directly below a heading."""
        column = next(self._column(label), None)
        near = column is not None and column.top - label.bottom <= _TABLE * label.height
        return [column] if column is not None and near and not self._labelled(column) else []

    def _with_more(self, label: Piece, start: list[Piece]) -> list[Piece]:
        """Add the lines that follow; and those that go before where the label stands beside the middle."""
        edges = [start[0].left, *([label.left] if start[0].joined else [])]
        down = self._run(start[-1], edges, lambda one, other: one.above(other))
        alone = not start[0].joined and _stacked(start)
        up = self._run(start[0], edges, lambda one, other: other.above(one)) if alone else []
        chain = [*reversed(up), *start, *down]
        pitch = min((_distance(one, other) for one, other in pairwise(chain)), default=0.0)
        up, down = _as_close(start[0], up, pitch), _as_close(start[-1], down, pitch)
        if up and self._continues(up[-1], pitch):
            up = []  # what stands above belongs to the label above
        return [*reversed(up), *start, *down]

    def _run(self, start: Piece, edges: Sequence[float], follows: Callable[[Piece, Piece], bool]) -> list[Piece]:
        """Return the lines that go on from one in one direction, up to a row with a label of its own."""
        run: list[Piece] = []
        here: Piece | None = start
        while here is not None:
            last = here
            here = next((one for one in self.free() if follows(last, one) and self._aligned(one, edges)), None)
            if here is None or self._labelled(here) or here in run:
                break
            run.append(here)
        return run

    def _continues(self, first: Piece, pitch: float) -> bool:
        """Whether a line is as close to the value of the label above as its own lines are to each other."""
        return any(
            other.above(first) and self._labelled(other) and _as_close(other, [first], pitch) for other in self.free()
        )

    def _aligned(self, piece: Piece, edges: Sequence[float]) -> bool:
        return any(abs(piece.left - edge) <= _INDENT * self._wide for edge in edges)

    def _labelled(self, piece: Piece) -> bool:
        """Whether a label on the row claims the piece: the nearest thing that is none to its right."""
        before = [one for one in self.row_of(piece) if one.left < piece.left]
        return bool(before) and bool(before[-1].label)


def passage(pieces: Sequence[Piece]) -> Passage:
    """Join the lines of one value."""
    return Passage(plain(_joined(piece.text for piece in pieces)), tuple(pieces))


def agreed(field: str, passages: Iterable[Passage], read: Callable[[str], str | None]) -> tuple[FieldRead, ...]:
    """Return the one value that the passages give, the surest of them; nothing where they contradict each other."""
    found = [one.read_as(field, value) for one in passages if (value := read(one.text))]
    if len({one.value for one in found}) != 1:
        return ()
    return (max(found, key=lambda one: one.confidence),)


def whole_name(field: str, form: Form, read: Callable[[str], str | None], *, label: str = "") -> tuple[FieldRead, ...]:
    """Return the name at a label: with the lines that follow where these make a name together, else its first line."""
    found = form.passages(label or field, several_lines=True)
    return agreed(field, [one if read(one.text) else passage(one.pieces[:1]) for one in found], read)


def _joined(texts: Iterable[str]) -> str:
    """Join lines: a word of Latin letters is not torn by the end of a line, and none are run together."""
    out = ""
    for text in texts:
        apart = out[-1:].isascii() and out[-1:].isalpha() and text[:1].isascii() and text[:1].isalpha()
        out += f" {text}" if apart else text
    return out


def _placed(lines: Sequence[Line]) -> list[Piece]:
    """Turn lines into pieces; lines without a place are put one below the other."""
    if all(line.box == (0.0, 0.0, 0.0, 0.0) for line in lines):
        share = 1 / max(2 * len(lines), 1)
        return [
            Piece(
                _line_text(one.text), one.page, one.confidence, 0.0, (2 * index) * share, 0.0, (2 * index + 1.2) * share
            )
            for index, one in enumerate(lines)
        ]
    return [Piece(_line_text(one.text), one.page, one.confidence, *one.box) for one in lines if _size(one)]


def _size(line: Line) -> bool:
    left, top, right, bottom = line.box
    return right > left and bottom > top


def _line_text(text: str) -> str:
    """Return a line in NFKC in which blanks still part a label from what follows it."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def units(text: str) -> float:
    """Return the width of a text in Chinese characters."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.5 for char in text) or 1.0


def _character(pieces: Sequence[Piece]) -> float:
    return median([(piece.right - piece.left) / units(piece.text) for piece in pieces] or [0.0])


def _stacked(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces stand one below the other, as two lines do between whose rows a label stands."""
    return not any(one.beside(other) for at, one in enumerate(pieces) for other in pieces[:at])


def _distance(one: Piece, other: Piece) -> float:
    """Return the height of the gap between two lines."""
    return max(one.top, other.top) - min(one.bottom, other.bottom)


def _offset(one: Piece, other: Piece) -> float:
    return abs(one.top + one.bottom - other.top - other.bottom) / 2


def _as_close(start: Piece, run: Sequence[Piece], pitch: float) -> list[Piece]:
    """Return the lines of a run up to the first gap that is wider than between the lines of one value."""
    kept: list[Piece] = []
    for last, one in pairwise([start, *run]):
        if _distance(last, one) > max(pitch, 0.0) * _PITCH + _SLACK * one.height:
            break
        kept.append(one)
    return kept


def _overlap(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand in one column."""
    return min(one.right, other.right) >= max(one.left, other.left)


def _merged(first: Piece, second: Piece) -> Piece:
    return first._replace(
        text=first.text + second.text, confidence=min(first.confidence, second.confidence),
        top=min(first.top, second.top), right=second.right, bottom=max(first.bottom, second.bottom),
    )  # fmt: skip


def _parts(labels: Mapping[str, str]) -> re.Pattern[str]:
    names = "|".join(f"(?P<{field}>{_BETWEEN.sub(_BLANKS, pattern)})" for field, pattern in labels.items()) or "(?!)"
    return re.compile(rf"(?:^|(?<=[\s;]))(?:{names})(?:\s*:)?")


def _split(piece: Piece, parts: re.Pattern[str]) -> Iterator[Piece]:
    """Yield the labels of a line and what stands between them."""
    ends = [(match.start(), match.end(), str(match.lastgroup)) for match in parts.finditer(piece.text)]
    if not ends:
        yield piece._replace(text=plain(piece.text))
        return
    if ends[0][0] > 0:
        yield from _cut(piece, 0, ends[0][0], joined=False)
    for (start, end, field), (following, _, _) in pairwise([*ends, (len(piece.text), 0, "")]):
        yield next(_cut(piece, start, end, joined=False))._replace(label=field)
        yield from _cut(piece, end, following, joined=True)


def _cut(piece: Piece, start: int, end: int, *, joined: bool) -> Iterator[Piece]:
    text = plain(piece.text[start:end]).lstrip(":")
    if not text:
        return
    one = (piece.right - piece.left) / units(piece.text)
    left = piece.left + one * (units(piece.text[:start]) if start else 0.0)
    yield piece._replace(text=text, left=left, right=left + one * units(piece.text[start:end]), joined=joined)
