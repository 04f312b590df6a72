"""Save sheets as one workbook: a function fills each of them, and the bytes depend on the content alone."""

import io
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import cast

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dossier.case import Case
from dossier.values.moment import member_time
from dossier.workbook.repack import repack
from dossier.workbook.table import Results

Fill = Callable[[Worksheet], Results]


def workbook_bytes(case: Case, title: str, sheets: Sequence[tuple[str, Fill]]) -> bytes:
    """Return the workbook of ``sheets``, each with its name and what fills it."""
    book = Workbook()
    results = [fill(_sheet(book, name)) for name, fill in sheets]
    _describe(book, case, title)
    buffer = io.BytesIO()
    book.save(buffer)
    return repack(buffer.getvalue(), member_time(case.as_of), results)


def _sheet(book: Workbook, title: str) -> Worksheet:
    first = book.worksheets[0]
    if first.title == "Sheet":
        first.title = title
        return first
    return cast(Worksheet, book.create_sheet(title))


def _describe(book: Workbook, case: Case, title: str) -> None:
    book.properties.creator = case.profile.company.name
    book.properties.title = title
    book.properties.created = datetime.combine(case.as_of, time())
    book.calculation.fullCalcOnLoad = True
