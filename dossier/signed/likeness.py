"""Tell whether two pages say the same: expected and seen tokens -> share that agrees, and what differs for certain."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from dossier.signed.tokens import Token

_ANCHOR = 2
"""Tokens that have to agree on both sides of a difference, so that it is no slip of the order of lines."""
_LONGEST = 12
"""Tokens of a difference in words."""
_SURE = 0.9
"""Confidence from which what was recognised counts."""


class Difference(NamedTuple):
    """Something that stands otherwise on the scan."""

    expected: str
    seen: str


class Likeness(NamedTuple):
    """How far a page says what it should."""

    share: float
    """Of the expected tokens that were found in their order; 1 for an empty page."""
    differences: tuple[Difference, ...] = ()
    """Numbers, and names or words of two characters at least, that were read otherwise with confidence."""


def likeness(expected: Sequence[Token], seen: Sequence[Token]) -> Likeness:
    """Compare two pages; what the scan has more, such as signatures and written days, does not count."""
    if not expected:
        return Likeness(1.0)
    steps = SequenceMatcher(
        None, [one.text for one in expected], [one.text for one in seen], autojunk=False
    ).get_opcodes()
    found = sum(end - start for kind, start, end, _, _ in steps if kind == "equal")
    return Likeness(found / len(expected), tuple(_differences(expected, seen, steps)))


def _differences(
    expected: Sequence[Token], seen: Sequence[Token], steps: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[Difference]:
    for before, (kind, start, end, first, last), after in zip(steps, steps[1:], steps[2:], strict=False):
        if kind == "replace" and _holds(before) and _holds(after):
            wanted, read = expected[start:end], seen[first:last]
            if all(one.confidence >= _SURE for one in read) and _is_real(wanted, read):
                yield Difference(_words(wanted), _words(read))


def _holds(step: tuple[str, int, int, int, int]) -> bool:
    kind, start, end, _, _ = step
    return kind == "equal" and end - start >= _ANCHOR


def _is_real(wanted: Sequence[Token], read: Sequence[Token]) -> bool:
    """A single character may be misread; a whole number, or several characters in a row, hardly."""
    if len(wanted) == len(read) == 1:
        return wanted[0].is_number and read[0].is_number
    return all(1 < len(side) <= _LONGEST and not any(one.is_number for one in side) for side in (wanted, read))


def _words(tokens: Sequence[Token]) -> str:
    return "".join(one.text for one in tokens)
