"""Turn typed facts into plain records for templates, with ``Missing`` wherever a fact is not filled in."""

from types import SimpleNamespace

from pydantic import BaseModel

from dossier.documents.missing import Missing
from dossier.profile.model import Profile
from dossier.profile.titles import field_title


def profile_records(profile: Profile) -> dict[str, object]:
    """Return every top-level group of the profile under its own name."""
    return {name: record(getattr(profile, name), name) for name in Profile.model_fields}


def record(value: object, path: str) -> object:
    """Return ``value`` with groups as namespaces, lists as lists and None as ``Missing``.

    The conversion is made once for a case, so that reading a fact in a template costs nothing extra.
    """
    if value is None:
        return Missing(path, field_title(path).zh)
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return SimpleNamespace(**{name: record(getattr(value, name), f"{path}.{name}") for name in fields})
    if isinstance(value, list):
        return [record(item, f"{path}[{index}]") for index, item in enumerate(value)]
    return value
