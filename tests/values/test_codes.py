"""Codes agree with python-stdnum and refuse what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from dossier.values import codes
from dossier.values.problem import ValueProblem

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_credit_code_check_characters_agree_with_stdnum(body):
    assert codes.uscc_check_character(body) == uscc.calc_check_digit(body)


@given(st.text("0123456789", min_size=17, max_size=17))
def test_identity_check_characters_agree_with_stdnum(body):
    assert codes.identity_check_character(body) == ric.calc_check_digit(body + "0")


def test_the_standard_example_of_an_identity_number_is_right():
    assert codes.identity_check_character("11010519491231002") == "X"


@pytest.mark.parametrize(
    ("parse", "good", "kept"),
    [
        (codes.parse_uscc, "91110000mafake01xb", "91110000MAFAKE01XB"),
        (codes.parse_identity_number, "11010519491231002x", "11010519491231002X"),
        (codes.parse_mobile, "138 0000 0001", "13800000001"),
        (codes.parse_phone, "400-555-0100", "400-555-0100"),
        (codes.parse_phone, "010-55550100-808", "010-55550100-808"),
        (codes.parse_domain, "QingHe-Example.CN", "qinghe-example.cn"),
        (codes.parse_filing_number, "蜀ICP备2026000001号-2A", "蜀ICP备2026000001号-2A"),
        (codes.parse_filing_number, "京ICP备12345678号", "京ICP备12345678号"),
        (codes.parse_licence_number, "川B2-20260001", "川B2-20260001"),
        (codes.parse_licence_number, "B1.B2-20260001", "B1.B2-20260001"),
        (codes.parse_licence_number, "合字B2-20260001", "合字B2-20260001"),
        (codes.parse_licence_number, "京ICP证000001号", "京ICP证000001号"),
        (codes.parse_police_filing, "京公网安备11000002000001号", "京公网安备11000002000001号"),
        (codes.parse_email, "a.b+c@x-y.example.cn", "a.b+c@x-y.example.cn"),
    ],
)
def test_a_well_written_code_is_kept(parse, good, kept):
    assert parse(good) == kept


@pytest.mark.parametrize(
    ("parse", "bad"),
    [
        (codes.parse_uscc, "91110000MAFAKEO1XB"),
        (codes.parse_identity_number, "110105491231002"),
        (codes.parse_mobile, "12800000001"),
        (codes.parse_domain, "qinghe_example.cn"),
        (codes.parse_domain, "qinghe"),
        (codes.parse_filing_number, "川ICP备2026000001号"),
        (codes.parse_filing_number, "京ICP备123456789号"),
        (codes.parse_licence_number, "B3-20260001"),
        (codes.parse_police_filing, "京公网安备1号"),
        (codes.parse_email, "a@b"),
    ],
)
def test_what_only_looks_like_a_code_is_refused_with_what_would_be_right(parse, bad):
    with pytest.raises(ValueProblem) as caught:
        parse(bad)
    assert bad in caught.value.wrong.zh
    assert caught.value.right.zh
    assert caught.value.right.en


def test_the_birth_date_is_read_from_an_identity_number():
    assert str(codes.identity_birth_date("11010519491231002X")) == "1949-12-31"
    assert codes.identity_birth_date("110105194913310020") is None
