"""Name the package, its folders and its files."""

import re
from collections.abc import Iterable
from datetime import date

from dossier.case import Case
from dossier.errors import InputError
from dossier.text import Text

_FORBIDDEN = re.compile(r'[\s\\/:*?"<>|\x00-\x1f]+')
_MAX_NAME = 60


def package_name(case: Case, *, draft: bool) -> str:
    """Return e.g. 青禾示例-北京-B25-20261201-草稿, with 补正1 after the day where it answers a return."""
    categories = "+".join(sorted(set(case.profile.application.categories), reverse=True))
    parts = [_short(case), _place(case), categories, _day(case.as_of), *_round(case)]
    return safe("-".join([*parts, "草稿"] if draft else parts))


def file_name(case: Case, number: int, title: str, suffix: str, subject: str = "", part: int | None = None) -> str:
    """Return e.g. 05-业务发展报告-青禾示例-20261201.docx, at most 60 characters; a part ends with its number."""
    parts = [f"{number:02d}", title, *([subject] if subject else []), _short(case), _day(case.as_of)]
    end = f"{'' if part is None else f'-{part}'}{suffix.lower()}"
    return f"{safe('-'.join(parts))[: _MAX_NAME - len(end)]}{end}"


def refuse_same_names(names: Iterable[tuple[str, str]]) -> None:
    """Refuse to give two files the same name: each has a path inside the package, and what it is made from.

    Raises:
        InputError: two files would lie at the same place; case does not tell them apart on every disk.
    """
    taken: dict[str, str] = {}
    for path, origin in names:
        other, taken[path.casefold()] = taken.get(path.casefold()), origin
        if other is not None:
            raise InputError(
                Text(
                    f"{other} 和 {origin} 在套件中会得到相同的名称 {path}",
                    f"{other} and {origin} would both be called {path} in the package",
                ),
                hint=Text(
                    "在档案 evidence 中给这两项写上前若干字就能区分的 subject（超过 60 个字符的名称会截短）",
                    "give both entries under evidence a subject that differs early on (names are cut to 60 characters)",
                ),
            )


def safe(text: str) -> str:
    """Return the text without characters that file systems or the portal refuse."""
    return _FORBIDDEN.sub("", text).strip(".")


def _place(case: Case) -> str:
    """Return the region, with the city whose own authority receives the papers, e.g. 山东青岛."""
    province = case.rulebook.province
    own = province.office.name if province.office else ""
    return f"{province.short}{own.removesuffix('市通信管理局')}"


def answered_round(case: Case) -> int:
    """Return which return of the application is the last one."""
    returns = case.profile.returns or ()
    return max([len(returns), *(one.round or 0 for one in returns)])


def _round(case: Case) -> list[str]:
    """Name a package that holds only what changed since the application was sent back."""
    return [] if case.amended is None else [f"补正{answered_round(case)}"]


def _short(case: Case) -> str:
    company = case.profile.company
    return company.short_name or company.name


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"
