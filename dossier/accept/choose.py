"""Turn what was read into values for the profile: case, chosen fields -> path and value of each."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from dossier.checks.reading_values import ADDRESSES
from dossier.checks.readings import Comparison, comparisons
from dossier.errors import UsageError
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.case import Case


class Choice(NamedTuple):
    """One value that goes into the profile."""

    path: str
    value: str | list[str]
    files: tuple[str, ...]
    """Where it was read."""
    recognised: bool
    """Whether a file is a picture, on which recognition may have erred."""


def choose(case: "Case", fields: Sequence[str], *, empty: bool) -> tuple[Choice, ...]:
    """Return the values of the named fields, or of all that are ``empty`` in the profile and can be told.

    A field that agrees already is left out.

    Raises:
        UsageError: a field was not read, files say different things about it, or it cannot be written by itself.
    """
    offers = _offers(case)
    if empty:
        open_ = (path for path, found in offers.items() if all(one.state == "absent" for one in found))
        return tuple(choice for path in open_ if (choice := _choice(path, offers[path])) is not None)
    return tuple(_named(field, offers) for field in fields if not _agrees(field, offers))


def _offers(case: "Case") -> Mapping[str, list[Comparison]]:
    """Return what was read about each field of the profile."""
    offers: dict[str, list[Comparison]] = {}
    for one in comparisons(case):
        if one.path and one.sort is not None:
            offers.setdefault(one.path, []).append(one)
    return offers


def _agrees(field: str, offers: Mapping[str, list[Comparison]]) -> bool:
    return field in offers and all(one.state == "equal" for one in offers[field])


def _named(field: str, offers: Mapping[str, list[Comparison]]) -> Choice:
    if field not in offers:
        near = get_close_matches(field, offers, 1, 0.6)
        hint = Text(f"是不是 {near[0]}？", f"did you mean {near[0]}?") if near else _SHOW
        raise UsageError(Text(f"没有读到“{field}”", f"nothing was read about {field}"), field, hint)
    choice = _choice(field, offers[field])
    if choice is None:
        raise UsageError(*_refused(field, offers[field]))
    return choice


_SHOW = Text("读到的内容见 dossier evidence show", "dossier evidence show lists what was read")


def _choice(path: str, found: Sequence[Comparison]) -> Choice | None:
    """Return the one value that the files state; None when they state several, or none that can be written."""
    values = [_value(own) for own in _by_file(found)]
    if any(value is None or value != values[0] for value in values) or values[0] is None:
        return None
    files = tuple(dict.fromkeys(one.file for one in found))
    return Choice(path, values[0], files, any(one.origin == "ocr" for one in found))


def _by_file(found: Iterable[Comparison]) -> list[list[Comparison]]:
    files: dict[tuple[int, str], list[Comparison]] = {}
    for one in found:
        files.setdefault((one.number, one.name), []).append(one)
    return list(files.values())


def _value(own: Sequence[Comparison]) -> str | list[str] | None:
    """Return what one file states; several addresses are one list."""
    entries = [one.entry for one in own]
    if own[0].sort is ADDRESSES:
        return [address for entry in entries for address in entry or ()]
    return entries[0] if len(entries) == 1 else None


def _refused(field: str, found: Sequence[Comparison]) -> tuple[Text, str, Text]:
    said = list(dict.fromkeys(one.file for one in found))
    if any(_value(own) is None for own in _by_file(found)):
        wrong = Text(f"“{field}”不能由识读直接填写", f"{field} cannot be filled in from a reading alone")
    else:
        wrong = Text(f"几个文件所写的“{field}”不同", f"the files state different values for {field}")
    return wrong, "、".join(said), Text("请打开文件核对后手工填写", "compare the files and fill it in by hand")
