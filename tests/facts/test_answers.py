"""Three-valued answers: one decisive answer settles the matter, otherwise what is missing is named."""

from dossier.facts.answers import Answer, all_of, any_of, filled, told, unless_missing

YES, NO, UNCLEAR = Answer(True), Answer(False), Answer(None, ("company.kind",))


def test_one_answer_that_holds_decides_over_an_unclear_one() -> None:
    assert any_of((UNCLEAR, YES)) == YES


def test_nothing_holds_only_when_all_is_known() -> None:
    assert any_of((NO, UNCLEAR)) == UNCLEAR
    assert any_of((NO, NO)) == NO


def test_one_answer_that_does_not_hold_decides_over_an_unclear_one() -> None:
    assert all_of((UNCLEAR, NO)) == NO


def test_all_hold_only_when_all_is_known() -> None:
    assert all_of((YES, UNCLEAR)) == UNCLEAR
    assert all_of((YES, YES)) == YES


def test_each_missing_fact_is_named_once() -> None:
    assert unless_missing(True, (UNCLEAR, UNCLEAR, told(None, "people"))).missing == ("company.kind", "people")


def test_an_empty_list_is_an_answer_and_an_absent_one_is_not() -> None:
    assert filled([], "sites") == NO
    assert filled(["甲"], "sites") == YES
    assert filled(None, "sites") == Answer(None, ("sites",))
