"""A page of a scan is put together as it is shown, whatever its pieces, turns and sizes."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fpdf import FPDF
from PIL import Image

from dossier.evidence.read.ink import without_red
from dossier.evidence.read.pictures import page_count, page_picture

RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (255, 255, 255)


def halves(width: int = 200, height: int = 100) -> Image.Image:
    """Return a picture that is red on its left and blue on its right."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture


def scanned(path: Path, *, turn: int = 0, rotated: float = 0, boxes: tuple[tuple[float, float, float, float], ...] = ((50, 100, 100, 50),)) -> Path:  # fmt: skip
    pdf = FPDF()
    pdf.add_page()
    for x, y, width, height in boxes:
        with pdf.rotation(rotated, x + width / 2, y + height / 2):
            pdf.image(halves(), x, y, width, height)
    data = BytesIO(bytes(pdf.output()))
    with pikepdf.open(data) as opened:
        opened.pages[0].rotate(turn, relative=False)
        opened.save(path)
    return path


def colour(picture: Image.Image, x: float, y: float) -> str:
    """Return what is at a place given in millimetres at 72 dpi."""
    red, green, blue = picture.getpixel((round(x * 72 / 25.4), round(y * 72 / 25.4)))  # type: ignore[misc]
    return "white" if green > 200 else "red" if red > blue else "blue"


def test_a_picture_stands_where_the_page_has_it(tmp_path: Path) -> None:
    page = page_picture(scanned(tmp_path / "a.pdf"), 1, 72)
    assert page is not None
    assert page.size == (595, 842)
    assert [colour(page, *place) for place in ((40, 125), (60, 125), (140, 125), (160, 125))] == ["white", "red", "blue", "white"]  # fmt: skip


@pytest.mark.parametrize(("turn", "red", "blue"), [(90, (172, 60), (172, 140)), (180, (150, 172), (70, 172)), (270, (125, 150), (125, 70))])  # fmt: skip
def test_a_turned_page_is_shown_turned(tmp_path: Path, turn: int, red: tuple[float, float], blue: tuple[float, float]) -> None:  # fmt: skip
    page = page_picture(scanned(tmp_path / "a.pdf", turn=turn), 1, 72)
    assert page is not None
    assert (colour(page, *red), colour(page, *blue)) == ("red", "blue")


def test_a_picture_drawn_upside_down_is_shown_so(tmp_path: Path) -> None:
    page = page_picture(scanned(tmp_path / "a.pdf", rotated=180), 1, 72)
    assert page is not None
    assert (colour(page, 60, 125), colour(page, 140, 125)) == ("blue", "red")


def test_two_pictures_on_one_page_are_both_there(tmp_path: Path) -> None:
    page = page_picture(scanned(tmp_path / "a.pdf", boxes=((10, 10, 80, 40), (10, 100, 80, 40))), 1, 72)
    assert page is not None
    assert [colour(page, 20, y) for y in (30, 70, 120)] == ["red", "white", "red"]


def test_resolution_follows_what_is_asked(tmp_path: Path) -> None:
    page = page_picture(scanned(tmp_path / "a.pdf"), 1, 144)
    assert page is not None
    assert page.size == (1191, 1684)


def test_a_page_without_a_picture_gives_none(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.output(str(tmp_path / "a.pdf"))
    assert page_picture(tmp_path / "a.pdf", 1, 72) is None


def test_a_photograph_is_turned_as_its_camera_noted(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn right by a quarter to see it
    halves().save(tmp_path / "a.jpg", exif=exif, quality=95)
    page = page_picture(tmp_path / "a.jpg", 1, 72)
    assert page is not None
    assert page.height > page.width
    assert page.getpixel((page.width // 2, 10))[0] > 150  # type: ignore[index]
    assert page_count(tmp_path / "a.jpg") == 1


def test_transparent_parts_of_a_picture_are_white(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(tmp_path / "a.png")
    page = page_picture(tmp_path / "a.png", 1, 72)
    assert page is not None
    assert page.getpixel((5, 5)) == WHITE


def test_red_ink_is_taken_off_and_black_print_below_it_stays() -> None:
    page = Image.new("RGB", (100, 100), WHITE)
    page.paste((225, 90, 95), (0, 0, 100, 50))
    page.paste((20, 20, 20), (40, 20, 60, 80))
    lifted = without_red(page)
    assert lifted is not None
    assert lifted.getpixel((10, 10))[0] > 240  # type: ignore[index]
    assert lifted.getpixel((50, 30))[0] < 40  # type: ignore[index]


def test_a_page_without_red_is_left_as_it_is() -> None:
    assert without_red(Image.new("RGB", (50, 50), (240, 240, 235))) is None
