"""Build the package of a case: what was asked for -> folder and archive on disk, with the report that explains them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dossier.amend.amendment import Amendment
from dossier.amend.notice import with_notice
from dossier.amend.previous import Previous, open_previous
from dossier.assemble import assemble
from dossier.carry import Carrying
from dossier.case import Case
from dossier.checks.run import run_checks
from dossier.collect import collect
from dossier.completeness import document_findings
from dossier.composing import Composed, compose_case, composed_findings
from dossier.documents.compose import Written
from dossier.errors import UsageError
from dossier.finding import Finding
from dossier.pagination import paginate, remembered_layouts
from dossier.pipeline import report_of
from dossier.reports.report import Report
from dossier.signed.files import Signed, signed_files
from dossier.signed.records import Records
from dossier.text import Text
from dossier.worker.progress import Progress, silent


class Wishes(NamedTuple):
    """How a package is to be built."""

    final: bool = False
    """Refuse to write a draft."""
    overwrite: bool = False
    """Leave out what a person has edited in the last package."""
    pdf: bool = False
    """Add a PDF of each document and the bound volume."""
    password: str = ""
    """Lock the archive with it; empty for an ordinary archive."""
    previous: Path | None = None
    """The package that was sent back, when this one answers the authority."""
    notice: Path | None = None
    """What the authority said about it."""
    progress: Progress = silent
    """Told how many of how many are done, and with what."""


_PLAIN = Wishes()


class Built(NamedTuple):
    """A package on disk with the report that explains it."""

    folder: Path
    archive: Path
    report: Report
    draft: bool
    locked: bool = False
    """Whether the archive needs a password."""
    unnumbered: tuple[Text, ...] = ()
    """Titles of documents whose contents print no page numbers, for want of LibreOffice or of a layout."""
    notes: tuple[Text, ...] = ()
    """What else whoever builds should know: edits that were kept, what is changed, what could not be bound."""


def build(case: Case, out: Path, wishes: Wishes = _PLAIN) -> Built:
    """Write the package of a case: a draft while anything blocks.

    What a person has edited in the documents of the last package is carried over, unless told otherwise. An answer to
    a return holds only what is new or has changed since the package that was sent back.

    Raises:
        UsageError: only a final package was asked for and something blocks, other hand-made changes would be lost, the
            package that was sent back is another application's, or PDF files were asked for without LibreOffice.
        InputError: the package that was sent back or the notice cannot be read.
    """
    edits, amendment = Carrying(case, out, ignore=wishes.overwrite), None
    if wishes.previous is not None and wishes.notice is not None:
        case = with_notice(case, wishes.notice)
        amendment = _amendment(case, open_previous(wishes.previous, case), edits)
        case = amendment.case
    signed = _signed(case, edits)
    report = report_of(case, (*_findings(case, edits), *signed.findings))
    if wishes.final and not report.ready:
        raise UsageError(_not_final(report.findings), hint=Text("先处理阻断项", "settle what blocks first"))
    composed = _written(case, edits, draft=not report.ready)
    made = assemble(
        report, composed, out,
        overwrite=wishes.overwrite, pdf=wishes.pdf, password=wishes.password, progress=wishes.progress,
        notes=edits.report(), amendment=amendment, signed=signed.files,
    )  # fmt: skip
    plain = (one for one in composed.written if one.document.has_contents and one.document.layout is None)
    notes = (*edits.summary(), *([amendment.summary()] if amendment else []), *made.notes)
    return Built(
        made.folder, made.archive, report, not report.ready, bool(wishes.password),
        tuple(one.material.title for one in plain), notes,
    )  # fmt: skip


def _amendment(case: Case, previous: Previous, edits: Carrying) -> Amendment:
    """Compare the files as they would be handed in with those the authority has."""
    composed = _written(case, edits, draft=False)
    return Amendment(case, previous, collect(case, composed, _signed(case, edits).files))


def _signed(case: Case, edits: Carrying) -> Signed:
    """Return the scans that still say what is written; nothing is written for it where none was ever taken back."""
    if not Records(case).by_material:
        return Signed({}, ())
    return signed_files(case, _written(case, edits, draft=False).written)


def final_documents(case: Case, out: Path) -> Sequence[Written]:
    """Return the documents as a final package below ``out`` would hold them, a person's edits included."""
    return _written(case, Carrying(case, out), draft=False).written


def _written(case: Case, edits: Carrying, *, draft: bool) -> Composed:
    composed = compose_case(case, draft=draft, layouts=remembered_layouts(case), revise=edits.revise)
    return replace(composed, written=paginate(case, composed.written, draft=draft))


def _findings(case: Case, edits: Carrying) -> tuple[Finding, ...]:
    """Judge the case and its documents; what is remembered of these holds only for the profile as it stands."""
    if edits or case.amended is not None:
        texts = composed_findings(case, compose_case(case, draft=True, revise=edits.revise))
    else:
        texts = document_findings(case)
    return (*run_checks(case), *texts, *edits.findings)


def _not_final(findings: Iterable[Finding]) -> Text:
    codes = ", ".join(sorted({finding.code for finding in findings if finding.blocks}))
    return Text(f"不能生成正式套件，阻断项：{codes}", f"no final package: {codes} block")
