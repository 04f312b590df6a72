"""Read a reference document: the parts every document shares, and those which are filled in for each."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.style.archive import Member, inflate, members

_PARTS = Path(__file__).parent / "parts"

FILLED = ("word/document.xml", "word/numbering.xml", "word/header.xml", "word/wideHeader.xml",
          "docProps/app.xml", "docProps/core.xml")  # fmt: skip
"""Parts that differ from document to document."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A profile ready for use."""

    shared: tuple[Member, ...]
    """Deflated once, when the reference was made; the content types come first."""
    numbering: str
    headers: tuple[tuple[str, str], ...]
    """Name and text of the header parts."""


@cache
def load(profile: str) -> Reference:
    """Return the reference of a profile: ``qy``, ``qy-chinese``, ``gw`` or ``zd``."""
    found = members((_PARTS / f"{profile}.docx").read_bytes())
    texts = {member.name: inflate(member).decode() for member in found if member.name in FILLED}
    headers = tuple((name, text) for name, text in texts.items() if name.endswith("eader.xml"))
    shared = tuple(member for member in found if member.name not in FILLED)
    return Reference(shared, texts["word/numbering.xml"], headers)
