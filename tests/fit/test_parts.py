"""Pages are spread evenly, in their order."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.fit.work.parts import balanced, heaviest


def test_parts_are_of_about_the_same_weight() -> None:
    assert balanced([5, 1, 1, 1, 1, 1], 2) == [range(1), range(1, 6)]
    assert balanced([1] * 10, 3) == [range(4), range(4, 8), range(8, 10)]


@given(
    st.lists(st.integers(0, 1000), min_size=1, max_size=40).flatmap(
        lambda one: st.tuples(st.just(one), st.integers(1, len(one)))
    )
)
def test_every_page_is_in_one_part_and_no_part_is_empty(given: tuple[list[int], int]) -> None:
    weights, count = given
    parts = balanced(weights, count)
    assert len(parts) == count
    assert [page for part in parts for page in part] == list(range(len(weights)))
    assert all(parts)
    assert max(weights) <= heaviest(weights, parts) <= sum(weights)
