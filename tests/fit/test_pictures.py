"""Single pictures come out upright, in screen colours, in a format the portal takes, and small enough."""

import io
from pathlib import Path

import pytest
from PIL import Image

from dossier.evidence.inspection import PageLook
from dossier.fit.work.task import fit
from tests.fit.papers import file, grainy, jpeg, photograph, scan

LIMIT = 5_000_000


def fitted(folder: Path, name: str, data: bytes, kind: str, limit: int = LIMIT) -> tuple[dict, list[Image.Image]]:
    """Return what is said about one picture, and the pictures made of it."""
    (folder / name).write_bytes(data)
    said = fit([(str(folder / name), kind)], "picture", str(folder), limit, 1500, "身份证", "青禾示例")
    assert [(folder / one).stat().st_size for one in said["names"]] == said["sizes"]
    return said, [Image.open(io.BytesIO((folder / one).read_bytes())) for one in said["names"] if one.endswith(".jpg")]


@pytest.mark.parametrize("orientation", [2, 3, 4, 5, 6, 7, 8])
def test_a_photograph_is_turned_as_it_was_taken_and_says_nothing_of_the_camera(tmp_path, orientation) -> None:
    taken = Image.new("RGB", (400, 200), "white")
    taken.paste("red", (0, 0, 100, 50))
    shown = Image.open(io.BytesIO(jpeg(taken, orientation=orientation)))
    said, (made,) = fitted(tmp_path, "a.jpg", jpeg(taken, orientation=orientation), "jpeg")
    from PIL import ImageOps

    right = ImageOps.exif_transpose(shown)
    assert made.size == right.size
    for x, y in ((20, 20), (right.width - 20, 20), (20, right.height - 20), (right.width - 20, right.height - 20)):
        assert max(abs(a - b) for a, b in zip(made.getpixel((x, y)), right.getpixel((x, y)), strict=True)) < 40
    assert dict(made.getexif()) == {}
    assert ("按拍摄方向转正", "turned upright as it was taken") in said["steps"]


@pytest.mark.parametrize("kind", ["png", "gif"])
def test_other_formats_become_jpg_on_white(tmp_path, kind) -> None:
    drawn = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    drawn.paste((200, 0, 0, 255), (0, 0, 150, 200))
    data = file(drawn if kind == "png" else drawn.convert("RGB"), kind.upper())
    said, (made,) = fitted(tmp_path, f"a.{kind}", data, kind)
    assert (made.format, made.mode) == ("JPEG", "RGB")
    assert made.getpixel((20, 100))[0] > 180
    if kind == "png":
        assert min(made.getpixel((280, 100))) > 240
    assert said["steps"][0][0] == f"由 {kind.upper()} 转为 JPG"


def test_printing_colours_become_rgb(tmp_path) -> None:
    said, (made,) = fitted(tmp_path, "a.jpg", file(Image.new("CMYK", (300, 300), (0, 255, 255, 0)), "JPEG"), "jpeg")
    assert made.mode == "RGB"
    red, green, blue = made.getpixel((150, 150))
    assert red > 200
    assert max(green, blue) < 90
    assert "由印刷色（CMYK）转为 RGB" in [zh for zh, _ in said["steps"]]


def test_a_large_photograph_is_reduced_just_enough(tmp_path) -> None:
    data = jpeg(photograph(grain=25), 97)
    assert len(data) > LIMIT
    said, (made,) = fitted(tmp_path, "a.jpg", data, "jpeg")
    assert said["sizes"][0] <= LIMIT
    assert max(made.size) >= 3000, "300 dpi were enough"
    assert "JPEG 质量" in said["steps"][-1][0]
    assert "MB →" in said["steps"][-1][0]


def test_a_picture_keeps_the_pixels_a_scan_needs(tmp_path) -> None:
    """A card at 600 dpi would have 500 pixels at the floor."""
    card = grainy(Image.new("RGB", (2020, 1280), "#a0b0c0"), 1, 40)
    said, (made,) = fitted(tmp_path, "a.jpg", jpeg(card, 97, 600), "jpeg", limit=700_000)
    assert max(made.size) == 1500
    assert said["problem"] is None


def test_what_the_floor_cannot_make_small_enough_is_a_problem(tmp_path) -> None:
    said, _ = fitted(tmp_path, "a.jpg", jpeg(scan(200, grain=60), 95), "jpeg", limit=100_000)
    assert "下限" in said["problem"].zh
    assert "0.10 MB" in said["problem"].zh


@pytest.mark.parametrize("kind", ["png", "gif"])
def test_a_picture_that_moves_is_not_reduced_to_its_first_one(tmp_path, kind) -> None:
    pages = [Image.new("L", (800, 1100), shade) for shade in (250, 200, 150)]
    data = file(pages[0], kind.upper(), save_all=True, append_images=pages[1:])
    with pytest.raises(ValueError, match="moves"):
        fitted(tmp_path, f"a.{kind}", data, kind)


def test_what_a_picture_looks_like_now_is_said(tmp_path) -> None:
    said, (made,) = fitted(tmp_path, "a.jpg", jpeg(scan(300, grain=40), 95), "jpeg", limit=700_000)
    assert PageLook(*said["looks"][0][0]).long_edge == max(made.size) < 3508


def test_the_same_picture_gives_the_same_bytes(tmp_path) -> None:
    data = file(scan(100), "PNG")
    made = []
    for _ in range(2):
        fitted(tmp_path, "a.png", data, "png")
        made.append((tmp_path / "1.jpg").read_bytes())
    assert made[0] == made[1]
