"""Read from the head of a JPEG whether it stands upright and has colours a screen shows: path -> two answers."""

from pathlib import Path
from typing import NamedTuple

_HEAD = 1 << 19
"""Bytes that are read; thumbnails and colour profiles may stand before the frame."""
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SCAN, _EXIF = 0xDA, 0xE1
_ORIENTATION = 0x0112
_UPRIGHT = (0, 1)


class Head(NamedTuple):
    """What the head of a JPEG says."""

    upright: bool = True
    """Whether it is shown as it is stored."""
    printing: bool = False
    """Whether it is in the four colours of printing, which browsers show wrongly or not at all."""


def read_head(path: Path) -> Head:
    """Return what the segments before the picture data say; a broken head says nothing."""
    with path.open("rb") as stream:
        data = stream.read(_HEAD)
    orientation, components, position = 1, 0, 2
    while position + 10 <= len(data) and data[position] == 0xFF and data[position + 1] != _SCAN:
        marker, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        if marker == 0xFF:
            position += 1
            continue
        if marker in _FRAMES:
            components = data[position + 9]
        elif marker == _EXIF and data[position + 4 : position + 10] == b"Exif\0\0":
            orientation = _orientation(data[position + 10 : position + 2 + length])
        position += 2 + length
    return Head(orientation in _UPRIGHT, components == 4)


def _orientation(tiff: bytes) -> int:
    """Return the orientation tag of the first directory."""
    order = "little" if tiff[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)  # type: ignore[arg-type]

    start = number(4, 4)
    for entry in range(min(number(start, 2), 200)):
        at = start + 2 + 12 * entry
        if number(at, 2) == _ORIENTATION:
            return number(at + 8, 2)
    return 1
