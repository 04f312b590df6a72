"""Go through the listed evidence files that open; those that are missing or broken are left to L01 and L07."""

from typing import TYPE_CHECKING, NamedTuple

from dossier.checks.registry import not_applicable, unknown
from dossier.evidence.place import place_of
from dossier.evidence.probe import probe
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.evidence.probe import Probe
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Material


class Opened(NamedTuple):
    """One listed file that opens, with its material."""

    number: int
    """Place in the profile's list."""
    entry: "Evidence"
    place: "Path"
    probe: "Probe"
    material: "Material | None"
    """None when the rulebook knows no such material (L01 says so)."""

    @property
    def path(self) -> str:
        """Profile path of the file."""
        return f"evidence[{self.number}].file"

    @property
    def words(self) -> dict[str, str]:
        """The file and the title of its material, for messages."""
        title = self.material.title if self.material else Text(self.entry.material, self.entry.material)
        return {"file": self.entry.file, "name": title.zh, "name_en": title.en}


def opened(case: "Case") -> "list[Opened]":
    """Return the files that open, in the order of the profile; looked for once, because many rules ask."""
    return case.once("opened", lambda: list(_opened(case)))


def _opened(case: "Case") -> "Iterator[Opened]":
    for index, entry in enumerate(case.profile.evidence or ()):
        place = place_of(case, entry.file).path
        look = None if place is None else probe(place)
        if place is not None and look is not None and look.openable:
            yield Opened(index, entry, place, look, case.materials.get(entry.material))


def judge_files(case: "Case", judge: "Callable[[list[Opened]], Iterable[Verdict]]") -> "Iterable[Verdict]":
    """Judge the files that open: nothing filled in is unknown, nothing to judge is no case for the rule."""
    if case.profile.evidence is None:
        return [unknown("evidence")]
    return tuple(judge(opened(case))) or [not_applicable("evidence")]
