"""Bring what stands on a paper into one notation: written text -> plain text, day, months, amount, code."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from dossier.values.codes import identity_birth_date, identity_check_character, uscc_check_character
from dossier.values.dates import parse_date, parse_month
from dossier.values.formal_amount import CHARACTERS, read_formal_amount
from dossier.values.money import Money
from dossier.values.problem import ValueProblem

_BESIDE_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?:日|(?!\d)|(?=\d\d:\d\d))")
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[年.\-/](\d{1,2})月?|(\d\d)(?!\d))")
_WITHOUT_END = re.compile(r"长期|无固定期限|永久存续|不约定期限")
_USCC = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NP-RTUWXY]{18}(?![0-9A-Z])")
_IDENTITY = re.compile(r"(?<![0-9A-Z])\d{17}[\dX](?![0-9A-Z])")
_CURRENCY = re.compile(r"人民币|RMB|CNY|[¥￥]|美元|USD|港[币元]|HKD|欧元|EUR")
_RENMINBI = frozenset(("人民币", "RMB", "CNY", "¥", "￥"))
_FORMAL = re.compile(rf"[{CHARACTERS}]+[元圆]?(?:[{CHARACTERS}角分])*[整正]?")


def plain(text: str) -> str:
    """Return the text in NFKC, without blanks at its ends and beside Chinese characters.

    >>> plain("２０２６ 年　11 月")
    '2026年11月'
    """
    joined = _BESIDE_CHINESE.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))
    return unicodedata.normalize("NFKC", joined)  # again: a mark whose blank is gone joins the letter before it


def squeezed(text: str) -> str:
    """Return the text in NFKC without any blanks, for codes, days and labels."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def days(text: str) -> list[date]:
    """Return every day in the text that the calendar has, in order."""
    found = (_day(match) for match in _DAY.finditer(plain(text)))
    return [day for day in found if day is not None]


def _day(match: re.Match[str]) -> date | None:
    try:
        return parse_date(f"{match[1]}-{match[2]}-{match[3]}")
    except ValueProblem:
        return None


def one_day(text: str) -> str | None:
    """Return the only day in the text as 2026-11-21; None without one, or with several."""
    found = set(days(text))
    return found.pop().isoformat() if len(found) == 1 else None


def end_of_term(text: str) -> str | None:
    """Return the last day of a term, 2026-11-21 or 长期; None where the text does not say one."""
    if _WITHOUT_END.search(squeezed(text)):
        return "长期"
    found = days(text)
    return found[-1].isoformat() if len(found) == 2 and found[0] < found[1] else None


def last_day(text: str) -> str | None:
    """Return the day after a label such as 有效期至: the only day, or the end of a term."""
    return end_of_term(text) or one_day(text)


def months(text: str) -> list[str]:
    """Return every month in the text as 2026-11, in order."""
    return [month for match in _MONTH.finditer(squeezed(text)) if (month := _month(match))]


def _month(match: re.Match[str]) -> str:
    try:
        return parse_month(f"{match[1]}-{match[2] or match[3]}").isoformat()[:7]
    except ValueProblem:
        return ""


def capital(text: str) -> str | None:
    """Return an amount as ``Money`` writes it, e.g. ``5000000 CNY``; None where the text is no amount.

    >>> capital("人民币伍佰万元整"), capital("500.000000 万人民币"), capital("壹拾伍万美元")
    ('5000000 CNY', '5000000 CNY', '150000 USD')
    """
    flat = squeezed(text)
    named = {"人民币" if name in _RENMINBI else name for name in _CURRENCY.findall(flat)}
    bare = re.sub(r"[()]", "", _CURRENCY.sub("", flat))
    if len(named) > 1 or not bare:
        return None
    return _amount(bare, named.pop() if named else "人民币")


def _amount(bare: str, currency: str) -> str | None:
    try:
        if _FORMAL.fullmatch(bare):
            amount = read_formal_amount(bare if re.search("[元圆]", bare) else bare + "元")
            return None if amount is None else str(Money(amount, Money.parse(f"{currency}1").currency))
        return str(Money.parse(currency + bare.rstrip("整正")))
    except ValueProblem:
        return None


def credit_codes(text: str) -> Iterator[str]:
    """Yield the credit codes in the text whose check character is right."""
    for match in _USCC.finditer(squeezed(text).upper()):
        if uscc_check_character(match[0]) == match[0][-1]:
            yield match[0]


def identity_numbers(text: str) -> Iterator[str]:
    """Yield the identity numbers in the text whose check character and day of birth are right."""
    for match in _IDENTITY.finditer(squeezed(text).upper()):
        if identity_check_character(match[0]) == match[0][-1] and identity_birth_date(match[0]):
            yield match[0]
