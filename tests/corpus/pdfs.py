"""Make ordinary PDF files of every version and protection, with what may stand beside the pages."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from io import BytesIO
from typing import Any

import pikepdf

from tests.corpus.assembly import A3, A4, A5, LETTER, WRITING, Book, pages, stream

_OWNER_ONLY = pikepdf.Permissions(extract=False, modify_annotation=False, modify_other=False)


@cache
def plain() -> bytes:
    """Return three written A4 pages."""
    return pages(A4, A4, A4)


def saved(data: bytes, **how: Any) -> bytes:
    """Return the file as qpdf writes it anew."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(out, **({} if "encryption" in how else {"deterministic_id": True}), **how)
    return out.getvalue()


def locked(revision: int, *, aes: bool, user: str = "user-secret") -> bytes:
    """Return an encrypted file; without a password of the user only its owner's rights are kept."""
    protection = pikepdf.Encryption(
        owner="owner-secret", user=user, R=revision, aes=aes, metadata=revision >= 4, allow=_OWNER_ONLY
    )  # type: ignore[arg-type]  # the stubs know fewer revisions than the library
    return saved(plain(), encryption=protection)


def updated() -> bytes:
    """Return a file to which a later save has only added: a new object and a second table."""
    first = plain()
    place, before = len(first), first.rindex(b"xref\n0 ")
    addition = b"99 0 obj\n(added)\nendobj\n"
    table = f"xref\n99 1\n{place:010} 00000 n \n"
    end = f"trailer\n<</Size 100 /Root 1 0 R /Prev {before}>>\nstartxref\n{place + len(addition)}\n%%EOF\n"
    return first + addition + (table + end).encode()


def with_catalogue(entries: str, objects: tuple[bytes | str, ...] = ()) -> bytes:
    """Return one page and a catalogue with more entries; ``{0}`` is the number of the first of ``objects``."""
    book = Book()
    numbers = [book.add(one) for one in objects]
    book.catalogue = entries.replace("{0}", str(*numbers))
    book.page()
    return book.made()


def signed() -> bytes:
    """Return a page with a signature field; its seal is made of zeros, which only a validator would notice."""
    value = f"<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 100 300 200] /Contents <{'00' * 64}> /M (D:20261120090000+08'00')>>"
    book = Book()
    seal = book.add(value)
    field = book.add(
        f"<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V {seal} 0 R /Rect [0 0 0 0] /F 132 /P 6 0 R>>"
    )
    book.catalogue = f"/AcroForm <</Fields [{field} 0 R] /SigFlags 3>>"
    book.page(more=f"/Annots [{field} 0 R]")
    return book.made()


def annotated(*kinds: str) -> bytes:
    """Return two pages of which the second holds annotations of these kinds."""
    book = Book()
    book.page()
    more = {"Link": "/A <</S /URI /URI (https://example.cn)>>", "Widget": "/FT /Tx /T (t)"}
    notes = " ".join(
        f"<</Type /Annot /Subtype /{kind} /Rect [50 50 90 90] /Contents (?) {more.get(kind, '')}>>" for kind in kinds
    )
    book.page(more=f"/Annots [{notes}]")
    return book.made()


def told(author: str) -> bytes:
    """Return a page whose properties name an author."""
    book = Book()
    number = book.add(f"<</Author <feff{author.encode('utf-16-be').hex()}> /Producer (Example Writer)>>")
    book.page()
    return book.made(trailer=f"/Info {number} 0 R")


def partly_empty(*empty: int, content: str | None = None, count: int = 3) -> bytes:
    """Return written pages of which some show nothing."""
    book = Book()
    for number in range(1, count + 1):
        book.page(content if number in empty else WRITING)
    return book.made()


def inherited() -> bytes:
    """Return a page whose size stands in the page tree only."""
    book = Book(tree="/MediaBox [0 0 595 842]")
    book.page(size=None)
    return book.made()


def boxed(more: str, size: tuple[float, float] | None = None) -> bytes:
    """Return a page whose size is told in another way."""
    book = Book()
    book.page(size=size, more=more)
    return book.made()


def turned_writing(degrees: int, rotate: int = 0) -> bytes:
    """Return a page written in another direction, turned as a whole or not."""
    matrix = {0: "1 0 0 1 72 700", 90: "0 1 -1 0 300 100", 180: "-1 0 0 -1 500 700"}[degrees]
    book = Book()
    book.page(f"BT /F1 12 Tf {matrix} Tm (Example Technology Co Ltd, business licence) Tj ET", more=f"/Rotate {rotate}")
    return book.made()


