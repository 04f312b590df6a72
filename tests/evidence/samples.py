"""Write small real evidence files, good and broken, for tests."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile


def pdf(pages: int = 1, box: tuple[float, float] = (595, 842)) -> bytes:
    """Return a PDF with an ordinary cross-reference table."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(*box)
    return _written(writer)


def encrypted_pdf(user: str = "geheim") -> bytes:
    """Return a PDF that asks for a password, or with ``user=""`` only restricts its use."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt(user, "owner", algorithm="RC4-128")
    return _written(writer)


def _written(writer: "object") -> bytes:
    out = BytesIO()
    writer.write(out)  # type: ignore[attr-defined]
    return out.getvalue()


def packed_pdf(pages: int = 1) -> bytes:
    """Return a PDF of version 1.5, whose page objects stand in a packed stream and whose table is a stream too."""
    kids = " ".join(f"{number + 3} 0 R" for number in range(pages))
    objects = ["<</Type /Catalog /Pages 2 0 R>>", f"<</Type /Pages /Kids [{kids}] /Count {pages}>>"]
    objects += ["<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"] * pages
    index, body = [], ""
    for number, text in enumerate(objects, 1):
        index.append(f"{number} {len(body)}")
        body += text + " "
    head = " ".join(index) + " "
    stream = zlib.compress((head + body).encode())
    count = len(objects)
    out = b"%PDF-1.5\n"
    first = len(out)
    out += (
        f"{count + 1} 0 obj\n<</Type /ObjStm /N {count} /First {len(head)} /Filter /FlateDecode "
        f"/Length {len(stream)}>>\nstream\n"
    ).encode()
    out += stream + b"\nendstream\nendobj\n"
    start = len(out)
    rows = b"\x00\x00\x00\x00" + b"".join(struct.pack(">BHB", 2, count + 1, place) for place in range(count))
    rows += struct.pack(">BHB", 1, first, 0) + struct.pack(">BHB", 1, start, 0)
    out += (
        f"{count + 2} 0 obj\n<</Type /XRef /Size {count + 3} /W [1 2 1] /Root 1 0 R /Length {len(rows)}>>\nstream\n"
    ).encode()
    return out + rows + f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode()


def shifted_pdf() -> bytes:
    """Return a PDF whose pointers are all wrong by the length of foreign bytes before it."""
    return b"\x00junk before the header\n" + pdf()


def png(width: int = 4, height: int = 3) -> bytes:
    """Return a white PNG picture."""
    rows = b"".join(b"\x00" + b"\xff" * width * 3 for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(*, preview: bool = False, ended: bool = True) -> bytes:
    """Return the segments of a JPEG picture; ``preview`` embeds a complete smaller one."""
    inner = jpeg() if preview else b"Exif"
    segments = b"\xff\xe1" + struct.pack(">H", len(inner) + 2) + inner
    scan = b"\xff\xda" + struct.pack(">H", 8) + bytes(6) + b"\x12\xff\x00\x34" * 5
    return b"\xff\xd8" + segments + scan + (b"\xff\xd9" if ended else b"")


def gif() -> bytes:
    """Return a GIF picture of one point."""
    return b"GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


def archive(*names: str) -> bytes:
    """Return a zip archive with members of these names."""
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        for name in names:
            zipped.writestr(name, f"content of {name}" * 20)
    return out.getvalue()


def docx() -> bytes:
    """Return the outline of a Word file."""
    return archive("[Content_Types].xml", "word/document.xml")


def xlsx() -> bytes:
    """Return the outline of an Excel file."""
    return archive("[Content_Types].xml", "xl/workbook.xml")


def docm() -> bytes:
    """Return the outline of a Word file with macros."""
    return archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")


def xlsm() -> bytes:
    """Return the outline of an Excel file with macros."""
    return archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")


def encrypted_docx() -> bytes:
    """Return the outline of a Word file with a password, which is no archive any more."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(100)


