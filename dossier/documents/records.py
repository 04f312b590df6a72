"""Turn typed facts into plain records for templates, with ``Missing`` wherever a fact is not filled in."""

from types import SimpleNamespace
from typing import TYPE_CHECKING

from dossier.documents.missing import Missing
from dossier.profile.facts import Facts
from dossier.profile.titles import field_title

if TYPE_CHECKING:
    from dossier.profile.model import Profile


def profile_records(profile: "Profile") -> dict[str, object]:
    """Return every top-level group of the profile under its own name."""
    return {name: record(value, name) for name, value in profile}


def record(value: object, path: str) -> object:
    """Return ``value`` with groups as namespaces, lists as lists and None as ``Missing``.

    The conversion is made once for a case, so that reading a fact in a template costs nothing extra.
    """
    if value is None:
        return Missing(path, field_title(path).zh)
    if isinstance(value, Facts):
        return SimpleNamespace(**{name: record(one, f"{path}.{name}") for name, one in value})
    if isinstance(value, list):
        return [record(item, f"{path}[{index}]") for index, item in enumerate(value)]
    return value
