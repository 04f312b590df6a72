"""Open the examples as cases, and change single facts of them."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from dossier.case import Case
from dossier.pipeline import open_profile

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def case_of(example: str, province: str | None = None) -> Case:
    """Return the case of an example, before another province's authority if one is named."""
    return open_profile(EXAMPLES / example / "profile.yaml", province)


def changed(case: Case, path: str, value: object) -> Case:
    """Return the case with the fact at ``path`` (``shareholders.0.region``) set to ``value``."""
    profile = _changed(case.profile, path.split("."), value)
    return replace(case, loaded=replace(case.loaded, profile=profile))


def _changed(record: Any, names: list[str], value: object) -> Any:
    name, rest = names[0], names[1:]
    if name.isdigit():
        number = int(name)
        return [_changed(item, rest, value) if index == number else item for index, item in enumerate(record)]
    inner = _changed(getattr(record, name), rest, value) if rest else value
    return record.replaced(**{name: inner})
