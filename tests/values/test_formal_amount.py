"""Amounts in words are read character by character; what makes no amount is None."""

from decimal import Decimal

import pytest

from dossier.values.formal_amount import read_formal_amount


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
