"""Hide the middle of personal numbers in text that leaves the applicant's hands: text and known numbers -> text."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

_WIDE = re.compile("[\uff10-\uff19\uff38\uff58]")
_NARROW = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {0xFF38: 0x58, 0xFF58: 0x78}
"""Full-width digits and X; each stays one character, so that places in the text do not move."""
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-8]\d{5}(?P<hidden>([ -]?)\d{8}\2)\d{3}[\dXx](?![0-9A-Za-z])")
"""Any such number, valid or not; codes of companies begin with 9 there."""
_BORN = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_DATED_IDENTITY = re.compile(rf"(?<!\d)[1-8]\d{{5}}(?P<hidden>([ -]?){_BORN}\2)\d{{3}}[\dXx](?!\d)")
"""With a letter beside it, as in ID1100…, only the date of birth tells it from a part of a longer code."""
_OLD_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-8]\d{5}(?P<hidden>\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\d{3}(?![0-9A-Za-z])"
)
"""With 15 digits, as until 1999; old registration numbers of companies are as long, but hold a date by chance only."""
_RESIDENCE = re.compile(rf"(?<![0-9A-Za-z])9\d{{5}}(?P<hidden>{_BORN})\d{{3}}[\dXx](?![0-9A-Za-z])")
"""Foreigners' permanent residence: told from a company's code by the date of birth in it."""
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?P<hidden>([ -]?)\d{4}\2)\d{4}(?!\d)")
_SHAPES = (_IDENTITY, _DATED_IDENTITY, _OLD_IDENTITY, _RESIDENCE, _MOBILE)
_WORD = re.compile(r"(?<![0-9A-Za-z])(?=[A-Za-z]*\d)[0-9A-Za-z]+(?:(?<=\d)[ -](?=\d)[0-9A-Za-z]+)*")
"""What may hold a known number: a word with a digit, digits in groups among it."""
_LINE = re.compile(r"(?:0\d{2,3}-)?(\d{7,8})(?:-\d+)?")
"""The middle alone tells whose it is, with or without area code and extension."""
_SHORTEST = 7
"""Characters of a number that tells a person from others; shorter ones are service numbers such as 12381."""
_SHOWN = 4
"""Characters at the end that are left to tell one number from another."""

_Span = tuple[int, int]


class _Known(NamedTuple):
    """A number by its letters and digits alone, with how many of them are shown at both ends."""

    squeezed: str
    front: int
    back: int


def mask(text: str, known: Collection[str] = (), star: str = "*") -> str:
    """Return the text with personal numbers shortened, e.g. 138****0001, however they are grouped.

    Identity and mobile numbers are known by their shape; ``known`` are numbers without one, such as a person's
    passport or line, which only the profile tells. ``star`` is what is written for each hidden character.
    """
    plain = text.translate(_NARROW) if _WIDE.search(text) else text
    spans = [found.span("hidden") for shape in _SHAPES for found in shape.finditer(plain)]
    spans += _known_spans(plain, [_known(one) for one in known if len(_squeeze(one)) >= _SHORTEST])
    return _hidden(text, sorted(spans), star)


def hide(number: str) -> str:
    """Return a number that may be of any shape, a slip among them, with nothing but its end."""
    shown = number[-_SHOWN:] if len(number) > 2 * _SHOWN else ""
    return "*" * (len(number) - len(shown)) + shown


def _hidden(text: str, spans: list[_Span], star: str) -> str:
    parts, end = [], 0
    for start, stop in spans:
        if stop > end:
            start = max(start, end)
            parts += [text[end:start], star * sum(mark.isalnum() for mark in text[start:stop])]
            end = stop
    return "".join([*parts, text[end:]]) if parts else text


def _known_spans(text: str, known: list[_Known]) -> Iterator[_Span]:
    if not known:
        return
    for word in _WORD.finditer(text):
        places = [at for at in range(*word.span()) if text[at].isalnum()]
        letters = "".join(text[at] for at in places).upper() if len(places) >= _SHORTEST else ""
        for one in known:
            at = letters.find(one.squeezed)
            while at >= 0:
                last = at + len(one.squeezed) - one.back
                yield places[at + one.front], places[last - 1] + 1
                at = letters.find(one.squeezed, at + 1)


def _known(number: str) -> _Known:
    line = _LINE.fullmatch(number)
    squeezed = line[1] if line else _squeeze(number)
    shape = next((found for one in _SHAPES if (found := one.fullmatch(squeezed))), None)
    if shape is not None:
        return _Known(squeezed, shape.start("hidden"), len(squeezed) - shape.end("hidden"))
    return _Known(squeezed, 0, _SHOWN if line or len(squeezed) > 2 * _SHOWN else 2)


def _squeeze(number: str) -> str:
    return "".join(mark for mark in number.translate(_NARROW) if mark.isalnum()).upper()
