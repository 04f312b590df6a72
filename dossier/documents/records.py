"""Turn typed facts into plain records for templates, with ``Missing`` wherever a fact is not filled in."""

from types import SimpleNamespace
from typing import TYPE_CHECKING

from dossier.documents.missing import Missing, missing_field
from dossier.profile.facts import Facts
from dossier.profile.titles import field_title
from dossier.profile.validator import compiled

if TYPE_CHECKING:
    from dossier.profile.model import Profile

_YEARS = 3


def profile_records(profile: "Profile") -> dict[str, object]:
    """Return every top-level group of the profile under its own name."""
    return _fields(profile, "", "Profile")  # type: ignore[arg-type]


def _fields(facts: Facts, path: str, group: str) -> dict[str, object]:
    """Return the fields of a group as records.

    The conversion is made once for a case, so that reading a fact in a template costs nothing extra.
    """
    names = compiled().names[group]
    return {name: _record(value, f"{path}.{name}".removeprefix("."), *names[name][1:]) for name, value in facts}


def _record(value: object, path: str, group: str, may_be_empty: bool) -> object:
    if value is None:
        return missing_field(path)
    if isinstance(value, list):
        return _list(value, path, group, may_be_empty)
    return record(value, path, group)


def _list(items: list[object], path: str, group: str, may_be_empty: bool) -> object:
    """Most lists say nothing when they are empty: the text around them would be absurd."""
    if not items and not may_be_empty:
        return Missing(path, f"{field_title(path).zh}（至少一项）")
    if path == "plan.years" and len(items) != _YEARS:
        return Missing(path, f"{field_title(path).zh}（须为连续三年）")
    return [record(item, f"{path}[{index}]", group) for index, item in enumerate(items)]


def record(value: object, path: str, group: str) -> object:
    """Return a group as a namespace, a plain value as it is."""
    return SimpleNamespace(**_fields(value, path, group)) if isinstance(value, Facts) else value
