"""Look at the picture of a page: whether it shows colours, whether it is empty, and which way its writing runs."""

from typing import NamedTuple

from PIL import Image

MOST_PIXELS = 180_000_000
"""A4 at 1200 dpi has 139 million; a picture that claims more is not opened."""
Image.MAX_IMAGE_PIXELS = MOST_PIXELS

EDGE = 1100
"""Pixels of the longer edge at which a picture is looked at: a line of small print is still some pixels high."""
LINES_EDGE = 850
"""Pixels of the longer edge at which lines are looked for: characters of a line touch, lines do not."""
_GREY_MODES = ("1", "L", "LA", "La")
_DEEP_GREY_MODES = ("I", "F")
_MARGIN = 0.04
"""Share of each edge that is left out: shadows and punch holes are no content."""
_STRAYS = 25
"""Steps of grey by which a point has to differ from the paper to be a mark."""
_FEW = 0.0004
"""Share of marks below which a page is empty; one line of print is about three times as much."""
_TINT = 24
"""Steps of Cb or Cr by which a point has to differ from the paper to be coloured; paper and lamps have a tint."""
_COLOURED = 0.0003
"""Share of coloured points from which a page shows colours; a signature in blue has more."""
_STRIPS = 8
"""Strips in which the lines are looked for, because a scan is never quite straight."""
_SLENDER = 3
"""How many times longer than wide a picture may be to show lines: a strip of a page has too few."""
_INK = 50
"""Steps of grey by which ink is darker than paper."""
_INKED = bytes(b"."[0] if share <= 4 else b"x"[0] for share in range(256))
"""Shares of ink (of 255) as a mark for each point of a strip; a few specks are no ink."""
_LINE_GAP = range(4, 41)
"""Points a gap between two lines may be wide at ``LINES_EDGE``."""
_CLEAR = 1.8
"""How many times more gaps there have to be one way than the other way to say which way the lines run."""
_BOX = Image.Resampling.BOX


class Shades(NamedTuple):
    """What a picture looks like, in its own upright; None where that cannot be said."""

    coloured: bool | None
    blank: bool
    sideways: bool | None


def shades(image: Image.Image) -> Shades:
    """Look at a picture; a large one is made smaller first.

    A picture in colour mode that shows no colours may be a grey paper or a copy, which only a person can tell.
    """
    grey_mode = image.mode in _GREY_MODES or image.mode.startswith(_DEEP_GREY_MODES)
    small = _small(image)
    grey = small.convert("L")
    coloured = False if grey_mode else _shows_colour(small) or None
    blank = _is_blank(grey)
    return Shades(coloured, blank, None if blank else _sideways(grey))


def _small(image: Image.Image) -> Image.Image:
    """Return the picture in colours or grey, on white, no larger than needed."""
    if image.mode.startswith(_DEEP_GREY_MODES):
        image = _flattened(image)
    if image.mode in ("1", "P", "PA"):
        has_alpha = image.mode == "PA" or "transparency" in image.info
        image = image.convert("L" if image.mode == "1" else "RGBA" if has_alpha else "RGB")
    factor = max(image.size) // EDGE
    if factor > 1:
        image = image.reduce(factor)
    if image.mode in ("RGBA", "LA", "La", "RGBa"):
        full = image.convert("RGBA")
        image = Image.new("RGB", image.size, "white")
        image.paste(full, mask=full.getchannel("A"))
    return image


def _flattened(image: Image.Image) -> Image.Image:
    """Return a picture of more than 256 greys with 256."""
    lowest, highest = image.getextrema()
    span = (float(highest) - float(lowest)) or 1.0  # type: ignore[arg-type]
    return image.convert("F").point(lambda value: (value - float(lowest)) * (255 / span)).convert("L")  # type: ignore[arg-type]


def _shows_colour(small: Image.Image) -> bool:
    return any(_tinted(band) for band in small.convert("RGB").convert("YCbCr").split()[1:])


def _tinted(band: Image.Image) -> bool:
    histogram = band.histogram()
    paper = _median(histogram)
    coloured = sum(count for value, count in enumerate(histogram) if abs(value - paper) > _TINT)
    return abs(paper - 128) > _TINT or coloured >= _COLOURED * sum(histogram)


def _is_blank(grey: Image.Image) -> bool:
    width, height = grey.size
    across, down = int(width * _MARGIN), int(height * _MARGIN)
    inner = grey.crop((across, down, width - across, height - down)).reduce(max(1, max(grey.size) // (EDGE // 2)))
    histogram = inner.histogram()
    paper = _median(histogram)
    marks = sum(count for value, count in enumerate(histogram) if abs(value - paper) > _STRAYS)
    return marks < _FEW * sum(histogram)


def _median(histogram: list[int]) -> int:
    half, seen = sum(histogram) / 2, 0
    for value, count in enumerate(histogram):
        seen += count
        if seen >= half:
            return value
    return 255


def _sideways(grey: Image.Image) -> bool | None:
    """Compare the gaps between lines with those between columns, strip by strip.

    Down a page the gaps between lines are many; across it those between characters are closed by the line below.
    """
    width, height = grey.size
    if max(width, height) < LINES_EDGE // 2 or min(width, height) * _SLENDER < max(width, height):
        return None
    if max(width, height) > LINES_EDGE:
        grey = grey.resize((width * LINES_EDGE // max(grey.size), height * LINES_EDGE // max(grey.size)), _BOX)
        width, height = grey.size
    darkest = _median(grey.histogram()) - _INK
    ink = grey.point([255 if value < darkest else 0 for value in range(256)])
    lines = _gaps(ink.resize((_STRIPS, height), _BOX).transpose(Image.Transpose.TRANSPOSE))
    columns = _gaps(ink.resize((width, _STRIPS), _BOX))
    if lines > columns * _CLEAR:
        return False
    return True if columns > lines * _CLEAR else None


def _gaps(strips: Image.Image) -> float:
    """Return the share of gaps of the size of line spacing between ink along the rows of a picture of strips."""
    width, height = strips.size
    values, found = strips.tobytes(), 0
    for start in range(0, width * height, width):
        row = values[start : start + width].translate(_INKED)
        gaps = row.strip(b".").split(b"x")
        found += sum(len(gap) for gap in gaps if len(gap) in _LINE_GAP)
    return found / (width * height)
