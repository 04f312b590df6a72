"""Make pictures upright, in screen colours, and as small as asked: a picture file -> JPEG."""

import io
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps

from dossier.fit.work.ladder import Step

_PLAUSIBLE = (2.0, 17.0)
"""Inches of the longer edge of a paper somebody scans, from a card to A3; what is outside was never measured."""
_A4 = 297 / 25.4
_FULL_COLOUR = 200
"""Dots per inch up to which colours are kept as fine as brightness, or the print of red seals blurs."""
_MOVING = ("GIF", "PNG")
"""Kinds of which several pictures are one film; a second one in a JPEG is the camera's own copy."""
AS_IT_IS = 92
"""JPEG quality where only the format changes."""


class Opened(NamedTuple):
    """A picture ready to be reduced."""

    image: Image.Image
    """Upright, grey or RGB."""
    dpi: int
    turned: bool
    screened: bool
    """Whether it was in printing colours."""


def frame(path: str) -> Opened:
    """Return the picture of a file.

    Raises:
        OSError: the file is cut short or no picture.
        ValueError: it moves, and one picture of it would not be all.
    """
    with Image.open(path) as stored:
        if stored.format in _MOVING and getattr(stored, "n_frames", 1) > 1:
            raise ValueError("a picture that moves")
        return _opened(stored)


def jpeg(image: Image.Image, dpi: int, step: Step, long_edge: int = 0) -> bytes:
    """Return a picture of ``dpi`` reduced to a step; its longer edge keeps at least ``long_edge`` pixels."""
    kept = max(image.size)
    edge = max(round(kept * step.dpi / dpi), min(long_edge, kept))
    if edge < kept:
        size = tuple(max(1, round(side * edge / kept)) for side in image.size)
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)  # type: ignore[arg-type]
    return encoded(image, step.quality, min(dpi, round(dpi * edge / kept)), fine=step.dpi <= _FULL_COLOUR)


def encoded(image: Image.Image, quality: int, dpi: int, *, fine: bool) -> bytes:
    """Return a JPEG without any notes of the camera; ``fine`` keeps colours as fine as brightness."""
    stream = io.BytesIO()
    profile = image.info.get("icc_profile") if image.mode in ("RGB", "L") else None
    image.save(
        stream, "JPEG", quality=quality, optimize=True, dpi=(dpi, dpi), subsampling=0 if fine else 2,
        icc_profile=profile, exif=b"", comment=b"",
    )  # fmt: skip
    return stream.getvalue()


def resolution(image: Image.Image) -> int:
    """Return dots per inch: as noted where the paper then has a size that papers have, else as if it were A4."""
    edge, noted = max(image.size), image.info.get("dpi", (0, 0))[0]
    try:
        inches = edge / float(noted)
    except (ZeroDivisionError, TypeError, ValueError):
        inches = 0.0
    return max(1, round(float(noted) if _PLAUSIBLE[0] <= inches <= _PLAUSIBLE[1] else edge / _A4))


def screen(image: Image.Image) -> Image.Image:
    """Return a picture in grey or RGB, on white where it is transparent."""
    if image.mode in ("L", "RGB"):
        return image
    if image.mode == "CMYK":
        return _from_printing(image)
    if image.mode in ("1", "I;16", "I", "F"):
        return image.convert("L") if image.mode == "1" else image.point(lambda value: value / 256).convert("L")
    if image.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in image.info:
        above = image.convert("RGBA")
        below = Image.new("RGBA", above.size, "white")
        return Image.alpha_composite(below, above).convert("RGB")
    return image.convert("RGB")


def _opened(stored: Image.Image) -> Opened:
    dpi, printing = resolution(stored), stored.mode == "CMYK"
    upright = ImageOps.exif_transpose(stored)
    turned = stored.getexif().get(0x0112, 1) not in (0, 1)
    return Opened(screen(upright), dpi, turned, printing)


def _from_printing(image: Image.Image) -> Image.Image:
    """Use the colour profile of the picture where it has a sound one."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except ImageCms.PyCMSError:
            made = None
        if made is not None:
            made.info.pop("icc_profile", None)
            return made
    plain = image.convert("RGB")
    plain.info.pop("icc_profile", None)
    return plain
