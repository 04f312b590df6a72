"""Say in both languages what became of a scan and why."""

import re
from collections.abc import Callable, Sequence

from dossier.evidence.page_list import page_list
from dossier.signed.likeness import Difference
from dossier.text import Text

Told = Callable[[int, int], None]
"""Told which page of how many is being compared."""

_LONG = re.compile(r"\d{11,}")
_SHOWN = 3
"""Differences that are written out."""

UNREADABLE = Text(
    "扫描件没有可复制的文字，本机没有安装文字识别组件，无法核对；请安装 icp-dossier[ocr]，或由专人逐页核对后加 --person 姓名",
    "the scan has no text to copy and the extra that recognises writing is not installed; install icp-dossier[ocr], or "
    "have somebody compare it page by page and add --person NAME",
)
NO_DOCUMENT = Text(
    "认不出是哪一份文件；请以材料代码、标题或套件中的文件名作为扫描件文件名的开头",
    "no document it belongs to was found; begin its name with the material code, the title or the name in the package",
)
TWICE = Text(
    "另有扫描件对应同一份文件，不知道用哪一份；请只留一份，分开扫描的合并为一个 PDF",
    "another scan belongs to the same document; keep one of them, or combine the parts into one PDF",
)
NOT_A_SCAN = Text("不是 PDF、JPG 或 PNG 文件", "it is no PDF, JPG or PNG file")
BY_HAND = Text(
    "文件有人工修改没有合并，先处理 P06", "hand-made edits of the document are not settled; settle P06 first"
)
FAILED = Text("无法读取扫描件的内容", "the content of the scan cannot be read")
ENCRYPTED = Text("文件已加密，请提供没有加密的文件", "it is encrypted; give one that is not")


def unprinted(why: Text | None) -> Text:
    """Say that there is nothing to compare with."""
    tail = why or Text("没有做出 PDF", "no PDF was made")
    return Text(
        f"无法排出待签文件的页面：{tail.zh}", f"the pages of the document to sign cannot be laid out: {tail.en}"
    )


def page_count(expected: int, seen: int, blank: int) -> Text:
    """Say that pages are missing or too many."""
    also = Text(f"（其中空白页 {blank}）", f" ({blank} of them blank)") if blank else Text("", "")
    return Text(
        f"待签文件 {expected} 页，扫描件 {seen} 页{also.zh}；须逐页扫描，不缺页、不加页。"
        "用 Word 打印而分页不同的，请打印 dossier build --pdf 生成的 PDF",
        f"the document has {expected} pages, the scan {seen}{also.en}; scan every page and nothing else. Where Word breaks "
        "its pages elsewhere, print the PDF that dossier build --pdf makes",
    )


def other_text(page: int, share: float) -> Text:
    """Say that a page is not that of the document."""
    percent = f"{share:.0%}"
    return Text(
        f"第 {page} 页与待签文件的文字只有 {percent} 相符：不是同一份文件、页序不对，或扫描不清楚",
        f"only {percent} of the text of page {page} was found: another document, another order of pages, or a poor scan",
    )


def differs(page: int, differences: Sequence[Difference]) -> Text:
    """Say what stands otherwise on a page."""
    shown = [Difference(_hidden(one.expected), _hidden(one.seen)) for one in dict.fromkeys(differences)][:_SHOWN]
    zh = "；".join(f"应为“{one.expected}”，扫描件上是“{one.seen}”" for one in shown)
    en = "; ".join(f"“{one.expected}” expected, “{one.seen}” on the scan" for one in shown)
    return Text(
        f"第 {page} 页内容不同：{zh}。签的不是这一版的，重新打印签署；实际相同而识别有误的，用 300 dpi 重新扫描",
        f"page {page} differs: {en}. Print and sign the present version again; where they are the same and the reading "
        "is wrong, scan again at 300 dpi",
    )


def _hidden(words: str) -> str:
    """Return words without the middle of numbers as long as those of persons: messages go to screens and reports."""
    return _LONG.sub(lambda found: f"{found[0][:3]}…{found[0][-2:]}", words)


def accepted(pages: int, how: str, share: float, person: str) -> Text:
    """Say that a scan was taken and how it was compared."""
    count = Text(f"{pages} 页", f"{pages} page{'s' if pages > 1 else ''}")
    if how == "person":
        return Text(
            f"已接收，{count.zh}；文字未经程序核对，由{person}逐页核对",
            f"taken, {count.en}; not compared by the tool but page by page by {person}",
        )
    word = Text("识别", "recognised") if how == "ocr" else Text("复制", "copied")
    percent = f"{int(share * 100)}%"
    return Text(
        f"已接收，{count.zh}；逐页{word.zh}文字核对，各页至少 {percent} 相符",
        f"taken, {count.en}; text {word.en} page by page, at least {percent} of each page found",
    )


def dropped(pages: Sequence[int]) -> Text:
    """Say that empty pages were left out."""
    zh, en = page_list(pages)
    return Text(f"扫描件的空白页（{zh}）没有保留", f"empty pages of the scan ({en}) were left out")


def turned(pages: Sequence[int]) -> Text:
    """Say which pages were turned upright."""
    zh, en = page_list(pages)
    return Text(f"{zh}已转正", f"turned upright: {en}")


def unread(pages: Sequence[int]) -> Text:
    """Say on which pages numbers could not be compared."""
    zh, en = page_list(pages)
    return Text(f"{zh}有数字没有辨认出来，请人工核对", f"numbers could not be read, compare them yourself: {en}")


NO_RED = Text(
    "没有看到红色印迹，请核对是否已盖章、是否彩色扫描",
    "no red ink is seen; make sure that it is sealed and scanned in colour",
)


def together(*parts: Text) -> Text:
    """Return several remarks as one."""
    return Text("；".join(one.zh for one in parts), "; ".join(one.en for one in parts))
