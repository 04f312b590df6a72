"""Change files of the corpus at random: seeds -> hypothesis strategy of broken files."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from hypothesis import strategies as st

from tests.corpus.office import archive

LARGEST = 1 << 20
"""Bytes at which a mutant grows no further."""
_SCALE = 1 << 16

TOKENS = (
    b" /Encrypt 3 0 R ", b" /Encrypt <</Filter /Standard /V 5 /R 6 /Length 256>> ", b" /Kids [2 0 R] ", b" /Kids 2 0 R ",
    b" /Parent 3 0 R ", b" /Count -1 ", b" /Count 99999999 ", b" /Length 99999999 ", b" /Length -1 ", b" /Length 4 0 R ",
    b" /Filter [/FlateDecode /FlateDecode /FlateDecode] ", b" /Filter /LZWDecode ", b" /Filter /DCTDecode ",
    b" /Filter /ASCII85Decode ", b" /DecodeParms <</Predictor 15 /Columns 99999999>> ", b" /Filter /CCITTFaxDecode ",
    b" /Width 99999999 ", b" /Height 0 ", b" /BitsPerComponent 99 ", b" /ColorSpace [/Indexed 4 0 R 255 4 0 R] ",
    b" /MediaBox [0 0 0 0] ", b" /MediaBox [1e38 -1e38 (x) null] ", b" /Rotate 1e9 ", b" /Rotate /Name ", b" /UserUnit 0 ",
    b" /Contents [4 0 R 4 0 R 99 0 R null] ", b" /Resources 4 0 R ", b" /XObject <</Im1 4 0 R>> ", b" /Annots [[[4 0 R]]] ",
    b" /AcroForm <</Fields [2 0 R]>> ", b" /Names 1 0 R ", b" /OpenAction 1 0 R ", b" /Prev 9 ", b" /XRefStm 9 ",
    b" /Type /ObjStm /N 99999999 /First 1 ", b" /W [8 8 8] ", b" /Index [0 4294967295] ", b" /Size 2147483647 ",
    b"endobj\n", b"stream\r\n", b"endstream", b"xref\n0 99999999\n", b"trailer\n<<>>", b"startxref\n0\n", b"%%EOF",
    b"<<" * 500, b"[" * 2000, b"(" * 2000, b"q " * 5000, b"Q " * 50, b" 1e30 0 0 1e-30 0 0 cm ", b" /Im1 Do ", b" BI ID EI ",
    b" 0 0 0 0 0 0 Tm ", b"(\xfe\xff\xd8\x00) Tj ", b" 99999999999999999999 ", b" -0.0000000000000001 ", b" NaN ",
    b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03", b"\xff\xd9", b"\xff\xe1\xff\xffExif\0\0", b"\x00\x00\x00\x00IDAT",
    b"\xff\xff\xff\xffIHDR", b"\x2c\x00\x00\x00\x00\xff\xff\xff\xff", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"../",
    b"\xff\xff\xff\xff", b"\x00" * 512, b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>", b"&b;", b"<w:t>" * 300,
)  # fmt: skip
"""What makes readers stumble, wherever it stands."""


class Change(NamedTuple):
    """One change: what kind, at which share of the file, how much, and a number to choose or write with."""

    kind: str
    place: int
    amount: int
    choice: int


class Mutant(NamedTuple):
    """A changed file of the corpus."""

    seed: str
    data: bytes


_KINDS: Mapping[str, Callable[[bytearray, int, Change], None]]


def mutants(seeds: Mapping[str, bytes]) -> st.SearchStrategy[Mutant]:
    """Return a strategy that takes a seed and changes it one to eight times; an archive half the time from within."""
    change = st.builds(
        Change,
        st.sampled_from(sorted(_KINDS)),
        st.integers(0, _SCALE - 1),
        st.integers(1, 4096),
        st.integers(0, 255),
    )
    return st.builds(
        lambda name, changes, within: Mutant(name, _changed(seeds[name], changes, within)),
        st.sampled_from(sorted(seeds)),
        st.lists(change, min_size=1, max_size=8),
        st.booleans(),
    )


def _changed(data: bytes, changes: Sequence[Change], within: bool) -> bytes:
    if within and data.startswith(b"PK\x03\x04"):
        return _changed_within(data, changes)
    out = bytearray(data)
    for one in changes:
        _KINDS[one.kind](out, len(out) * one.place // _SCALE, one)
        del out[LARGEST:]
    return bytes(out)


def _changed_within(data: bytes, changes: Sequence[Change]) -> bytes:
    """Change one member of an archive and pack it again."""
    try:
        with ZipFile(BytesIO(data)) as zipped:
            parts = {name: zipped.read(name) for name in zipped.namelist()[:60]}
    except (BadZipFile, OSError):
        return _changed(data, changes, within=False)
    if not parts:
        return data
    chosen = sorted(parts)[changes[0].choice % len(parts)]
    return archive({**parts, chosen: _changed(parts[chosen], changes, within=False)})


def _flip(out: bytearray, at: int, one: Change) -> None:
    if out:
        out[at % len(out)] ^= one.choice or 1


def _write(out: bytearray, at: int, one: Change) -> None:
    token = TOKENS[one.choice % len(TOKENS)]
    out[at : at + len(token)] = token


def _insert(out: bytearray, at: int, one: Change) -> None:
    out[at:at] = TOKENS[one.choice % len(TOKENS)]


def _after_bracket(out: bytearray, at: int, one: Change) -> None:
    """Insert where a dictionary begins, so that it is read as an entry of it."""
    found = out.find(b"<<", at)
    if found >= 0:
        out[found + 2 : found + 2] = TOKENS[one.choice % len(TOKENS)]


def _number(out: bytearray, at: int, one: Change) -> None:
    """Write another number where one stands."""
    start = next((place for place in range(at, min(at + 400, len(out))) if chr(out[place]).isdigit()), None)
    if start is None:
        return
    end = start
    while end < len(out) and chr(out[end]).isdigit():
        end += 1
    values = (b"0", b"-1", b"1", b"3", b"65536", b"2147483648", b"99999999999999999999")
    out[start:end] = values[one.choice % len(values)]


def _cut(out: bytearray, at: int, one: Change) -> None:
    del out[at:]


def _remove(out: bytearray, at: int, one: Change) -> None:
    del out[at : at + one.amount]


def _repeat(out: bytearray, at: int, one: Change) -> None:
    out[at:at] = bytes(out[at : at + one.amount]) * (one.choice % 9 + 1)


def _move(out: bytearray, at: int, one: Change) -> None:
    piece = bytes(out[at : at + one.amount])
    to = len(out) * one.choice // 256
    out[to:to] = piece


def _blank(out: bytearray, at: int, one: Change) -> None:
    end = min(len(out), at + one.amount)
    out[at:end] = bytes((one.choice,)) * (end - at)


_KINDS = {
    "after bracket": _after_bracket, "blank": _blank, "cut": _cut, "flip": _flip, "insert": _insert, "move": _move,
    "number": _number, "remove": _remove, "repeat": _repeat, "write": _write,
}  # fmt: skip
