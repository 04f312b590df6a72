"""Unpack an archive that came from other hands: bytes -> members, within bounds, or one error whatever is wrong with it."""

import io
import struct
import zipfile
import zlib

LARGEST = 50_000_000
"""Bytes of one member; a Word file's has some hundred thousand."""
_ALL = 4 * LARGEST
MOST = 10_000
"""Files in one archive."""
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OSError, ValueError)
"""RuntimeError: encrypted, or packed in a way Python does not know."""


class BrokenArchive(Exception):
    """The bytes are no sound archive."""


class TooLarge(BrokenArchive):
    """It would take more room than anything of its kind does."""


def members(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip in their order.

    Raises:
        BrokenArchive: it is none, is torn or encrypted.
        TooLarge: there are too many files, or too much in them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = [one for one in archive.infolist() if not one.is_dir()]
            if len(listed) > MOST or sum(one.file_size for one in listed) > _ALL:
                raise TooLarge
            return {one.filename: _content(archive, one) for one in listed}
    except _BROKEN as problem:
        raise BrokenArchive from problem


def _content(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """The directory may lie about a size: reading by count unpacks no more than that, and then finds the lie."""
    if one.file_size > LARGEST:
        raise TooLarge
    with archive.open(one) as stream:
        content = stream.read(one.file_size + 1)
    if len(content) != one.file_size:
        raise BrokenArchive
    return content
