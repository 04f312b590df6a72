"""Put a picture on a page: JPEG, PNG or GIF -> a PDF of one A4 page, the picture upright within its margins."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps

_SHORT, _LONG = 595.276, 841.89
_MARGIN, _BOTTOM = 36, 54
"""Points of white around the picture; more below, where the page number is."""

_TURNS: Mapping[int, str] = {
    1: "1 0 0 1 0 0", 2: "-1 0 0 1 1 0", 3: "-1 0 0 -1 1 1", 4: "1 0 0 -1 0 1",
    5: "0 -1 -1 0 1 1", 6: "0 -1 1 0 0 1", 7: "0 1 1 0 0 0", 8: "0 1 -1 0 1 0",
}  # fmt: skip
"""Orientation in a photograph (EXIF 2.32, 0x0112) → matrix that shows it upright."""
_ORIENTATION = 0x0112
_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}


def picture_page(path: Path) -> bytes:
    """Return the page; a JPEG goes in as it is.

    Raises:
        OSError, ValueError, SyntaxError: the picture is broken or far too large.
    """
    data = path.read_bytes()
    with Image.open(BytesIO(data), formats=("JPEG", "PNG", "GIF")) as picture:
        try:
            picture.load()
        except Image.DecompressionBombError as problem:
            raise ValueError(str(problem)) from None
        with pikepdf.new() as pdf:
            if picture.format == "JPEG" and picture.mode in _SPACES:
                turn = picture.getexif().get(_ORIENTATION, 1)
                turn = turn if turn in _TURNS else 1
                drawn = _jpeg(pdf, data, picture)
            else:
                turn, drawn = 1, _plain(pdf, picture)
            width, height = int(drawn.Width), int(drawn.Height)
            _draw(pdf, drawn, (height, width) if turn >= 5 else (width, height), _TURNS[turn])
            out = BytesIO()
            pdf.save(out, deterministic_id=True)
            return out.getvalue()


def _jpeg(pdf: pikepdf.Pdf, data: bytes, picture: Image.Image) -> pikepdf.Stream:
    drawn = _stream(pdf, data, picture, "/DCTDecode")
    if picture.mode == "CMYK" and "adobe" in picture.info:  # Adobe stores these colours inverted
        drawn.Decode = pikepdf.Array([1, 0] * 4)
    return drawn


def _plain(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Stream:
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):  # sixteen bits, of which a conversion would cut off the upper ones
        upright = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if upright.has_transparency_data:
        upright = upright.convert("RGBA")
        white = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(white, upright)
    plain = upright.convert("L" if upright.mode in ("1", "L") else "RGB")
    return _stream(pdf, zlib.compress(plain.tobytes(), 6), plain, "/FlateDecode")


def _stream(pdf: pikepdf.Pdf, data: bytes, picture: Image.Image, packed: str) -> pikepdf.Stream:
    return pikepdf.Stream(
        pdf, data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=picture.width, Height=picture.height,
        ColorSpace=pikepdf.Name(_SPACES[picture.mode]), BitsPerComponent=8, Filter=pikepdf.Name(packed),
    )  # fmt: skip


def _draw(pdf: pikepdf.Pdf, drawn: pikepdf.Stream, size: tuple[int, int], turn: str) -> None:
    """Add the page, upright or wide as the picture is; a small picture is not blown up beyond a point per dot."""
    wide = size[0] > size[1]
    page_width, page_height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    room = page_width - 2 * _MARGIN, page_height - _MARGIN - _BOTTOM
    scale = min(room[0] / size[0], room[1] / size[1], 1)
    width, height = size[0] * scale, size[1] * scale
    left, bottom = (page_width - width) / 2, _BOTTOM + (room[1] - height) / 2
    page = pdf.add_blank_page(page_size=(page_width, page_height))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=drawn))
    placed = f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm {turn} cm /Picture Do Q"
    page.Contents = pikepdf.Stream(pdf, placed.encode())
