"""Archives from other hands are unpacked within bounds, and everything wrong with one is one error."""

import io
import tracemalloc
import zipfile

import pytest

from dossier import zipped
from dossier.errors import InputError
from dossier.package.verify import verify
from dossier.zipped import BrokenArchive, TooLarge, members


def packed(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def said_to_be(data: bytes, size: int, said: int) -> bytes:
    """Return an archive that gives another size for a member, in both places where sizes stand."""
    return data.replace(size.to_bytes(4, "little"), said.to_bytes(4, "little"))


def test_members_come_in_their_order_without_folders() -> None:
    assert list(members(packed(b=b"2", a=b"1")).items()) == [("b", b"2"), ("a", b"1")]
    assert members(packed(**{"f/": b""})) == {}


@pytest.mark.parametrize(
    "data",
    [b"", b"no zip", packed(a=b"x" * 999)[:-30], b"PK\x05\x06" + b"\xff" * 18],
    ids=["empty", "text", "cut", "directory without members"],
)
def test_what_is_no_archive_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenArchive):
        members(data)


def test_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST", 1000)
    monkeypatch.setattr(zipped, "_ALL", 1500)
    monkeypatch.setattr(zipped, "MOST", 3)
    assert len(members(packed(a=b"x" * 1000))) == 1
    for much in (packed(a=b"x" * 1001), packed(a=b"x" * 999, b=b"x" * 999), packed(**{str(n): b"" for n in range(4)})):
        with pytest.raises(TooLarge):
            members(much)


def test_a_size_that_is_a_lie_unpacks_no_more_than_it_says() -> None:
    liar = said_to_be(packed(a=b" " * 40_000_001), 40_000_001, 11)
    tracemalloc.start()
    try:
        with pytest.raises(BrokenArchive):
            members(liar)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_verifying_a_bomb_holds_none_of_it(tmp_path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(packed(**{"p/a": b" " * 40_000_000, "p/manifest.json": b"{}"}))
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="无法识别"):
            verify(path)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_verifying_an_archive_with_a_torn_stream_says_so(tmp_path) -> None:
    data = bytearray(packed(**{"p/manifest.json": b"abcdefgh" * 500}))
    data[48:58] = b"\xff" * 10
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(InputError, match="不是完好的 zip"):
        verify(path)
