"""A word counts unless it is denied just before."""

import pytest

from dossier.checks.phrases import mentions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("面向全国", True),
        ("不面向全国", False),
        ("未在全国开展", False),
        ("不仅面向全国", True),
        ("不跨省，但面向全国", True),
        ("不面向全国，仅全国查询", True),
        ("面向本市", False),
        ("", False),
    ],
)
def test_a_denied_word_is_not_mentioned(text: str, found: bool) -> None:
    assert mentions(text, "全国") is found
