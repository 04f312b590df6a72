"""Find out to which document a scan belongs: by its name, else by the text of its first page."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dossier.package.naming import safe
from dossier.signed.compare import ENOUGH
from dossier.signed.likeness import likeness

if TYPE_CHECKING:
    from dossier.rulebook.model import Material
    from dossier.signed.tokens import Token

_NUMBER = re.compile(r"^\d{1,3}[-_. ]+")
_CLEAR = 0.05
"""By how much the text of one document has to be found better than that of every other."""


def by_name(stem: str, materials: Sequence["Material"]) -> "Material | None":
    """Return the material whose code or title begins the name, after the number of the file in its folder.

    Of several the longest counts; where that is not one only, nothing is returned.
    """
    name = safe(_NUMBER.sub("", stem)).casefold()
    found = [(length, one) for one in materials for length in (_begins(safe(stem).casefold(), name, one),) if length]
    longest = max((length for length, _ in found), default=0)
    best = [one for length, one in found if length == longest]
    return best[0] if len(best) == 1 else None


def _begins(whole: str, name: str, material: "Material") -> int:
    """Return how many characters of a name speak for a material."""
    code, title = material.code.casefold(), safe(material.title.zh).casefold()
    starts = re.compile(rf"{re.escape(code)}(?![a-z0-9_])")
    found = [len(title) for one in (whole, name) if one.startswith(title)]
    found += [len(code) for one in (whole, name) if starts.match(one)]
    return max(found, default=0)


def by_text(seen: Sequence["Token"], first_pages: Mapping[str, Sequence["Token"]]) -> str | None:
    """Return the code of the material whose first page the scan shows; None where that is not clear."""
    if not seen:
        return None
    shares = sorted(((likeness(page, seen).share, code) for code, page in first_pages.items() if page), reverse=True)
    if not shares or shares[0][0] < ENOUGH:
        return None
    clear = len(shares) == 1 or shares[0][0] - shares[1][0] >= _CLEAR
    return shares[0][1] if clear else None
