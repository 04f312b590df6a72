"""Text is broken where a typesetter would break it and never wider than its box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.documents.figures.text import two_lines, width_of, wrap


@given(st.text("甲乙丙，。（）ab1% ", min_size=1, max_size=60), st.floats(12, 60))
def test_no_line_is_wider_than_the_room_and_nothing_is_lost(text: str, width: float) -> None:
    lines = wrap(text, 9, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, 9) <= width + 0.01 for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("林知远", 20, ("林知远",)),
        ("Web 应用防火墙", 18, ("Web", "应用防火墙")),
        ("负载均衡 SLB", 15, ("负载均衡", "SLB")),
        ("浙江省国有资产运营有限公司", 30, ("浙江省国有资产", "运营有限公司")),
        ("甲\n乙", 20, ("甲", "乙")),
        ("", 20, ("",)),
    ],
)
def test_lines_break_between_words_and_evenly(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, 9, width) == lines


def test_closing_marks_never_begin_a_line() -> None:
    for width in range(14, 40):
        assert not [
            line for line in wrap("核对材料，确认身份。留存（不少于六个月）记录；", 9, width) if line[0] in "，。；）"
        ]


def test_chinese_is_as_wide_as_its_size() -> None:
    assert width_of("中文", 72) == pytest.approx(2 * 25.4)


def test_a_label_is_set_on_two_even_lines() -> None:
    assert two_lines("主备同步", 8).lines == ("主备", "同步")
