"""Decide what may be believed of what was recognised: several readings of one paper -> facts, each sure enough.

A recogniser errs without knowing: it leaves a character out and is as sure as ever. So a fact counts when two readings
of different pictures of the page agree, or when it proves itself by a check character. What is left is unread.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from dossier.evidence.kinds import FIELDS
from dossier.evidence.reading import FieldRead

_PROVED = frozenset({"uscc", "number of identity_card", "id_number"})
_PUNCTUATION = re.compile(r"[\W_]+")
_AGREE = 2
"""Readings that must agree where none contradicts."""
_OUTVOTE = 2
"""Readings by which a value must lead where another was read too."""

Values = tuple[FieldRead, ...]
"""What one reading says about one fact: one value, or several in their order."""


def settle(paper: str, readings: Sequence[Iterable[FieldRead]]) -> tuple[FieldRead, ...]:
    """Return the facts on which the readings agree, in the order of the kind of paper."""
    said = [_by_field(reading) for reading in readings]
    return tuple(
        one
        for field in FIELDS[paper]
        for one in _settled(paper, field.name, [values[field.name] for values in said if field.name in values])
    )


def missing(paper: str, fields: Iterable[FieldRead]) -> list[str]:
    """Return the key facts of the paper that are not among the fields."""
    found = {one.field for one in fields}
    return [field.name for field in FIELDS[paper] if field.key and field.name not in found]


def _by_field(reading: Iterable[FieldRead]) -> dict[str, Values]:
    ordered = sorted(reading, key=lambda one: one.field)
    return {field: tuple(values) for field, values in groupby(ordered, key=lambda one: one.field)}


def _settled(paper: str, field: str, said: Sequence[Values]) -> Values:
    groups: dict[tuple[str, ...], list[Values]] = defaultdict(list)
    for values in said:
        groups[tuple(_meaning(field, one.value) for one in values)].append(values)
    ranked = sorted(groups.values(), key=len, reverse=True)
    if not ranked:
        return ()
    rival = len(ranked[1]) if len(ranked) > 1 else 0
    needed = 1 if _proves_itself(paper, field) else _AGREE
    if len(ranked[0]) < (rival + _OUTVOTE if rival else needed):
        return ()
    return max(ranked[0], key=lambda values: min(one.confidence for one in values))


def _proves_itself(paper: str, field: str) -> bool:
    return field in _PROVED or f"{field} of {paper}" in _PROVED


def _meaning(field: str, value: str) -> str:
    """Return what must agree: of the scope of business the words, whose marks are too small to be sure of."""
    return _PUNCTUATION.sub("", value) if field == "scope" else value
