"""Names: two spellings of one name are the same, two names are not."""

import pytest

from dossier.checks.names import folded, same_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("示例（北京）公司", "示例(北京)公司"),
        ("ＡＢＣ公司", "ABC公司"),
        ("示例 公司", "示例公司"),
        ("示例　公司", "示例公司"),
    ],
)
def test_width_and_blanks_make_no_other_name(left: str, right: str) -> None:
    assert same_name(left, right)
    assert folded(left) == folded(right)


@pytest.mark.parametrize(
    ("left", "right"), [("示例公司", "示例公司上海分公司"), ("ABC公司", "abc公司"), ("林知远", "林知源")]
)
def test_other_letters_make_another_name(left: str, right: str) -> None:
    assert not same_name(left, right)
