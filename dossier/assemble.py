"""Bring documents, evidence, workbooks and report of one case together as a package on disk."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dossier.collect import collect
from dossier.composing import Composed
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.manifest import manifest
from dossier.package.naming import package_name
from dossier.package.verify import GENERATED
from dossier.package.write import write_package
from dossier.reports.html import render_html
from dossier.rulebook.cache import content_key
from dossier.rulebook.files import LAW_FOLDER
from dossier.workbook.checklist import checklist_workbook
from dossier.workbook.worksheet.uploads import PackageFile
from dossier.workbook.worksheet.worksheet import worksheet_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dossier.case import Case
    from dossier.reports.report import Report

REPORT_NAME = "检查报告.html"
WORKBOOK_NAME = "材料清单.xlsx"
WORKSHEET_NAME = "填报对照表.xlsx"


def assemble(
    report: "Report",
    composed: Composed,
    out: Path,
    *,
    overwrite: bool = False,
    notes: "Sequence[Artifact]" = (),
) -> Path:
    """Write the package below ``out`` and return its folder; ``notes`` are pages about edits that were carried over."""
    case, draft = report.case, not report.ready
    name = package_name(case, draft=draft)
    files = collect(case, composed)
    artifacts = [*files, *_workbooks(report, composed, files), _html(report), *notes]
    artifacts.append(manifest(case, artifacts, report.findings, content_key(LAW_FOLDER), draft=draft))
    archive = zip_bytes(name, artifacts, case.as_of)
    artifacts.append(_generated(composed, case))
    carried = {digest for one in composed.written for digest in one.carried}
    return write_package(out, name, artifacts, archive, overwrite=overwrite, carried=carried)


def _generated(composed: Composed, case: "Case") -> Artifact:
    """Keep the documents as they were generated, so that the next build can tell what a person has changed."""
    documents = [Artifact(f"{one.material.code}.docx", one.generated or one.document.data) for one in composed.written]
    return Artifact(GENERATED, zip_bytes("generated", documents, case.as_of))


def _workbooks(report: "Report", composed: Composed, files: "Sequence[Artifact]") -> "Iterable[Artifact]":
    """Make the checklist, and the values and files for the online application."""
    places: dict[str, list[str]] = {}
    for artifact in files:
        places.setdefault(artifact.material, []).append(artifact.path)
    printed = {one.material.code: one.document.layout.total for one in composed.written if one.document.layout}
    facts = {one.path: (printed.get(one.material) if one.template else _pages(one), len(one.data)) for one in files}
    signed = {one.path: one.signatures for one in files if one.template}
    blanks = {one.path: one.blank for one in files if one.blank}
    texts = {one.material.code: one.document.text for one in composed.written}
    data = checklist_workbook(report.case, report.findings, composed.selected, places, facts, signed, blanks, texts)
    yield Artifact(WORKBOOK_NAME, data)
    final = (one for one in files if one.template or one.origins)  # not what was only put beside an edited document
    listed = [
        PackageFile(one.path, one.material, one.origins[0] if one.origins else "", *facts[one.path]) for one in final
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
