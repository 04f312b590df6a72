"""What two looks do not agree on is not believed; a check character counts as a second look."""

import pytest

from dossier.evidence.read.vote import LOOK_ALIKE, missing, settle
from dossier.evidence.reading import FieldRead


def fact(field: str, value: str, confidence: float = 0.99, written: str = "") -> FieldRead:
    return FieldRead(field, value, written or value, 1, confidence)


def values(paper: str, *readings: list[FieldRead]) -> list[str]:
    return [one.value for one in settle(paper, readings)]


def test_one_look_proves_nothing_however_sure() -> None:
    assert values("articles_of_association", [fact("name", "北京青禾示例有限公司", 1.0)]) == []


def test_two_looks_that_agree_are_believed_and_the_surer_one_is_given() -> None:
    domain = [[fact("domain", "a-example.cn", 0.8)], [fact("domain", "a-example.cn", 0.9)]]
    assert [(one.value, one.confidence) for one in settle("domain_certificate", domain)] == [("a-example.cn", 0.9)]


def test_a_name_about_which_the_recogniser_wavered_is_left_unread() -> None:
    assert values("identity_card", *[[fact("name", "秦长现", 0.966)]] * 3) == []
    assert values("identity_card", *[[fact("name", "秦长砚", 0.998)]] * 2) == ["秦长砚"]


def test_a_character_that_one_look_leaves_out_leaves_the_name_unread() -> None:
    assert values("articles_of_association", [fact("name", "示例有限公司")], [fact("name", "示有限公司")]) == []


@pytest.mark.parametrize(("agree", "settled"), [(2, False), (3, True)])
def test_against_another_value_two_more_looks_are_needed(agree: int, settled: bool) -> None:
    readings = [[fact("domain", "a-example.cn")]] * agree + [[fact("domain", "b-example.cn")]]
    assert values("domain_certificate", *readings) == (["a-example.cn"] if settled else [])


def test_a_number_with_a_check_character_is_believed_at_once() -> None:
    assert values("identity_card", [fact("number", "110000198503070011")]) == ["110000198503070011"]


def test_a_licence_number_has_no_check_character() -> None:
    assert values("provider_licence", [fact("number", "B1-20250001")]) == []


def test_two_different_numbers_are_both_doubted() -> None:
    readings = [[fact("number", "110000198503070011")], [fact("number", "110000199207120031")]]
    assert values("identity_card", *readings) == []


def test_of_several_people_all_must_agree() -> None:
    first, second = fact("name", "许知遥"), fact("name", "何以宁")
    assert values("social_insurance_proof", [first, second], [first, second]) == ["许知遥", "何以宁"]
    assert values("social_insurance_proof", [first, second], [first]) == []


def test_marks_within_a_scope_need_not_agree_and_its_words_must() -> None:
    assert values("business_licence", [fact("scope", "软件开发;设计")], [fact("scope", "软件开发,设计")]) == [
        "软件开发;设计"
    ]
    assert values("business_licence", [fact("scope", "软件开发")], [fact("scope", "软件开友")]) == []


def test_a_long_scope_is_settled_line_by_line() -> None:
    looks = [
        fact("scope", "软件开友网络销售", written="软件开友 网络销售"),
        fact("scope", "软件开发网络肖售", written="软件开发 网络肖售"),
        fact("scope", "软件开发网络销售", written="软件开发 网络销售"),
        fact("scope", "软件开发网络销售", written="软件开发 网络销售"),
    ]
    assert values("business_licence", *[[one] for one in looks[:3]]) == []
    assert values("business_licence", *[[one] for one in (*looks, looks[2])]) == ["软件开发网络销售"]


@pytest.mark.parametrize("char", sorted(LOOK_ALIKE))
def test_a_name_with_a_character_that_stands_for_two_is_left_unread(char: str) -> None:
    name = [fact("name", f"{char}升示例有限公司")]
    assert values("articles_of_association", name, name) == []


def test_key_facts_that_are_missing_are_named() -> None:
    assert missing("identity_card", [fact("name", "林知远"), fact("number", "110000198503070011")]) == ["valid_until"]
