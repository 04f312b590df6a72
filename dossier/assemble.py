"""Bring documents, evidence, workbooks and report of one case together as a package on disk."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.collect import NOTHING_SIGNED, collect
from dossier.composing import Composed
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.beside import open_archives
from dossier.package.encrypted import encrypted_zip, neutral_name
from dossier.package.manifest import manifest
from dossier.package.naming import package_name
from dossier.package.verify import ASIDE, GENERATED
from dossier.package.write import write_package
from dossier.reports.html import render_html
from dossier.rulebook.cache import content_key
from dossier.rulebook.files import LAW_FOLDER
from dossier.text import Text
from dossier.workbook.checklist import checklist_workbook
from dossier.workbook.materials_sheet import Origin
from dossier.workbook.worksheet.uploads import PackageFile
from dossier.workbook.worksheet.worksheet import worksheet_workbook
from dossier.worker.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dossier.amend.amendment import Amendment
    from dossier.case import Case
    from dossier.reports.report import Report
    from dossier.signed.files import SignedFile
    from dossier.volume.printing import Printed

REPORT_NAME = "检查报告.html"
WORKBOOK_NAME = "材料清单.xlsx"
WORKSHEET_NAME = "填报对照表.xlsx"


class Assembled(NamedTuple):
    """A package on disk."""

    folder: Path
    archive: Path
    notes: tuple[Text, ...] = ()
    """What whoever builds should know about its PDF files, and of open archives beside a locked one."""


def assemble(
    report: "Report",
    composed: Composed,
    out: Path,
    *,
    overwrite: bool = False,
    pdf: bool = False,
    password: str = "",
    progress: Progress = silent,
    notes: "Sequence[Artifact]" = (),
    amendment: "Amendment | None" = None,
    signed: "Mapping[str, SignedFile]" = NOTHING_SIGNED,
) -> Assembled:
    """Write the package below ``out``; ``notes`` are pages about edits that were carried over.

    ``signed`` holds by material the scans that take the place of documents. ``pdf`` adds a PDF of each document and the
    bound volume, ``password`` locks the archive, and with an ``amendment`` only what it changes goes in.
    """
    case, draft = report.case, not report.ready
    name = package_name(case, draft=draft)
    everything = collect(case, composed, signed)
    files = amendment.kept(everything) if amendment else everything
    printed = _printed(case, composed, files, progress, draft=draft) if pdf else None
    prints = printed.artifacts if printed else ()
    artifacts = [*files, *prints, *_workbooks(report, composed, everything, prints), _html(report), *notes]
    listing = manifest(case, artifacts, report.findings, content_key(LAW_FOLDER), draft=draft)
    listing = amendment.listed(listing) if amendment else listing
    archive = _archive(name, [*artifacts, listing], listing, case.as_of, password)
    hidden = (_generated(composed, case), *_aside(composed, files))
    carried = {digest for one in composed.written for digest in one.carried}
    inside = [*artifacts, listing, *hidden]
    folder = write_package(
        out, name, inside, archive.data, archive_name=archive.path, overwrite=overwrite, carried=carried
    )
    said = (*(printed.notes if printed else ()), *(open_archives(folder) if password else ()))
    return Assembled(folder, out / archive.path, said)


def _printed(
    case: "Case", composed: Composed, files: "Sequence[Artifact]", progress: Progress, *, draft: bool
) -> "Printed":
    from dossier.volume.printing import print_package  # here, because most builds make no PDF

    return print_package(case, composed.written, files, progress, draft=draft)


def _archive(name: str, artifacts: "Sequence[Artifact]", listing: Artifact, day: "date", password: str) -> Artifact:
    """Pack everything; a locked archive has a name that tells nobody whose it is."""
    data = zip_bytes(name, artifacts, day)
    if not password:
        return Artifact(f"{name}.zip", data)
    return Artifact(neutral_name(listing.data), encrypted_zip(data, password))


def _aside(composed: Composed, files: "Sequence[Artifact]") -> "Iterable[Artifact]":
    """Keep the documents that are not handed in as they are, so that what a person has edited in them is not lost."""
    present = {one.material for one in files if one.template}
    return [
        Artifact(f"{ASIDE}{one.material.code}.docx", one.document.data)
        for one in composed.written
        if one.material.code not in present
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
    printed |= {one.material: _pages(one) for one in prints if one.printed_from}
    facts = {one.path: (printed.get(one.material) if one.template else one.pages, len(one.data)) for one in files}
    ours = [one for one in files if one.template or one.unsigned]  # not what was only put beside an edited document
    places_to_sign = {one.path: one.signatures for one in ours}
    blanks = {one.path: one.blank for one in files if one.blank}
    texts = {one.material.code: one.document.text for one in composed.written}
    origins = {one.path: Origin(one.origins, one.subject) for one in files if one.origins}
    data = checklist_workbook(
        report.case, report.findings, composed.selected, places, facts, places_to_sign, blanks, texts, origins
    )
    yield Artifact(WORKBOOK_NAME, data)
    listed = [
        PackageFile(one.path, one.material, one.origins, *facts[one.path], subject=one.subject, steps=one.steps)
        for one in files
        if one.template or one.unsigned or one.origins
    ]
    yield Artifact(WORKSHEET_NAME, worksheet_workbook(report.case, listed, report.findings))


def _pages(print_: Artifact) -> int:
    """Return the pages of a PDF that we have made."""
    from pypdf import PdfReader  # here, because most builds make no PDF

    return len(PdfReader(io.BytesIO(print_.data)).pages)


def _html(report: "Report") -> Artifact:
    return Artifact(REPORT_NAME, render_html(report, "zh").encode())
