"""Say in both languages what keeps an evidence file from being used."""

from collections.abc import Sequence

from dossier.evidence.page_list import page_list
from dossier.text import Text

EMPTY = Text("文件是空的（0 字节）", "the file is empty (0 bytes)")
UNREADABLE = Text("文件无法读取，请检查访问权限", "the file cannot be read; check its permissions")
CUT_SHORT = Text("文件不完整，结尾缺失，可能没有传输完", "the file is cut short; its end is missing")
MACROS = Text("文件含有宏，请另存为不含宏的文件或 PDF", "the file contains macros; save it without them or as PDF")
OLD_OFFICE = Text("旧版 Office 格式，请另存为 docx、xlsx 或 PDF", "an old Office format; save it as docx, xlsx or PDF")
MOVING = Text(
    "是动态图片，含有不止一幅画面，审核人员看到哪一幅无法确定；请把各幅另存为静态图片，或者合成一个 PDF",
    "a moving picture holds more than one, and nobody can say which of them is seen; "
    "save each as a picture of its own, or put them into one PDF",
)
NO_PAGES = Text("PDF 没有页面", "the PDF has no page")
RESTRICTED = Text(
    "PDF 设有权限限制（能打开，但限制打印、复制或修改），请提供没有限制的文件",
    "the PDF is restricted (it opens but limits printing, copying or changing); give one without restrictions",
)
TOO_SLOW = Text(
    "检查超过时限，可能是损坏或恶意文件，请重新扫描或导出",
    "looking into the file took too long; it may be damaged or harmful; scan or export it again",
)
TOO_HUNGRY = Text(
    "检查时超出内存限制，可能是损坏或恶意文件，请重新扫描或导出",
    "looking into the file took too much memory; it may be damaged or harmful; scan or export it again",
)
BROKE_DOWN = Text(
    "检查程序无法读完这个文件，可能是损坏或恶意文件，请重新扫描或导出",
    "the file could not be read to its end; it may be damaged or harmful; scan or export it again",
)


def damaged(kind: str) -> Text:
    """Say that a file has the signature of ``kind`` but cannot be read."""
    return Text(f"{kind} 文件已损坏，无法读取", f"the {kind} file is damaged and cannot be read")


def locked(kind: str) -> Text:
    """Say that a file of ``kind`` needs a password."""
    return Text(
        f"{kind} 文件设有打开密码，请提供未加密的文件",
        f"the {kind} file needs a password to be opened; give one without",
    )


def too_large(size: int) -> Text:
    """Say that a file was not opened because of its size."""
    megabytes = size // (1024 * 1024)
    return Text(
        f"文件有 {megabytes} MB，太大，未打开；请压缩后再提供",
        f"the file has {megabytes} MB and was not opened; make it smaller",
    )


def too_many_pixels(width: int, height: int, page: int | None = None) -> Text:
    """Say that a picture claims more points than any scan has."""
    zh, en = ("图片", "the picture") if page is None else (f"第 {page} 页的图片", f"the picture on page {page}")
    return Text(
        f"{zh}标明 {width}×{height} 像素，远超正常扫描件，未打开",
        f"{en} claims {width}×{height} pixels, far more than a scan has, and was not opened",
    )


def without_size(pages: Sequence[int]) -> Text:
    """Say which pages have no width or no height."""
    zh, en = page_list(pages)
    return Text(f"{zh}尺寸为零", f"no width or no height: {en}")


def unreadable_pages(pages: Sequence[int]) -> Text:
    """Say which pages cannot be shown."""
    zh, en = page_list(pages)
    return Text(f"{zh}已损坏，无法显示", f"damaged and cannot be shown: {en}")
