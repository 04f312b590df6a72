"""Rebuild a document that a person has edited: the old generated text, the edited file, the new text -> one file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import cast

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from lxml.etree import _Element as Element

from dossier.edits.block import Block, blocks, comments_of, remove, text_of
from dossier.edits.graft import Graft, NotGraftable, comments_in
from dossier.edits.opening import open_document, saved
from dossier.edits.style_ids import use_ids_of
from dossier.edits.threeway import Region, Side, align

AUTHOR = "dossier"
"""Author of the comments that ask a person to decide; a document holding one is not finished."""

_QUOTED = 3000
"""Characters of new text a comment quotes at most."""


class Kind(Enum):
    """What became of one change."""

    KEPT = "kept"
    CONFLICT = "conflict"
    LOOK_LOST = "look_lost"
    """Only formatting had been changed, and the text is a new one."""
    FURNITURE = "furniture"
    """Page header or footer had been changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the person, for the report."""

    kind: Kind
    before: str
    mine: str
    new: str


@dataclass(slots=True)
class Rebuilt:
    """The outcome; ``data`` is None where the edited file cannot be rebuilt and has to stay as it is."""

    data: bytes | None
    changes: list[Change] = field(default_factory=list)


def rebuild(base: bytes, mine: bytes, new: bytes) -> Rebuilt:
    """Return the new document with the person's changes.

    What only the person changed stays as the person wrote it; what only the profile changed is new; where both did,
    the person's text stays, with the new text in a comment. A file that is damaged may raise anything.
    """
    try:
        documents = [open_document(data) for data in (base, mine, new)]
        return _Rebuild(*documents).run()
    except NotGraftable:
        return Rebuilt(None)


class _Rebuild:
    def __init__(self, base: Document, mine: Document, new: Document) -> None:
        use_ids_of(new, mine)
        self._mine_document, self._new_document = mine, new
        self._base, self._mine, self._new = blocks(base), blocks(mine), blocks(new)
        self._regions = list(align(*([one.key for one in side] for side in (self._base, self._mine, self._new))))
        pairs = [
            (self._base[b], self._new[n])
            for region in self._regions
            for b, n in zip(region.base, region.new, strict=False)
        ]
        self._graft = Graft(mine, new, pairs)
        self._changes = [*_furniture(base, mine)]
        self._notes: list[tuple[Element, tuple[str, str, str]]] = []
        self._last: Element | None = None
        """The last block of the result so far."""

    def run(self) -> Rebuilt:
        for region in self._regions:
            self._apply(region)
        for element, (author, initials, text) in self._notes:
            self._comment(element, author, initials, text)
        return Rebuilt(saved(self._new_document), self._changes)

    def _apply(self, region: Region) -> None:
        base, mine, new = (
            [side[i] for i in part] for side, part in zip((self._base, self._mine, self._new), region[1:], strict=True)
        )
        if region.side is Side.SAME:
            for before, person, now in zip(base, mine, new, strict=True):
                if person.look == before.look:
                    self._last = now.element
                else:
                    self._replace([before], [person], [now], Kind.KEPT)
        elif region.side is Side.NEW:
            self._take_new(base, mine, new)
        else:
            self._replace(base, mine, new, Kind.KEPT if region.side is Side.MINE else Kind.CONFLICT)

    def _take_new(self, base: Sequence[Block], mine: Sequence[Block], new: Sequence[Block]) -> None:
        """The text is new; formatting and comments the person had put on the old text go to the report."""
        self._last = new[-1].element if new else self._last
        for before, person in zip(base, mine, strict=True):
            if person.look != before.look:
                self._changes.append(Change(Kind.LOOK_LOST, before.text, person.text, _joined(new)))
                if new:
                    self._notes += [(new[0].element, one) for one in comments_in(person, self._mine_document)]

    def _replace(self, base: Sequence[Block], mine: Sequence[Block], new: Sequence[Block], kind: Kind) -> None:
        """Put the person's blocks where the new ones stand; with a conflict the new text goes into a comment."""
        for at, one in enumerate(mine):
            copy = self._graft.copy(one, new[at] if at < len(new) else None)
            self._insert(copy, new)
            notes = comments_in(one, self._mine_document)  # an answered question is asked again in its new form
            self._notes += [(copy, note) for note in notes if kind is not Kind.CONFLICT or note[0] != AUTHOR]
        if any(one.element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None for one in new[len(mine) :]):
            raise NotGraftable("section")
        self._changes.append(Change(kind, _joined(base), _joined(mine), _joined(new)))
        if kind is Kind.CONFLICT:
            if self._last is None:
                raise NotGraftable("no place for a comment")
            self._notes.append((self._last, (AUTHOR, "D", _question(mine, new))))
        for one in new:
            remove(one.element)

    def _insert(self, copy: Element, new: Sequence[Block]) -> None:
        if new:
            new[0].element.addprevious(copy)
        elif self._last is not None:
            self._last.addnext(copy)
        else:
            self._new_document.element.body.insert(0, copy)
        self._last = copy

    def _comment(self, element: Element, author: str, initials: str, text: str) -> None:
        paragraph = element if element.tag == qn("w:p") else next(element.iter(qn("w:p")))
        wrapped = Paragraph(cast(CT_P, paragraph), self._new_document._body)
        runs = wrapped.runs or [wrapped.add_run("")]
        comment = self._new_document.add_comment([runs[0], runs[-1]], text, author, initials)
        for part in (paragraph, comment._comment_elm):  # python-docx names styles that our documents do not have
            for one in [*part.iter(qn("w:rStyle"), qn("w:pStyle"))]:
                if one.get(qn("w:val"), "").startswith("Comment"):
                    remove(one)


def open_questions(data: bytes) -> list[str]:
    """Return the comments of earlier builds that still wait for a decision in a document."""
    return [text for author, _, text in comments_of(open_document(data)).values() if author == AUTHOR]


def _question(mine: Sequence[Block], new: Sequence[Block]) -> str:
    start = (
        "此处经人工修改，资料更新后应改写的内容如下，请核对并处理，处理后删除本批注。"
        if mine
        else ("此处文字已由人工删除，资料更新后的内容如下，请核对并处理，处理后删除本批注。")
    )
    return f"{start}\n{_joined(new)[:_QUOTED] or '（新版本已不再包含此处内容）'}"


def _joined(found: Sequence[Block]) -> str:
    return "\n".join(one.text for one in found if one.text)


def _furniture(base: Document, mine: Document) -> list[Change]:
    """Return a change for each page header or footer with words that were not generated."""
    generated = _headers_and_footers(base)
    added = [text for text in _headers_and_footers(mine) if text not in generated]
    return [Change(Kind.FURNITURE, "；".join(generated), text, "") for text in added]


def _headers_and_footers(document: Document) -> list[str]:
    found = (
        text_of(part._element)
        for section in document.sections
        for part in (section.header, section.footer)
        if not part.is_linked_to_previous
    )
    return list(dict.fromkeys(text for text in found if text))
