"""Find words in what the applicant writes, but not where the words before them deny it; measure how alike texts are."""

import re
from collections import Counter

from dossier.checks.names import folded

_DENIAL = re.compile(r"不(?![仅但只])|[非未无没禁]|杜绝|避免")
"""A word that turns what follows into its opposite; 不仅, 不但 and 不只 do not."""
_DENIAL_REACH = 4
"""Characters before a word in which a denial concerns it, e.g. 不开展全国."""
_MARKS = re.compile(r"\W")


def mentions(text: str, word: str) -> bool:
    """Return whether a word stands in the text somewhere without being denied just before."""
    return word in text and any(not denied(text, place.start()) for place in re.finditer(re.escape(word), text))


def denied(text: str, place: int) -> bool:
    """Return whether what begins at ``place`` is denied by the few characters before it."""
    return _DENIAL.search(text[max(0, place - _DENIAL_REACH) : place]) is not None


def pairs(text: str) -> "Counter[str]":
    """Count the pairs of neighbouring characters, punctuation and blanks left out."""
    letters = _MARKS.sub("", folded(text))
    return Counter(letters[place : place + 2] for place in range(len(letters) - 1))


def likeness(left: str, right: str) -> int:
    """Return how alike two texts are in percent: twice the pairs of characters they share, by all pairs of both.

    >>> likeness("发布企业资料", "发布企业资料。"), likeness("发布企业资料", "撮合服务交易")
    (100, 0)
    """
    first, second = pairs(left), pairs(right)
    total = first.total() + second.total()
    return 200 * (first & second).total() // total if total else 0
