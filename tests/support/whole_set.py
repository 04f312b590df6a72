"""Write the whole set of documents of each example and business type once, and read it passage by passage."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from dossier.case import Case
from dossier.documents.compose import Unwritten, Written, compose
from dossier.documents.passages import document_text
from dossier.materials.select import select
from dossier.pipeline import open_profile
from dossier.values.passage import DocumentText

_ROOT = Path(__file__).parents[2]
PROFILES = {
    **{path.parent.name: path for path in sorted(_ROOT.glob("examples/*/profile.yaml"))},
    **{path.stem: path for path in sorted(_ROOT.glob("tests/types/*.yaml"))},
}
"""Name → profile of every example and business type."""


class WholeSet(NamedTuple):
    """Every document a case can need, also where the finished paper is at hand already."""

    case: Case
    written: tuple[Written, ...]
    unwritten: tuple[Unwritten, ...]

    @property
    def texts(self) -> dict[str, DocumentText]:
        """What each document says, by the code of its material."""
        return {one.material.code: document_text(one) for one in self.written}


@cache
def whole_set(name: str) -> WholeSet:
    """Return the set of an example or business type."""
    case = open_profile(PROFILES[name])
    needed = tuple(one.material for one in select(case) if one.state != "not_applicable" and one.material.template)
    written, unwritten = compose(case, needed, draft=False)
    return WholeSet(case, tuple(written), tuple(unwritten))
