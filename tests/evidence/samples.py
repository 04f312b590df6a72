"""Write small real evidence files, good and broken, for tests."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from tests.evidence.scans import drawing, jpeg_of, long_scan, picture

TEXT = b"BT /F1 12 Tf 72 700 Td (Example Technology, page of a paper) Tj ET"
_FONT = "/F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


@cache
def pdf(
    pages: int = 1,
    box: str = "0 0 595.28 841.89",
    *,
    page: str = "",
    catalogue: str = "",
    info: str = "",
    more: str = "",
) -> bytes:
    """Return a PDF with a line of text on every page; the texts go into the dictionaries of that name.

    ``more`` is one more object; its number is 4.
    """
    kids = " ".join(f"{number * 2 + 5} 0 R" for number in range(pages))
    objects = [
        f"<</Type /Catalog /Pages 2 0 R {catalogue}>>".encode(),
        f"<</Type /Pages /Kids [{kids}] /Count {pages}>>".encode(),
        f"<<{info}>>".encode(),
        (more or "null").encode("latin-1"),
    ]
    for number in range(pages):
        shown = f"/Resources <</Font <<{_FONT}>>>> /Contents {number * 2 + 6} 0 R {page}"
        objects.append(f"<</Type /Page /Parent 2 0 R /MediaBox [{box}] {shown}>>".encode())
        objects.append(b"<</Length %d>>\nstream\n%b\nendstream" % (len(TEXT), TEXT))
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    """Return a PDF with a table of these objects; the first is the catalogue, the third the properties."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(places) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size} /Root 1 0 R /Info 3 0 R>>\n"
    return out + f"{head}startxref\n{len(out)}\n%%EOF\n".encode()


def _saved(content: bytes, **options: Any) -> bytes:
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as opened:
        opened.save(out, **options)
    return out.getvalue()


def encrypted_pdf(user: str = "geheim") -> bytes:
    """Return a PDF that asks for a password, or with ``user=""`` only restricts its use."""
    import pikepdf

    return _saved(pdf(), encryption=pikepdf.Encryption(user=user, owner="owner", R=6))


def packed_pdf(pages: int = 1) -> bytes:
    """Return a PDF whose objects stand in a packed stream and whose table is a stream too."""
    import pikepdf

    return _saved(pdf(pages), object_stream_mode=pikepdf.ObjectStreamMode.generate)


def mended_pdf() -> bytes:
    """Return a PDF whose last pointer leads beside the table of its objects."""
    before, word, after = pdf().rpartition(b"startxref\n")
    return before + word + b"9" + after


def with_blank_pages(*blank: int, count: int = 3) -> bytes:
    """Return a PDF some pages of which show nothing."""
    pieces = pdf(count).split(TEXT)
    texts = [b" " * len(TEXT) if number in blank else TEXT for number in range(1, count + 1)]
    return b"".join(piece + text for piece, text in zip(pieces, [*texts, b""], strict=True))


def png(mode: str = "RGB") -> bytes:
    """Return a PNG picture of a page of print with a red seal."""
    return picture(drawing(700, 990).convert(mode), "PNG")


