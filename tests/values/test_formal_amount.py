"""Amounts in words are read character by character; what makes no amount is None."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values.formal_amount import read_formal_amount, write_formal_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("伍佰万元整", "5000000"),
        ("壹佰贰拾万零叁仟元整", "1203000"),
        ("壹拾元", "10"),
        ("拾元正", "10"),
        ("贰亿元整", "200000000"),
        ("壹亿贰仟万元", "120000000"),
        ("壹万亿元", "1000000000000"),
        ("壹仟零伍圆整", "1005"),
        ("叁仟陆佰元伍角", "3600.5"),
        ("叁仟陆佰元伍角贰分", "3600.52"),
        ("陆角", None),
        ("五百万元", None),
        ("伍佰元多", None),
    ],
)
def test_an_amount_in_words(text: str, amount: str | None) -> None:
    assert read_formal_amount(text) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("5000000", "伍佰万元整"),
        ("1203000", "壹佰贰拾万零叁仟元整"),
        ("107000.53", "壹拾万零柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("3000050", "叁佰万零伍拾元整"),
        ("10", "壹拾元整"),
        ("0.5", "零元伍角"),
        ("0", "零元整"),
        ("1000000000000", "壹万亿元整"),
    ],
)
def test_an_amount_is_written_in_words(amount: str, text: str) -> None:
    assert write_formal_amount(Decimal(amount)) == text


@given(st.integers(0, 10**18 - 1))
def test_what_is_written_reads_back_as_the_same_amount(cents: int) -> None:
    assert read_formal_amount(write_formal_amount(Decimal(cents) / 100)) == Decimal(cents) / 100


@pytest.mark.parametrize("amount", ["-1", "0.001", "1E16"])
def test_what_cannot_be_written_exactly_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match=amount.lower().replace("e16", "E")):
        write_formal_amount(Decimal(amount))
