"""Write amounts and shares as the number fields of the form take them."""

from decimal import Decimal
from fractions import Fraction

from dossier.values.money import Money, plain

_DIGITS = 4


def in_ten_thousands(money: Money) -> Decimal:
    """Return an amount in 万 of its currency."""
    return Decimal(plain(money.amount / 10_000))


def in_per_cent(share: Fraction) -> tuple[Decimal, bool]:
    """Return a share in per cent, and whether that is its exact value."""
    scaled = share * 100 * 10**_DIGITS
    rounded = round(scaled)
    return Decimal(plain(Decimal(rounded) / 10**_DIGITS)), rounded == scaled
