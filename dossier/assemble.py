"""Bring documents, evidence, workbook and report of one case together as a package on disk."""

import io
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dossier.checks.texts.run import run_text_checks
from dossier.documents.compose import Unwritten, Written, compose
from dossier.documents.missing import FactError
from dossier.documents.passages import document_text
from dossier.evidence.place import place_of
from dossier.finding import Finding, Outcome
from dossier.materials.folders import FOLDERS
from dossier.materials.select import Selected, select
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.manifest import manifest
from dossier.package.naming import file_name, package_name
from dossier.package.verify import GENERATED
from dossier.package.write import write_package
from dossier.profile.titles import field_title
from dossier.reports.html import render_html
from dossier.rulebook.cache import content_key
from dossier.rulebook.files import LAW_FOLDER
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text
from dossier.values.passage import DocumentText
from dossier.workbook.checklist import checklist_workbook
from dossier.workbook.worksheet.uploads import PackageFile
from dossier.workbook.worksheet.worksheet import worksheet_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dossier.case import Case
    from dossier.documents.layout import Layout
    from dossier.profile.model.evidence import Evidence
    from dossier.reports.report import Report

    Revise = Callable[[Sequence[Written]], list[Written]]

REPORT_NAME = "检查报告.html"
WORKBOOK_NAME = "材料清单.xlsx"
WORKSHEET_NAME = "填报对照表.xlsx"


@dataclass(frozen=True, slots=True)
class Composed:
    """The documents of a case, and what keeps others from being written."""

    selected: tuple[Selected, ...]
    written: tuple[Written, ...]
    unwritten: tuple[Unwritten, ...]


def compose_case(
    case: "Case", *, draft: bool, layouts: "Mapping[str, Layout] | None" = None, revise: "Revise | None" = None
) -> Composed:
    """Write all documents the case needs; ``revise`` puts a person's edits in."""
    selected = select(case)
    materials = tuple(one.material for one in selected if one.to_write)
    written, unwritten = compose(case, materials, draft=draft, layouts=layouts or {})
    return Composed(selected, tuple(revise(written) if revise else written), tuple(unwritten))


def composed_findings(case: "Case", composed: Composed) -> tuple[Finding, ...]:
    """Read the documents as a reviewer would, and say what keeps others from being written."""
    titles = {one.material.code: one.material.title.zh for one in composed.unwritten}
    lacking = [DocumentText(code, title, ()) for code, title in titles.items()]
    return (
        *(_incomplete(case, one) for one in composed.unwritten),
        *run_text_checks(case, [document_text(one) for one in composed.written], lacking),
    )


def _incomplete(case: "Case", unwritten: Unwritten) -> Finding:
    problem, title = unwritten.problem, unwritten.material.title
    path = problem.path if isinstance(problem, FactError) else "application"
    return Finding(
        code="L01",
        rule="document.facts",
        title=Text("自制文件所需事实齐备", "Facts for the documents are complete"),
        outcome=Outcome.UNKNOWN if isinstance(problem, FactError) else Outcome.ERROR,
        severity=Severity.BLOCK,
        subject=path,
        subject_title=field_title(path),
        location=case.loaded.locate(path),
        message=Text(
            f"《{title.zh}》没有写成：{problem.message.zh}",
            f"{title.en} was not written: {problem.message.en}",
        ),
        fix=problem.hint or Text(f"请更正档案中的 {path}", f"correct {path} in the profile"),
        facts={"document": unwritten.material.code, "template": problem.where},
        citation=unwritten.material.citation,
    )


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
    files = [*_numbered(case, composed)]
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


def _numbered(case: "Case", composed: Composed) -> "Iterable[Artifact]":
    """Number the files of each folder in the order of the checklist."""
    documents = {one.material.code: one for one in composed.written}
    numbers: Counter[str] = Counter()
    taken: set[str] = set()
    for selected in composed.selected:
        folder = FOLDERS[selected.material.form]
        sources: Sequence[Written | Evidence] = [
            *([documents[selected.material.code]] if selected.material.code in documents else []),
            *(one for one in selected.evidence if _readable(case, one)),
        ]
        if sources:
            numbers[folder] += 1
        for one in sources:
            made = _artifact(case, selected, one, f"{folder}", numbers[folder], taken)
            yield made
            if isinstance(one, Written) and one.generated is not None and one.aside:
                path = PurePosixPath(made.path).with_suffix(".new.docx")
                yield Artifact(str(path), one.generated, selected.material.code)


def _readable(case: "Case", evidence: "Evidence") -> bool:
    """Files that are missing, unreadable or outside the workspace are findings (L01, L07), not content."""
    path = place_of(case, evidence.file).path
    return path is not None and os.access(path, os.R_OK)


def _artifact(
    case: "Case", selected: Selected, one: "Written | Evidence", folder: str, number: int, taken: set[str]
) -> Artifact:
    title = selected.material.title.zh
    if isinstance(one, Written):
        path = _free(f"{folder}/{file_name(case, number, title, '.docx')}", taken)
        signatures = tuple((place.kind, place.label, place.value) for place in one.document.signatures)
        data, code = one.document.data, selected.material.code
        return Artifact(path, data, code, one.chain, signatures=signatures, carried=one.carried, blank=one.blank)
    suffix = PurePosixPath(one.file).suffix
    subject = "" if one.subject == case.profile.company.name else one.subject or ""
    path = _free(f"{folder}/{file_name(case, number, title, suffix, subject)}", taken)
    return Artifact(path, (case.folder / one.file).read_bytes(), selected.material.code, origin=one.file)


def _free(path: str, taken: set[str]) -> str:
    """Return the path, with -2, -3 … before the ending when another file has it."""
    pure = PurePosixPath(path)
    candidates = (str(pure.with_stem(f"{pure.stem}-{count}")) if count > 1 else path for count in range(1, 1000))
    free = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(free)
    return free


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
    final = (one for one in files if one.template or one.origin)  # not what was only put beside an edited document
    listed = [PackageFile(one.path, one.material, one.origin, *facts[one.path]) for one in final]
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
