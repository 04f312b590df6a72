"""Read and write amounts in the characters of bookkeeping, such as 伍佰万元整."""

from decimal import Decimal

_NUMERALS = "零壹贰叁肆伍陆柒捌玖"
DIGITS = {char: value for value, char in enumerate(_NUMERALS)} | {"〇": 0, "两": 2}
_SMALL = {"拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_COINS = {"角": Decimal("0.1"), "分": Decimal("0.01")}
CHARACTERS = "".join((*DIGITS, *_SMALL, *_LARGE))
"""Characters of which such an amount is made, without 元, 圆, 角, 分 and 整."""


def read_formal_amount(text: str) -> Decimal | None:
    """Return the amount in yuan; None when the characters make no amount.

    >>> read_formal_amount("壹佰贰拾万零叁仟元整")
    Decimal('1203000')
    """
    whole, _, coins = text.replace("圆", "元").rstrip("整正").partition("元")
    units, small = _whole(whole), _coins(coins)
    return None if units is None or small is None else units + small


def _whole(text: str) -> Decimal | None:
    """Read section by section: what stands before 亿 and 万 counts that often."""
    total, section, digit = 0, 0, 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _SMALL:
            section, digit = section + (digit or 1) * _SMALL[char], 0
        elif char in _LARGE:
            section += digit
            total, section, digit = _raised(total, section, _LARGE[char]), 0, 0
        else:
            return None
    return Decimal(total + section + digit)


def _raised(total: int, section: int, scale: int) -> int:
    """Multiply a section; 亿 after 万 takes both: 壹万亿."""
    return (total + section) * scale if 0 < total < scale else total + section * scale


def _coins(text: str) -> Decimal | None:
    total, digit = Decimal(), 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _COINS:
            total, digit = total + digit * _COINS[char], 0
        else:
            return None
    return total


def write_formal_amount(amount: Decimal) -> str:
    """Return an amount of money in words.

    >>> write_formal_amount(Decimal("1203000.50"))
    '壹佰贰拾万零叁仟元伍角'

    Raises:
        ValueError: the amount is negative, has parts of a cent or is too large to be written.
    """
    cents = amount * 100
    if not 0 <= amount < 10**16 or cents != cents.to_integral_value():
        raise ValueError(amount)
    units, rest = divmod(int(cents), 100)
    return f"{_words(units) or '零'}元{_coins_in_words(rest)}"


def _words(number: int) -> str:
    """Return a whole number in words; a gap of noughts is one 零, noughts at the end are none."""
    for sign, scale in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
        if number >= scale:
            head, tail = divmod(number, scale)
            gap = "零" if tail and (tail < scale // 10 or head % 10 == 0) else ""
            return f"{_words(head)}{sign}{gap}{_words(tail)}"
    return _NUMERALS[number] if number else ""


def _coins_in_words(cents: int) -> str:
    tenths, hundredths = divmod(cents, 10)
    if not cents:
        return "整"
    return f"{_NUMERALS[tenths]}{'角' if tenths else ''}{f'{_NUMERALS[hundredths]}分' if hundredths else ''}"
