"""Print a package: its files -> a PDF beside each document of ours, the bound volume, and what to say about them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dossier.case import Case
from dossier.documents.compose import Written
from dossier.package.artifact import Artifact
from dossier.text import Text
from dossier.volume.bind import NAME, Volume, bind
from dossier.volume.pdfs import Converted, Paper, pdfs_of
from dossier.volume.plan import parts_of
from dossier.worker.progress import Progress


class Printed(NamedTuple):
    """What printing adds to a package."""

    artifacts: tuple[Artifact, ...]
    """The PDF files of our documents, and the volume."""
    notes: tuple[Text, ...]
    """What could not be made or bound, and what may look different from what was written."""


def print_package(
    case: Case, written: Sequence[Written], files: Sequence[Artifact], progress: Progress, *, draft: bool
) -> Printed:
    """Make the PDF files; ``files`` are those of the portal's forms, ``written`` the documents among them.

    Raises:
        UsageError: there is no LibreOffice, or no font for Chinese.
        DossierError: binding failed.
    """
    documents = {one.material.code: one for one in written}
    ours = [one for one in files if one.template and PurePosixPath(one.path).suffix == ".docx"]
    papers = [_paper(one, documents[one.material]) for one in ours]
    converted = pdfs_of(papers, case.profile.company.name, case.as_of, progress)
    volume = bind(case, parts_of(case, files, converted.pdfs, draft=draft), progress, draft=draft)
    beside = _beside(ours, converted.pdfs, {one.path for one in files})
    titles = {paper.name: paper.title for paper in papers}
    return Printed((*beside, Artifact(NAME, volume.data)), tuple(_notes(titles, converted, volume)))


def _paper(one: Artifact, document: Written) -> Paper:
    return Paper(one.path, one.data, document.material.title.zh, document.document.layout)


def _beside(ours: Sequence[Artifact], pdfs: Mapping[str, bytes], taken: set[str]) -> Iterator[Artifact]:
    for one in ours:
        if one.path in pdfs:
            path = PurePosixPath(one.path).with_suffix(".pdf")
            free = path if str(path) not in taken else path.with_stem(f"{path.stem}-打印稿")
            yield Artifact(str(free), pdfs[one.path], one.material, printed_from=one.path)


def _notes(titles: Mapping[str, str], converted: Converted, volume: Volume) -> Iterator[Text]:
    for name, problem in converted.problems:
        yield _about(titles[name], problem) if name else problem
    unmade = {title for name, title in titles.items() if name not in converted.pdfs}
    for title, why in volume.absent:
        if title not in unmade:
            yield Text(f"《{title}》没有装入{NAME}：{why.zh}", f"{title} is not in {NAME}: {why.en}")
    yield from volume.problems


def _about(title: str, problem: Text) -> Text:
    return Text(f"《{title}》的 PDF：{problem.zh}", f"PDF of {title}: {problem.en}")
