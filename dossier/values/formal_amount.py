"""Read amounts written out in the characters of bookkeeping, such as 伍佰万元整."""

from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"〇": 0, "两": 2}
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
