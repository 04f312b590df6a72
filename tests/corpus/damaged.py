"""Make broken and hostile PDF files: cut, mended, without pages, endless, and swelling when unpacked."""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from tests.corpus.assembly import A4, FONT, WRITING, Book, assemble, pages, stream
from tests.corpus.pdfs import plain, saved

CUTS = (5, 20, 40, 60, 80, 95)
"""Percentages of a file that are left after a copy broke off."""


def cut(percent: int) -> bytes:
    """Return the beginning of a file."""
    return plain()[: len(plain()) * percent // 100]


def cut_packed(percent: int) -> bytes:
    """Return the beginning of a file whose objects are packed in streams."""
    data = saved(plain(), linearize=True)
    return data[: len(data) * percent // 100]


def boxed(box: str) -> bytes:
    """Return a page with this for its size."""
    book = Book()
    book.page(size=None, more=box)
    return book.made()


def nested(depth: int) -> bytes:
    """Return one page below this many levels of the page tree."""
    first = [
        "<</Type /Catalog /Pages 2 0 R>>",
        *(f"<</Type /Pages /Kids [{n + 1} 0 R] /Count 1 {_parent(n)}>>" for n in range(2, depth + 2)),
    ]
    last = depth + 2
    return assemble([*first, f"<</Type /Page /Parent {last - 1} 0 R /MediaBox [0 0 595 842]>>"])


def _parent(number: int) -> str:
    return f"/Parent {number - 1} 0 R" if number > 2 else ""


def many(count: int) -> bytes:
    """Return this many pages with one and the same content, as a report printed by a machine."""
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + count))
    page = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 3 0 R>>>>>>"
    head = ["<</Type /Catalog /Pages 2 0 R>>", f"<</Type /Pages /Kids [{kids}] /Count {count}>>", FONT]
    return assemble([*head, stream("BT /F1 12 Tf 72 700 Td (page) Tj ET"), *[page] * count])


def tree(kids: str, count: int = 1) -> bytes:
    """Return a file with two pages in which the tree says something else."""
    page = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
    return assemble(["<</Type /Catalog /Pages 2 0 R>>", f"<</Type /Pages /Kids [{kids}] /Count {count}>>", page, page])


def form_of_itself() -> bytes:
    """Return a page with a form that draws itself, and two that draw each other."""
    book = Book()
    one, two, three = 4, 5, 6
    for number, inner in ((one, one), (two, three), (three, two)):
        form = f"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources <</XObject <</A {inner} 0 R>>>>"
        assert book.add(stream("/A Do", form)) == number
    book.page("/A Do /B Do", forms=f"/A {one} 0 R /B {two} 0 R")
    return book.made()


def forms_doubling(levels: int) -> bytes:
    """Return a page with forms that draw the next one twice each: 2 ** levels drawings of one small picture."""
    book = Book()
    picture = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    number = book.add(stream(b"\x80", picture))
    for _ in range(levels):
        form = f"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources <</XObject <</A {number} 0 R>>>>"
        number = book.add(stream("/A Do /A Do", form))
    book.page("/A Do", forms=f"/A {number} 0 R")
    return book.made()


def swollen_content(megabytes: int) -> bytes:
    """Return a page whose content, unpacked twice, is this large."""
    inner = packed_zeros(megabytes << 20, b" ")
    book = Book()
    number = book.add(stream(zlib.compress(inner, 9), "/Filter [/FlateDecode /FlateDecode]"))
    book.page(None, more=f"/Contents {number} 0 R")
    return book.made()


