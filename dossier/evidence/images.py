"""Say whether the bytes of a picture are complete."""

from dossier.evidence.look import CUT_SHORT, Look, damaged

_PNG_END = b"IEND\xaeB`\x82"
_JPEG_END = b"\xff\xd9"
_SCAN = 0xDA
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
"""JPEG markers that stand alone: TEM and the restart markers."""


def inspect_png(data: bytes) -> Look:
    """Check header, size and end of a PNG picture."""
    width, height = data[16:20], data[20:24]
    if data[12:16] != b"IHDR" or not any(width) or not any(height):
        return damaged("PNG")
    return Look(pages=1) if _PNG_END in data else CUT_SHORT


def inspect_gif(data: bytes) -> Look:
    """Check the end of a GIF picture; bytes of value zero may follow it."""
    return Look(pages=1) if data.rstrip(b"\x00").endswith(b";") else CUT_SHORT


def inspect_jpeg(data: bytes) -> Look:
    """Check the segments of a JPEG picture and that its picture data has an end.

    Segments are stepped over by their length, so the end mark of an embedded preview does not count.
    """
    scan = _scan_start(data)
    if scan is None:
        return damaged("JPEG")
    return Look(pages=1) if data.find(_JPEG_END, scan) >= 0 else CUT_SHORT


def _scan_start(data: bytes) -> int | None:
    """Return where the picture data begins, or None when the segments before it make no sense."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == _SCAN:
            return position
        position += _step(data, position, marker)
    return None


def _step(data: bytes, position: int, marker: int) -> int:
    if marker == 0xFF:
        return 1
    if marker in _WITHOUT_LENGTH:
        return 2
    return 2 + int.from_bytes(data[position + 2 : position + 4], "big")
