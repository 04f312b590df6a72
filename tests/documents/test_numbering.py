"""Numbers are counted the way Word will print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.documents.numbering import Lists, Outline, chinese


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (999, "九百九十九"),
    ],
)
def test_chinese_numerals(number: int, expected: str) -> None:
    assert chinese(number) == expected


@given(st.integers(1, 999), st.integers(1, 999))
def test_no_two_numbers_read_the_same(one: int, other: int) -> None:
    assert (chinese(one) == chinese(other)) == (one == other)


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("qy", [("1", "1"), ("1.1", "1.1"), ("1.1.1", "1.1.1"), ("1.2", "1.2"), ("2", "2"), ("2.1", "2.1")]),
        ("gw", [
            ("一、", "第一部分"), ("（一）", "第一部分（一）"), ("1.", "第一部分（一）1"), ("（二）", "第一部分（二）"),
            ("二、", "第二部分"), ("（一）", "第二部分（一）"),
        ]),
        ("zd", [("第一章", "第一章"), ("第一节", "第一节"), ("", ""), ("第二节", "第二节"), ("第二章", "第二章"), ("第一节", "第一节")]),
    ],
)  # fmt: skip
def test_headings_restart_below_a_higher_one(profile: str, expected: list[tuple[str, str]]) -> None:
    outline = Outline(profile)
    numbered = [outline.next(level) for level in (1, 2, 3, 2, 1, 2)]
    assert [(one.printed.strip(" 　"), one.reference) for one in numbered] == expected
    assert outline.chapter == 2


def test_a_fourth_level_is_named_below_its_third() -> None:
    outline = Outline("gw")
    assert [outline.next(level).reference for level in (1, 2, 3, 4)][-1] == "第一部分（一）1（1）"


def test_a_change_of_kind_begins_a_new_list() -> None:
    lists = Lists("qy")
    numbers = [
        lists.item(kind, depth)[0] for kind, depth in (("ordered", 0), ("bullet", 1), ("ordered", 1), ("ordered", 0))
    ]
    assert numbers == [10, 2, 11, 10]
    assert lists.item("bullet", 0)[0] == 2
    assert lists.item("ordered", 0)[0] == 12
    assert lists.started == [10, 11, 12]
