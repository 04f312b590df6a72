"""Bring blocks of an edited document into a newly generated one: their numbering, bookmarks, links and pictures."""

from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from dossier.edits.block import Block, comments_of, remove

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BOOKMARKS = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))
_COMMENTS = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference"))
_VALUE = qn("w:val")


class NotGraftable(Exception):
    """A block holds something that cannot stand in another document."""


class Graft:
    """Copies blocks of ``mine`` for use in ``new``; ``pairs`` are blocks of the old and the new generated text."""

    def __init__(self, mine: Document, new: Document, pairs: Iterable[tuple[Block, Block]]) -> None:
        self._mine, self._new = mine, new
        self._numbers: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for old, current in pairs:
            self._numbers.update(zip(_numbers(old.element), _numbers(current.element), strict=False))
            self._names.update(zip(_names(old.element), _names(current.element), strict=False))
        self._known_numbers = {one.get(qn("w:numId")) for one in _numbering(new)}

    def copy(self, block: Block, instead_of: Block | None) -> Element:
        """Return a copy that fits the new document, with the bookmarks and section end of what it replaces.

        Raises:
            NotGraftable: the block refers to something that cannot be carried over.
        """
        element = deepcopy(block.element)
        self._sections(element, None if instead_of is None else instead_of.element)
        self._styles(element)
        self._lists(element)
        self._references(element)
        self._bookmarks(element, None if instead_of is None else instead_of.element)
        for mark in list(element.iter(*_COMMENTS)):
            remove(mark)
        self._relations(element)
        return element

    def _sections(self, element: Element, replaced: Element | None) -> None:
        """A section end keeps the generated page layout: its header and footer belong to the new document."""
        own = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        current = None if replaced is None else replaced.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if own is None and current is None:
            return
        if own is None or current is None:
            raise NotGraftable("section")
        own.addnext(deepcopy(current))
        remove(own)

    def _styles(self, element: Element) -> None:
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            for one in element.iter(qn(tag)):
                self._bring_style(one.get(_VALUE, ""))

    def _bring_style(self, style: str) -> None:
        styles = self._new.styles.element
        if _by_id(styles, style) is not None:
            return
        source = _by_id(self._mine.styles.element, style)
        if source is None:
            return
        styles.append(deepcopy(source))
        for tag in ("w:basedOn", "w:link", "w:next"):
            other = source.find(qn(tag))
            if other is not None:
                self._bring_style(other.get(_VALUE, ""))

    def _lists(self, element: Element) -> None:
        for one in element.iter(qn("w:numId")):
            number = self._numbers.get(one.get(_VALUE, ""), one.get(_VALUE, ""))
            if number not in self._known_numbers and number != "0":
                raise NotGraftable("list")
            one.set(_VALUE, number)

    def _references(self, element: Element) -> None:
        for one in element.iter(qn("w:instrText")):
            one.text = " ".join(self._names.get(word, word) for word in (one.text or "").split(" "))
        for one in element.iter(qn("w:hyperlink")):
            anchor = one.get(qn("w:anchor"))
            if anchor:
                one.set(qn("w:anchor"), self._names.get(anchor, anchor))

    def _bookmarks(self, element: Element, replaced: Element | None) -> None:
        """Bookmarks are numbered anew in each build: the copy takes those of the block it replaces."""
        for mark in list(element.iter(*_BOOKMARKS)):
            remove(mark)
        if replaced is None:
            return
        paragraph = element if element.tag == qn("w:p") else next(element.iter(qn("w:p")), None)
        if paragraph is None:
            return
        at = 1 if paragraph.find(qn("w:pPr")) is not None else 0
        for start in replaced.iter(_BOOKMARKS[0]):
            end = next(one for one in replaced.iter(_BOOKMARKS[1]) if one.get(qn("w:id")) == start.get(qn("w:id")))
            paragraph.insert(at, deepcopy(start))
            paragraph.append(deepcopy(end))
            at += 1

    def _relations(self, element: Element) -> None:
        for one in element.iter():
            for name, value in list(one.attrib.items()):
                if str(name).startswith(_RELATION):
                    one.set(name, self._related(str(value)))

    def _related(self, reference: str) -> str:
        relation = self._mine.part.rels.get(reference)
        if relation is None:
            raise NotGraftable("relation")
        if relation.is_external:
            return str(self._new.part.relate_to(relation.target_ref, relation.reltype, is_external=True))
        if relation.reltype != RELATIONSHIP_TYPE.IMAGE:
            raise NotGraftable(relation.reltype.rpartition("/")[2])
        found, _ = self._new.part.get_or_add_image(BytesIO(relation.target_part.blob))
        return str(found)


def comments_in(block: Block, document: Document) -> list[tuple[str, str, str]]:
    """Return author, initials and text of the comments on a block."""
    found = comments_of(document)
    ids = [one.get(qn("w:id"), "") for one in block.element.iter(qn("w:commentReference"))]
    return [found[one] for one in ids if one in found]


def _by_id(styles: Element, style: str) -> Element | None:
    return next((one for one in styles.iter(qn("w:style")) if one.get(qn("w:styleId")) == style), None)


def _numbering(document: Document) -> list[Element]:
    return list(document.part.numbering_part.element.iter(qn("w:num")))


def _numbers(element: Element) -> list[str]:
    return [one.get(_VALUE, "") for one in element.iter(qn("w:numId"))]


def _names(element: Element) -> list[str]:
    return [one.get(qn("w:name"), "") for one in element.iter(_BOOKMARKS[0])]
