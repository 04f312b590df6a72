"""Read a scanned paper: file, kind of paper -> facts on which several readings agree. In the worker only."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pikepdf
from PIL import Image

from dossier.evidence.read.ink import in_red_light, without_red
from dossier.evidence.read.parse import PARSERS
from dossier.evidence.read.pictures import is_turned, page_count, page_picture
from dossier.evidence.read.recognise import recognise
from dossier.evidence.read.vote import missing, settle
from dossier.evidence.reading import Failure, FieldRead, Line

_TURNS = (0, 90, 270, 180)
"""Quarter turns tried, counted against the clock, until anything is found."""


class Look(NamedTuple):
    """How a page is looked at."""

    dpi: int
    ink: Literal["lifted", "faded", "kept"]
    """What is done about the red ink of seals. A character below a seal is lost to one way and left to another."""
    find_within: int
    """Pixels of the longer edge of the copy on which lines are looked for, which takes longer than reading them."""


LOOKS = (
    Look(150, "lifted", find_within=1280),
    Look(200, "faded", find_within=1120),
    Look(150, "kept", find_within=1754),
    Look(200, "lifted", find_within=1754),
    Look(300, "faded", find_within=1280),
    Look(200, "kept", find_within=1280),
)
"""Tried in this order until all key facts are settled; two at least, because one reading proves nothing."""


_INK: Mapping[str, Callable[[Image.Image], Image.Image]] = {
    "lifted": lambda picture: without_red(picture) or picture,
    "faded": in_red_light,
    "kept": lambda picture: picture,
}


def read_scan(file: str, paper: str, most_pages: int) -> dict[str, Any]:
    """Return the facts, the number of pages with a picture, and how often they were looked at, for JSON."""
    path = Path(file)
    try:
        numbers = range(1, min(page_count(path), most_pages) + 1)
    except pikepdf.PasswordError:
        return _found((), 0, 0, "password")
    pages = [number for number in numbers if page_picture(path, number, LOOKS[0].dpi) is not None]
    if not pages:
        return _found((), 0, 0, "sideways" if is_turned(path, most_pages) else "no_picture")
    fields, looks = _looked_at(path, pages, paper)
    return _found(fields, len(pages), looks, None if fields else "nothing")


def _found(fields: tuple[FieldRead, ...], pages: int, looks: int, failure: Failure | None) -> dict[str, Any]:
    origin = "ocr" if looks else "none"
    return {
        "origin": origin, "fields": [list(one) for one in fields], "pages": pages, "looks": looks, "failure": failure,
    }  # fmt: skip


def _looked_at(path: Path, pages: list[int], paper: str) -> tuple[tuple[FieldRead, ...], int]:
    """Look again and again until the key facts are settled; return the facts and the number of looks."""
    turn, first = _upright(path, pages, paper)
    readings = [first]
    settled: tuple[FieldRead, ...] = ()
    for look in LOOKS[1:] if first else ():
        readings.append(_read(path, pages, paper, look, turn))
        settled = settle(paper, readings)
        if not missing(paper, settled):
            break
    return settled, len(readings)


def _upright(path: Path, pages: list[int], paper: str) -> tuple[int, tuple[FieldRead, ...]]:
    """Return the first turn with which anything is found, and what that is; nothing where there is no such turn."""
    for turn in _TURNS:
        found = _read(path, pages, paper, LOOKS[0], turn)
        if found:
            return turn, found
    return 0, ()


def _read(path: Path, pages: list[int], paper: str, look: Look, turn: int) -> tuple[FieldRead, ...]:
    return PARSERS[paper](list(_lines(path, pages, look, turn)))


def _lines(path: Path, pages: list[int], look: Look, turn: int) -> Iterator[Line]:
    for number in pages:
        picture = page_picture(path, number, look.dpi)
        if picture is not None:
            yield from recognise(_turned(_INK[look.ink](picture), turn), number, look.find_within)


def _turned(picture: Image.Image, turn: int) -> Image.Image:
    return picture.rotate(turn, expand=True) if turn else picture
