"""Draw what a scanner sees: a written page with a seal, an empty sheet, a photograph, each of any size and colour."""

from functools import cache
from random import Random

from PIL import Image, ImageDraw

MILLIMETRES = 25.4
A4_MM, A3_MM = (210, 297), (297, 420)
_PAPER, _INK, _SEAL = (250, 249, 246), (30, 30, 34), (200, 40, 45)


@cache
def written(dpi: int, size: tuple[int, int] = A4_MM, mode: str = "RGB") -> Image.Image:
    """Return a page full of writing with a red seal; in grey modes the seal is grey."""
    width, height = pixels(dpi, size)
    small = Image.new("RGB", (width, height), _PAPER)
    pen, chance = ImageDraw.Draw(small), Random(2026)
    step = height // 34
    for row in range(3, 31):
        left = step * chance.choice((3.0, 3.0, 4.3))
        for _ in range(chance.randint(12, 26)):
            _sign(pen, chance, left, row * step, step * 0.6)
            left += step * chance.choice((0.65, 0.65, 0.65, 0.4))
    radius, ink = step * 3, max(2, step // 8)
    pen.ellipse(
        (width * 0.6, height * 0.7, width * 0.6 + 2 * radius, height * 0.7 + 2 * radius), outline=_SEAL, width=ink
    )
    return small if mode == "RGB" else small.convert(mode)


def _sign(pen: ImageDraw.ImageDraw, chance: Random, left: float, top: float, size: float) -> None:
    """Draw some strokes the size of one Chinese character."""
    for _ in range(4):
        x, y = left + chance.random() * size * 0.5, top + chance.random() * size
        if chance.random() < 0.6:
            pen.line((x, y, x + size * 0.5, y), _INK, max(1, round(size / 9)))
        else:
            pen.line((x, top, x, top + size), _INK, max(1, round(size / 9)))


def empty(dpi: int = 100, size: tuple[int, int] = A4_MM) -> Image.Image:
    """Return an empty sheet as a scanner sees it: near white, with the noise of paper."""
    noise = Image.frombytes("L", (64, 64), Random(7).randbytes(64 * 64)).point(lambda value: 250 + value % 6)
    sheet = Image.new("L", pixels(dpi, size), 252)
    for left in range(0, sheet.width, 64):
        for top in range(0, sheet.height, 64):
            sheet.paste(noise, (left, top))
    return sheet.convert("RGB")


def sealed_only(dpi: int = 100) -> Image.Image:
    """Return a sheet with nothing but one seal."""
    sheet = empty(dpi)
    ImageDraw.Draw(sheet).ellipse((300, 500, 460, 660), outline=_SEAL, width=6)
    return sheet


def noisy(dpi: int, size: tuple[int, int] = A4_MM) -> Image.Image:
    """Return a page that hardly compresses."""
    page = written(dpi, size).copy()
    wide, high = page.width, page.height // 2
    page.paste(Image.frombytes("RGB", (wide, high), Random(3).randbytes(wide * high * 3)), (0, high))
    return page


def pixels(dpi: int, size: tuple[int, int]) -> tuple[int, int]:
    """Return millimetres in points of this density."""
    return round(size[0] / MILLIMETRES * dpi), round(size[1] / MILLIMETRES * dpi)
