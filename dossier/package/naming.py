"""Name the package, its folders and its files."""

import re
from datetime import date

from dossier.case import Case

_FORBIDDEN = re.compile(r'[\s\\/:*?"<>|\x00-\x1f]+')
_MAX_NAME = 60


def package_name(case: Case, *, draft: bool) -> str:
    """Return e.g. 青禾示例-北京-B25-20261201-草稿."""
    categories = "+".join(sorted(set(case.profile.application.categories), reverse=True))
    parts = [_short(case), _place(case), categories, _day(case.as_of)]
    return safe("-".join([*parts, "草稿"] if draft else parts))


def file_name(case: Case, number: int, title: str, suffix: str, subject: str = "") -> str:
    """Return e.g. 05-业务发展报告-青禾示例-20261201.docx, at most 60 characters."""
    parts = [f"{number:02d}", title, *([subject] if subject else []), _short(case), _day(case.as_of)]
    stem = safe("-".join(parts))[: _MAX_NAME - len(suffix)]
    return f"{stem}{suffix.lower()}"


def safe(text: str) -> str:
    """Return the text without characters that file systems or the portal refuse."""
    return _FORBIDDEN.sub("", text).strip(".")


def _place(case: Case) -> str:
    """Return the region, with the city whose own authority receives the papers, e.g. 山东青岛."""
    province = case.rulebook.province
    own = province.office.name if province.office else ""
    return f"{province.short}{own.removesuffix('市通信管理局')}"


def _short(case: Case) -> str:
    company = case.profile.company
    return company.short_name or company.name


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"
