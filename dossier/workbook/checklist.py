"""Build 材料清单.xlsx: nine sheets, the same bytes for the same case."""

from collections.abc import Sequence

from dossier.case import Case
from dossier.finding import Finding
from dossier.materials.select import Selected
from dossier.workbook import (
    fact_sheets,
    findings_sheet,
    key_facts_sheet,
    materials_sheet,
    returns_sheet,
    seal_plan_sheet,
    timeline_sheet,
)
from dossier.workbook.book import Fill, workbook_bytes
from dossier.workbook.results import CheckResults


def checklist_workbook(
    case: Case, findings: Sequence[Finding], selected: Sequence[Selected], files: materials_sheet.Files,
    facts: materials_sheet.Facts, places: seal_plan_sheet.Places,
    blanks: materials_sheet.Blanks = materials_sheet.NO_BLANKS, texts: key_facts_sheet.Texts = key_facts_sheet.NO_TEXTS,
    origins: materials_sheet.Origins = materials_sheet.NO_ORIGINS,
) -> bytes:  # fmt: skip
    """Return the workbook; ``files`` and ``facts`` describe the files of the package by material and path, ``places``
    where the documents we wrote are signed and sealed, ``blanks`` which of them are filled forms of an authority,
    ``texts`` what the documents we wrote say, by material, ``origins`` which evidence each of the other files holds.
    """
    checks = CheckResults(findings, [one.material.code for one in selected], case.profile.evidence or ())
    sheets: Sequence[tuple[str, Fill]] = (
        (
            materials_sheet.SHEET,
            lambda sheet: materials_sheet.fill(sheet, case, selected, files, facts, checks, blanks, origins),
        ),
        (
            seal_plan_sheet.SHEET,
            lambda sheet: seal_plan_sheet.fill(sheet, case, selected, files, facts, places, checks, origins),
        ),
        (findings_sheet.SHEET, lambda sheet: findings_sheet.fill(sheet, case, findings)),
        (key_facts_sheet.SHEET, lambda sheet: key_facts_sheet.fill(sheet, case, texts)),
        ("人员与社保", lambda sheet: fact_sheets.fill_people(sheet, case)),
        ("股权追溯", lambda sheet: fact_sheets.fill_equity(sheet, case)),
        ("域名与接入", lambda sheet: fact_sheets.fill_domains(sheet, case)),
        (returns_sheet.SHEET, lambda sheet: returns_sheet.fill(sheet, case)),
        (timeline_sheet.SHEET, lambda sheet: timeline_sheet.fill(sheet, case)),
    )
    return workbook_bytes(case, "申请材料清单", sheets)
