"""Compare a scan with the document it should be, page by page: two files -> how far they agree, or why it is refused."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from dossier.evidence.inspection import PageLook
from dossier.signed import wording
from dossier.signed.likeness import Likeness, likeness
from dossier.signed.reader import LOOKS, Reader
from dossier.signed.tokens import Token
from dossier.text import Text

ENOUGH = 0.85
"""Share of a page's tokens that have to be found.

On scans with seals and signatures it was 0.97 at least for the right page; for a page of another document of the same
company 0.66 at most, except for title pages, which have the company's name in common and reach 0.90: there the title is
a difference. Another company's copy of the same document reaches 0.98, so its names and numbers decide.
"""
_TURNS: Mapping[bool | None, Sequence[int]] = {False: (180,), True: (90, 270), None: (180, 90, 270)}
"""Whether a page lies on its side → turns that are tried when it cannot be read as it is."""

How = Literal["text", "ocr", "person"]


class Compared(NamedTuple):
    """What comparing has found; pages count from one."""

    how: How
    share: float = 1.0
    """Of the page that agrees least."""
    unread: tuple[int, ...] = ()
    """Pages on which a number could not be read."""
    turns: tuple[tuple[int, int], ...] = ()
    """Pages of the scan that are not upright, with the degrees by which they have to be turned against the clock."""
    refused: Text | None = None


class _Page(NamedTuple):
    found: Likeness
    how: How
    turn: int = 0


def compare(
    reader: Reader, unsigned: Path, scan: Path, looks: Sequence[PageLook], person: str, told: "wording.Told"
) -> Compared:
    """Compare the pages of ``scan`` that ``looks`` name with those of ``unsigned``, as many and in this order.

    Without the extra that recognises writing a scan cannot be read; then a ``person`` has to have compared it.
    """
    scanned = any(look.scanned for look in looks)
    if scanned and not reader.can_recognise:
        return Compared("person") if person else Compared("person", refused=wording.UNREADABLE)
    pages: list[_Page] = []
    for number, look in enumerate(looks, 1):
        told(number, len(looks))
        one = _page(reader, reader.copied(unsigned, number), scan, look)
        refused = _refusal(number, one.found)
        if refused is not None:
            return Compared(one.how, one.found.share, refused=refused)
        pages.append(one)
    unread = tuple(number for number, one in enumerate(pages, 1) if one.found.unread)
    how: How = "ocr" if any(one.how == "ocr" for one in pages) else "text"
    turns = tuple((look.number, one.turn) for look, one in zip(looks, pages, strict=True) if one.turn)
    return Compared(how, min(one.found.share for one in pages), unread, turns)


def _refusal(number: int, found: Likeness) -> Text | None:
    if found.share < ENOUGH:
        return wording.other_text(number, found.share)
    return wording.differs(number, found.differences) if found.differences else None


def _page(reader: Reader, expected: Sequence[Token], scan: Path, look: PageLook) -> _Page:
    if not look.scanned:
        return _Page(likeness(expected, reader.copied(scan, look.number)), "text")
    turn, found = _upright(reader, expected, scan, look)
    if found.differences or found.share < ENOUGH or found.unread:
        again = likeness(expected, reader.recognised(scan, look.number, LOOKS[1], turn))
        found = _agreed(found, again)
    return _Page(found, "ocr", turn)


def _agreed(first: Likeness, again: Likeness) -> Likeness:
    """Only what both readings say differs; what either of them has found is there."""
    differences = tuple(one for one in first.differences if one in again.differences)
    unread = tuple(one for one in first.unread if one in again.unread)
    return Likeness(max(first.share, again.share), differences, unread)


def _upright(reader: Reader, expected: Sequence[Token], scan: Path, look: PageLook) -> tuple[int, Likeness]:
    """Return the turn with which a page says most of what it should, and what it then says."""
    best: tuple[int, Likeness] = (0, Likeness(-1.0))
    for turn in (0, *_TURNS[look.sideways]):
        found = likeness(expected, reader.recognised(scan, look.number, LOOKS[0], turn))
        if found.share > best[1].share:
            best = (turn, found)
        if best[1].share >= ENOUGH:
            break
    return best


def first_page(reader: Reader, scan: Path, look: PageLook) -> list[Token]:
    """Return what the first page of a scan says, to find out which document it is; nothing where it cannot be read."""
    if not look.scanned:
        return reader.copied(scan, look.number)
    return reader.recognised(scan, look.number, LOOKS[0]) if reader.can_recognise else []
