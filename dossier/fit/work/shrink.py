"""Make a PDF as small as asked by its pictures alone: an open document, a limit -> one file or several."""

import io
from functools import partial
from math import ceil
from typing import NamedTuple

import pikepdf
from pikepdf import ObjectStreamMode, Pdf

from dossier.fit.work import saying
from dossier.fit.work.bilevel import pack
from dossier.fit.work.drawn import Drawn, drawn_pictures
from dossier.fit.work.ladder import FLOOR, LADDER, Step, gentlest
from dossier.fit.work.parts import balanced, heaviest
from dossier.fit.work.scans import Encoded, encode, may_be_encoded, put
from dossier.text import Text

_FULL = 0.99
"""Share of the limit up to which estimated sizes are trusted."""


class Shrunk(NamedTuple):
    """What became of a document."""

    files: list[bytes]
    pages: list[int]
    steps: list[Text]
    problem: Text | None = None


class _Book:
    """A document whose pictures can be tried at several steps; it stays as it is."""

    def __init__(self, data: bytes, long_edge: int) -> None:
        self._data, self.size, self._long_edge = data, len(data), long_edge
        self._pdf = self.opened()
        self.count = len(self._pdf.pages)
        self.pictures = _reducible(self._pdf)
        self.before = [len(one.stream.read_raw_bytes()) for one in self.pictures]
        self._tried: dict[Step, list[int]] = {}

    def opened(self) -> Pdf:
        """Return the document once more."""
        return Pdf.open(io.BytesIO(self._data))

    def weights(self, step: Step) -> list[int]:
        """Return the estimated bytes of each page at a step."""
        sizes = self._sizes(step)
        rest = max(0, self.size - sum(self.before)) // self.count
        weights = [rest] * self.count
        for one, size in zip(self.pictures, sizes, strict=True):
            for page in one.pages:
                weights[page] += size
        return weights

    def estimate(self, step: Step) -> int:
        """Return the estimated bytes of the whole at a step."""
        return self.size - sum(self.before) + sum(self._sizes(step))

    def at(self, step: Step) -> tuple[Pdf, list[int]]:
        """Return the document with the pictures of a step, and the former resolutions of those that changed."""
        pdf, changed = self.opened(), []
        for one in _reducible(pdf):
            dpi, made = one.dpi, _encoded(one, step, self._long_edge)
            if made is not None:
                put(one.stream, made)
                changed.append(dpi)
        return pdf, changed

    def _sizes(self, step: Step) -> list[int]:
        if step not in self._tried:
            self._tried[step] = [
                before if (made := _encoded(one, step, self._long_edge)) is None else len(made.data)
                for one, before in zip(self.pictures, self.before, strict=True)
            ]
        return self._tried[step]


def shrink(pdf: Pdf, before: int, limit: int | None, long_edge: int, *, whole: Text | None = None) -> Shrunk:
    """Return the document in one file within ``limit``, or cut by pages where its pictures are at the floor.

    ``before`` is the size to tell of; nothing is reduced while packing it better is enough. A document for which
    ``whole`` gives a reason is never cut.
    """
    count, plain = len(pdf.pages), _tightest(pdf)
    if limit is None or len(plain) <= limit:
        steps = [saying.packed(before, len(plain))] if before > (limit or before) else []
        return Shrunk([plain], [count], steps)
    packed = [_packed(one) for one in drawn_pictures(pdf)]
    if any(packed) and len(plain := _tightest(pdf)) <= limit:
        return Shrunk([plain], [count], [saying.packed(before, len(plain))])
    book = _Book(plain, long_edge)
    step = gentlest(lambda rung: book.estimate(rung) <= limit * _FULL)
    made = None if step is None else _whole(book, step, before, limit)
    if made is None and whole is not None:
        least = _made(book, FLOOR, 1, entire=True)
        return least._replace(problem=saying.uncut(whole, len(least.files[0]), limit))
    return made or _cut(book, before, limit)


def _tightest(pdf: Pdf) -> bytes:
    """Return the document packed again or as it was packed, whichever is smaller: PNG may pack better than PDF does."""
    return min((saved(pdf, again=again) for again in (True, False)), key=len)


def saved(pdf: Pdf, *, again: bool = True) -> bytes:
    """Return the document packed as tightly as that goes without loss; the same document gives the same bytes."""
    pikepdf.settings.set_flate_compression_level(9)
    stream = io.BytesIO()
    pdf.save(
        stream, compress_streams=True, recompress_flate=again, object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=True,
    )  # fmt: skip
    return stream.getvalue()


def _whole(book: _Book, step: Step, before: int, limit: int) -> Shrunk | None:
    """Save at a step, or at a harsher one where the estimate was too low; None where the floor is not enough."""
    for rung in LADDER[LADDER.index(step) :]:
        pdf, changed = book.at(rung)
        data = _tightest(pdf)
        if len(data) <= limit:
            said = saying.reduced(changed, rung, saying.from_to(before, len(data)))
            return Shrunk([data], [book.count], [said])
    return None


def _cut(book: _Book, before: int, limit: int) -> Shrunk:
    """Cut by pages into as few files as the floor allows, then be as gentle as that number allows."""
    room, least = limit * _FULL, book.weights(FLOOR)
    count = min(book.count, max(2, ceil(sum(least) / limit)))
    while count < book.count and heaviest(least, balanced(least, count)) > room:
        count += 1
    for parts in range(count, book.count + 1):
        made = _made(book, gentlest(partial(_fits, book, parts, room)) or FLOOR, parts)
        sizes = [len(data) for data in made.files]
        if max(sizes) <= limit:
            return made._replace(steps=[saying.cut(parts, saying.from_to(before, sum(sizes))), *made.steps])
    worst = max(range(len(sizes)), key=sizes.__getitem__)
    return made._replace(problem=saying.too_large(worst + 1, sizes[worst], limit))


def _fits(book: _Book, parts: int, room: float, step: Step) -> bool:
    weights = book.weights(step)
    return heaviest(weights, balanced(weights, parts)) <= room


def _made(book: _Book, step: Step, parts: int, *, entire: bool = False) -> Shrunk:
    """Return the document at a step in some number of parts; ``entire``: one, with all that is beside the pages."""
    ranges = balanced(book.weights(step), parts)
    pdf, changed = book.at(step)
    files = [_tightest(pdf)] if entire else [_part(pdf, pages) for pages in ranges]
    steps = [saying.reduced(changed, step)] if changed else []
    return Shrunk(files, [len(pages) for pages in ranges], steps)


def _part(pdf: Pdf, pages: range) -> bytes:
    part = Pdf.new()
    part.pages.extend(pdf.pages[pages.start : pages.stop])
    for key, value in pdf.docinfo.items():
        part.docinfo[key] = value
    return _tightest(part)


def _reducible(pdf: Pdf) -> list[Drawn]:
    return [one for one in drawn_pictures(pdf) if may_be_encoded(one.stream)]


def _packed(one: Drawn) -> bool:
    try:
        return pack(one.stream)
    except Exception:  # a broken picture can make a library raise anything; it stays as it is
        return False


def _encoded(one: Drawn, step: Step, long_edge: int) -> Encoded | None:
    try:
        return encode(one, step, long_edge)
    except MemoryError:
        raise
    except Exception:  # a broken picture can make a library raise anything; it stays as it is
        return None
