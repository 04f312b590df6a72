"""Make picture files: every format and colour depth, turned by a note, cut, damaged, and swelling when opened."""

import struct
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from PIL import Image

from tests.corpus.damaged import packed_zeros
from tests.corpus.drawing import empty, written
from tests.corpus.scans import encoded, grey_in_colour, turned

_ORIENTATION = 0x0112


@cache
def photograph(dpi: int = 200) -> bytes:
    """Return a picture of a page as a scanner saves it, with its density noted."""
    return encoded(written(dpi), "JPEG", quality=60, dpi=(dpi, dpi))


def noted(orientation: int) -> bytes:
    """Return a picture taken with a turned camera that noted how to turn it back."""
    turns = {3: 2, 6: 1, 8: 3}[orientation]
    notes = Image.Exif()
    notes[_ORIENTATION] = orientation
    return encoded(turned(written(200), turns), "JPEG", quality=60, exif=notes)


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a piece of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def swollen_png(edge: int) -> bytes:
    """Return a small file that says it is a picture of this many points each way."""
    header = struct.pack(">IIBBBBB", edge, edge, 1, 0, 0, 0, 0)
    rows = packed_zeros((edge // 8 + 1) * edge)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def swollen_text_png() -> bytes:
    """Return a picture of one point with a packed remark of 200 MB."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    remark = b"Comment\0\0" + packed_zeros(200 << 20)
    body = chunk(b"zTXt", remark) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body


def deep_png() -> bytes:
    """Return a grey picture with sixteen bits for each point."""
    grey = written(72, mode="L")
    deep = Image.frombytes("I;16", grey.size, b"".join(bytes((0, one)) for one in grey.tobytes()))
    return encoded(deep, "PNG")


def moving(kind: str = "GIF") -> bytes:
    """Return a file that shows three pictures in turn."""
    frames = [written(72).quantize(16), written(72, mode="L").quantize(16), empty(72).quantize(16)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


def cut(data: bytes, percent: int) -> bytes:
    """Return the beginning of a file."""
    return data[: len(data) * percent // 100]


def changed(data: bytes, at: int) -> bytes:
    """Return a file with one byte turned over."""
    return data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :]


@cache
def _png(mode: str = "RGB") -> bytes:
    image = written(100)
    return encoded(image.quantize(16) if mode == "P" else image.convert(mode), "PNG", compress_level=1)


def noise(size: tuple[int, int]) -> Image.Image:
    """Return a picture of random colours."""
    return Image.frombytes("RGB", size, Random(5).randbytes(size[0] * size[1] * 3))


PICTURES: Mapping[str, Callable[[], bytes]] = {
    "jpeg": photograph,
    "jpeg-300": lambda: photograph(300),
    "jpeg-72": lambda: photograph(72),
    "jpeg-without-density": lambda: encoded(written(200), "JPEG", quality=60),
    "jpeg-grey": lambda: encoded(written(200, mode="L"), "JPEG", quality=60),
    "jpeg-grey-in-colour": lambda: encoded(grey_in_colour(), "JPEG", quality=60),
    "jpeg-cmyk": lambda: encoded(written(200, mode="CMYK"), "JPEG", quality=60),
    "jpeg-progressive": lambda: encoded(written(200), "JPEG", quality=60, progressive=True),
    "jpeg-noted-3": lambda: noted(3),
    "jpeg-noted-6": lambda: noted(6),
    "jpeg-noted-8": lambda: noted(8),
    "jpeg-sideways": lambda: encoded(turned(written(200), 1), "JPEG", quality=60),
    "jpeg-empty": lambda: encoded(empty(200), "JPEG", quality=60),
    "jpeg-noise": lambda: encoded(noise((1700, 2400)), "JPEG", quality=30),
    "jpeg-cut-5": lambda: cut(photograph(), 5),
    "jpeg-cut-50": lambda: cut(photograph(), 50),
    "jpeg-end-mark-missing": lambda: photograph()[:-2],
    "jpeg-header-only": lambda: photograph()[:3],
    "jpeg-and-more": lambda: photograph() + b"\0" * 100,
    "jpeg-of-huge-size": lambda: _resized(photograph(72), 65_500),
    "png": _png,
    "png-grey": lambda: _png("L"),
    "png-black-and-white": lambda: _png("1"),
    "png-palette": lambda: _png("P"),
    "png-see-through": lambda: _png("RGBA"),
    "png-sixteen-bits": deep_png,
    "png-cut": lambda: cut(_png(), 50),
    "png-end-missing": lambda: _png()[:-12],
    "png-changed": lambda: changed(_png(), 5000),
    "png-swollen": lambda: swollen_png(60_000),
    "png-swollen-remark": swollen_text_png,
    "png-of-no-size": lambda: b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(8) + b"\x08\0\0\0\0") + chunk(b"IEND", b""),
    "gif": lambda: encoded(written(200).quantize(64), "GIF"),
    "gif-moving": moving,
    "gif-moving-cut": lambda: cut(moving(), 60),
    "png-moving": lambda: moving("PNG"),
    "gif-cut": lambda: cut(encoded(written(72).quantize(64), "GIF"), 60),
    "tiff": lambda: encoded(written(100), "TIFF", compression="jpeg"),
    "tiff-of-pages": lambda: encoded(
        written(72), "TIFF", save_all=True, append_images=[empty(72)], compression="tiff_lzw"
    ),
    "bmp": lambda: encoded(written(72), "BMP"),
    "webp": lambda: encoded(written(72), "WEBP", quality=40, method=0),
    "heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(2000),
}


def _resized(data: bytes, edge: int) -> bytes:
    """Return a JPEG whose header claims another size."""
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", edge, edge) + data[at + 4 :]
