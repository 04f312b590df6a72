"""Make workbooks of small cases and read them back."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dossier.case import Case
from dossier.checks.run import run_checks
from dossier.finding import Finding
from dossier.materials.select import select
from dossier.reports.report import make_report
from dossier.workbook.checklist import checklist_workbook
from dossier.workbook.materials_sheet import Origin
from tests.rules.test_rules import base, make_case, write_file

HEAD_ROW, FIRST_ROW = 3, 4


def complete_case(folder: Path, changes: Mapping[str, Any] | None = None, **more: Any) -> Case:
    """Return the complete profile, some fields changed, with a file for each piece of evidence it lists."""
    for item in base()["evidence"]:
        write_file(folder / item["file"], "ok-pdf")
    return make_case({"set": changes or {}, **more}, folder)


def placed(case: Case) -> dict[str, list[str]]:
    """Return where a package would hold the listed files that exist."""
    places: dict[str, list[str]] = {}
    for number, one in enumerate(case.profile.evidence or (), 1):
        if (case.folder / one.file).is_file():
            places.setdefault(one.material, []).append(f"07-其他材料/{number:02d}-{Path(one.file).name}")
    return places


def workbook_bytes(
    case: Case,
    findings: Sequence[Finding] | None = None,
    files: Mapping[str, Sequence[str]] | None = None,
    facts: Mapping[str, tuple[int | None, int]] | None = None,
    signed: Mapping[str, Sequence[tuple[str, str, str]]] | None = None,
    texts: Mapping[str, str] | None = None,
    origins: Mapping[str, Origin] | None = None,
) -> bytes:
    found = make_report(case, run_checks(case)).findings if findings is None else tuple(findings)
    places = placed(case) if files is None else files
    known = {path: (2, 1000) for paths in places.values() for path in paths} if facts is None else facts
    held = in_order(case, places) if origins is None else origins
    return checklist_workbook(case, found, select(case), places, known, signed or {}, texts=texts or {}, origins=held)


def in_order(case: Case, places: Mapping[str, Sequence[str]]) -> dict[str, Origin]:
    """Return which evidence each file holds, where every listed file that exists has one file in its order."""
    held: dict[str, Origin] = {}
    for material, paths in places.items():
        entries = [one for one in case.profile.evidence or () if one.material == material]
        present = [one for one in entries if (case.folder / one.file).is_file()]
        ours = len(paths) - len(present)
        held |= {
            path: Origin((one.file,), one.subject or "")
            for path, one in zip(paths[max(0, ours) :], present, strict=False)
        }
    return held


def opened(data: bytes, **options: Any) -> Workbook:
    return load_workbook(io.BytesIO(data), **options)


def heads(sheet: Worksheet) -> list[str]:
    return [cell.value for cell in sheet[HEAD_ROW]]


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the data rows by head."""
    return [dict(zip(heads(sheet), line, strict=True)) for line in sheet.iter_rows(min_row=FIRST_ROW, values_only=True)]


def cell_of(sheet: Worksheet, row: int, head: str) -> Any:
    return sheet.cell(row, heads(sheet).index(head) + 1)
