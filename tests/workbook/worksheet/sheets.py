"""Make the rows of one form for a case, and the workbook of a case, with the files of a package."""

import io
from collections.abc import Sequence
from pathlib import PurePosixPath

from openpyxl import Workbook, load_workbook

from dossier.case import Case
from dossier.finding import Finding
from dossier.rulebook.cache import open_portal
from dossier.workbook.worksheet.rows import Row, rows_of
from dossier.workbook.worksheet.uploads import PackageFile, Uploads
from dossier.workbook.worksheet.worksheet import worksheet_workbook

FORMS = {form.id: form for form in open_portal().forms}


def packed(case: Case, size: int = 3000) -> list[PackageFile]:
    """Return what a package would hold: every file the profile lists, and the security measures."""
    listed = [
        PackageFile(
            f"07-其他材料/{number:02d}-{PurePosixPath(one.file).name}",
            one.material,
            (one.file,),
            1,
            size,
            one.subject or "",
        )
        for number, one in enumerate(case.profile.evidence or (), 1)
    ]
    return [*listed, PackageFile("04-网络与信息安全保障措施/01-措施.docx", "D09", (), None, size)]


def rows(case: Case, form: str, files: Sequence[PackageFile] | None = None) -> list[Row]:
    """Return the rows of a form."""
    return rows_of(FORMS[form], case, Uploads(case, packed(case) if files is None else files))


def row(case: Case, form: str, label: str, about: str = "", files: Sequence[PackageFile] | None = None) -> Row:
    """Return the one row of a field, and of whom where a field has several."""
    found = [one for one in rows(case, form, files) if one.label == label and about in one.about]
    assert len(found) == 1, [(one.label, one.about) for one in found]
    return found[0]


def workbook(case: Case, files: Sequence[PackageFile] | None = None, findings: Sequence[Finding] = ()) -> Workbook:
    """Return the workbook as a spreadsheet program reads it."""
    return load_workbook(io.BytesIO(worksheet_workbook(case, packed(case) if files is None else files, findings)))
