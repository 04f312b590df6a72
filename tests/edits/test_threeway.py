"""Three versions of a text are brought together region by region."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.edits.threeway import Side, align

texts = st.lists(st.sampled_from("abcdef"), max_size=8)


def sides(base: str, mine: str, new: str) -> list[tuple[str, str, str, str]]:
    return [
        (
            one.side.value,
            *("".join(text[i] for i in part) for text, part in zip((base, mine, new), one[1:], strict=True)),
        )
        for one in align(base, mine, new)
        if one.side is not Side.SAME
    ]


def test_a_change_of_one_side_is_taken() -> None:
    assert sides("abc", "aXc", "abc") == [("mine", "b", "X", "b")]
    assert sides("abc", "abc", "aYc") == [("new", "b", "b", "Y")]
    assert sides("abc", "abXc", "abc") == [("mine", "", "X", "")]
    assert sides("abc", "ac", "abc") == [("mine", "b", "", "b")]


def test_two_changes_of_one_place_are_a_conflict_unless_they_agree() -> None:
    assert sides("abc", "aXc", "aYc") == [("conflict", "b", "X", "Y")]
    assert sides("abc", "aXc", "aXc") == [("mine", "b", "X", "X")]
    assert sides("abc", "ac", "aYc") == [("conflict", "b", "", "Y")]


def test_neighbours_changed_by_different_sides_are_told_apart() -> None:
    assert sides("abcd", "aXcd", "abYd") == [("mine", "b", "X", "b"), ("new", "c", "c", "Y")]


@given(texts, texts, texts)
def test_the_regions_cover_all_three_texts_in_order(base: list[str], mine: list[str], new: list[str]) -> None:
    found = list(align(base, mine, new))
    for part, text in ((1, base), (2, mine), (3, new)):
        assert [i for region in found for i in region[part]] == list(range(len(text)))


@given(texts, texts)
def test_what_only_one_side_has_changed_comes_out_whole(base: list[str], other: list[str]) -> None:
    assert not [one for one in align(base, other, base) if one.side in (Side.NEW, Side.CONFLICT)]
    assert not [one for one in align(base, base, other) if one.side in (Side.MINE, Side.CONFLICT)]
