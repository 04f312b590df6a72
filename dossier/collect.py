"""Collect the files of the portal's forms: written documents and evidence of a case -> numbered and named artifacts."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dossier.composing import Composed
from dossier.documents.compose import Written
from dossier.evidence.place import place_of
from dossier.materials.folders import FOLDERS
from dossier.package.artifact import Artifact
from dossier.package.naming import file_name

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.materials.select import Selected
    from dossier.profile.model.evidence import Evidence


def collect(case: "Case", composed: Composed) -> list[Artifact]:
    """Return the documents and the evidence, numbered in each folder in the order of the checklist."""
    documents = {one.material.code: one for one in composed.written}
    numbers: Counter[str] = Counter()
    taken: set[str] = set()
    artifacts: list[Artifact] = []
    for selected in composed.selected:
        folder = FOLDERS[selected.material.form]
        written = documents.get(selected.material.code)
        evidence = [one for one in selected.evidence if _readable(case, one)]
        if written or evidence:
            numbers[folder] += 1
            place = _Place(case, folder, numbers[folder], selected.material.title.zh, taken)
            artifacts += [*_documents(place, written), *_evidence(place, selected, evidence)]
    return artifacts


class _Place:
    """Where the files of one material go."""

    def __init__(self, case: "Case", folder: str, number: int, title: str, taken: set[str]) -> None:
        self.case, self._folder, self._number, self._title, self._taken = case, folder, number, title, taken

    def path(self, suffix: str, subject: str = "") -> str:
        """Return a path nobody has, with -2, -3 … before the ending where another file has the plain one."""
        pure = PurePosixPath(f"{self._folder}/{file_name(self.case, self._number, self._title, suffix, subject)}")
        candidates = (
            str(pure.with_stem(f"{pure.stem}-{count}")) if count > 1 else str(pure) for count in range(1, 1000)
        )
        free = next(candidate for candidate in candidates if candidate not in self._taken)
        self._taken.add(free)
        return free


def _documents(place: _Place, one: Written | None) -> Iterator[Artifact]:
    if one is None:
        return
    path = place.path(".docx")
    signatures = tuple((each.kind, each.label, each.value) for each in one.document.signatures)
    yield Artifact(
        path, one.document.data, one.material.code, one.chain,
        signatures=signatures, carried=one.carried, blank=one.blank,
    )  # fmt: skip
    if one.generated is not None and one.aside:
        yield Artifact(str(PurePosixPath(path).with_suffix(".new.docx")), one.generated, one.material.code)


def _evidence(place: _Place, selected: "Selected", evidence: "list[Evidence]") -> Iterator[Artifact]:
    for one in evidence:
        subject = "" if one.subject == place.case.profile.company.name else one.subject or ""
        path = place.path(PurePosixPath(one.file).suffix, subject)
        data = (place.case.folder / one.file).read_bytes()
        yield Artifact(path, data, selected.material.code, origins=(one.file,), subject=one.subject or "")


def _readable(case: "Case", evidence: "Evidence") -> bool:
    """Files that are missing, unreadable or outside the workspace are findings (L01, L07), not content."""
    path = place_of(case, evidence.file).path
    return path is not None and os.access(path, os.R_OK)
