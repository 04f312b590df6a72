"""Go through the listed evidence files that open; those that are missing or broken are left to L01 and L07."""

from typing import TYPE_CHECKING, NamedTuple

from dossier.checks.registry import not_applicable, unknown
from dossier.evidence.inspect.parent import inspection_of
from dossier.evidence.page_list import page_list
from dossier.evidence.place import place_of
from dossier.finding import Outcome
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.evidence.inspection import Inspection
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Material


SCANNED = "彩色扫描件"
"""Carrier of the materials that are handed in as scans in colour."""


class Opened(NamedTuple):
    """One listed file that opens, with its material."""

    number: int
    """Place in the profile's list."""
    entry: "Evidence"
    place: "Path"
    seen: "Inspection"
    material: "Material | None"
    """None when the rulebook knows no such material (L01 says so)."""

    @property
    def path(self) -> str:
        """Profile path of the file."""
        return f"evidence[{self.number}].file"

    @property
    def partly_seen(self) -> bool:
        """Whether the file has more pages than were looked at."""
        return (self.seen.page_count or 0) > len(self.seen.pages)

    @property
    def words(self) -> dict[str, str]:
        """The file and the title of its material, for messages."""
        title = self.material.title if self.material else Text(self.entry.material, self.entry.material)
        return {"file": self.entry.file, "name": title.zh, "name_en": title.en}

    def where(self, pages: "Sequence[int]") -> dict[str, str]:
        """The pages a message is about; empty for a picture, which has none."""
        if self.seen.kind != "pdf":
            return {"pages": "", "pages_en": ""}
        written = page_list(pages)
        return {"pages": f" {written.zh}", "pages_en": f" ({written.en})"}


def scans_of(files: "Iterable[Opened]") -> "list[Opened]":
    """Return the files of materials that are handed in as scans in colour."""
    return [one for one in files if one.material is not None and one.material.carrier == SCANNED]


def opened(case: "Case") -> "list[Opened]":
    """Return the files that open, in the order of the profile; looked for once, because many rules ask."""
    return case.once("opened", lambda: list(_opened(case)))


def _opened(case: "Case") -> "Iterator[Opened]":
    for index, entry in enumerate(case.profile.evidence or ()):
        place = place_of(case, entry.file).path
        seen = None if place is None else inspection_of(case, place)
        if place is not None and seen is not None and seen.openable:
            yield Opened(index, entry, place, seen, case.materials.get(entry.material))


def judge_files(case: "Case", judge: "Callable[[list[Opened]], Iterable[Verdict]]") -> "Iterable[Verdict]":
    """Judge the files that open: nothing filled in is unknown, nothing to judge is no case for the rule."""
    if case.profile.evidence is None:
        return [unknown("evidence")]
    return tuple(judge(opened(case))) or [not_applicable("evidence")]


def of_all_pages(one: Opened, verdicts: "Iterable[Verdict]") -> "Iterator[Verdict]":
    """Yield what a rule found on the pages of a file that were looked at, but let them not speak for all others.

    What was found wrong stays wrong, and so does what a person said about the whole file; for a pass, or where nothing
    was found to judge, it is unknown (message ``long``) what stands on the pages behind.
    """
    found = tuple(verdicts)
    if not one.partly_seen:
        yield from found
        return
    kept = [verdict for verdict in found if verdict.outcome is not Outcome.PASS or verdict.subject != one.path]
    yield from kept
    if not kept:
        counts = {"count": one.seen.page_count, "looked": len(one.seen.pages)}
        yield unknown(one.path, message="long", **counts, **one.words)
