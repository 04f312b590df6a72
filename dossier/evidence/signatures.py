"""Tell what a file is from its first bytes, whatever its name says."""

from dossier.text import Text

_SIGNATURES = (
    ("png", 0, b"\x89PNG\r\n\x1a\n"),
    ("jpeg", 0, b"\xff\xd8\xff"),
    ("gif", 0, b"GIF87a"),
    ("gif", 0, b"GIF89a"),
    ("zip", 0, b"PK\x03\x04"),
    ("zip", 0, b"PK\x05\x06"),
    ("office97", 0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("rar", 0, b"Rar!\x1a\x07"),
    ("7z", 0, b"7z\xbc\xaf\x27\x1c"),
    ("tiff", 0, b"II*\x00"),
    ("tiff", 0, b"MM\x00*"),
    ("bmp", 0, b"BM"),
    ("webp", 8, b"WEBP"),
    ("heic", 4, b"ftyp"),
)
_PDF_WITHIN = 1024
"""A PDF may begin with this many foreign bytes (ISO 32000-1, annex H.3.4.1)."""

NAMES = {
    "pdf": Text("PDF 文件", "a PDF"),
    "png": Text("PNG 图片", "a PNG picture"),
    "jpeg": Text("JPEG 图片", "a JPEG picture"),
    "gif": Text("GIF 图片", "a GIF picture"),
    "docx": Text("Word 文件", "a Word file"),
    "xlsx": Text("Excel 文件", "an Excel file"),
    "zip": Text("压缩包", "an archive"),
    "ofd": Text("OFD 版式文件", "an OFD file"),
    "office97": Text("旧版 Office（或加密的 Office）文件", "an old or encrypted Office file"),
    "rar": Text("压缩包", "an archive"),
    "7z": Text("压缩包", "an archive"),
    "tiff": Text("TIFF 图片", "a TIFF picture"),
    "bmp": Text("BMP 图片", "a BMP picture"),
    "webp": Text("WebP 图片", "a WebP picture"),
    "heic": Text("HEIC 图片或视频", "a HEIC picture or a video"),
    "html": Text("网页", "a web page"),
    "text": Text("纯文本", "plain text"),
    "unknown": Text("无法识别的内容", "unrecognised"),
}
"""Every kind this module can return, and the two that ``office`` finds inside an archive, in words."""

ENDINGS = {
    "pdf": (".pdf",),
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "gif": (".gif",),
    "docx": (".docx",),
    "xlsx": (".xlsx",),
}
"""Kinds that serve as evidence, with the file name endings they may have."""


def kind_of(data: bytes) -> str:
    """Return one of ``NAMES`` for the content of a file; ``zip`` also for office files."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    for kind, offset, signature in _SIGNATURES:
        if data.startswith(signature, offset):
            return kind
    return _kind_of_text(data[:4096])


def _kind_of_text(head: bytes) -> str:
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    control = set(head) & (set(range(32)) - set(b"\t\n\r\f"))
    return "unknown" if control or not _decodes(head) else "text"


def _decodes(head: bytes) -> bool:
    """Whether the bytes are text; the last character may be cut."""
    return any(_decodes_as(head, encoding) for encoding in ("utf-8", "gb18030"))


def _decodes_as(head: bytes, encoding: str) -> bool:
    try:
        head.decode(encoding)
    except UnicodeDecodeError as problem:
        return len(head) - problem.start < 4
    return True
