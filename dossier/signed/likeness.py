"""Tell whether two pages say the same: expected and seen tokens -> share that agrees, and what differs for certain."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from dossier.signed.tokens import Token

_ANCHOR = 2
"""Tokens that have to agree on both sides of different words, so that they are no slip of the order of lines.

Beside a number one is enough: in days every other token is a number.
"""
_LONGEST = 12
"""Tokens of a difference in words."""
_SURE = 0.9
"""Confidence from which what was recognised counts."""
_RUN = 3
"""Tokens in a row that count as found although they stand elsewhere, as the lines of table cells do."""
_ROUNDS = 4
"""How often what is left is looked through for such runs."""

Step = tuple[str, int, int, int, int]
"""What ``difflib`` says: kind, from and to in the expected tokens, from and to in those seen."""


class Difference(NamedTuple):
    """Something that stands otherwise on the scan."""

    expected: str
    seen: str


class Likeness(NamedTuple):
    """How far a page says what it should."""

    share: float
    """Of the expected tokens that were found; 1 for an empty page."""
    differences: tuple[Difference, ...] = ()
    """Numbers, and names or words of two characters at least, that were read otherwise with confidence."""
    unread: tuple[str, ...] = ()
    """Numbers that were not found, which a seal may cover."""


def likeness(expected: Sequence[Token], seen: Sequence[Token]) -> Likeness:
    """Compare two pages; what the scan has more, such as signatures and written days, does not count."""
    if not expected:
        return Likeness(1.0)
    steps = _steps(expected, seen)
    found = sum(end - start for kind, start, end, _, _ in steps if kind == "equal")
    left, other = _left(expected, seen, steps)
    share = (found + _elsewhere(left, other)) / len(expected)
    return Likeness(share, tuple(_differences(expected, seen, steps)), _unread(expected, seen))


def _unread(expected: Sequence[Token], seen: Sequence[Token]) -> tuple[str, ...]:
    wanted, read = (Counter(one.text for one in side if one.is_number) for side in (expected, seen))
    return tuple((wanted - read).elements())


def _steps(expected: Sequence[Token], seen: Sequence[Token]) -> list[Step]:
    wanted, read = ([one.text for one in side] for side in (expected, seen))
    return list(SequenceMatcher(None, wanted, read, autojunk=False).get_opcodes())


def _left(
    expected: Sequence[Token], seen: Sequence[Token], steps: Sequence[Step], run: int = 1
) -> tuple[list[Token], list[Token]]:
    """Return what did not agree in runs of at least so many tokens."""
    wanted: list[Token] = []
    read: list[Token] = []
    for kind, start, end, first, last in steps:
        if kind != "equal" or end - start < run:
            wanted += expected[start:end]
            read += seen[first:last]
    return wanted, read


def _elsewhere(expected: Sequence[Token], seen: Sequence[Token]) -> int:
    """Return how many of the tokens that are left stand on the page in another order."""
    count = len(expected)
    for _ in range(_ROUNDS):
        left = _left(expected, seen, _steps(expected, seen), _RUN)
        if len(left[0]) == len(expected):
            break
        expected, seen = left
    return count - len(expected)


def _differences(expected: Sequence[Token], seen: Sequence[Token], steps: Sequence[Step]) -> Iterator[Difference]:
    for place, (kind, start, end, first, last) in enumerate(steps):
        wanted, read = expected[start:end], seen[first:last]
        if kind != "replace" or any(one.confidence < _SURE for one in read) or not _is_whole(wanted, read):
            continue
        anchor = 1 if wanted[0].is_number else _ANCHOR
        around = (*steps[max(0, place - 1) : place], *steps[place + 1 : place + 2])
        if all(_holds(step, anchor) for step in around) and _is_new(wanted, read, expected, seen):
            yield Difference(_words(wanted), _words(read))


def _holds(step: Step, anchor: int) -> bool:
    kind, start, end, _, _ = step
    return kind == "equal" and end - start >= anchor


def _is_whole(wanted: Sequence[Token], read: Sequence[Token]) -> bool:
    """A single character may be misread; a whole number, or several characters in a row, hardly."""
    if len(wanted) == len(read) == 1:
        return wanted[0].is_number and read[0].is_number
    return all(1 < len(side) <= _LONGEST and not any(one.is_number for one in side) for side in (wanted, read))


def _is_new(wanted: Sequence[Token], read: Sequence[Token], expected: Sequence[Token], seen: Sequence[Token]) -> bool:
    """Whether the page has what was read more often than it should: else only the order of lines was taken wrongly."""
    return _times(read, seen) > _times(read, expected) and _times(wanted, seen) < _times(wanted, expected)


def _times(part: Sequence[Token], page: Sequence[Token]) -> int:
    texts, whole = [one.text for one in part], [one.text for one in page]
    return sum(whole[at : at + len(texts)] == texts for at in range(len(whole) - len(texts) + 1))


def _words(tokens: Sequence[Token]) -> str:
    return "".join(one.text for one in tokens)
