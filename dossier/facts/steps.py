"""Hold one line of a calculation, with its formula in words and in numbers, and the arithmetic all lines share."""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from dossier.values.money import plain

PEAK_FACTOR = 4
"""80 % of the traffic falls into 20 % of the day: 80 % ÷ 20 %."""
DAY = Decimal(86_400)
FILL = Decimal("0.7")
"""Storage is planned to be filled to 70 %."""


class Step(NamedTuple):
    """One line of the calculation."""

    key: str
    title: str
    formula: str
    """In words, e.g. 注册用户 × 日活跃比例."""
    working: str
    """With the numbers put in, e.g. 8000 × 10%."""
    value: Decimal
    unit: str
    part: str = "general"
    """Where it is shown: ``general``, the kind of business it belongs to, or ``total``."""

    @property
    def result(self) -> str:
        """The value with its unit, e.g. 800 户/日."""
        return f"{plain(self.value)} {self.unit}"


def exact(value: object) -> Decimal:
    """Return an input as a decimal; every input of the calculation is an exact number by type."""
    numerator, denominator = value.as_integer_ratio()  # type: ignore[attr-defined]
    return Decimal(numerator) / Decimal(denominator)


def percent(rate: Decimal) -> str:
    """Return a rate as it stands in a formula."""
    return f"{plain(rate * 100)}%"


def up(number: Decimal) -> Decimal:
    """Return the next whole number."""
    return number.to_integral_value(ROUND_CEILING)


def rounded(number: Decimal, digits: int = 2) -> Decimal:
    """Return a number rounded half up."""
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
