"""Values of the law in the type a check needs, or an error that says what is not in force."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dossier.case import Case
from dossier.checks import law_values
from dossier.errors import RulebookError
from tests.checks.cases import rule, small_case


def without_values() -> Case:
    case = small_case()
    return replace(case, rulebook=case.rulebook._replace(values={}))


def test_a_number_is_found_by_key_and_part() -> None:
    case = small_case()
    assert law_values.amount(case, "capital.minimum", "cross_province") == Decimal(10_000_000)
    assert law_values.whole(case, "people.insured_minimum") == 3


def test_a_list_keeps_its_order() -> None:
    assert law_values.words(small_case(), "people.responsible_roles") == ("licence", "service", "security")


def test_what_is_not_in_force_is_an_error_that_names_key_and_day() -> None:
    with pytest.raises(RulebookError) as caught:
        law_values.whole(without_values(), "people.insured_minimum")
    assert "people.insured_minimum" in caught.value.message.zh
    assert "2026-11-21" in caught.value.message.en


@pytest.mark.parametrize("part", ["", "elsewhere"])
def test_a_part_that_does_not_exist_is_an_error(part: str) -> None:
    with pytest.raises(RulebookError):
        law_values.amount(small_case(), "capital.minimum", part)


def test_a_number_is_no_list() -> None:
    with pytest.raises(RulebookError):
        law_values.words(small_case(), "people.insured_minimum")


def test_parameters_are_words_or_titles() -> None:
    given = rule(parameters={"one": "甲", "many": ("甲", "乙"), "named": {"key": "甲"}})
    assert law_values.listed(given, "one") == ("甲",)
    assert law_values.listed(given, "many") == ("甲", "乙")
    assert law_values.titles(given, "named") == {"key": "甲"}
