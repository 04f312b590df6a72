"""Make Word, Excel and OFD files: finished, with what authors leave behind, locked, damaged, swelling when unpacked."""

import zlib
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TRACKED = '<w:ins {0} w:id="1" w:author="甲"><w:r><w:t>新增</w:t></w:r></w:ins>'


@cache
def word(author: str = "", body: str = "", note: str = "") -> bytes:
    """Return a Word file with a heading and paragraphs; ``body`` is an XML element for the last of them."""
    document = docx.Document()
    document.core_properties.author = author
    document.core_properties.last_modified_by = author
    document.add_heading("收费标准", 1)
    paragraph = document.add_paragraph("会员费按年收取，价格含税。")
    if body:
        document.add_paragraph()._p.append(parse_xml(body.format(nsdecls("w"))))
    if note:
        document.add_comment(paragraph.runs, note, author="甲")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def sheet() -> bytes:
    """Return an Excel file."""
    book = openpyxl.Workbook()
    book.active.append(["项目", "价格"])
    book.properties.creator = ""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, changes: Mapping[str, bytes | None], *, packing: int = ZIP_DEFLATED) -> bytes:
    """Return an archive with members added, replaced, or left out (None)."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", packing) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def archive(members: Mapping[str, bytes]) -> bytes:
    """Return an archive."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()


def with_macros(data: bytes, name: str) -> bytes:
    """Return a file with macros, which its content types may or may not admit."""
    return repacked(data, {name: _OLE + bytes(600)})


def swollen(data: bytes, name: str, megabytes: int) -> bytes:
    """Return a file in which one part is this large when unpacked."""
    head = (
        b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><!--'
    )
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as new:
        for other in old.namelist():
            if other != name:
                new.writestr(other, old.read(other))
        with new.open(name, "w", force_zip64=True) as part:
            part.write(head)
            for _ in range(megabytes):
                part.write(b"a" * (1 << 20))
            part.write(b"--><w:body/></w:document>")
    return out.getvalue()


def laughing() -> bytes:
    """Return a Word file whose XML names ten things that are ten things each, nine times over."""
    lines = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)]
    text = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">{"".join(lines)}]>'
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"{text}<w:document {w}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    return repacked(word(), {"word/document.xml": body.encode()})


def changed_part() -> bytes:
    """Return a Word file in which the packed text of the main part was damaged on the way."""
    data = bytearray(repacked(word(), {}, packing=ZIP_STORED))
    at = data.index("会员费".encode())
    data[at] ^= 0x01
    return bytes(data)


def old_office(*streams: str) -> bytes:
    """Return the first sectors of an old Office file with a directory that names these streams."""
    header = bytearray(512)
    header[:8] = _OLE
    header[24:34] = b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    header[44:52] = b"\x01\0\0\0\x01\0\0\0"
    header[56:60] = b"\x00\x10\0\0"
    header[60:76] = b"\xfe\xff\xff\xff\0\0\0\0\xfe\xff\xff\xff\0\0\0\0"
    header[76:80] = bytes(4)
    header[80:512] = b"\xff" * 432
    table = b"\xfd\xff\xff\xff\xfe\xff\xff\xff" + b"\xff" * 504
    entries = b"".join(_entry(name, 5 if at == 0 else 2) for at, name in enumerate(("Root Entry", *streams)))
    return bytes(header) + table + entries.ljust(1024, b"\0")


def _entry(name: str, kind: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return written.ljust(64, b"\0") + len(written).to_bytes(2, "little") + bytes((kind, 1)) + b"\xff" * 12 + bytes(48)


_CONTENT_TYPES = "[Content_Types].xml"
_MACRO_TYPE = b"application/vnd.ms-word.document.macroEnabled.main+xml"

OFFICE: Mapping[str, Callable[[], bytes]] = {
    "word": word,
    "word-own-author": lambda: word("示例公司"),
    "word-foreign-author": lambda: word("示例律师事务所"),
    "word-tracked": lambda: word(body=_TRACKED),
    "word-comment": lambda: word(note="价格待确认"),
    "word-field-error": lambda: word(body="<w:r {0}><w:t>错误!未定义书签。</w:t></w:r>"),
    "word-macro": lambda: with_macros(word(), "word/vbaProject.bin"),
    "word-macro-admitted": lambda: repacked(
        with_macros(word(), "word/vbaProject.bin"),
        {
            _CONTENT_TYPES: b'<Types><Override PartName="/word/document.xml" ContentType="'
            + _MACRO_TYPE
            + b'"/></Types>'
        },
    ),
    "word-cut": lambda: word()[: len(word()) * 2 // 3],
    "word-without-text": lambda: repacked(word(), {"word/document.xml": None}),
    "word-text-no-xml": lambda: repacked(word(), {"word/document.xml": b"no XML"}),
    "word-changed": changed_part,
    "word-swollen": lambda: swollen(word(), "word/document.xml", 300),
    "word-laughing": laughing,
    "word-many-members": lambda: archive(
        {f"word/x{n}.xml": b"<a/>" for n in range(12_000)} | {"word/document.xml": b"<a/>"}
    ),
    "word-attachment": lambda: repacked(word(), {"word/embeddings/oleObject1.bin": _OLE + bytes(600)}),
    "word-path-upwards": lambda: repacked(word(), {"../../../../tmp/dossier-evil": b"x"}),
    "word-locked": lambda: old_office("EncryptionInfo", "EncryptedPackage"),
    "word-97": lambda: old_office("WordDocument", "1Table"),
    "excel-97": lambda: old_office("Workbook"),
    "old-header-only": lambda: _OLE,
    "sheet": sheet,
    "sheet-macro": lambda: with_macros(sheet(), "xl/vbaProject.bin"),
    "sheet-cut": lambda: sheet()[:-30],
    "slides": lambda: archive({"ppt/presentation.xml": b"<p/>", _CONTENT_TYPES: b"<Types/>"}),
    "odt": lambda: archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
    "ofd": lambda: archive({"OFD.xml": b"<ofd:OFD/>", "Doc_0/Document.xml": b"<ofd:Document/>"}),
}

OTHERS: Mapping[str, Callable[[], bytes]] = {
    "zip": lambda: archive({"营业执照.pdf": b"%PDF-1.4"}),
    "zip-empty": lambda: archive({}),
    "zip-header-only": lambda: b"PK\x03\x04",
    "zip-swollen": lambda: archive({f"{n}.bin": bytes(10 << 20) for n in range(8)}),
    "rar": lambda: b"Rar!\x1a\x07\x01\x00" + bytes(300),
    "7z": lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(300),
    "gzip": lambda: zlib.compress(b"text" * 50, wbits=31),
    "html": lambda: "<!DOCTYPE html><html><body>营业执照</body></html>".encode(),
    "html-gbk": lambda: "<html><meta charset=gbk><body>营业执照</body></html>".encode("gbk"),
    "text": lambda: "营业执照副本\n".encode() * 20,
    "text-gbk": lambda: "营业执照副本\n".encode("gbk") * 20,
    "text-utf16": lambda: "营业执照副本\n".encode("utf-16") * 20,
    "svg": lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>',
    "postscript": lambda: b"%!PS-Adobe-3.0\n%%Pages: 1\nshowpage\n",
    "program": lambda: b"MZ" + bytes(range(256)) * 4,
    "zeros": lambda: bytes(10_000),
    "video": lambda: b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2mp41" + bytes(400),
}