def _one(trailer: str) -> bytes:
    book = Book()
    book.page()
    return book.made(trailer=trailer)


_SCRIPT = "<</S /JavaScript /JS (app.alert\\(1\\))>>"
_FILE = "/Names <</EmbeddedFiles <</Names [(a.txt) <</Type /Filespec /F (a.txt) /EF <</F {0} 0 R>>>>]>>>>"

PDFS: Mapping[str, Callable[[], bytes]] = {
    "plain": plain,
    "one": partial(pages, A4),
    "objects-in-streams": lambda: saved(plain(), object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "linearised": lambda: saved(plain(), linearize=True),
    "version-2": lambda: saved(plain(), force_version="2.0"),
    "updated": updated,
    "line-after-end": lambda: plain() + b"\x00" * 200,
    "rc4-40-user": lambda: locked(2, aes=False),
    "rc4-128-user": lambda: locked(3, aes=False),
    "aes-128-user": lambda: locked(4, aes=True),
    "aes-256-user": lambda: locked(6, aes=True),
    "rc4-40-owner": lambda: locked(2, aes=False, user=""),
    "aes-128-owner": lambda: locked(4, aes=True, user=""),
    "aes-256-owner": lambda: locked(6, aes=True, user=""),
    "unknown-protection": lambda: _one("/Encrypt <</Filter /Example.Rights /V 9>>"),
    "signed": signed,
    "note": lambda: annotated("Text", "Highlight", "Link"),
    "links-only": lambda: annotated("Link", "Link", "Popup", "Widget"),
    "stamp": lambda: annotated("Stamp"),
    "script-at-opening": lambda: with_catalogue(f"/OpenAction {_SCRIPT}"),
    "script-by-name": lambda: with_catalogue(f"/Names <</JavaScript <</Names [(a) {_SCRIPT}]>>>>"),
    "script-on-page": lambda: boxed(f"/AA <</O {_SCRIPT}>>", A4),
    "launch": lambda: with_catalogue("/OpenAction <</S /Launch /F (calc.exe)>>"),
    "launch-by-link": lambda: boxed("/Annots [<</Subtype /Link /Rect [0 0 9 9] /A <</S /Launch /F (calc.exe)>>>>]", A4),
    "form-of-programs": lambda: with_catalogue("/AcroForm <</Fields [] /XFA {0} 0 R>>", (stream("<xdp:xdp/>"),)),
    "opens-at-page": lambda: with_catalogue("/OpenAction [6 0 R /Fit]"),
    "attachment": lambda: with_catalogue(_FILE, (stream("hidden", "/Type /EmbeddedFile"),)),
    "attachment-on-page": lambda: annotated("FileAttachment"),
    "portfolio": lambda: with_catalogue(
        "/Collection <</View /D>> " + _FILE, (stream("hidden", "/Type /EmbeddedFile"),)
    ),
    "foreign-author": lambda: told("示例律师事务所"),
    "person-author": lambda: told("许知遥"),
    "empty-page": lambda: partly_empty(2),
    "page-of-blanks": lambda: partly_empty(3, content=" \n q Q \n"),
    "page-of-spaces": lambda: partly_empty(1, content="BT /F1 12 Tf 72 700 Td (   ) Tj ET"),
    "all-empty": lambda: partly_empty(1, 2, 3),
    "lines-only": lambda: partly_empty(2, content="2 w 50 50 400 300 re S 50 50 m 450 350 l S"),
    "a3": partial(pages, A3),
    "a5": partial(pages, A5),
    "letter": partial(pages, LETTER),
    "a4-landscape": partial(pages, (A4[1], A4[0])),
    "second-page-a3": partial(pages, A4, A3, A4),
    "a4-two-millimetres-off": partial(pages, (600, 847)),
    "inherited-size": inherited,
    "mirrored-box": lambda: boxed("/MediaBox [595 842 0 0]"),
    "cropped-to-a4": lambda: boxed("/CropBox [100 100 695 942]", A3),
    "unit-of-two": lambda: boxed("/UserUnit 2", (297.5, 421)),
    "turned-90": lambda: turned_writing(0, 90),
    "turned-180": lambda: turned_writing(0, 180),
    "turned-270": lambda: turned_writing(0, 270),
    "turned-back": lambda: turned_writing(90, 90),
    "written-upwards": lambda: turned_writing(90),
    "written-head-down": lambda: turned_writing(180),
    "odd-rotation": lambda: turned_writing(0, 45),
}
