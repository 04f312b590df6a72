"""Text is measured so that rows are high enough and names fit on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.workbook.measure import line_count, shortened, width


def test_a_chinese_character_is_as_wide_as_two_letters_or_less():
    assert 1 < width("中") / width("a") <= 2


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, 1),
        ("中文", 10, 1),
        ("中文中文中文", 10, 2),
        ("甲\n乙", 10, 2),
        ("a" * 30, 10, 4),
        ("中文 example", 8, 2),
    ],
)
def test_lines_are_counted_as_viewers_break_them(text, room, lines):
    assert line_count(text, room) == lines


def test_what_fits_is_not_shortened():
    assert shortened("01-卫长风", 20) == "01-卫长风"


def test_the_middle_goes_first():
    assert shortened("04-广州示例国有资本投资运营有限公司", 24).startswith("04-广")
    assert shortened("04-广州示例国有资本投资运营有限公司", 24).endswith("限公司")


@given(st.text(min_size=1), st.integers(4, 60))
def test_shortened_text_fits_and_keeps_its_ends(text, room):
    short = shortened(text, room)
    assert width(short) <= room + 1e-6 or len(text) == 1
    assert short == text or "…" in short