def packed_zeros(size: int, byte: bytes = b"\0") -> bytes:
    """Return so many equal bytes, compressed: one block packed once and repeated, with the checksum of the whole."""
    block, rest = 1 << 20, size % (1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = packer.compress(byte * block) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.compress(byte * rest) + packer.flush()
    value, prime = byte[0], 65521
    low, high = (1 + size * value) % prime, (size + value * (size * (size + 1) // 2)) % prime
    return b"\x78\xda" + once * (size // block) + end + (high << 16 | low).to_bytes(4, "big")


def swollen_picture(edge: int) -> bytes:
    """Return a page with a picture that has this many points each way, all black."""
    picture = f"/Type /XObject /Subtype /Image /Width {edge} /Height {edge} /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    book = Book()
    number = book.add(
        stream(zlib.compress(packed_zeros(edge * edge * 3), 9), f"{picture} /Filter [/FlateDecode /FlateDecode]")
    )
    book.page(f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /Im1 Do Q", forms=f"/Im1 {number} 0 R")
    return book.made()


def swollen_table() -> bytes:
    """Return a file whose cross-reference stream claims ten million objects."""
    claim = "/Type /XRef /Size 10000000 /W [1 2 1] /Index [0 10000000] /Root 1 0 R"
    body = b"%PDF-1.5\n1 0 obj\n" + stream(packed_zeros(40_000_000), f"{claim} /Filter /FlateDecode") + b"\nendobj\n"
    return body + b"startxref\n9\n%%EOF\n"


def deep_brackets(depth: int) -> bytes:
    """Return a file with an object of brackets within brackets."""
    return assemble(
        ["<</Type /Catalog /Pages 2 0 R /X 3 0 R>>", "<</Type /Pages /Kids [] /Count 0>>", "[" * depth + "]" * depth]
    )


def damaged_content() -> bytes:
    """Return a page whose packed drawing instructions were changed on the way."""
    data = bytearray(stream("".join(f"{WRITING} % {number}\n" for number in range(200)), packed=True))
    middle = data.index(b"stream\n") + (len(data) - data.index(b"stream\n")) // 2
    data[middle : middle + 8] = bytes(one ^ 0xFF for one in data[middle : middle + 8])
    book = Book()
    book.page(None, more=f"/Contents {book.add(bytes(data))} 0 R")
    return book.made()


def picture_missing() -> bytes:
    """Return a page that draws nothing but a picture the file does not hold."""
    book = Book()
    book.page(f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /Im1 Do Q", forms="/Im1 99 0 R")
    return book.made()


def without(pattern: bytes) -> bytes:
    """Return a file in which a keyword is overwritten by blanks."""
    return re.sub(pattern, lambda found: b" " * len(found[0]), plain())


def numbers(replacements: Mapping[bytes, bytes]) -> bytes:
    """Return a file in which some words are others."""
    data = plain()
    for old, new in replacements.items():
        assert old in data
        data = data.replace(old, new)
    return data


def wrong_picture_length() -> bytes:
    """Return a written page with a small picture whose length is said to be too short."""
    book = Book()
    picture = "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    number = book.add(stream(b"\x80" * 64, picture).replace(b"/Length 64", b"/Length 60"))
    book.page(f"{WRITING} q 40 0 0 40 500 780 cm /Im1 Do Q", forms=f"/Im1 {number} 0 R")
    return book.made()


def another_entry(number: int, old: bytes | None, new: bytes) -> bytes:
    """Return a file whose table says something else of one object; without ``old`` of its place."""
    body, mark, table = plain().rpartition(b"\nxref\n")
    lines = table.split(b"\n")
    entry = lines[number + 1]
    lines[number + 1] = entry.replace(old or entry[:10], new)
    return body + mark + b"\n".join(lines)


def cuts() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for percent in CUTS:
        yield f"cut-{percent}", partial(cut, percent)
        yield f"cut-packed-{percent}", partial(cut_packed, percent)


DAMAGED: Mapping[str, Callable[[], bytes]] = {
    **dict(cuts()),
    "end-mark-missing": lambda: plain()[:-6],
    "table-shifted": lambda: _shifted(7),
    "table-missing": lambda: without(rb"xref\n0(?s:.)*?(?=trailer)"),
    "startxref-missing": lambda: without(rb"startxref\n\d+"),
    "startxref-beyond": lambda: re.sub(rb"startxref\n\d+", b"startxref\n99999999", plain()),
    "startxref-at-itself": lambda: numbers({b"/Root 1 0 R": b"/Root 1 0 R /Prev %d" % plain().rindex(b"xref\n0 ")}),
    "junk-before-header": lambda: b"HTTP/1.1 200 OK\r\n\r\n" + plain(),
    "long-junk-before-header": lambda: b"\x01" * 2000 + plain(),
    "transferred-as-text": lambda: saved(plain()).replace(b"\n", b"\r\n"),
    "null-bytes-inside": lambda: plain()[:300] + bytes(200) + plain()[500:],
    "empty": bytes,
    "one-byte": lambda: b"%",
    "header-only": lambda: b"%PDF-1.7\n",
    "no-root": lambda: numbers({b"/Root 1 0 R": b"           "}),
    "root-is-page": lambda: numbers({b"/Root 1 0 R": b"/Root 3 0 R"}),
    "no-pages": lambda: tree("", 0),
    "page-of-no-size": lambda: boxed("/MediaBox [0 0 0 0]"),
    "page-of-no-height": lambda: boxed("/MediaBox [0 0 595 0]"),
    "page-of-huge-size": lambda: boxed("/MediaBox [0 0 1e9 1e9]"),
    "page-without-size": lambda: boxed(""),
    "page-size-of-words": lambda: boxed("/MediaBox [(a) (b) (c) (d)]"),
    "5000-pages": lambda: many(5000),
    "deep-tree": lambda: nested(3000),
    "tree-loop": lambda: tree("3 0 R 2 0 R", 2),
    "tree-of-missing": lambda: tree("98 0 R 99 0 R", 2),
    "count-too-large": lambda: tree("3 0 R 4 0 R", 999_999_999),
    "count-negative": lambda: tree("3 0 R 4 0 R", -1),
    "length-wrong": lambda: numbers({b"/Length ": b"/Length 9"}),
    "length-of-itself": lambda: re.sub(rb"/Length \d+", b"/Length 4 0 R", plain()),
    "length-of-picture-wrong": wrong_picture_length,
    "font-of-other-generation": lambda: another_entry(3, b"00000 n", b"00001 n"),
    "content-at-nought": lambda: another_entry(4, None, b"0000000000"),
    "form-of-itself": form_of_itself,
    "forms-doubling": lambda: forms_doubling(28),
    "swollen-content": lambda: swollen_content(200),
    "swollen-picture": lambda: swollen_picture(20_000),
    "swollen-table": swollen_table,
    "deep-brackets": lambda: deep_brackets(100_000),
    "content-damaged": damaged_content,
    "picture-missing": picture_missing,
    "same-page-twice": lambda: tree("3 0 R 3 0 R", 2),
    "two-files-in-one": lambda: plain() + pages(A4),
}


def _shifted(by: int) -> bytes:
    book = Book()
    book.page()
    return book.made(shift=by)
