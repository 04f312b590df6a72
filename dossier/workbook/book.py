"""Save sheets as one workbook: a function fills each of them, and the bytes depend on the content alone."""

import io
from collections.abc import Callable, Sequence
from datetime import datetime, time

from xlsxwriter.workbook import Workbook

from dossier.case import Case
from dossier.workbook.sheet import Sheet

Fill = Callable[[Sheet], None]

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook_bytes(case: Case, title: str, sheets: Sequence[tuple[str, Fill]]) -> bytes:
    """Return the workbook of ``sheets``, each with its name and what fills it."""
    buffer = io.BytesIO()
    book = Workbook(buffer, _OPTIONS)
    day = datetime.combine(case.as_of, time())
    book.set_properties({"author": case.profile.company.name, "title": title, "created": day})
    for name, fill in sheets:
        fill(Sheet(book, name))
    book.close()
    return buffer.getvalue()
