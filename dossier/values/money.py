"""Read amounts of money such as 100万元, 1000000 or USD 150000, and write them back."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dossier.text import Text
from dossier.values.problem import ValueProblem

_CURRENCIES = {
    "CNY": "CNY", "RMB": "CNY", "人民币": "CNY", "¥": "CNY",
    "USD": "USD", "美元": "USD", "HKD": "HKD", "港币": "HKD", "港元": "HKD", "EUR": "EUR", "欧元": "EUR",
}  # fmt: skip
_UNITS = {"": 1, "元": 1, "万": 10_000, "万元": 10_000, "亿": 100_000_000, "亿元": 100_000_000}
_SUFFIX_CURRENCY = {"美元": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR"}
_PATTERN = re.compile(
    r"(?P<currency>CNY|RMB|人民币|¥|USD|美元|HKD|港币|港元|EUR|欧元)?\s*"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    r"(?P<unit>万元|亿元|万|亿|元)?\s*(?P<suffix>美元|港元|港币|欧元)?"
)
_RIGHT = Text("例如 100万元、1000000（元）或 USD 150000", "for example 100万元, 1000000 (yuan) or USD 150000")


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency."""

    amount: Decimal
    """Amount in the currency's main unit (yuan, dollars)."""
    currency: str = "CNY"
    """ISO 4217 code."""

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Read an amount.

        Raises:
            ValueProblem: the text is not an amount, or names two currencies.
        """
        match = _PATTERN.fullmatch(text.strip())
        if match is None:
            raise ValueProblem(Text(f"“{text}”不是金额", f"“{text}” is not an amount of money"), _RIGHT)
        prefix, suffix = match["currency"], match["suffix"]
        if prefix and suffix:
            raise ValueProblem(Text(f"“{text}”写了两个币种", f"“{text}” names two currencies"), _RIGHT)
        currency = _CURRENCIES[prefix] if prefix else _SUFFIX_CURRENCY.get(suffix or "", "CNY")
        number = Decimal(match["number"].replace(",", ""))
        return cls(number * _UNITS[match["unit"] or ""], currency)

    @classmethod
    def parse_yuan(cls, text: str) -> "Money":
        """Read an amount in renminbi, for figures that are added up.

        Raises:
            ValueProblem: not an amount, or an amount in another currency.
        """
        money = cls.parse(text)
        if money.currency != "CNY":
            wrong = Text(f"“{text}”不是人民币金额", f"“{text}” is not an amount in renminbi")
            raise ValueProblem(
                wrong, Text("计划、价格和费用请折算为人民币", "convert plans, prices and fees to renminbi")
            )
        return money

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.currency}"

    def in_wan(self) -> str:
        """Return the amount in Chinese style, e.g. 100万元 or 15万美元."""
        unit = {"CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元"}[self.currency]
        if abs(self.amount) >= 10_000:
            return f"{plain(self.amount / 10_000)}万{unit}"
        return f"{plain(self.amount)}{unit}"


def plain(number: Decimal) -> str:
    """Return a decimal without exponent and without trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
