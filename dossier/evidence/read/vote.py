"""Decide what may be believed of what was recognised: several readings of one paper -> facts, each sure enough.

A recogniser errs without knowing: it leaves a character out and is as sure as ever. So a fact counts when two readings
of different pictures of the page agree, or when it proves itself by a check character. What is left is unread.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from dossier.evidence.kinds import FIELDS
from dossier.evidence.reading import FieldRead

_PROVED = frozenset({"uscc", "number of identity_card", "id_number"})
_LONG = "scope"
NAMES = frozenset({"name", "legal_representative", "owner", "payer", "customer", "provider", "holder", "site_name"})
"""Facts of which one character makes another person or company."""
LOOK_ALIKE = frozenset("日已晴赢祎茶壶鸣")
"""Characters the recogniser also returns for another one that is printed alike, as 晴 for 睛; measured, see ``tests.scans.look_alikes``."""
_WAVERING = 0.08
"""Doubt about all characters of a name together from which one of them may be wrong; a sure name has hardly any."""
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
        for one in _believed(paper, field.name, [values[field.name] for values in said if field.name in values])
    )


def missing(paper: str, fields: Iterable[FieldRead]) -> list[str]:
    """Return the key facts of the paper that are not among the fields."""
    found = {one.field for one in fields}
    return [field.name for field in FIELDS[paper] if field.key and field.name not in found]


def _by_field(reading: Iterable[FieldRead]) -> dict[str, Values]:
    ordered = sorted(reading, key=lambda one: one.field)
    return {field: tuple(values) for field, values in groupby(ordered, key=lambda one: one.field)}


def _believed(paper: str, field: str, said: Sequence[Values]) -> Values:
    values = _settled(paper, field, said) or (_by_lines(paper, field, said) if field == _LONG else ())
    return () if field in NAMES and any(_doubtful(one) for one in values) else values


def _doubtful(name: FieldRead) -> bool:
    """Whether a character of a name may be another one: by its look, or because the recogniser wavered."""
    alike = any(char in LOOK_ALIKE for char in name.value)
    return alike or (1 - name.confidence) * len(name.value) > _WAVERING


def _by_lines(paper: str, field: str, said: Sequence[Values]) -> Values:
    """Settle a long text line by line: of two hundred characters one is wrong here and another there.

    A line is not torn differently by another look, so only readings with the same number of lines are compared.
    """
    parted = [one.written.split(" ") for (one,) in said]
    count = Counter(len(lines) for lines in parted).most_common(1)[0][0] if parted else 0
    kept = [(one, lines) for (one,), lines in zip(said, parted, strict=True) if len(lines) == count]
    settled = [
        _settled(paper, field, [(one._replace(value=lines[at], written=lines[at]),) for one, lines in kept])
        for at in range(count)
    ]
    if not settled or not all(settled):
        return ()
    texts = [line.value for (line,) in settled]
    sure = min(line.confidence for (line,) in settled)
    return (kept[0][0]._replace(value="".join(texts), written=" ".join(texts), confidence=sure),)


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
    return _PUNCTUATION.sub("", value) if field == _LONG else value
