"""Read a blank form with the place of every byte, so that it can be filled by insertions alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_OPENING = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_REFUSED = re.compile(rb"<!\[CDATA\[|<!DOCTYPE|<!ENTITY")


class UnreadableError(Exception):
    """The part is no XML that can be filled."""


class Character(NamedTuple):
    """One character of a paragraph's text."""

    text: str
    end: int
    """Offset behind it."""
    node: "Node"
    """The ``w:t`` that holds it."""


@dataclass(slots=True)
class Node:
    """One element with its offsets in the part."""

    name: str
    """Local name of WordprocessingML; other elements have their whole name."""
    parent: "Node | None"
    start: int
    opened: int
    """Offset behind the start tag."""
    closed: int = 0
    """Offset of the end tag; for an empty element, behind it."""
    end: int = 0
    children: "list[Node]" = field(default_factory=list)
    texts: list[tuple[str, int]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether it is written as ``<w:p/>``."""
        return self.end == self.opened

    def child(self, name: str) -> "Node | None":
        """Return the first child of that name."""
        return next((one for one in self.children if one.name == name), None)

    def below(self, name: str, around: str = "") -> "Iterator[Node]":
        """Yield the elements of that name in order, but nothing inside ``around``, nor what is only for old programs."""
        for one in self.children:
            if one.name == name:
                yield one
            if one.name not in (around, _FALLBACK):
                yield from one.below(name, around)

    def above(self, name: str) -> "Node | None":
        """Return the nearest element of that name around this one."""
        one = self.parent
        while one is not None and one.name != name:
            one = one.parent
        return one


class Blank:
    """A part of WordprocessingML: its elements, its text, and the bytes between two offsets."""

    def __init__(self, data: bytes) -> None:
        """Read the part.

        Raises:
            UnreadableError: it is no sound XML in UTF-8 with the usual prefix ``w``.
        """
        self.data = data
        if _REFUSED.search(data) or b"xmlns:w=" not in data:
            raise UnreadableError
        self.root = Node("", None, 0, 0)
        self._open = [self.root]
        self._read()
        self.paragraphs = list(self.root.below("p"))

    def raw(self, node: Node | None) -> bytes:
        """Return an element as it is written; nothing for none."""
        return b"" if node is None else self.data[node.start : node.end]

    def characters(self, paragraph: Node) -> list[Character]:
        """Return the text of a paragraph without that of text boxes anchored in it."""
        return [one for node in paragraph.below("t", around="p") for one in self._characters(node)]

    def text(self, node: Node) -> str:
        """Return the text of an element."""
        return "".join(text for one in node.below("t") for text, _ in one.texts)

    def _characters(self, node: Node) -> Iterator[Character]:
        for text, start in node.texts:
            if self.data[start : start + 1] == b"&":
                yield Character(text, self.data.index(b";", start) + 1, node)
                continue
            for character in text:
                start += len(character.encode())
                yield Character(character, start, node)

    def _read(self) -> None:
        parser = expat.ParserCreate("UTF-8", " ")
        parser.buffer_text = False
        parser.StartElementHandler = lambda name, _: self._start(name, parser.CurrentByteIndex)
        parser.EndElementHandler = lambda _: self._end(parser.CurrentByteIndex)
        parser.CharacterDataHandler = lambda text: self._open[-1].texts.append((text, parser.CurrentByteIndex))
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError:
            raise UnreadableError from None

    def _start(self, name: str, offset: int) -> None:
        match = _OPENING.match(self.data, offset)
        if match is None:
            raise UnreadableError
        node = Node(name.removeprefix(_W), self._open[-1], offset, match.end())
        self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, offset: int) -> None:
        node = self._open.pop()
        empty = self.data[node.opened - 2 : node.opened] == b"/>"
        node.closed = node.opened if empty else offset
        node.end = node.opened if empty else self.data.index(b">", offset) + 1