def badly_drawn() -> bytes:
    """Return a PDF that opens and cannot be packed below the limit, whose page lists what it draws without names."""
    import random

    from pikepdf import Array, Dictionary, Name, Pdf, Stream

    out, made = BytesIO(), Pdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    noise = Stream(made, random.Random(1).randbytes(5_000_001), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    page.obj.Resources = Dictionary(XObject=Array([made.make_indirect(noise)]))
    page.contents_add(b"/N Do")
    made.save(out, deterministic_id=True)
    return out.getvalue()


def gif() -> bytes:
    """Return a GIF picture."""
    return picture(drawing(700, 990).convert("P"), "GIF")


def archive(*names: str) -> bytes:
    """Return a zip archive with members of these names."""
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        for name in names:
            zipped.writestr(name, f"<content>of {name}</content>")
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


_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def written_docx(body: str = "", *, comments: str = "", core: str = "", app: str = "", header: str = "") -> bytes:
    """Return a Word file with these parts."""
    parts = {
        "word/document.xml": f"<w:document {_SPACE}><w:body>{body}</w:body></w:document>",
        "word/comments.xml": f"<w:comments {_SPACE}>{comments}</w:comments>",
        "word/header1.xml": f"<w:hdr {_SPACE}>{header}</w:hdr>",
        "docProps/core.xml": f"<cp:coreProperties>{core}</cp:coreProperties>",
        "docProps/app.xml": f"<Properties>{app}</Properties>",
    }
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return out.getvalue()


_SIGNED = "/AcroForm <</Fields [<</FT /Sig /T (seal) /V <</Type /Sig /ByteRange [0 1 2 3] /Contents <00>>>>>]>>"


@cache
def _filled(size: int, catalogue: str = "") -> bytes:
    """Return a PDF of exactly this many bytes, most of which nothing refers to."""
    lacking = size - len(_with_bulk(0, catalogue))
    return next(made for spare in range(20) if len(made := _with_bulk(lacking - spare, catalogue)) == size)


def _with_bulk(count: int, catalogue: str) -> bytes:
    return pdf(catalogue=catalogue, more=f"%{'%' * count}\nnull")


def _run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


_NOTE = "<</Type /Annot /Subtype {} /Rect [100 100 200 200] /Contents (to be changed)>>"
_SCRIPT = "<</S /JavaScript /JS (app.alert\\(1\\))>>"
_ATTACHED = "/Names <</EmbeddedFiles <</Names [(a) <</Type /Filespec /F (a.txt)>>]>>>>"

SAMPLES: dict[str, Callable[[], bytes]] = {
    "ok-pdf": pdf,
    "packed-pdf": packed_pdf,
    "encrypted-pdf": encrypted_pdf,
    "restricted-pdf": lambda: encrypted_pdf(""),
    "truncated-pdf": lambda: pdf(3)[:-200],
    "mended-pdf": mended_pdf,
    "no-pages-pdf": lambda: pdf(0),
    "flat-pdf": lambda: pdf(1, "0 0 595 0"),
    "script-pdf": lambda: pdf(catalogue=f"/OpenAction {_SCRIPT}"),
    "submitting-pdf": lambda: pdf(catalogue="/OpenAction <</S /SubmitForm /F (http://example.com)>>"),
    "attached-pdf": lambda: pdf(catalogue=_ATTACHED),
    "own-author-pdf": lambda: pdf(info=f"/Author <FEFF{'北京青禾示例科技有限公司'.encode('utf-16-be').hex()}>"),
    "noted-pdf": lambda: pdf(page=f"/Annots [{_NOTE.format('/Text')} {_NOTE.format('/Highlight')}]"),
    "linked-pdf": lambda: pdf(page=f"/Annots [{_NOTE.format('/Link')}]"),
    "foreign-author-pdf": lambda: pdf(info=f"/Author <FEFF{'示例律师事务所'.encode('utf-16-be').hex()}>"),
    "blank-second-page": lambda: with_blank_pages(2),
    "blank-pages": lambda: with_blank_pages(1, 3, 4, 5, count=6),
    "long-pdf": lambda: pdf(301),
    "long-scan": lambda: long_scan("L"),
    "turned-pdf": lambda: pdf(3, page="/Rotate 90"),
    "letter-pdf": lambda: pdf(1, "0 0 612 792"),
    "ok-png": png,
    "truncated-png": lambda: png()[:-6],
    "ok-jpg": lambda: jpeg_of(1060, 1500),
    "truncated-jpg": lambda: jpeg_of(1060, 1500)[:-2000],
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
    "cell-docx": lambda: written_docx("<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr></w:tc></w:tr></w:tbl>"),
    "embedding-docx": lambda: archive("word/document.xml", "word/embeddings/Microsoft_Excel_Worksheet.xlsx"),
    "commented-docx": lambda: written_docx(comments='<w:comment w:id="0"/>'),
    "instruction-docx": lambda: written_docx("<w:p><w:r><w:instrText>TOC</w:instrText></w:r></w:p>"),
    "broken-field-docx": lambda: written_docx(_run("第一章 错误!未定义书签。")),
    "broken-reference-docx": lambda: written_docx(_run("Error! Reference source</w:t></w:r><w:r><w:t> not found.")),
    "over-5-mb-badly-drawn": badly_drawn,
    "5-mb": lambda: _filled(5_000_000),
    "over-5-mb": lambda: _filled(5_000_001),
    "5-mib": lambda: _filled(5 * 1_048_576),
    "over-5-mib": lambda: _filled(5 * 1_048_576 + 1),
    "signed-over-5-mb": lambda: _filled(5_000_001, _SIGNED),
    "signed-5-mib": lambda: _filled(5 * 1_048_576, _SIGNED),
    "signed-over-5-mib": lambda: _filled(5 * 1_048_576 + 1, _SIGNED),
}
"""Contents by the words case files use."""
