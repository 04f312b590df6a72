"""The YAML reader keeps every scalar as written and knows where it stands."""

from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import InputError
from dossier.profile.source import read_path, write_path
from dossier.profile.yaml_tree import read_tree

TURNING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cn", "Cs", "Zl", "Zp"), exclude_characters=f"\ufeff{TURNING}"
    ),
    min_size=1,
    max_size=12,
)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)


def test_scalars_stay_text_and_blank_is_unknown():
    tree, _ = read_tree("a: 010\nb: 12:30\nc: no\nd: 0.10\ne:\nf: ~\ng: ''\nh: 110000199003074512", "x")
    assert tree == {
        "a": "010",
        "b": "12:30",
        "c": "no",
        "d": "0.10",
        "e": None,
        "f": None,
        "g": "",
        "h": "110000199003074512",
    }


def test_positions_of_keys_and_items_count_from_one():
    _, source = read_tree("a:\n  - b: 1\n    c: 2\n  - x\n", "x")
    assert (source.find(("a", 0, "c")).line, source.find(("a", 0, "c")).column) == (3, 5)
    assert source.find(("a", 1)).line == 4
    assert source.find(("a", 7, "nowhere")).line == 1


@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=5))
def test_whatever_yaml_writes_is_read_back_as_text(tree):
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    read, source = read_tree(text, "x")
    assert read == tree
    assert all((key,) in source.positions for key in tree)


@given(st.text(max_size=200))
def test_no_text_whatever_gives_a_traceback(text):
    with suppress(InputError):
        read_tree(text, "x")


@pytest.mark.parametrize("path", ["company.name", "shareholders[0].shareholders[12].share", "people[3]"])
def test_paths_survive_reading_and_writing(path):
    assert write_path(read_path(path)) == path


@pytest.mark.parametrize("mark", TURNING)
@pytest.mark.parametrize("text", ["a: 1\nb: 甲{}乙", 'a: 1\nb: "甲{}乙"', "b{}: 甲"])
def test_marks_that_turn_the_direction_of_reading_are_refused_where_they_stand(mark, text):
    with pytest.raises(InputError, match=f"控制字符 U\\+{ord(mark):04X}"):
        read_tree(text.format(mark), "x")
    assert read_tree(f"a: 甲  # {mark}", "x")[0] == {"a": "甲"}
