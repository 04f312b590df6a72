"""Lay out the documents that are to be signed, once for all of them: written documents -> PDF files to compare with."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.text import Text
from dossier.volume.pdfs import Paper, pdfs_of
from dossier.worker.progress import Progress

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.documents.compose import Written


class Printed(NamedTuple):
    """The pages of the documents as they are printed."""

    files: Mapping[str, Path]
    """Code of the material → PDF."""
    problems: Mapping[str, Text]
    """Code of the material → why there is none."""


def printed(case: "Case", written: Sequence["Written"], folder: Path, progress: Progress) -> Printed:
    """Make a PDF of each document in the folder; those known from an earlier run are not converted again.

    Raises:
        UsageError: there is no LibreOffice.
    """
    papers = [
        Paper(one.material.code, one.document.data, one.material.title.zh, one.document.layout) for one in written
    ]
    made = pdfs_of(papers, case.profile.company.name, case.as_of, progress)
    files = {code: folder / f"unsigned-{code}.pdf" for code in made.pdfs}
    for code, file in files.items():
        file.write_bytes(made.pdfs[code])
    return Printed(files, {code: why for code, why in made.problems if code and code not in files})
