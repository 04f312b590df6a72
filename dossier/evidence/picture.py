"""Read from the headers of pictures and of scans inside PDF files how large they are and whether they have colours."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_START_OF_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG markers that carry the size; the three left out carry tables."""
_GREY_PNG = (0, 4)
"""PNG colour types without colours: grey, and grey with transparency."""
_PALETTE_PNG = 3
"""PNG colour type whose palette may hold colours or only greys."""
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_OBJECT = re.compile(rb"(?<!\d)(\d+)\s+\d+\s+obj\b")
_MASK_OF = re.compile(rb"/S?Mask\s+(\d+)\s+\d+\s+R")
_WIDTH = re.compile(rb"/Width\s+(\d+)(?!\s+\d+\s+R)")
_HEIGHT = re.compile(rb"/Height\s+(\d+)(?!\s+\d+\s+R)")
_STENCIL = re.compile(rb"/ImageMask\s+true")
_PALETTE = re.compile(rb"/Indexed\b")
_COLOURED = re.compile(rb"/(?:DeviceRGB|CalRGB|DeviceCMYK|Lab)\b")
_GREY = re.compile(rb"/(?:DeviceGray|CalGray|CCITTFaxDecode|JBIG2Decode)\b")
_PROFILE = re.compile(rb"/ICCBased\s+(\d+)\s+\d+\s+R")
_COMPONENTS = re.compile(rb"/N\s+(\d)\b")
_ELSEWHERE = re.compile(rb"/ColorSpace\s+(\d+)\s+\d+\s+R")
_PAGE_SHARE = 2
"""A picture at least half as large as the largest one of a file is taken for a scanned page, not for a logo."""


class Picture(NamedTuple):
    """What the headers of a picture, or of the scans in one file, say."""

    long_edge: int
    """Pixels of the longer edge; of the smallest scan where there are several."""
    coloured: bool | None
    """Whether it can show colours; None when the headers do not tell, as with a palette."""


class _Scan(NamedTuple):
    width: int
    height: int
    coloured: bool | None

    @property
    def area(self) -> int:
        return self.width * self.height


def png_picture(data: bytes) -> Picture:
    """Read the header of a PNG picture."""
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return Picture(max(width, height), None if data[25] == _PALETTE_PNG else data[25] not in _GREY_PNG)


def gif_picture(data: bytes) -> Picture:
    """Read the header of a GIF picture; its palette is not looked at."""
    return Picture(max(int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")), None)


def jpeg_picture(data: bytes) -> Picture | None:
    """Read the frame of a JPEG picture; None when there is none before the picture data."""
    position = 2
    while position + 10 <= len(data) and data[position] == 0xFF and data[position + 1] != 0xDA:
        if data[position + 1] in _START_OF_FRAME:
            height, width = (int.from_bytes(data[position + at : position + at + 2], "big") for at in (5, 7))
            return Picture(max(width, height), data[position + 9] > 1)
        position += _step(data, position)
    return None


def _step(data: bytes, position: int) -> int:
    if data[position + 1] == 0xFF:
        return 1
    return 2 + int.from_bytes(data[position + 2 : position + 4], "big")


def pdf_picture(data: bytes) -> Picture | None:
    """Return what the scanned pages of a PDF have in common; None when it holds no pictures.

    A picture is a stream, which no other stream may hold, so its header is readable without unpacking anything.
    """
    scans = list(_scans(data))
    largest = max((scan.area for scan in scans), default=0)
    if not largest:
        return None
    pages = [scan for scan in scans if scan.area * _PAGE_SHARE >= largest]
    answers = {scan.coloured for scan in pages}
    coloured = False if False in answers else None if None in answers else True
    return Picture(min(max(scan.width, scan.height) for scan in pages), coloured)


def _scans(data: bytes) -> Iterator[_Scan]:
    masks = {int(number) for number in _MASK_OF.findall(data)}
    for match in _IMAGE.finditer(data):
        head = _OBJECT.search(_before(data, match.start()))
        header = _header(data, match.start())
        width, height = _WIDTH.search(header), _HEIGHT.search(header)
        if width is None or height is None or _STENCIL.search(header):
            continue
        if head is None or int(head[1]) not in masks:
            yield _Scan(int(width[1]), int(height[1]), _coloured(data, header))


def _before(data: bytes, position: int) -> bytes:
    """Return what stands before a place, from the head of the object around it."""
    start = data.rfind(b"obj", 0, position)
    return data[max(0, start - 24) : start + 3]


def _header(data: bytes, position: int) -> bytes:
    """Return the dictionary of the object around a place."""
    end = data.find(b"stream", position)
    return data[max(0, data.rfind(b"obj", 0, position)) : end if end >= 0 else len(data)]


def _coloured(data: bytes, header: bytes, *, followed: bool = False) -> bool | None:
    profile, elsewhere = _PROFILE.search(header), _ELSEWHERE.search(header)
    if _PALETTE.search(header):
        return None
    if _COLOURED.search(header):
        return True
    if _GREY.search(header):
        return False
    if profile is not None:
        components = _COMPONENTS.search(_object(data, int(profile[1])))
        return None if components is None else int(components[1]) > 1
    if elsewhere is not None and not followed:
        return _coloured(data, _object(data, int(elsewhere[1])), followed=True)
    return None


def _object(data: bytes, number: int) -> bytes:
    """Return the dictionary or array of a numbered object; empty when it is packed or not there."""
    match = re.search(rb"(?<!\d)%d\s+\d+\s+obj\b" % number, data)
    if match is None:
        return b""
    ends = [end for end in (data.find(word, match.end()) for word in (b"endobj", b"stream")) if end >= 0]
    return data[match.end() : min(ends, default=len(data))]