def framed_jpeg(width: int, height: int, components: int = 3) -> bytes:
    """Return the segments of a JPEG picture that states its size; one component is grey."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 8 + 3 * components, 8, height, width, components)
    frame += b"".join(bytes((number, 0x11, 0)) for number in range(components))
    return jpeg()[:2] + frame + jpeg()[2:]


def grey_png(width: int, height: int, kind: int = 0) -> bytes:
    """Return a PNG picture with one byte for each point: grey, or with a palette (``kind`` 3)."""
    rows = (b"\x00" + b"\xff" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def scanned_pdf(*images: str) -> bytes:
    """Return a PDF with one page and one picture for each text, e.g. ``/Width 1 /Height 1 /ColorSpace /DeviceRGB``.

    Objects 1 to 3 are catalogue, pages and page; the pictures follow, then a grey and a coloured profile.
    """
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
        *(f"<</Type /XObject /Subtype /Image {one} /Length 1>>\nstream\n0\nendstream".encode() for one in images),
        *(f"<</N {number} /Length 1>>\nstream\n0\nendstream".encode() for number in (1, 3)),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(places) + 1} /Root 1 0 R>>\n"
    return out + f"{head}startxref\n{len(out)}\n%%EOF".encode()


def written_docx(body: str = "", *, comments: str = "", core: str = "", app: str = "", header: str = "") -> bytes:
    """Return a Word file with these parts."""
    parts = {
        "word/document.xml": f"<w:document><w:body>{body}</w:body></w:document>",
        "word/comments.xml": f"<w:comments>{comments}</w:comments>",
        "word/header1.xml": f"<w:hdr>{header}</w:hdr>",
        "docProps/core.xml": f"<cp:coreProperties>{core}</cp:coreProperties>",
        "docProps/app.xml": f"<Properties>{app}</Properties>",
    }
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return out.getvalue()


def _filled(size: int) -> bytes:
    """Return a PDF of exactly this many bytes."""
    return pdf() + b"%" * (size - len(pdf()))


def _run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


_A4 = "/Width {} /Height 1060 /BitsPerComponent 8"
_COLOURED = f"{_A4.format(1500)} /ColorSpace /DeviceRGB /Filter /DCTDecode"
_GREY = f"{_A4.format(1500)} /ColorSpace /DeviceGray /Filter /DCTDecode"

SAMPLES: dict[str, Callable[[], bytes]] = {
    "ok-pdf": pdf,
    "packed-pdf": packed_pdf,
    "encrypted-pdf": encrypted_pdf,
    "restricted-pdf": lambda: encrypted_pdf(""),
    "truncated-pdf": lambda: pdf(3)[:-200],
    "ok-png": png,
    "truncated-png": lambda: png()[:-6],
    "ok-jpg": jpeg,
    "truncated-jpg": lambda: jpeg(preview=True, ended=False),
    "ok-gif": gif,
    "ok-docx": docx,
    "ok-xlsx": xlsx,
    "docm": docm,
    "xlsm": xlsm,
    "encrypted-docx": encrypted_docx,
    "truncated-docx": lambda: docx()[:-40],
    "zip": lambda: archive("a.txt"),
    "empty": bytes,
    "junk": lambda: bytes(range(256)) * 8,
    "plain-docx": lambda: written_docx(_run("正文")),
    "own-docx": lambda: written_docx(
        core="<dc:creator>许知遥</dc:creator>", app="<Company>北京青禾示例科技有限公司</Company>"
    ),
    "foreign-company-docx": lambda: written_docx(app="<Company>示例代办服务有限公司</Company>"),
    "foreign-author-docx": lambda: written_docx(core="<cp:lastModifiedBy>示例律师事务所</cp:lastModifiedBy>"),
    "inserted-docx": lambda: written_docx('<w:p><w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins></w:p>'),
    "deleted-header-docx": lambda: written_docx(header='<w:p><w:del w:id="1"/></w:p>'),
    "commented-docx": lambda: written_docx(comments='<w:comment w:id="0"/>'),
    "instruction-docx": lambda: written_docx("<w:p><w:r><w:instrText>TOC</w:instrText></w:r></w:p>"),
    "broken-field-docx": lambda: written_docx(_run("第一章 错误!未定义书签。")),
    "broken-reference-docx": lambda: written_docx(_run("Error! Reference source</w:t></w:r><w:r><w:t> not found.")),
}
"""Contents by the words case files use."""

SCANS: dict[str, Callable[[], bytes]] = {
    "jpg-1500": lambda: framed_jpeg(1060, 1500),
    "jpg-3508": lambda: framed_jpeg(2480, 3508),
    "jpg-1499": lambda: framed_jpeg(1060, 1499),
    "grey-jpg": lambda: framed_jpeg(1060, 1500, 1),
    "grey-png": lambda: grey_png(4, 3),
    "palette-png": lambda: grey_png(4, 3, 3),
    "scan-1500": lambda: scanned_pdf(_COLOURED),
    "scan-1499": lambda: scanned_pdf(f"{_A4.format(1499)} /ColorSpace /DeviceRGB"),
    "scan-second-page-small": lambda: scanned_pdf(_COLOURED, f"{_A4.format(1400)} /ColorSpace /DeviceRGB"),
    "scan-with-logo": lambda: scanned_pdf(_COLOURED, "/Width 90 /Height 90 /ColorSpace /DeviceGray"),
    "scan-with-mask": lambda: scanned_pdf(f"{_COLOURED} /SMask 5 0 R", _GREY),
    "scan-with-stencil": lambda: scanned_pdf(_COLOURED, f"{_A4.format(3000)} /ImageMask true"),
    "grey-scan": lambda: scanned_pdf(_GREY),
    "grey-second-page": lambda: scanned_pdf(_COLOURED, _GREY),
    "fax-scan": lambda: scanned_pdf(f"{_A4.format(1500)} /Filter /CCITTFaxDecode"),
    "profile-scan": lambda: scanned_pdf(f"{_A4.format(1500)} /ColorSpace [/ICCBased 6 0 R]"),
    "grey-profile-scan": lambda: scanned_pdf(f"{_A4.format(1500)} /ColorSpace [/ICCBased 5 0 R]"),
    "indexed-scan": lambda: scanned_pdf(f"{_A4.format(1500)} /ColorSpace [/Indexed /DeviceRGB 255 (x)]"),
    "unclear-scan": lambda: scanned_pdf(f"{_A4.format(1500)} /Filter /JPXDecode"),
    "5-mb": lambda: _filled(5_000_000),
    "over-5-mb": lambda: _filled(5_000_001),
    "5-mib": lambda: _filled(5 * 1_048_576),
    "over-5-mib": lambda: _filled(5 * 1_048_576 + 1),
}
"""Scans of all kinds, and files at the size limit of the system and above it."""
