"""Encode the pictures of a PDF again, each only where that is sound and makes it smaller: a picture, a step -> JPEG."""

import io
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Name, PdfImage, Stream
from PIL import Image

from dossier.fit.work.drawn import Drawn
from dossier.fit.work.ladder import Step
from dossier.fit.work.pictures import jpeg, screen

_SMALL = 30_000
"""Bytes below which a picture is not worth touching."""
_LEFT_ALONE = {Name.CCITTFaxDecode, Name.JBIG2Decode}
"""Packings of pictures in pure black and white, which already are the best there is."""
_WORTH = 0.95
_MOST_OF_A_PAGE = 0.5
_SPACES = {Name.DeviceRGB: 3, Name.CalRGB: 3, Name.DeviceGray: 1, Name.CalGray: 1}


class Encoded(NamedTuple):
    """A picture as it would be at some step."""

    data: bytes
    size: tuple[int, int]
    mode: str
    """``L`` or ``RGB``."""


def may_be_encoded(stream: Stream) -> bool:
    """Whether a picture keeps its look as a JPEG: no stencil, no colour that means transparent, no odd colours."""
    bits, filters = int(stream.get("/BitsPerComponent", 8)), _filters(stream)
    soft = stream.get("/SMask")
    return (
        len(stream.read_raw_bytes()) > _SMALL
        and not stream.get("/ImageMask", False)
        and not isinstance(stream.get("/Mask"), Array)
        and not (isinstance(soft, Stream) and "/Matte" in soft)
        and "/Decode" not in stream
        and not _LEFT_ALONE & set(filters)
        and (bits == 8 or (bits in (2, 4) and _indexed(stream)))
        and _components(stream) in (1, 3)
    )


def encode(one: Drawn, step: Step, long_edge: int) -> Encoded | None:
    """Return the picture at a step; None where it stays as it is because nothing would be gained.

    Raises:
        Exception: libraries raise anything on broken pictures; the picture is then left alone.
    """
    before = len(one.stream.read_raw_bytes())
    least = long_edge if one.share >= _MOST_OF_A_PAGE else 0
    image = screen(_image(one, step, least))
    data = jpeg(image, _dpi_of(image, one), step, least)
    if len(data) >= before * _WORTH:
        return None
    with Image.open(io.BytesIO(data)) as made:
        return Encoded(data, made.size, image.mode)


def put(stream: Stream, made: Encoded) -> None:
    """Replace the content of a picture."""
    components = 1 if made.mode == "L" else 3
    keeps_colours = not _indexed(stream) and _components(stream) == components
    stream.write(made.data, filter=Name.DCTDecode)
    stream["/Width"], stream["/Height"] = made.size
    stream["/BitsPerComponent"] = 8
    if not keeps_colours or "/ColorSpace" not in stream:
        stream["/ColorSpace"] = Name.DeviceGray if components == 1 else Name.DeviceRGB
    for gone in ("/DecodeParms", "/Intent"):
        if gone in stream:
            del stream[gone]


def _dpi_of(image: Image.Image, one: Drawn) -> int:
    """A JPEG may have been opened at a fraction of its pixels."""
    return max(1, round(one.dpi * max(image.size) / max(int(one.stream.Width), int(one.stream.Height))))


def _image(one: Drawn, step: Step, least: int) -> Image.Image:
    stream = one.stream
    if _filters(stream) != [Name.DCTDecode]:
        found = PdfImage(stream).as_pil_image()
        found.info.pop("icc_profile", None)  # the PDF names it
        return found
    image = Image.open(io.BytesIO(stream.read_raw_bytes()))
    share = min(1.0, step.dpi / one.dpi)
    wanted = max(round(max(image.size) * share), min(least, max(image.size)))
    scale = wanted / max(image.size)
    image.draft(None, (round(image.width * scale), round(image.height * scale)))
    image.load()
    image.info.pop("icc_profile", None)
    return image


def _filters(stream: Stream) -> list[pikepdf.Object]:
    named = stream.get("/Filter", Array())
    return list(named) if isinstance(named, Array) else [named]


def _indexed(stream: Stream) -> bool:
    space = stream.get("/ColorSpace")
    return isinstance(space, Array) and len(space) > 1 and space[0] == Name.Indexed


def _components(stream: Stream) -> int:
    """Return how many colours a picture has; 0 where it has others than grey and RGB."""
    space = stream.get("/ColorSpace")
    if isinstance(space, Array) and len(space) > 1 and space[0] == Name.Indexed:
        space = space[1]
    if isinstance(space, Array) and len(space) > 1 and space[0] == Name.ICCBased:
        return int(space[1].get("/N", 0))
    if isinstance(space, Array) and len(space):
        space = space[0]
    return next((count for name, count in _SPACES.items() if space == name), 0)
