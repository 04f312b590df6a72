"""Compare what a paper says with a fact of the profile, by the sort of fact: text and fact -> equal, different, or neither.

Texts come as readers normalise them: days as 2026-11-21 or 长期, months as 2026-11, amounts as 5000000 CNY. Every comparison answers True, False, or None where the text cannot be understood; None is never taken for agreement.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby, zip_longest
from typing import Any, NamedTuple, TypeVar

from dossier.checks.names import folded
from dossier.text import Text
from dossier.values.dates import PERPETUAL, parse_end_date, parse_month
from dossier.values.money import Money
from dossier.values.problem import ValueProblem

_Value = TypeVar("_Value")


class Sort(NamedTuple):
    """How facts of one sort are compared, and how one read on paper is written into a profile."""

    same: Callable[[str, Any], bool | None]
    """Text and fact → whether they mean the same."""
    entry: Callable[[str], str | list[str] | None]
    """Text → what a profile says for it; None when it cannot be said by itself."""
    literal: bool = False
    """Whether a profile says it as it stands on the paper, brackets and marks included."""


_DOTS = str.maketrans(dict.fromkeys("•‧∙・●", "·"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―－−", "-"))
_MARKS = str.maketrans(dict.fromkeys("、，,；;。.：:", ";"))
_ANY_MARK = re.compile(r"[\W_]+")
_APART = re.compile(r"(?<=\d)\s+(?=\d)")
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’·—]"
_GAP = re.compile(rf"(?<={_CJK})\s+|\s+(?={_CJK})")


def _words(read: str, known: str) -> bool | None:
    """None where only marks differ: 1、2号 is not 12号, and whether a mark matters a person has to see."""
    left, right = (folded(_APART.sub(";", one)).translate(_DASHES).translate(_DOTS) for one in (read, known))
    if left == right:
        return True
    return None if _ANY_MARK.sub("", left) == _ANY_MARK.sub("", right) else False


def _code(read: str, known: str) -> bool:
    return folded(read).upper() == folded(known).upper()


def _filing(read: str, known: str) -> bool | None:
    """None where only the number of the holder shows, of which the site's number is a continuation."""
    return None if folded(known).upper().startswith(f"{folded(read).upper()}-") else _code(read, known)


def _domain(read: str, known: str) -> bool:
    return _registered(read) == _registered(known)


def _registered(domain: str) -> str:
    """Return a domain as it is registered: its www is part of no registration and no filing."""
    return folded(domain).lower().removeprefix("www.")


def _tidy(read: str) -> str:
    """Return a text without the line breaks and blanks that setting it in columns has left."""
    return " ".join(_GAP.sub("", read.strip()).split())


def _entry(read: str) -> str:
    """Return a text as a profile says it: reading has lost the width of brackets and marks, which are Chinese here."""
    return _NARROW.sub(lambda mark: _WIDE[mark[0]], _tidy(read))


_WIDE = {"(": "（", ")": "）", ",": "，", ";": "；", ":": "："}
_NARROW = re.compile(rf"(?<={_CJK})[(),;:]|[(),;:](?={_CJK})")


# --- days, months, money ------------------------------------------------------------------------------------------


def end_of(read: str) -> date | None:
    """Return the day that was read, or ``PERPETUAL`` for 长期; None when it is none."""
    return _parsed(parse_end_date, read)


def _parsed(parse: Callable[[str], _Value], read: str) -> _Value | None:
    try:
        return parse(read)
    except ValueProblem:
        return None


def _day(read: str, known: date) -> bool | None:
    found = end_of(read)
    return None if found is None else found == known


def _day_entry(read: str) -> str | None:
    found = end_of(read)
    return None if found is None else in_words(found)


def _until(read: str, known: Sequence[date]) -> bool | None:
    last = _parsed(parse_month, read)
    return None if last is None or not known else max(known) <= last


def _since(read: str, known: Sequence[date]) -> bool | None:
    first = _parsed(parse_month, read)
    return None if first is None or not known else first <= min(known)


def _amount(read: str) -> Money | None:
    """Read an amount as ``Money`` writes it: 5000000 CNY."""
    number, _, currency = read.partition(" ")
    return _parsed(Money.parse, f"{currency} {number}")


def _money(read: str, known: Money) -> bool | None:
    found = _amount(read)
    return None if found is None else found == known


def _money_entry(read: str) -> str | None:
    found = _amount(read)
    return None if found is None else found.in_wan()


# --- words of a closed list, lists --------------------------------------------------------------------------------

