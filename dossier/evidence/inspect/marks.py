"""Read one part of a Word or Excel file: its bytes -> tracked changes, comments, content from elsewhere, paragraphs.

Elements are known by their namespace, whatever short name a file gives it, and parts in any encoding XML allows.
"""

from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

_BETWEEN = " "
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_WORD_2010 = ("http://schemas.microsoft.com/office/word/2010/wordml",)
_SHEET = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)


def _named(spaces: tuple[str, ...], names: str) -> frozenset[str]:
    return frozenset(f"{space}{_BETWEEN}{name}" for space in spaces for name in names.split())


_TRACKED = (
    _named(_WORD, "ins del moveFrom moveTo cellIns cellDel cellMerge numberingChange")
    | _named(_WORD, "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange")
    | _named(_WORD, "customXmlInsRangeStart customXmlDelRangeStart")
    | _named(_WORD, "customXmlMoveFromRangeStart customXmlMoveToRangeStart")
    | _named(_WORD_2010, "conflictIns conflictDel")
    | _named(_SHEET, "rcc rrc rm ris rsnm rfmt raf rdn rcmt")
)
_COMMENTS = _named(_WORD + _SHEET, "comment")
_THREADED = _named(("http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",), "threadedComment")
_BROUGHT = _named(_WORD, "altChunk")
_TEXT = _named(_WORD, "t")
_PARAGRAPH = _named(_WORD, "p")


class UnreadablePart(Exception):
    """A part is no XML, or declares types and entities, which no word processor writes."""


@dataclass
class Marks:
    """What one part of a file holds."""

    tracked: int = 0
    """Changes nobody accepted or refused."""
    comments: int = 0
    threaded: int = 0
    """Comments and answers of a table; beside them a table holds a comment for readers that know no answers."""
    brought: int = 0
    """Places at which another file inside this one becomes part of the text."""
    paragraphs: list[str] = field(default_factory=list)
    """Text of each paragraph that has some, white space at its ends left out."""


def marks_of(part: bytes) -> Marks:
    """Return what a part holds.

    Raises:
        UnreadablePart: it cannot be read.
    """
    reading = _Reading()
    parser = ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    try:
        parser.Parse(part, True)
    except (ExpatError, ValueError, LookupError) as problem:  # the latter for encodings nobody knows
        raise UnreadablePart from problem
    reading.close()
    return reading.found


def _refuse(*_: object) -> None:
    raise UnreadablePart


class _Reading:
    """Takes in the elements of a part one after the other."""

    def __init__(self) -> None:
        self.found = Marks()
        self._written: list[str] = []
        self._in_text = False

    def start(self, name: str, _: dict[str, str]) -> None:
        self.found.tracked += name in _TRACKED
        self.found.comments += name in _COMMENTS
        self.found.threaded += name in _THREADED
        self.found.brought += name in _BROUGHT
        self._in_text = name in _TEXT

    def end(self, name: str) -> None:
        self._in_text = False
        if name in _PARAGRAPH:
            self.close()

    def text(self, content: str) -> None:
        if self._in_text:
            self._written.append(content)

    def close(self) -> None:
        """End a paragraph."""
        text = "".join(self._written).strip()
        self._written.clear()
        if text:
            self.found.paragraphs.append(text)
