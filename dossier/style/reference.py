"""Read a reference document: the parts every document shares, and those which are filled in for each."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.style.archive import Member, inflate, members
from dossier.style.furniture import FOOTERS, HEADERS

_PARTS = Path(__file__).parent / "parts"

_FURNITURE = tuple(f"word/{name}.xml" for name in (*HEADERS, *FOOTERS))

FILLED = ("word/document.xml", "word/numbering.xml", "docProps/app.xml", "docProps/core.xml", *_FURNITURE)
"""Parts that differ from document to document."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A profile ready for use."""

    shared: tuple[Member, ...]
    """Deflated once, when the reference was made; the content types come first."""
    numbering: str
    furniture: tuple[tuple[str, str], ...]
    """Name and text of the page headers and footers, with words to be filled in."""


_VARIANTS = {"": "", "fangsong": "-fangsong"}
"""Variant of the house style → ending of its parts. Letters are set in 仿宋 三号 anyway."""


@cache
def load(profile: str, variant: str = "") -> Reference:
    """Return the reference of a profile: ``qy``, ``qy-chinese``, ``gw`` or ``zd``; ``fangsong`` is a variant."""
    ending = "" if profile == "gw" else _VARIANTS[variant]
    found = members((_PARTS / f"{profile}{ending}.docx").read_bytes())
    texts = {member.name: inflate(member).decode() for member in found if member.name in FILLED}
    furniture = tuple((name, texts[name]) for name in _FURNITURE)
    shared = tuple(member for member in found if member.name not in FILLED)
    return Reference(shared, texts["word/numbering.xml"], furniture)
