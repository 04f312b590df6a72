"""Build 材料清单.xlsx: nine sheets, the same bytes for the same case."""

import io
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import cast

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dossier.case import Case
from dossier.finding import Finding
from dossier.materials.select import Selected
from dossier.values.moment import member_time
from dossier.workbook import (
    fact_sheets,
    findings_sheet,
    key_facts_sheet,
    materials_sheet,
    returns_sheet,
    seal_plan_sheet,
    timeline_sheet,
)
from dossier.workbook.repack import repack
from dossier.workbook.results import CheckResults
from dossier.workbook.table import Results

Fill = Callable[[Worksheet], Results]


def checklist_workbook(
    case: Case, findings: Sequence[Finding], selected: Sequence[Selected], files: materials_sheet.Files,
    facts: materials_sheet.Facts, places: seal_plan_sheet.Places,
) -> bytes:  # fmt: skip
    """Return the workbook; ``files`` and ``facts`` describe the files of the package by material and path, ``places``
    where the documents we wrote are signed and sealed.
    """
    checks = CheckResults(findings, [one.material.code for one in selected])
    sheets: Sequence[tuple[str, Fill]] = (
        (materials_sheet.SHEET, lambda sheet: materials_sheet.fill(sheet, case, selected, files, facts, checks)),
        (seal_plan_sheet.SHEET, lambda sheet: seal_plan_sheet.fill(sheet, case, selected, files, facts, places)),
        (findings_sheet.SHEET, lambda sheet: findings_sheet.fill(sheet, findings)),
        (key_facts_sheet.SHEET, lambda sheet: key_facts_sheet.fill(sheet, case)),
        ("人员与社保", lambda sheet: fact_sheets.fill_people(sheet, case)),
        ("股权追溯", lambda sheet: fact_sheets.fill_equity(sheet, case)),
        ("域名与接入", lambda sheet: fact_sheets.fill_domains(sheet, case)),
        (returns_sheet.SHEET, lambda sheet: returns_sheet.fill(sheet, case)),
        (timeline_sheet.SHEET, lambda sheet: timeline_sheet.fill(sheet, case)),
    )
    book = Workbook()
    results = [fill(_sheet(book, title)) for title, fill in sheets]
    _describe(book, case)
    buffer = io.BytesIO()
    book.save(buffer)
    return repack(buffer.getvalue(), member_time(case.as_of), results)


def _sheet(book: Workbook, title: str) -> Worksheet:
    first = book.worksheets[0]
    if first.title == "Sheet":
        first.title = title
        return first
    return cast(Worksheet, book.create_sheet(title))


def _describe(book: Workbook, case: Case) -> None:
    book.properties.creator = case.profile.company.name
    book.properties.title = "申请材料清单"
    book.properties.created = datetime.combine(case.as_of, time())
    book.calculation.fullCalcOnLoad = True
