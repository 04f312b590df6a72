"""Look at a PDF that LibreOffice has made of a document: what would look different from what was written."""

import re
from collections.abc import Iterator
from html import unescape

import pikepdf

from dossier.documents.layout import Layout
from dossier.office.fonts import without_glyph
from dossier.text import Text
from dossier.zipped import members

_RANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>")
_SPAN = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
_RUN = re.compile(rb"<[wa]:t(?: [^>]*)?>([^<]*)<")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_MOST_NAMED = 8
_EVERYWHERE = ("Courier", "Helvetica", "Symbol", "Times-", "ZapfDingbats")
"""The standard fonts of every viewer (ISO 32000-1, 9.6.2.2)."""


def problems_of(pdf: pikepdf.Pdf, document: bytes) -> tuple[Text, ...]:
    """Return what a reader of the PDF would not see as it was written in the Word ``document``.

    Characters are taken from both: the PDF notes only one of those that share a box, Word leaves out its bullets.
    """
    bare = fonts_left_out(pdf)
    tables = (font.ToUnicode.read_bytes() for font in _fonts(pdf) if "/ToUnicode" in font)
    used = {one for table in tables for one in _mapped(table)} | set(_written(document))
    return (*_unshown(used), *([_bare(bare)] if bare else []))


def fonts_left_out(pdf: pikepdf.Pdf) -> list[str]:
    """Return the fonts that a viewer has to have itself, but for those which every viewer has."""
    names = {str(font.get("/BaseFont", "?")).lstrip("/") for font in _fonts(pdf) if not _is_embedded(font)}
    return sorted(name for name in names if not name.startswith(_EVERYWHERE))


def _unshown(used: set[str]) -> Iterator[Text]:
    """Characters without a glyph are drawn as a box; private ones as whatever some font has in their place."""
    private = {one for one in used if _is_private(one)}
    missing = without_glyph(used - private)
    if private:
        yield Text(
            f"用了自定义区字符（{_named(private)}），各台电脑显示不同，请改用标准字符",
            f"uses private characters ({_named(private)}), which look different on every computer: use standard ones",
        )
    if missing:
        yield Text(
            f"本机没有字体能显示这些字符：{_named(missing)}；PDF 中成了方框，请安装字体或改写",
            f"no font here can show {_named(missing)}: they are boxes in the PDF; install a font or write it otherwise",
        )
    if missing is None:
        yield Text(
            "没有 fontconfig，未核对缺字，请人工翻看", "missing glyphs were not looked for: there is no fontconfig"
        )


def _is_private(one: str) -> bool:
    return 0xE000 <= ord(one) <= 0xF8FF or ord(one) >= 0xF0000


def _named(characters: set[str] | frozenset[str]) -> str:
    named = [f"U+{ord(one):04X}" if _is_private(one) else f"{one} U+{ord(one):04X}" for one in sorted(characters)]
    return "、".join([*named[:_MOST_NAMED], *(["…"] if len(named) > _MOST_NAMED else [])])


def _bare(names: list[str]) -> Text:
    listed = "、".join(names)
    return Text(f"字体没有嵌入 PDF：{listed}", f"fonts are not embedded in the PDF: {listed}")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every font, not the parts of a compound one."""
    for one in pdf.objects:
        is_font = isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font" and "/Subtype" in one
        if is_font and not str(one.Subtype).startswith("/CIDFont"):
            yield one


def _is_embedded(font: pikepdf.Object) -> bool:
    if font.Subtype == "/Type3":
        return True
    inner = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
    descriptor = inner.get("/FontDescriptor")
    return descriptor is not None and any(f"/FontFile{number}" in descriptor for number in ("", "2", "3"))


def _mapped(table: bytes) -> Iterator[str]:
    """Yield the characters which a font of the PDF shows."""
    for block in _CHARACTERS.findall(table):
        for code in _PAIR.findall(block):
            yield from _text(code)
    for block in _RANGE.findall(table):
        for low, high, target in _SPAN.findall(block):
            codes = _HEX.findall(target)
            if target.startswith(b"["):
                yield from (one for code in codes for one in _text(code))
            else:
                first = _text(codes[0])
                count = min(int(high, 16) - int(low, 16), 0xFFFF) + 1
                yield from first[:-1]
                yield from (chr(ord(first[-1]) + step) for step in range(count) if first)


def _written(document: bytes) -> Iterator[str]:
    """Yield the texts of a Word file, drawings and headers among them."""
    for name, content in members(document).items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield from (one for text in _RUN.findall(content) for one in unescape(text.decode("utf-8", "replace")))


def _text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", "ignore")


def agrees(pdf: pikepdf.Pdf, layout: Layout) -> bool:
    """Whether the headings stand on the pages which the table of contents prints."""
    places = list(_heading_pages(pdf))
    if len(places) != len(layout.pages):
        return False
    before = {place - printed for place, printed in zip(places, layout.pages, strict=True)}
    return not before or (len(before) == 1 and len(pdf.pages) - before.pop() - 1 == layout.total)


def _heading_pages(pdf: pikepdf.Pdf) -> Iterator[int]:
    """Yield for each bookmark, in order, the place of its page, counted from zero."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        for entry in _flat(outline.root):
            assert isinstance(entry.destination, pikepdf.Array)  # LibreOffice names no places
            yield numbers[entry.destination[0].objgen]


def _flat(entries: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)
