"""Ask fontconfig about fonts: names our documents use -> the faces that stand in for them, and what can be shown."""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dossier.office.libreoffice import FONTS

_SECONDS = 30
_BLOCK = re.compile(r"<match target=\"pattern\">(.*?)</match>", re.DOTALL)
_NAME = re.compile(r"<string>(.*?)</string>")
_IGNORED = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
"""What has no shape of its own, so that no font need have it."""


_FILES = {"宋体": "C:/Windows/Fonts/simsun.ttc", "黑体": "C:/Windows/Fonts/simhei.ttf"}
"""Where a system without fontconfig keeps the fonts themselves."""


class Face(NamedTuple):
    """One face in a font file."""

    file: str
    number: int
    """Its place in a collection; 0 in a file of one face."""
    family: str


@lru_cache(maxsize=1)
def stand_ins() -> Mapping[str, tuple[str, ...]]:
    """Return for each font our documents name the families that may stand in for it, the first one preferred."""
    blocks = (_NAME.findall(block) for block in _BLOCK.findall(FONTS.read_text(encoding="utf-8")))
    return {names[0]: tuple(names[1:]) for names in blocks}


@lru_cache(maxsize=8)
def face_of(name: str) -> Face | None:
    """Return the face that stands in for ``name``; None where there is none of those it may be, or they cannot be found."""
    found = _ask("fc-match", "-f", "%{family[0]}\\n%{file}\\n%{index}", name)
    if not found:
        own = _FILES.get(name, "")
        return Face(own, 0, name) if os.path.isfile(own) else None
    family, file, index = found.split("\n")[:3]
    return Face(file, int(index) & 0xFFFF, family) if family in stand_ins()[name] else None


def lacking_fonts() -> tuple[str, ...] | None:
    """Return the fonts our documents name for which nothing suitable is installed; None where nobody can tell."""
    return tuple(name for name in stand_ins() if face_of(name) is None) if shutil.which("fc-match") else None


def without_glyph(characters: Iterable[str]) -> frozenset[str] | None:
    """Return those of the characters which no installed font can show; None where nobody can tell."""
    known = _coverage()
    if not known:
        return None
    wanted = frozenset(one for one in characters if not _IGNORED.match(one))
    return frozenset(one for one in wanted if not any(low <= ord(one) <= high for low, high in known))


@lru_cache(maxsize=1)
def installed_fonts() -> str:
    """Return a text that changes when fonts are installed or removed."""
    listed = _ask("fc-list", ":", "file", "fontversion") or ""
    return hashlib.sha256("\n".join(sorted(listed.splitlines())).encode()).hexdigest()


@lru_cache(maxsize=1)
def _coverage() -> tuple[tuple[int, int], ...]:
    """Return the ranges of code points that some installed font can show, the longest first."""
    listed = _ask("fc-list", "-f", "%{charset} ") or ""
    return tuple(sorted(_joined(set(listed.split())), key=lambda one: one[0] - one[1]))


def _joined(ranges: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Join what overlaps: ``20-7e``, ``41`` and so on."""
    pairs = sorted((int(low, 16), int(high or low, 16)) for low, _, high in (one.partition("-") for one in ranges))
    if not pairs:
        return
    start, end = pairs[0]
    for low, high in pairs[1:]:
        if low > end + 1:
            yield start, end
            start = low
        end = max(end, high)
    yield start, end


def _ask(program: str, *arguments: str) -> str | None:
    path = shutil.which(program)
    if path is None:
        return None
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    try:
        done = subprocess.run([path, *arguments], env=environment, capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
