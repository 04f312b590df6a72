"""Money, shares and dates are read exactly, in all the notations users write."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values.dates import (
    PERPETUAL,
    add_months,
    chinese,
    parse_date,
    parse_end_date,
    parse_month,
    previous_months,
)
from dossier.values.money import Money
from dossier.values.problem import ValueProblem
from dossier.values.share import parse_share, percent


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("100万元", "1000000", "CNY"),
        ("1000000", "1000000", "CNY"),
        ("1,000,000元", "1000000", "CNY"),
        ("人民币 99.9999万元", "999999", "CNY"),
        ("1.5亿元", "150000000", "CNY"),
        ("USD 150000", "150000", "USD"),
        ("15万美元", "150000", "USD"),
        ("港币200万", "2000000", "HKD"),
    ],
)
def test_money_is_read_exactly(text, amount, currency):
    assert Money.parse(text) == Money(Decimal(amount), currency)


@pytest.mark.parametrize("text", ["", "100w", "万元", "1e6", "-5", "1,00元", "USD 5 欧元", "一百万元"])
def test_what_is_not_money_is_refused(text):
    with pytest.raises(ValueProblem):
        Money.parse(text)


@given(st.integers(0, 10**12))
def test_whole_yuan_survive_writing_and_reading(yuan):
    assert Money.parse(Money(Decimal(yuan)).in_wan()) == Money(Decimal(yuan))


@pytest.mark.parametrize(
    ("text", "share"),
    [("35%", "7/20"), ("0.35", "7/20"), ("7/20", "7/20"), ("100％", "1"), ("33.3333%", "333333/1000000")],
)
def test_shares_are_exact_fractions(text, share):
    assert parse_share(text) == Fraction(share)


@pytest.mark.parametrize("text", ["35", "1.2", "120%", "1/0", "5/4", "三成", ""])
def test_what_is_not_a_share_is_refused(text):
    with pytest.raises(ValueProblem):
        parse_share(text)


def test_a_share_that_needs_rounding_says_so():
    assert percent(Fraction(1, 3)) == "约33.3333%"
    assert percent(Fraction(3, 5)) == "60%"
    assert percent(Fraction(1, 8)) == "12.5%"


@given(st.fractions(0, 1, max_denominator=500))
def test_percent_marks_exactly_those_shares_it_cannot_print(share):
    text = percent(share)
    assert text.startswith("约") == (parse_share(text.removeprefix("约")) != share)


def test_dates_are_read_in_both_notations():
    assert parse_date("2026-3-5") == parse_date("2026年3月5日") == date(2026, 3, 5)
    assert parse_end_date("长期") == PERPETUAL
    assert parse_month("2026年3月") == parse_month("2026-03") == date(2026, 3, 1)
    assert chinese(date(2026, 3, 5)) == "2026年3月5日"
    assert chinese(PERPETUAL) == "长期"


@pytest.mark.parametrize("text", ["2026-02-30", "05/20/2024", "2026.3.5", "长期", ""])
def test_other_notations_and_days_outside_the_calendar_are_refused(text):
    with pytest.raises(ValueProblem):
        parse_date(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 6, date(2027, 6, 1)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(9999, 12, 1), 6, PERPETUAL),
    ],
)
def test_months_are_calendar_months_clamped_to_the_end_of_the_month(start, months, end):
    assert add_months(start, months) == end


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.integers(0, 600))
def test_adding_months_moves_the_month_and_never_the_day_forward(day, months):
    later = add_months(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day <= day.day


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.integers(1, 24))
def test_previous_months_are_the_whole_months_before(day, count):
    months = previous_months(day, count)
    assert len(months) == count
    assert add_months(months[-1], 1) == day.replace(day=1)
    assert all(add_months(a, 1) == b for a, b in pairwise(months))
