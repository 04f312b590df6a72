"""Draw Chinese text and boxes on a picture that says across its face that it is an example.

Every text drawn is also kept inside the file (``said``), so that a picture can be held against its profile
without reading pixels, whatever version of the font drew it.
"""

import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont, PngImagePlugin

from examples.evidence_maker.sheet import MARK
from examples.evidence_maker.wrap import wrap

FAMILY = "Noto Sans CJK SC"
INK, GREY, PALE, LINE, WHITE = "#222222", "#666666", "#f3f5f8", "#c8ced6", "#ffffff"
BAR, BLUE, RED = "#dfe3e8", "#1f5fa8", "#a03030"

_PALETTE = (INK, GREY, PALE, LINE, WHITE, BAR, BLUE, RED, "#949494", "#b2b2b2", "#7a9cc8", "#b9cbe2",
            "#f1cccc", "#e9c6c8", "#c9adad", "#c98a8a")  # fmt: skip
"""Sixteen colours of a screen: those above, their soft edges, and what the watermark makes of them."""
_MARK_COLOUR = (200, 40, 40, 64)
_MARK_SIZE, _MARK_ANGLE, _MARK_BAND = 104, 30, 740
_QUALITY = 30
"""Of JPEG, low: these pictures are to be read, not enlarged."""
_TONES = [0] * 96 + [128] * 64 + [255] * 96


class MissingFont(RuntimeError):
    """A font of the examples is not installed, or is not whole."""

    def __init__(self, family: str) -> None:
        super().__init__(
            f"找不到字体 {family}，无法制作示例文件，请安装（Debian：apt install fontconfig fonts-noto-cjk）"
            f" / the font {family} is missing; install it (Debian: apt install fontconfig fonts-noto-cjk)"
        )


@cache
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return the Chinese font in ``size`` pixels.

    Raises:
        MissingFont: fontconfig is absent or offers another font in its place.
    """
    found = _match(f"{FAMILY}:bold" if bold else FAMILY).split("|")
    if len(found) != 3 or FAMILY not in found[0].split(","):
        raise MissingFont(FAMILY)
    return ImageFont.truetype(found[1], size, index=int(found[2]), layout_engine=ImageFont.Layout.BASIC)


def _match(pattern: str) -> str:
    command = ["fc-match", "-f", "%{family}|%{file}|%{index}", pattern]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


class Picture:
    """A page of pixels; lengths are pixels from the upper left corner."""

    def __init__(self, width: int, height: int, ground: str = WHITE) -> None:
        self._image = Image.new("RGB", (width, height), ground)
        self._draw = ImageDraw.Draw(self._image)
        self._texts: list[str] = []

    def text(
        self, x: int, y: int, words: str, size: int, fill: str = INK, bold: bool = False, anchor: str = "la"
    ) -> None:
        """Write one line; ``anchor`` says, in the letters of Pillow, which point of it stands at (x, y)."""
        self._write(x, y, words, font(size, bold), fill, anchor)
        self._texts.append(words)

    def paragraph(self, x: int, y: int, words: str, width: int, size: int) -> None:
        """Write ``words`` in lines no longer than ``width``."""
        for number, line in enumerate(wrap(words, width, font(size).getlength)):
            self._write(x, y + round(number * size * 1.6), line, font(size), INK, "la")
        self._texts.append(words)

    def _write(self, x: int, y: int, words: str, face: ImageFont.FreeTypeFont, fill: str, anchor: str) -> None:
        """Write with edges of one tone only: the soft edges of glyphs are most of a file."""
        mask = Image.new("L", self._image.size)
        ImageDraw.Draw(mask).text((x, y), words, 255, face, anchor)
        self._image.paste(fill, (0, 0), mask.point(_TONES))

    def box(
        self, x: int, y: int, width: int, height: int, fill: str = WHITE, line: str | None = LINE, radius: int = 0
    ) -> None:
        """Draw a rectangle, its corners rounded by ``radius``."""
        self._draw.rounded_rectangle((x, y, x + width, y + height), radius, fill, line)

    def circle(self, x: int, y: int, radius: int, fill: str) -> None:
        """Draw a disc round a point."""
        self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill)

    def save(self, suffix: str) -> bytes:
        """Return the file (``.png`` or ``.jpg``) of the picture with its watermark; same picture, same bytes."""
        target, marked = BytesIO(), self._marked()
        said = "\n".join([MARK, *self._texts])
        if suffix == ".png":
            info = PngImagePlugin.PngInfo()
            info.add_itxt("Description", said, zip=True)
            flat = marked.quantize(palette=_palette(), dither=Image.Dither.NONE)
            flat.save(target, "PNG", optimize=True, pnginfo=info)
        else:
            marked.save(target, "JPEG", quality=_QUALITY, optimize=True, progressive=True, comment=said.encode())
        return target.getvalue()

    def _marked(self) -> Image.Image:
        """Return the picture with the watermark slanting across each of its bands."""
        layer, slanted = Image.new("RGBA", self._image.size), _watermark()
        bands = max(1, round(layer.height / _MARK_BAND))
        for band in range(bands):
            middle = layer.height * (2 * band + 1) // (2 * bands)
            layer.paste(slanted, ((layer.width - slanted.width) // 2, middle - slanted.height // 2))
        return Image.alpha_composite(self._image.convert("RGBA"), layer).convert("RGB")


def _palette() -> Image.Image:
    """Return a picture that carries the palette, as Pillow wants it."""
    carrier = Image.new("P", (1, 1))
    carrier.putpalette([part for colour in _PALETTE for part in ImageColor.getrgb(colour)])
    return carrier


def _watermark() -> Image.Image:
    words = Image.new("RGBA", (round(font(_MARK_SIZE, True).getlength(MARK)), _MARK_SIZE * 3 // 2))
    ImageDraw.Draw(words).text((0, 0), MARK, _MARK_COLOUR, font(_MARK_SIZE, True))
    return words.rotate(_MARK_ANGLE, Image.Resampling.NEAREST, expand=True)


def said(file: Path | BytesIO) -> str:
    """Return the texts a picture was drawn with."""
    with Image.open(file) as image:
        image.load()
        words = image.info.get("Description") or image.info.get("comment", b"")
    return words.decode() if isinstance(words, bytes) else str(words)
