"""Check digits: any single wrong character is found, and the message tells the right one."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dossier.checks.codes import _code, _number
from dossier.profile.model.people import Person
from dossier.values.codes import identity_check_character, uscc_check_character
from tests.checks.cases import base_case
from tests.checks.changed import failures, findings

USCC = "91110000MAFAKE01XB"
CARD = "110000199207120031"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CASE = base_case()
OWNER = Person(name="许知遥", id_kind="居民身份证")


@settings(deadline=None)
@given(st.integers(0, 17), st.sampled_from(ALPHABET))
def test_any_single_wrong_character_of_a_credit_code_is_found(place: int, letter: str) -> None:
    assume(USCC[place] != letter)
    (verdict,) = _code("示例公司", USCC[:place] + letter + USCC[place + 1 :], "company.uscc")
    assert verdict.outcome == "fail"


@settings(deadline=None)
@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_the_expected_character_makes_the_code_right(head: str) -> None:
    assert list(_code("示例公司", head + uscc_check_character(head + "0"), "company.uscc")) == []


@settings(deadline=None)
@given(st.integers(14, 17), st.sampled_from("0123456789X"))
def test_any_single_wrong_digit_of_a_serial_number_is_found(place: int, digit: str) -> None:
    assume(CARD[place] != digit)
    wrong = CARD[:place] + digit + CARD[place + 1 :]
    (verdict,) = _number(CASE, OWNER, wrong, "people[0].id_number", ("81", "82", "83"))
    assert verdict.outcome == "fail"


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2008, 1, 1)), st.integers(0, 999))
def test_a_well_formed_number_of_any_birthday_passes(born: date, serial: int) -> None:
    head = f"110000{born:%Y%m%d}{serial:03}"
    number = head + identity_check_character(head + "0")
    assert list(_number(CASE, OWNER, number, "people[0].id_number", ("81",))) == []


def test_each_wrong_code_is_reported_on_its_own() -> None:
    changes = {"company.uscc": USCC[:-1] + "C", "shareholders[1].uscc": "91110000MAFAKE02XB"}
    assert failures("A12", changes) == ["company.uscc", "shareholders[1].uscc"]


def test_a_person_in_two_places_is_checked_in_both() -> None:
    wrong = "110000198503070012"
    changes = {"legal_representative.id_number": wrong, "shareholders[0].id_number": wrong}
    assert failures("C10", changes) == ["legal_representative.id_number", "shareholders[0].id_number"]


@pytest.mark.parametrize(("born", "years"), [("20081121", None), ("20081122", "17"), ("19610229", None)])
def test_age_counts_full_years_and_needs_a_real_date(born: str, years: str | None) -> None:
    (finding,) = findings("C18", {"people[0].id_number": f"110000{born}0031"})
    assert finding.facts.get("years") == years
