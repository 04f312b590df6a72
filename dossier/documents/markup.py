"""Spell the small pieces of WordprocessingML which the numbering pass inserts: fields, bookmarks, contents."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
"""What a document root declares; drawings rely on it."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_STRONG = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'


_PLAIN = '<w:r><w:t xml:space="preserve">'
_SEAM = "</w:t></w:r>" + _PLAIN


def joined(body: str) -> str:
    """Return the body with plain runs that follow one another made one.

    Each tag of a template leaves a run of its own, and LibreOffice loses a comma that begins a run at the end of a line.
    """
    pieces = body.split(_SEAM)
    kept, plain = [pieces[0]], False
    for before, piece in pairwise(pieces):
        if (start := before.rfind("<w:r>")) >= 0:
            plain = before.startswith(_PLAIN, start)
        kept += [piece] if plain else [_SEAM, piece]
        plain = True
    return "".join(kept)


def run(text: str, bold: bool = False) -> str:
    """Return a run of escaped text."""
    return f'<w:r>{_STRONG if bold else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field_begin(instruction: str) -> str:
    """Return the begin of a field, up to where its cached result follows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, cached: str, bold: bool = False) -> str:
    """Return a whole field with its cached result."""
    return field_begin(instruction) + run(cached, bold) + FIELD_END


def bookmark_start(number: int, name: str) -> str:
    """Return the start of a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def bookmark_end(number: int) -> str:
    """Return the end of a bookmark."""
    return f'<w:bookmarkEnd w:id="{number}"/>'


def anchor_link(anchor: str, text: str, bold: bool = False) -> str:
    """Return a link to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run(text, bold)}</w:hyperlink>'


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents; texts are escaped."""

    level: int
    text: str
    bookmark: str
    page: str = ""
    """The page number from a layout pass; without one the entry has none."""


def contents(entries: Sequence[Entry], levels: int) -> str:
    """Return the table of contents: a title and a TOC field whose entries link to the headings."""
    chosen = [entry for entry in entries if entry.level <= levels]
    title = f'<w:p><w:pPr><w:pStyle w:val="TOCTitle"/></w:pPr>{run("目　录")}</w:p>'
    if not chosen:
        return title
    lines = [_entry(entry) for entry in chosen]
    lines[0] = field_begin(f'TOC \\o "1-{levels}" \\h \\z \\u') + lines[0]
    lines[-1] += FIELD_END
    # With one level there are no groups to set apart.
    gap = '<w:spacing w:before="0"/>' if levels == 1 else ""
    styles = (f'<w:pPr><w:pStyle w:val="TOC{entry.level}"/>{gap}</w:pPr>' for entry in chosen)
    return title + "".join(f"<w:p>{style}{line}</w:p>" for style, line in zip(styles, lines, strict=True))


def _entry(entry: Entry) -> str:
    reference = field(f"PAGEREF {entry.bookmark} \\h", entry.page)
    page = f"<w:r><w:tab/></w:r>{reference}" if entry.page else ""
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{run(entry.text)}{page}</w:hyperlink>'


def attribute(text: str) -> str:
    """Return text escaped for an attribute or for element content."""
    return str(escape(text))
