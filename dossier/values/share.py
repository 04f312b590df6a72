"""Read shares such as 35%, 0.35 or 7/20 as exact fractions, and write them as per cent."""

import re
from fractions import Fraction

from dossier.text import Text
from dossier.values.problem import ValueProblem

_RIGHT = Text("例如 35%、0.35 或 7/20", "for example 35%, 0.35 or 7/20")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_DECIMAL = re.compile(r"[01](?:\.\d+)?")
_RATIO = re.compile(r"(\d+)\s*/\s*(\d+)")


def parse_share(text: str) -> Fraction:
    """Return the share as a fraction between 0 and 1.

    Raises:
        ValueProblem: not a share, a whole number without %, or outside 0 to 100 %.
    """
    share = _read(text.strip())
    if share is None:
        raise ValueProblem(Text(f"“{text}”不是比例", f"“{text}” is not a share"), _RIGHT)
    if not 0 <= share <= 1:
        raise ValueProblem(Text(f"“{text}”超出 0 至 100%", f"“{text}” lies outside 0 to 100 %"), _RIGHT)
    return share


def parse_positive_share(text: str) -> Fraction:
    """Return a share above 0, for what is divided by.

    Raises:
        ValueProblem: as ``parse_share``, or the share is 0.
    """
    share = parse_share(text)
    if not share:
        raise ValueProblem(Text(f"“{text}”须大于 0", f"“{text}” has to be above 0"), _RIGHT)
    return share


def _read(text: str) -> Fraction | None:
    if match := _PERCENT.fullmatch(text):
        return Fraction(match[1]) / 100
    if _DECIMAL.fullmatch(text):
        return Fraction(text)
    if (match := _RATIO.fullmatch(text)) and int(match[2]):
        return Fraction(int(match[1]), int(match[2]))
    return None


def percent(share: Fraction, digits: int = 4) -> str:
    """Return the share in per cent: exact where ``digits`` decimals suffice, else marked 约.

    >>> percent(Fraction(3, 5)), percent(Fraction(1, 3))
    ('60%', '约33.3333%')
    """
    scaled = share * 100 * 10**digits
    rounded = round(scaled)
    text = f"{rounded / 10**digits:.{digits}f}".rstrip("0").rstrip(".") + "%"
    return text if rounded == scaled else f"约{text}"
