"""Bind PNG and GIF pictures without losing a dot: a picture file -> a picture for a PDF, packed as PNG packs it."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from dossier.fit.work.pictures import frame

_GREY, _COLOUR, _TABLE = 0, 2, 3
"""Kinds of PNG that a PDF can hold as they are; the others have transparent parts."""
_START = 8
_CHANGES_THE_LOOK = frozenset({b"tRNS", b"eXIf"})


def bound_picture(bound: Pdf, path: str) -> tuple[Stream, tuple[int, int], int]:
    """Return the picture, its size and its dots per inch.

    Raises:
        Exception: the picture is broken or moves; libraries raise anything then.
    """
    one = frame(path)  # reads all of it: what is cut short must not be bound
    data = Path(path).read_bytes()
    made = _as_it_is(bound, data) if data.startswith(b"\x89PNG") else None
    if made is None:
        stream = io.BytesIO()
        one.image.save(stream, "PNG", optimize=True)
        made = _as_it_is(bound, stream.getvalue())
    assert made is not None, "a picture in grey or RGB has nothing a PDF cannot hold"
    return made, one.image.size, one.dpi


def _as_it_is(bound: Pdf, data: bytes) -> Stream | None:
    """Take over the packed dots of a PNG; None where a PDF would show them otherwise."""
    parts = list(_parts(data))
    width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    if (
        kind not in (_GREY, _COLOUR, _TABLE)
        or bits > 8
        or interlaced
        or {name for name, _ in parts} & _CHANGES_THE_LOOK
    ):
        return None
    table = b"".join(body for name, body in parts if name == b"PLTE")
    space = {
        _GREY: Name.DeviceGray,
        _COLOUR: Name.DeviceRGB,
        _TABLE: Array([Name.Indexed, Name.DeviceRGB, max(0, len(table) // 3 - 1), pikepdf.String(table)]),
    }[kind]
    how = Dictionary(Predictor=15, Colors=3 if kind == _COLOUR else 1, BitsPerComponent=bits, Columns=width)
    return Stream(
        bound, b"".join(body for name, body in parts if name == b"IDAT"), Type=Name.XObject, Subtype=Name.Image,
        Width=width, Height=height, ColorSpace=space, BitsPerComponent=bits, Filter=Name.FlateDecode, DecodeParms=how,
    )  # fmt: skip


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each part of a PNG."""
    position = _START
    while position + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[position : position + 8])
        yield name, data[position + 8 : position + 8 + length]
        position += 12 + length
