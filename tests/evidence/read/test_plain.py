"""Whatever notation a paper uses, days, months, amounts and codes come out in one; what is none comes out as nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.evidence.read.plain import (
    capital,
    credit_codes,
    days,
    end_of_term,
    identity_numbers,
    last_day,
    months,
    one_day,
    plain,
)
from dossier.values.codes import identity_check_character, uscc_check_character
from dossier.values.formal_amount import write_formal_amount
from dossier.values.money import Money

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
USCC = "91110000MAFAKE01XB"
NUMBER = "110000198503070011"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("北京　示例 科技 有限公司", "北京示例科技有限公司"),
        ("示例（北京）公司", "示例(北京)公司"),
        ("Example Cloud  Ltd", "Example Cloud Ltd"),
        ("２０２６ 年 11 月", "2026年11月"),
    ],
)
def test_text_is_folded_and_loses_blanks_beside_chinese(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text())
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(DAYS, st.sampled_from(("{0.year}年{0.month}月{0.day}日", "{0.year} 年 {0.month:02d} 月 {0.day:02d} 日", "{0:%Y-%m-%d}", "{0:%Y.%m.%d}",
                              "{0:%Y/%m/%d}", "{0:%Y-%m-%d} 10:24:36", "{0:%Y-%m-%d}10:24:36", "有效期至{0:%Y-%m-%d}止")))  # fmt: skip
def test_a_day_is_read_in_every_notation(day: date, notation: str) -> None:
    written = notation.format(day)
    assert (
        one_day(written)
        == one_day(written.translate(str.maketrans("0123456789", "０１２３４５６７８９")))
        == day.isoformat()
    )


@pytest.mark.parametrize("text", ["2026年2月30日", "2026年13月1日", "12026-01-01", "2026-01", "", "长期"])
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert one_day(text) is None


def test_two_days_are_not_one() -> None:
    assert one_day("2026-01-01 2026-01-02") is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2018.03.07-2038.03.07", "2038-03-07"),
        ("2018.03.07-长期", "长期"),
        ("2024年05月20日至无固定期限", "长期"),
        ("2024年5月20日", None),
        ("2038.03.07-2018.03.07", None),
    ],
)
def test_the_end_of_a_term_needs_its_beginning_or_the_word(text: str, end: str | None) -> None:
    assert end_of_term(text) == end


def test_beside_a_label_that_says_until_one_day_is_the_end() -> None:
    assert last_day("2030年5月30日") == "2030-05-30"


@pytest.mark.parametrize("text", ["202606", "2026-06", "2026年6月", "2026.06"])
def test_a_month_is_read_in_every_notation(text: str) -> None:
    assert months(text) == ["2026-06"]


@pytest.mark.parametrize("text", ["202613", "2026-13", "20260", "1202606"])
def test_what_is_no_month_is_not_read_as_one(text: str) -> None:
    assert months(text) == []


@given(st.integers(1, 99_999), st.sampled_from(("{0}万元", "人民币{0}万元整", "{0}.000000万人民币", "{0}0000元", "（人民币）{0}万元", "{1}", "人民币{1}")))  # fmt: skip
def test_capital_is_read_in_every_notation(amount: int, notation: str) -> None:
    money = Money.parse(f"{amount}万元")
    assert capital(notation.format(amount, write_formal_amount(money.amount))) == str(money)


@pytest.mark.parametrize(("text", "read"), [("壹拾伍万美元", "150000 USD"), ("15万美元", "150000 USD"), ("叁佰万港元", "3000000 HKD")])  # fmt: skip
def test_capital_in_another_currency_keeps_it(text: str, read: str) -> None:
    assert capital(text) == read


@pytest.mark.parametrize("text", ["伍佰万日元", "500万元人民币100万美元", "伍伯万元", "", "以实缴为准", "500万英镑"])
def test_what_is_no_amount_in_a_known_currency_is_not_read(text: str) -> None:
    assert capital(text) is None


@pytest.mark.parametrize("place", range(18))
def test_a_credit_code_with_one_wrong_character_is_not_read(place: int) -> None:
    for char in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        changed = USCC[:place] + char + USCC[place + 1 :]
        assert list(credit_codes(changed)) == ([USCC] if changed == USCC else [])


@pytest.mark.parametrize("place", range(18))
def test_an_identity_number_with_one_wrong_digit_is_not_read(place: int) -> None:
    for char in "0123456789X":
        changed = NUMBER[:place] + char + NUMBER[place + 1 :]
        assert list(identity_numbers(changed)) == ([NUMBER] if changed == NUMBER else [])


def test_codes_are_found_among_words_and_with_blanks() -> None:
    assert list(credit_codes(f"统一社会信用代码：{USCC[:8]} {USCC[8:].lower()}")) == [USCC]
    assert list(identity_numbers(f"身份证号 {NUMBER}。")) == [NUMBER]
    assert uscc_check_character(USCC) == USCC[-1]
    assert identity_check_character(NUMBER) == NUMBER[-1]


def test_a_code_within_a_longer_row_of_digits_is_none() -> None:
    assert list(identity_numbers(f"9{NUMBER}")) == list(credit_codes(f"{USCC}7")) == []


@given(st.text())
def test_nothing_breaks_the_normalisers(text: str) -> None:
    days(text), months(text), capital(text), list(credit_codes(text)), list(identity_numbers(text)), end_of_term(text)
