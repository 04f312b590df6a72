"""Draw writing, tables and seals on a page of a scan."""

from functools import cache
from math import cos, radians, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DPI = 150
MM = DPI / 25.4
_NOTO = Path("/usr/share/fonts/opentype/noto")
_FONTS = {
    "song": (_NOTO / "NotoSerifCJK-Regular.ttc", 2),
    "hei": (_NOTO / "NotoSansCJK-Regular.ttc", 2),
    "bold": (_NOTO / "NotoSansCJK-Bold.ttc", 2),
    "kai": (Path("/usr/share/fonts/truetype/arphic/ukai.ttc"), 0),
}
_POINT = DPI / 72
MARK = "样例·虚构"


@cache
def font(face: str, points: float) -> ImageFont.FreeTypeFont:
    path, index = _FONTS[face]
    return ImageFont.truetype(str(path), round(points * _POINT), index=index)


class Sheet:
    """A page; places are millimetres from its top left corner."""

    def __init__(self, width: float, height: float, paper: str = "white") -> None:
        self.image = Image.new("RGB", (round(width * MM), round(height * MM)), paper)
        self.draw = ImageDraw.Draw(self.image)
        self.write(width - 34, height - 9, MARK, 8, "hei", "#888888")

    def write(
        self, x: float, y: float, text: str, points: float = 12, face: str = "song", ink: str = "#111111"
    ) -> None:
        """Write one line from its top left corner."""
        self.draw.text((x * MM, y * MM), text, fill=ink, font=font(face, points))

    def centre(self, x: float, y: float, text: str, points: float, face: str = "song", ink: str = "#111111") -> None:
        """Write one line round a point of its top edge."""
        self.draw.text((x * MM, y * MM), text, fill=ink, font=font(face, points), anchor="ma")

    def wrap(self, x: float, y: float, text: str, width: float, points: float = 12, face: str = "song", *, leading: float = 1.55) -> float:  # fmt: skip
        """Write a paragraph in lines of at most ``width``; return where the next line would begin."""
        line = ""
        for char in text:
            if self.draw.textlength(line + char, font=font(face, points)) > width * MM and char not in "，。；、）":
                self.write(x, y, line, points, face)
                line, y = "", y + points * 0.3528 * leading
            line += char
        self.write(x, y, line, points, face)
        return y + points * 0.3528 * leading

    def rule(self, left: float, top: float, right: float, bottom: float, ink: str = "#555555") -> None:
        """Draw a line."""
        self.draw.line((left * MM, top * MM, right * MM, bottom * MM), fill=ink, width=2)

    def table(self, x: float, y: float, widths: list[float], rows: list[list[str]], points: float = 10.5, height: float = 9) -> None:  # fmt: skip
        """Draw a table with its grid."""
        for number, row in enumerate(rows):
            left = x
            for width, text in zip(widths, row, strict=True):
                top = y + number * height
                self.draw.rectangle(
                    (left * MM, top * MM, (left + width) * MM, (top + height) * MM), outline="#555555", width=2
                )
                self.write(left + 2, top + height / 2 - points * 0.22, text, points, "song")
                left += width

    def seal(self, x: float, y: float, text: str, size: float = 40) -> None:
        """Stamp a round red seal with its star over what is there."""
        side = round(size * MM)
        layer = Image.new("RGBA", (side, side))
        pen = ImageDraw.Draw(layer)
        red, middle = (214, 32, 40, 185), side / 2
        pen.ellipse((4, 4, side - 4, side - 4), outline=red, width=max(4, side // 40))
        star = [
            (middle + side * r * sin(radians(a)), middle - side * r * cos(radians(a)))
            for a, r in ((36 * i, 0.15 if i % 2 == 0 else 0.06) for i in range(10))
        ]
        pen.polygon(star, fill=red)
        for number, char in enumerate(text):
            angle = -120 + 240 * number / max(len(text) - 1, 1)
            glyph = Image.new("RGBA", (side, side))
            ImageDraw.Draw(glyph).text(
                (middle, side * 0.07), char, fill=red, font=font("song", size / 4.2 * 72 / 25.4 / 2), anchor="ma"
            )
            layer.alpha_composite(glyph.rotate(-angle, Image.Resampling.BICUBIC))
        self.image.paste(layer, (round((x - size / 2) * MM), round((y - size / 2) * MM)), layer)
        self.draw = ImageDraw.Draw(self.image)