_KINDS = (
    ("分公司", "分公司"), ("股份有限公司", "股份有限公司"), ("有限责任公司", "有限责任公司"), ("有限公司", "有限责任公司"),
    ("个人独资企业", "个人独资企业"), ("合伙企业", "合伙企业"), ("个体工商户", "个体工商户"), ("事业单位", "事业单位"),
    ("社会团体", "社会团体"),
)  # fmt: skip
"""Words on a business licence → kind of company in the profile; the first that fits counts."""


def _company_kind(read: str) -> str | None:
    text = folded(read)
    return next((kind for words, kind in _KINDS if words in text), None)


def _kind(read: str, known: str) -> bool | None:
    found = _company_kind(read)
    return None if found is None else found == known


_SERVICES: Mapping[str, str] = {
    "B11": "互联网数据中心", "B12": "内容分发网络", "B13": "国内互联网虚拟专用网", "B14": "互联网接入服务",
    "B21": "在线数据处理与交易处理", "B25": "信息服务",
}  # fmt: skip
"""Code of a telecom service → words by which a licence names it."""


def _categories_in(read: str) -> list[str]:
    text = folded(read).upper()
    return [code for code, words in _SERVICES.items() if code in text or words in text]


def _categories(read: str, known: Sequence[str]) -> bool | None:
    """Whether the licence names every service the profile states; what it has beyond them does not matter."""
    found = _categories_in(read)
    if not found or not known:
        return None
    return all(set(_categories_in(one) or [""]) <= set(found) or folded(one) in folded(read) for one in known)


def _coverage(read: str, known: str) -> bool | None:
    """None where the paper says the same and more: whether that is the same a person has to see."""
    left, right = folded(read), folded(known)
    return True if left == right else None if left in right or right in left else False


def _addresses(read: str, known: Sequence[str]) -> bool:
    return folded(read) in {folded(one) for one in known}


NAME = Sort(_words, _entry, literal=True)
CODE = Sort(_code, lambda read: folded(read).upper())
FILING = Sort(_filing, lambda read: folded(read).upper())
DOMAIN = Sort(_domain, _registered)
ADDRESS = Sort(_words, _entry, literal=True)
SCOPE = Sort(_words, _entry, literal=True)
DAY = Sort(_day, _day_entry)
MONEY = Sort(_money, _money_entry)
COMPANY_KIND = Sort(_kind, _company_kind)
CATEGORIES = Sort(_categories, _categories_in)
COVERAGE = Sort(_coverage, _entry, literal=True)
ADDRESSES = Sort(_addresses, lambda read: [folded(read)])
UNTIL = Sort(_until, lambda _: None)
SINCE = Sort(_since, lambda _: None)


def in_words(value: Any) -> str:
    """Return a fact of the profile in the notation of profiles, as messages show it."""
    if isinstance(value, date):
        return "长期" if value == PERPETUAL else value.isoformat()
    if isinstance(value, Money):
        return value.in_wan()
    if isinstance(value, list):
        months = value and all(isinstance(one, date) for one in value)
        return "、".join(f"{one:%Y-%m}" if months else in_words(one) for one in value)
    return str(value)


_SHORT = 60
_AROUND = 12


def contrast(read: str, known: str) -> tuple[str, str]:
    """Return both texts, long ones only around their first difference, or their beginning."""
    if max(len(read), len(known)) <= _SHORT:
        return read, known
    left, right = (unicodedata.normalize("NFKC", _tidy(one)) for one in (read, known))
    pairs = zip(left.translate(_MARKS), right.translate(_MARKS), strict=False)
    words = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))
    start = words if words < max(len(left), len(right)) else _first_mark(left, right)
    return _window(left, start), _window(right, start)


def _first_mark(left: str, right: str) -> int:
    """Return where two texts of the same words first have another mark; the beginning where nowhere."""
    return next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), 0)


def veiled(number: str) -> str:
    """Return a personal number with its area and check character alone; of any other shape nothing shows."""
    shown = len(number) == _IDENTITY
    return "".join(one if shown and not _AREA <= at < _IDENTITY - 1 else "*" for at, one in enumerate(number))


_IDENTITY, _AREA = 18, 6
"""Characters of an identity number, and of the area at its beginning."""


def apart(read: str, known: str) -> Text | None:
    """Return at which places two personal numbers differ, which may be said without the numbers; None where nowhere."""
    pairs = zip_longest(read.upper(), known.upper())
    places = [at for at, (one, other) in enumerate(pairs, start=1) if one != other]
    if not places or not read or not known:
        return None
    runs = [[at for _, at in run] for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0])]
    said = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return Text(f"第{'、'.join(said)}位不同", f"differing at {', '.join(said)}")


def _window(text: str, start: int) -> str:
    first, last = max(0, start - _AROUND), start + 2 * _AROUND
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
