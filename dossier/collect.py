"""Collect the files of the portal's forms: written documents and evidence of a case -> numbered and named artifacts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from dossier.composing import Composed
from dossier.documents.compose import Written
from dossier.evidence.inspect.parent import inspections
from dossier.fit.fit import fit_slots
from dossier.materials.folders import FOLDERS
from dossier.package.artifact import Artifact
from dossier.package.naming import file_name, refuse_same_names

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.fit.fitted import FittedFile
    from dossier.signed.files import SignedFile

NOTHING_SIGNED: "Mapping[str, SignedFile]" = {}


def collect(case: "Case", composed: Composed, signed: "Mapping[str, SignedFile]" = NOTHING_SIGNED) -> list[Artifact]:
    """Return the documents and the evidence, numbered in each folder in the order of the checklist.

    ``signed`` holds by material the scans that take the place of documents. Evidence comes as the portal takes it; files that are missing or outside the workspace are findings, not content.

    Raises:
        InputError: two files would get the same name.
    """
    documents = {one.material.code: one for one in composed.written}
    evidence: dict[str, list[FittedFile]] = {}
    for fitted in fit_slots(case, inspections(case)):
        evidence.setdefault(fitted.slot.material, []).extend(fitted.files)
    numbers: Counter[str] = Counter()
    artifacts: list[Artifact] = []
    for selected in composed.selected:
        code, folder = selected.material.code, FOLDERS[selected.material.form]
        if code in documents or code in evidence:
            numbers[folder] += 1
            place = _Place(case, code, folder, numbers[folder], selected.material.title.zh)
            artifacts += [
                *_documents(place, documents.get(code), signed.get(code)),
                *_evidence(place, evidence.get(code, ())),
            ]
    refuse_same_names((one.path, "、".join(one.origins) or one.material) for one in artifacts)
    return artifacts


class _Place(NamedTuple):
    """Where the files of one material go."""

    case: "Case"
    code: str
    folder: str
    number: int
    title: str

    def path(self, suffix: str, subject: str = "", part: int | None = None) -> str:
        return f"{self.folder}/{file_name(self.case, self.number, self.title, suffix, subject, part)}"


def _documents(place: _Place, one: Written | None, signed: "SignedFile | None") -> Iterator[Artifact]:
    if one is None:
        return
    path = place.path(".docx")
    signatures = tuple((each.kind, each.label, each.value) for each in one.document.signatures)
    if signed is not None:
        yield Artifact(
            place.path(".pdf"), signed.data, place.code, signatures=signatures, carried=one.carried,
            originals=signed.originals, steps=signed.steps, unsigned=signed.unsigned, pages=signed.pages,
        )  # fmt: skip
        return
    yield Artifact(
        path, one.document.data, place.code, one.chain, signatures=signatures, carried=one.carried, blank=one.blank
    )
    if one.generated is not None and one.aside:
        yield Artifact(str(PurePosixPath(path).with_suffix(".new.docx")), one.generated, place.code)


def _evidence(place: _Place, files: "Sequence[FittedFile]") -> Iterator[Artifact]:
    seen = inspections(place.case)
    for one in files:
        pages = one.pages if one.made else seen[one.places[0]].page_count
        subject = "" if one.subject == place.case.profile.company.name else one.subject
        yield Artifact(
            place.path(one.suffix, subject, one.part), one.data, place.code,
            origins=one.origins, subject=one.subject, originals=one.originals if one.made else (), steps=one.steps,
            pages=pages,
        )  # fmt: skip
