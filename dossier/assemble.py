"""Bring documents, evidence, workbooks and report of one case together as a package on disk."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dossier.collect import collect
from dossier.composing import Composed
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.encrypted import encrypted_zip, neutral_name
from dossier.package.manifest import manifest
from dossier.package.naming import package_name
from dossier.package.verify import ASIDE, GENERATED
from dossier.package.write import write_package
from dossier.reports.html import render_html
from dossier.rulebook.cache import content_key
from dossier.rulebook.files import LAW_FOLDER
from dossier.text import Text
from dossier.volume.printing import print_package
from dossier.workbook.checklist import checklist_workbook
from dossier.workbook.materials_sheet import Origin
from dossier.workbook.worksheet.uploads import PackageFile
from dossier.workbook.worksheet.worksheet import worksheet_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dossier.amend.amendment import Amendment
    from dossier.case import Case
    from dossier.reports.report import Report
    from dossier.volume.pdfs import Progress

REPORT_NAME = "检查报告.html"
WORKBOOK_NAME = "材料清单.xlsx"
WORKSHEET_NAME = "填报对照表.xlsx"


class Assembled(NamedTuple):
    """A package on disk."""

    folder: Path
    archive: Path
    notes: tuple[Text, ...] = ()
    """What whoever builds should know about its PDF files."""


def assemble(
    report: "Report",
    composed: Composed,
    out: Path,
    *,
    overwrite: bool = False,
    pdf: bool = False,
    password: str = "",
    progress: "Progress | None" = None,
    notes: "Sequence[Artifact]" = (),
    amendment: "Amendment | None" = None,
) -> Assembled:
    """Write the package below ``out``; ``notes`` are pages about edits that were carried over.

    ``pdf`` adds a PDF of each document and the bound volume, ``password`` locks the archive, and with an ``amendment``
    only what it changes goes in.
    """
    case, draft = report.case, not report.ready
    name = package_name(case, draft=draft)
    everything = collect(case, composed)
    files = amendment.kept(everything) if amendment else everything
    printed = print_package(case, composed.written, files, progress or _silent, draft=draft) if pdf else None
    prints = printed.artifacts if printed else ()
    artifacts = [*files, *prints, *_workbooks(report, composed, everything, prints), _html(report), *notes]
    listing = manifest(case, artifacts, report.findings, content_key(LAW_FOLDER), draft=draft)
    listing = amendment.listed(listing) if amendment else listing
    archive = _archive(name, [*artifacts, listing], listing, case.as_of, password)
    hidden = (_generated(composed, case), *_aside(everything, files))
    carried = {digest for one in composed.written for digest in one.carried}
    inside = [*artifacts, listing, *hidden]
    folder = write_package(
        out, name, inside, archive.data, archive_name=archive.path, overwrite=overwrite, carried=carried
    )
    return Assembled(folder, out / archive.path, printed.notes if printed else ())


def _silent(done: int, total: int, what: str) -> None:
    """Tell nobody how far the work is."""


def _archive(name: str, artifacts: "Sequence[Artifact]", listing: Artifact, day: "date", password: str) -> Artifact:
    """Pack everything; a locked archive has a name that tells nobody whose it is."""
    data = zip_bytes(name, artifacts, day)
    if not password:
        return Artifact(f"{name}.zip", data)
    return Artifact(neutral_name(listing.data), encrypted_zip(data, password))


def _aside(everything: "Sequence[Artifact]", files: "Sequence[Artifact]") -> "Iterable[Artifact]":
    """Keep the documents that are not handed in again, so that what a person has edited in them is not lost."""
    present = {one.path for one in files}
    return [
        Artifact(f"{ASIDE}{one.material}.docx", one.data)
        for one in everything
        if one.template and one.path not in present
    ]


def _generated(composed: Composed, case: "Case") -> Artifact:
    """Keep the documents as they were generated, so that the next build can tell what a person has changed."""
    documents = [Artifact(f"{one.material.code}.docx", one.generated or one.document.data) for one in composed.written]
    return Artifact(GENERATED, zip_bytes("generated", documents, case.as_of))


def _workbooks(
    report: "Report", composed: Composed, files: "Sequence[Artifact]", prints: "Sequence[Artifact]"
) -> "Iterable[Artifact]":
    """Make the checklist, and the values and files for the online application; ``prints`` tell how long documents are."""
    places: dict[str, list[str]] = {}
    for artifact in files:
        places.setdefault(artifact.material, []).append(artifact.path)
    printed = {one.material.code: one.document.layout.total for one in composed.written if one.document.layout}
    printed |= {one.material: pages for one in prints if one.printed_from for pages in (_pages(one),) if pages}
    facts = {one.path: (printed.get(one.material) if one.template else _pages(one), len(one.data)) for one in files}
    signed = {one.path: one.signatures for one in files if one.template}
    blanks = {one.path: one.blank for one in files if one.blank}
    texts = {one.material.code: one.document.text for one in composed.written}
    origins = {one.path: Origin(one.origins, one.subject) for one in files if one.origins}
    data = checklist_workbook(
        report.case, report.findings, composed.selected, places, facts, signed, blanks, texts, origins
    )
    yield Artifact(WORKBOOK_NAME, data)
    final = (one for one in files if one.template or one.origins)  # not what was only put beside an edited document
    listed = [
        PackageFile(one.path, one.material, one.origins, *facts[one.path], subject=one.subject, steps=one.steps)
        for one in final
    ]
    yield Artifact(WORKSHEET_NAME, worksheet_workbook(report.case, listed, report.findings))


def _pages(artifact: Artifact) -> int | None:
    """Return the pages of a PDF or picture; None where the format has none or they cannot be counted."""
    if artifact.media_type.startswith("image/"):
        return 1
    if artifact.media_type != "application/pdf":
        return None
    try:
        return len(PdfReader(io.BytesIO(artifact.data)).pages)
    except (PyPdfError, ValueError, KeyError):
        return None


def _html(report: "Report") -> Artifact:
    return Artifact(REPORT_NAME, render_html(report, "zh").encode())
