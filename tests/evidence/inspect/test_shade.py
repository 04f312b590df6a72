"""A picture is told apart by what it shows: colours, nothing, and which way its lines run."""

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFilter

from dossier.evidence.inspect.shade import Shades, shades
from tests.evidence.scans import a4, drawing


def tilted(sheet: Image.Image) -> Image.Image:
    return sheet.rotate(2, fillcolor="white", resample=Image.Resampling.BICUBIC)


def poor(sheet: Image.Image) -> Image.Image:
    noise = Image.effect_noise(sheet.size, 60).convert("RGB")
    return Image.blend(sheet, noise, 0.12).filter(ImageFilter.GaussianBlur(1))


@pytest.mark.parametrize("spoil", [lambda sheet: sheet, tilted, poor], ids=["clean", "tilted", "poor"])
@pytest.mark.parametrize(
    ("turn", "sideways"), [(None, False), (Image.Transpose.ROTATE_90, True), (Image.Transpose.ROTATE_270, True)]
)
def test_lines_say_which_way_a_page_lies(
    spoil: Callable[[Image.Image], Image.Image], turn: Image.Transpose | None, sideways: bool
) -> None:
    sheet = spoil(a4(100))
    assert shades(sheet.transpose(turn) if turn else sheet).sideways is sideways


def test_a_head_down_page_is_not_taken_for_one_on_its_side() -> None:
    assert shades(a4(100).transpose(Image.Transpose.ROTATE_180)).sideways is False


@pytest.mark.parametrize("size", [(60, 90), (1000, 80)], ids=["small", "strip"])
def test_too_little_to_see_lines_says_nothing(size: tuple[int, int]) -> None:
    assert shades(drawing(*size)).sideways is None


@pytest.mark.parametrize(
    ("sheet", "coloured"),
    [
        (a4(100), True),
        (a4(100, seal="black"), None),
        (a4(100, seal="blue"), True),
        (a4(100).convert("L"), False),
        (a4(100).convert("1"), False),
        (a4(100).convert("LA"), False),
        (a4(100).convert("L").convert("I"), False),
        (a4(100).convert("P"), True),
        (a4(100).convert("RGBA"), True),
        (a4(100).convert("CMYK"), True),
        (a4(100).convert("L").convert("RGB"), None),
    ],
    ids=["red", "black", "blue", "grey", "bilevel", "grey-alpha", "deep", "palette", "alpha", "cmyk", "grey-as-rgb"],
)
def test_colours_count_when_they_can_be_seen(sheet: Image.Image, coloured: bool | None) -> None:
    assert shades(sheet).coloured is coloured


def test_the_tint_of_paper_is_no_colour() -> None:
    sheet = Image.new("RGB", (800, 1100), (250, 245, 225))
    ImageDraw.Draw(sheet).rectangle((100, 100, 700, 120), fill=(40, 38, 34))
    assert shades(sheet).coloured is None


@pytest.mark.parametrize(
    ("sheet", "blank"),
    [
        (a4(100, marks=False), True),
        (poor(a4(100, marks=False)), True),
        (Image.new("RGB", (800, 1100), "black"), True),
        (Image.new("RGBA", (800, 1100), (0, 0, 0, 0)), True),
        (a4(100), False),
    ],
    ids=["white", "noisy", "black", "clear", "print"],
)
def test_a_sheet_without_marks_is_blank(sheet: Image.Image, blank: bool) -> None:
    assert shades(sheet).blank is blank


def test_one_line_of_print_is_enough_to_be_no_blank_page() -> None:
    sheet = a4(100, marks=False)
    ImageDraw.Draw(sheet).text((200, 300), "This page was left empty on purpose", fill="black")
    assert not shades(sheet).blank


def test_nothing_is_said_of_the_lines_of_an_empty_page() -> None:
    assert shades(a4(100, marks=False)) == Shades(None, blank=True, sideways=None)
