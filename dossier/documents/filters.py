"""Turn facts into Chinese text: amounts, shares, dates, lists. This is the closed list of filters."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import wraps
from typing import Any, NoReturn

from jinja2 import filters as jinja_filters
from jinja2 import tests as jinja_tests
from markupsafe import Markup, escape

from dossier.documents.drawing import Drawing
from dossier.documents.values import LINE_END, checked, finalize, refuse, text_of
from dossier.errors import TemplateError
from dossier.text import Text
from dossier.values.dates import chinese
from dossier.values.formal_amount import write_formal_amount
from dossier.values.money import Money
from dossier.values.share import percent as exact_percent

Number = int | Decimal | Fraction

_EXACT = Context(prec=60)
_PLACES = Decimal("0.0001")
_CURRENCY_UNITS = {"CNY": "人民币", "USD": "美元", "HKD": "港币", "EUR": "欧元"}


def number(value: object) -> str:
    """``数``: 1.50 -> 1.5, 1/3 -> 0.3333 (four decimals at most, rounded half up)."""
    decimal = _decimal(value)
    rounded = decimal.quantize(_PLACES, ROUND_HALF_UP, context=_EXACT)
    text = f"{rounded:f}".rstrip("0").rstrip(".")
    return text if text != "-0" else "0"


def wan(amount: object) -> str:
    """``wan``: an amount as 万元, exactly: 1234500 -> 123.45万元; money of another currency keeps its name."""
    if isinstance(amount, Money):
        return amount.in_wan()
    return f"{_plain(_EXACT.divide(_whole_cents(amount), Decimal(10000)))}万元"


def yuan(amount: object) -> str:
    """``yuan``: an amount in yuan: 12800 -> 12800元, 0.5 -> 0.50元."""
    if isinstance(amount, Money):
        amount = amount.amount if amount.currency == "CNY" else refuse_for(amount.currency, "yuan")
    cents = _whole_cents(amount)
    return f"{cents:.0f}元" if cents == cents.to_integral_value() else f"{cents:.2f}元"


def in_words(amount: object) -> str:
    """``大写``: an amount in words, with its currency: 5000000 -> 人民币伍佰万元整."""
    money = amount if isinstance(amount, Money) else Money(_whole_cents(amount))
    unit = _CURRENCY_UNITS.get(money.currency)
    if unit is None:
        return refuse_for(money.currency, "大写")
    try:
        return f"{unit}{write_formal_amount(money.amount)}"
    except ValueError:
        raise TemplateError(
            Text(f"金额 {money.amount} 无法大写", f"amount {money.amount} cannot be written in words")
        ) from None


def percent(share: object) -> str:
    """``pct``: a share of 1 as a percentage, exact or marked 约: 0.6 -> 60%, 1/3 -> 约33.3333%."""
    return exact_percent(_fraction(share))


def chinese_date(day: object) -> str:
    """``日期``: 2026年3月5日, or 长期."""
    return chinese(day) if isinstance(day, date) else refuse_for(day, "日期")


def chinese_month(day: object) -> str:
    """``年月``: 2026年3月."""
    return f"{day.year}年{day.month}月" if isinstance(day, date) else refuse_for(day, "年月")


def yes_no(answer: object) -> str:
    """``是否``: 是 or 否."""
    if answer is True:
        return "是"
    return "否" if answer is False else refuse_for(answer, "是否")


def join(values: Iterable[object], separator: str = "、") -> str:
    """``join``: 甲、乙、丙; what is joined must be text or numbers."""
    return separator.join(text_of(value) for value in _sequence(values))


def paragraphs(value: object, between: str) -> Markup:
    """``paras``: a value of several paragraphs; the compiler supplies what stands between them."""
    lines = [line.strip() for line in LINE_END.split(text_of(value))]
    return Markup(between).join(escape(finalize(line)) for line in lines if line)


def identifier(value: object) -> str:
    """Return the text of an expression inside ``{id=…}``, ``[](#…)`` or a link target."""
    return checked(text_of(value))


def drawing(value: object) -> Markup:
    """Return the run content of a figure, and of a divided one the paragraphs that follow."""
    if not isinstance(value, Drawing):
        refuse_for(value, "figure")
    return Markup(_NEXT_PART.join((value.xml, *value.more)))


_NEXT_PART = '</w:r></w:p><w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr><w:r>'


def refuse_for(value: object, name: str) -> NoReturn:
    """Raise because filter ``name`` does not take values of this type."""
    if not isinstance(value, (str, int, float, Decimal, Fraction, date, list, tuple, type(None))):
        refuse(value)
    kind = type(value).__name__
    raise TemplateError(Text(f"过滤器 {name} 不能用于 {kind}", f"filter {name} does not take a {kind}"))


def _sequence(values: object) -> Iterable[object]:
    if isinstance(values, Iterable) and not isinstance(values, str):
        return values
    return refuse_for(values, "join")


def _fraction(value: object) -> Fraction:
    if isinstance(value, (int, Decimal, Fraction)) and not isinstance(value, bool):
        return Fraction(value)
    return refuse_for(value, "数")


def _decimal(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    fraction = _fraction(value)
    return _EXACT.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))


def _whole_cents(amount: object) -> Decimal:
    """Return an amount in yuan, which has two decimals at most."""
    decimal = _decimal(amount)
    if decimal * 100 != (decimal * 100).to_integral_value():
        raise TemplateError(Text(f"金额 {decimal} 不足一分的部分无法印出", f"amount {decimal} has parts of a cent"))
    return decimal


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _listing(generating: Callable[..., Iterable[Any]]) -> Callable[..., list[Any]]:
    """Return a filter of Jinja's that gives a list, so that its length can be asked and it can be looped twice."""

    @wraps(generating)
    def listing(*arguments: Any, **options: Any) -> list[Any]:
        return list(generating(*arguments, **options))

    return listing


_JINJA = ("default", "first", "last", "length", "list", "sort", "sum", "upper")
_JINJA_LISTS = ("map", "rejectattr", "selectattr", "unique")
_TESTS = ("defined", "undefined", "even", "odd", "divisibleby", "in", "eq", "ne", "lt", "le", "gt", "ge")

FILTERS: dict[str, Callable[..., Any]] = {
    **{name: jinja_filters.FILTERS[name] for name in _JINJA},
    **{name: _listing(jinja_filters.FILTERS[name]) for name in _JINJA_LISTS},
    "wan": wan, "yuan": yuan, "大写": in_words, "pct": percent, "日期": chinese_date, "年月": chinese_month, "是否": yes_no, "数": number,
    "join": join, "paras": paragraphs, "identifier": identifier, "drawing": drawing,
}  # fmt: skip

TESTS: dict[str, Any] = {name: jinja_tests.TESTS[name] for name in _TESTS}
