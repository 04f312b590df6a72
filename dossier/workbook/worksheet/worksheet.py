"""Build 填报对照表.xlsx: an overview, a sheet for each form of the online application, and what goes with them."""

from collections.abc import Iterator, Sequence
from functools import partial

from dossier.case import Case
from dossier.finding import Finding
from dossier.rulebook.cache import open_portal
from dossier.rulebook.portal import Portal
from dossier.workbook.book import Fill, workbook_bytes
from dossier.workbook.worksheet import form_sheet, overview_sheet, spare_sheets
from dossier.workbook.worksheet.overview_sheet import Filled
from dossier.workbook.worksheet.rows import rows_of
from dossier.workbook.worksheet.uploads import PackageFile, Uploads

_LATER = ("变更", "续期")
"""Filings of somebody who holds a licence."""


def worksheet_workbook(case: Case, files: Sequence[PackageFile], findings: Sequence[Finding] = ()) -> bytes:
    """Return the workbook; ``files`` are those of the package, ``findings`` what the checks say about the case."""
    uploads = Uploads(case, files, findings)
    return workbook_bytes(case, "在线申请填报对照表", list(_sheets(case, open_portal(), uploads, findings)))


def _sheets(case: Case, portal: Portal, uploads: Uploads, findings: Sequence[Finding]) -> Iterator[tuple[str, Fill]]:
    """Yield the name of each sheet with what fills it."""
    applied = ("", *case.profile.application.categories)
    filled = [Filled(form, rows_of(form, case, uploads)) for form in portal.forms if form.category in applied]
    left_out = [form for form in portal.forms if form.category not in applied]
    named = {row.file.path for one in filled for row in one.rows if row.file}
    others = [file for file in uploads.files if file.path not in named]
    lacking = uploads.lacking({row.material for one in filled for row in one.rows})
    note = overview_sheet.upload_note(portal)
    yield (
        overview_sheet.SHEET,
        lambda sheet: overview_sheet.fill(sheet, case, filled, others, lacking, left_out, uploads, findings),
    )
    for form, rows in filled:
        yield (
            form_sheet.sheet_name(form),
            partial(form_sheet.fill, form=form, rows=rows, note=note, case=case, uploads=uploads),
        )
    yield spare_sheets.OTHERS, lambda sheet: spare_sheets.fill_others(sheet, others, lacking, uploads, case)
    yield spare_sheets.TEXTS, lambda sheet: spare_sheets.fill_texts(sheet, case, {one.form.id for one in filled})
    if case.profile.application.action in _LATER:
        yield overview_sheet.LATER, lambda sheet: overview_sheet.fill_later(sheet, portal.later_filings)
    yield overview_sheet.NOTES, lambda sheet: overview_sheet.fill_notes(sheet, case, portal, filled)
