"""Write PDF files object by object, sound ones and broken ones: bodies of objects -> bytes."""

import zlib
from collections.abc import Sequence

A3, A4, A5, LETTER = (842, 1191), (595, 842), (420, 595), (612, 792)
"""Widths and heights in points."""

FONT = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
WRITING = "BT /F1 12 Tf 72 380 Td (Example Technology Co Ltd, business licence 91110000MAFAKE01XB) Tj ET"


def assemble(objects: Sequence[bytes | str], *, version: str = "1.4", trailer: str = "", shift: int = 0) -> bytes:
    """Return a PDF whose objects are numbered from one; the first is the catalogue. ``shift`` falsifies the table."""
    out, places = f"%PDF-{version}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out) + shift)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, _bytes(content))
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    end = f"trailer\n<</Size {len(places) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (head + end).encode()


def stream(content: bytes | str, entries: str = "", *, packed: bool = False) -> bytes:
    """Return a stream object; ``packed`` compresses what is given."""
    data = zlib.compress(_bytes(content), 9) if packed else _bytes(content)
    entries += " /Filter /FlateDecode" if packed else ""
    return f"<<{entries} /Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


class Book:
    """Collects the objects of a document with ordinary pages; object 1 is the catalogue, 2 the page tree, 3 a font."""

    def __init__(self, catalogue: str = "", tree: str = "") -> None:
        self._objects: list[bytes | str] = ["", "", FONT]
        self.catalogue, self._tree = catalogue, tree
        self._pages: list[int] = []

    def add(self, content: bytes | str) -> int:
        """Return the number of a new object."""
        self._objects.append(content)
        return len(self._objects)

    def page(
        self,
        content: bytes | str | None = WRITING,
        size: tuple[float, float] | None = A4,
        more: str = "",
        forms: str = "",
    ) -> int:
        """Add a page that shows ``content``, with pictures or forms as resources (``/Im1 7 0 R``)."""
        shown = "" if content is None else f"/Contents {self.add(stream(content))} 0 R"
        box = "" if size is None else f"/MediaBox [0 0 {size[0]} {size[1]}]"
        resources = f"/Resources <</Font <</F1 3 0 R>> /XObject <<{forms}>>>>"
        number = self.add(f"<</Type /Page /Parent 2 0 R {box} {resources} {shown} {more}>>")
        self._pages.append(number)
        return number

    def made(self, *, version: str = "1.4", trailer: str = "", shift: int = 0) -> bytes:
        """Return the file."""
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        self._objects[0] = f"<</Type /Catalog /Pages 2 0 R {self.catalogue}>>"
        self._objects[1] = f"<</Type /Pages /Kids [{kids}] /Count {len(self._pages)} {self._tree}>>"
        return assemble(self._objects, version=version, trailer=trailer, shift=shift)


def pages(*sizes: tuple[float, float], more: str = "") -> bytes:
    """Return a PDF with one written page of each size."""
    book = Book()
    for size in sizes:
        book.page(size=size, more=more)
    return book.made()


def _bytes(content: bytes | str) -> bytes:
    return content if isinstance(content, bytes) else content.encode("latin-1")
