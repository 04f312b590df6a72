"""A file that is no text is named for what it is, however odd its inside."""

import io
import zipfile
from pathlib import Path

import pytest

from dossier.errors import InputError
from dossier.profile.load import load_profile


def packed(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "x")
    return buffer.getvalue()


def of_a_later_version(data: bytes) -> bytes:
    """Return the archive with a version number in its directory that no program knows yet."""
    at = data.index(b"PK\x01\x02") + 6
    return data[:at] + b"\xfe\x00" + data[at + 2 :]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed("word/document.xml"), "Word"),
        (packed("notes.txt"), "ZIP"),
        (of_a_later_version(packed("word/document.xml")), "ZIP"),
        (packed("word/document.xml")[:40], "ZIP"),
    ],
)
def test_an_archive_is_named_and_never_breaks_the_reading(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        load_profile(path)
    assert said in caught.value.message.zh.upper() or said in caught.value.message.zh
