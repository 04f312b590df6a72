"""Find the fact at a path of a profile: case, path -> value, None where it is not filled in."""

from typing import TYPE_CHECKING, Any

from dossier.profile.source import read_path

if TYPE_CHECKING:
    from dossier.facts.answers import Situation


def value_at(case: "Situation", path: str) -> Any:
    """Return the fact at a path; None where it or a group on the way is not filled in."""
    value: Any = case.profile
    for step in read_path(path):
        if value is None:
            return None
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value
