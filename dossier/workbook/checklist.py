"""Build 材料清单.xlsx: five sheets, the same bytes for the same case."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import cast

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dossier.case import Case
from dossier.finding import Finding, Outcome
from dossier.materials.select import Selected
from dossier.values.moment import member_time
from dossier.workbook import fact_sheets, findings_sheet, materials_sheet

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def checklist_workbook(
    case: Case, findings: Sequence[Finding], selected: Sequence[Selected], files: materials_sheet.Files,
    facts: materials_sheet.Facts,
) -> bytes:  # fmt: skip
    """Return the workbook; ``files`` and ``facts`` describe the files of the package by material and path."""
    book = Workbook()
    materials_sheet.fill(_sheet(book, "材料清单"), case, selected, files, facts, _results(findings, selected))
    findings_sheet.fill(_sheet(book, "问题清单"), findings)
    fact_sheets.fill_people(_sheet(book, "人员与社保"), case)
    fact_sheets.fill_equity(_sheet(book, "股权追溯"), case)
    fact_sheets.fill_domains(_sheet(book, "域名与接入"), case)
    _describe(book, case)
    buffer = io.BytesIO()
    book.save(buffer)
    return _repack(buffer.getvalue(), case)


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


def _results(findings: Iterable[Finding], selected: Iterable[Selected]) -> Mapping[str, str]:
    """Return for each material how many of the findings about it are open."""
    results: dict[str, str] = {}
    findings = list(findings)
    for one in selected:
        about = [f for f in findings if f.facts.get("material") == one.material.code]
        open_ = [f for f in about if f.outcome not in (Outcome.PASS, Outcome.NOT_APPLICABLE)]
        results[one.material.code] = f"{len(open_)} 项待处理" if open_ else ""
    return results


def _repack(data: bytes, case: Case) -> bytes:
    """Openpyxl writes the time of saving into the package: members and properties get the case's day."""
    moment = member_time(case.as_of)
    stamp = f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}T{moment[3]:02}:{moment[4]:02}:{moment[5]:02}Z".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            info = zipfile.ZipInfo(name, moment)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            target.writestr(info, content, compresslevel=6)
    return buffer.getvalue()
