"""Write zip archives byte for byte reproducibly, with parts that were deflated beforehand copied as they are."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _UTF8, _DEFLATED = 20, 0x800, 8
_FIRST_YEAR = 1980


@dataclass(frozen=True, slots=True)
class Member:
    """One deflated file of an archive."""

    name: str
    crc: int
    size: int
    data: bytes
    """Raw deflate stream."""


def deflate(name: str, content: bytes, level: int = 2) -> Member:
    """Return ``content`` as a member; levels 1 to 3 take most of the gain in a fraction of the time."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return Member(name, zlib.crc32(content), len(content), packer.compress(content) + packer.flush())


def inflate(member: Member) -> bytes:
    """Return a member's content."""
    return zlib.decompress(member.data, -15)


def archive(members: Iterable[Member], moment: datetime) -> bytes:
    """Return the zip file of ``members``, in their order, all dated ``moment``."""
    clock, day = _dos_time(moment)
    out: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        name = member.name.encode()
        shared = (_UTF8, _DEFLATED, clock, day, member.crc, len(member.data), member.size, len(name), 0)
        out += (_LOCAL.pack(b"PK\x03\x04", _VERSION, *shared), name, member.data)
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *shared, 0, 0, 0, 0, offset), name)
        offset += _LOCAL.size + len(name) + len(member.data)
    central = b"".join(directory)
    count = len(directory) // 2
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), offset, 0)
    return b"".join((*out, central, end))


def members(data: bytes) -> list[Member]:
    """Return the members of an archive written by :func:`archive`."""
    found = []
    offset = 0
    while data[offset : offset + 4] == b"PK\x03\x04":
        fields = _LOCAL.unpack_from(data, offset)
        crc, packed, size, length = fields[6:10]
        start = offset + _LOCAL.size + length
        name = data[offset + _LOCAL.size : start].decode()
        found.append(Member(name, crc, size, data[start : start + packed]))
        offset = start + packed
    return found


def _dos_time(moment: datetime) -> tuple[int, int]:
    """Return time and day in the format of zip files, which begins in 1980 and counts in two seconds."""
    if moment.year < _FIRST_YEAR:
        moment = datetime(_FIRST_YEAR, 1, 1)
    clock = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    return clock, (moment.year - _FIRST_YEAR) << 9 | moment.month << 5 | moment.day
