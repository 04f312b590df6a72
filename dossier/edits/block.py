"""Cut an opened Word document into blocks that can be compared: paragraphs and tables -> text and look.

Empty paragraphs, ends of sections and the table of contents are left out: they are made anew each time.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import QName
from lxml.etree import _Element as Element

_INVISIBLE = re.compile("[\u200b\ufeff]")
_BLANKS = re.compile(r"\s+")
_GAPS = {qn("w:tab"), qn("w:br"), qn("w:cr")}
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_CONTENTS = re.compile(r"TOC\d")
_LOOKS = tuple(map(qn, ("w:b", "w:i", "w:u", "w:strike", "w:color", "w:highlight", "w:sz", "w:vertAlign", "w:rStyle")))
_OBJECTS = tuple(map(qn, ("w:drawing", "w:pict", "w:object")))
_VALUE = qn("w:val")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or table."""

    element: Element
    text: str
    """What a reader reads, without automatic numbers and the results of fields."""
    look: str
    """Formatting a person may have changed, and comments."""

    @property
    def key(self) -> str:
        """What tells it from other blocks; one without words, such as a picture, is known by its look."""
        return self.text or self.look


def blocks(document: Document) -> list[Block]:
    """Return the blocks of the body in order."""
    comments = {number: f"{author}: {text}" for number, (author, _, text) in comments_of(document).items()}
    body = document.element.body
    found = (read_block(one, comments) for one in body if one.tag != qn("w:sectPr") and not _is_contents(one))
    return [one for one in found if one.text or _shows_something(one.element)]


def comments_of(document: Document) -> dict[str, tuple[str, str, str]]:
    """Return author, initials and text of each comment by its id."""
    if not any(one.reltype == RELATIONSHIP_TYPE.COMMENTS for one in document.part.rels.values()):
        return {}  # asking python-docx would add an empty list of comments
    return {str(one.comment_id): (one.author, one.initials or "", one.text) for one in document.comments}


def read_block(element: Element, comments: Mapping[str, str]) -> Block:
    """Return an element with its text and look."""
    return Block(element, text_of(element), _look(element, comments))


def _is_contents(element: Element) -> bool:
    """Whether an element is an entry of the table of contents, or a frame some programs put around them."""
    if element.tag == qn("w:sdt"):
        return any((one.text or "").strip().startswith("TOC ") for one in element.iter(qn("w:instrText")))
    return is_contents_line(element)


def _shows_something(element: Element) -> bool:
    """Whether an element without words is a picture, an object or a new page."""
    if any(True for _ in element.iter(*_OBJECTS)):
        return True
    return any(one.get(qn("w:type")) == "page" for one in element.iter(qn("w:br")))


def is_contents_line(element: Element) -> bool:
    """Whether a paragraph is an entry of the table of contents, which is made anew each time."""
    return bool(_CONTENTS.fullmatch(style_of(element)))


def remove(element: Element) -> None:
    """Take an element out of its document."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def style_of(element: Element) -> str:
    """Return the style id of a paragraph; empty for everything else."""
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(_VALUE, "")


def text_of(element: Element) -> str:
    """Return the visible text with single blanks."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", "".join(_pieces(element)))).strip()


def _pieces(element: Element) -> Iterator[str]:
    """Yield the text of runs outside field results: programs refresh these on their own, but not the text of links."""
    fields: list[str] = []
    for one in _visible(element):
        kind = one.get(qn("w:fldCharType")) if one.tag == qn("w:fldChar") else None
        if kind == "begin":
            fields.append("")
        elif kind == "end" and fields:
            fields.pop()
        elif one.tag == qn("w:instrText") and fields:
            fields[-1] += one.text or ""
        elif all(instruction.split()[:1] == ["HYPERLINK"] for instruction in fields):
            if one.tag == qn("w:t"):
                yield one.text or ""
            elif one.tag in _GAPS or one.tag == qn("w:p"):
                yield " "


def _visible(element: Element) -> Iterator[Element]:
    yield element
    for child in element:
        if child.tag not in _SKIPPED:
            yield from _visible(child)


def _look(element: Element, comments: Mapping[str, str]) -> str:
    """Return formatting as text; marks on runs are joined where neighbours look the same."""
    found: list[str] = []
    for one in _visible(element):
        if one.tag == qn("w:p"):
            aligned = one.find(f"{qn('w:pPr')}/{qn('w:jc')}")
            found.append(f"¶{style_of(one)}{'' if aligned is None else aligned.get(_VALUE)}")
        elif one.tag == qn("w:r"):
            _append_run(found, one)
        elif one.tag == qn("w:commentReference"):
            found.append(comments.get(one.get(qn("w:id"), ""), ""))
        elif one.tag == qn("w:shd"):
            found.append(f"shd{one.get(qn('w:fill'))}")
    return "|".join(found)


def local_name(element: Element) -> str:
    """Return the tag without its namespace."""
    return QName(element).localname


def _append_run(found: list[str], run: Element) -> None:
    if run.find(qn("w:t")) is None:
        return
    properties = run.find(qn("w:rPr"))
    marks = () if properties is None else [one for one in properties if one.tag in _LOOKS]
    mark = ",".join(sorted(f"{local_name(one)}={one.get(_VALUE, '1')}" for one in marks))
    if not found or found[-1] != mark:
        found.append(mark)
