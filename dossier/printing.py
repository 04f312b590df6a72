"""Print the files of a package: documents and evidence -> a PDF of each document, and all of it in one bound volume."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from dossier.package.artifact import Artifact
from dossier.text import Text
from dossier.volume.bind import NAME, bind
from dossier.volume.pdfs import Paper, Progress, pdfs_of
from dossier.volume.plan import parts_of

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.composing import Composed


class Printed(NamedTuple):
    """The PDF files of a package."""

    papers: tuple[Artifact, ...]
    """One of each document, beside it."""
    volume: Artifact
    notes: tuple[Text, ...]
    """What is wrong with them, and what the volume leaves out."""


def print_files(
    case: "Case", composed: "Composed", files: Sequence[Artifact], progress: Progress, *, draft: bool
) -> Printed:
    """Return a PDF of every document among ``files``, and the volume of all of them.

    Raises:
        UsageError: LibreOffice or a Chinese font is not installed.
        DossierError: binding failed.
    """
    documents = {one.path: one for one in files if one.template}
    written = {one.material.code: one for one in composed.written}
    papers = [
        Paper(path, one.data, case.materials[one.material].title.zh, written[one.material].document.layout)
        for path, one in documents.items()
    ]
    made = pdfs_of(papers, case.profile.company.name, case.as_of, progress)
    volume = bind(case, parts_of(case, files, made.pdfs, draft=draft), progress, draft=draft)
    titles = {one.name: one.title for one in papers}
    notes = (
        *(_about(titles.get(name, ""), problem) for name, problem in made.problems),
        *(_about(title, Text(f"没有装入{NAME}：{why.zh}", f"not in {NAME}: {why.en}")) for title, why in volume.absent),
        *volume.problems,
    )
    prints = tuple(_print(documents[path], data) for path, data in made.pdfs.items())
    return Printed(prints, Artifact(NAME, volume.data), notes)


def _print(document: Artifact, data: bytes) -> Artifact:
    path = str(PurePosixPath(document.path).with_suffix(".pdf"))
    return Artifact(path, data, document.material, printed_from=document.path)


def _about(title: str, problem: Text) -> Text:
    return Text(f"《{title}》：{problem.zh}", f"{title}: {problem.en}") if title else problem
