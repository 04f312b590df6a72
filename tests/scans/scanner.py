"""Scan a drawn page badly: turned, blurred, noisy, pressed hard; picture -> PDF of one page."""

from io import BytesIO
from random import Random

import numpy as np
from PIL import Image, ImageFilter

from tests.scans.sheet import DPI

QUALITY = 45


def scan(page: Image.Image, dice: Random, quality: int = QUALITY) -> Image.Image:
    """Return the page as a bad scanner sees it."""
    paper = page.getpixel((2, 2))
    turned = page.rotate(dice.uniform(-2, 2), Image.Resampling.BICUBIC, fillcolor=paper)
    blurred = turned.filter(ImageFilter.GaussianBlur(dice.uniform(0.5, 0.9)))
    noise = np.random.default_rng(dice.randrange(2**32)).normal(0, dice.uniform(4, 10), (*blurred.size[::-1], 3))
    noisy = np.clip(np.asarray(blurred, dtype=np.float32) * dice.uniform(0.92, 1.0) + noise, 0, 255).astype(np.uint8)
    out = BytesIO()
    Image.fromarray(noisy).save(out, "JPEG", quality=quality)
    return Image.open(BytesIO(out.getvalue()))


def as_pdf(picture: Image.Image, quality: int = QUALITY) -> bytes:
    """Return a PDF of one page with the picture on it, pressed as the picture is."""
    out = BytesIO()
    picture.save(out, "PDF", resolution=DPI, quality=quality)
    return out.getvalue()
