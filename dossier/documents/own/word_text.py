"""Read the paragraphs of a Word file where tags may stand: file -> body, headers and footers, paragraph by paragraph."""

import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from dossier.errors import InputError, reason
from dossier.text import Text
from dossier.zipped import LARGEST, BrokenArchive, TooLarge, members

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_READ = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_UNREAD = re.compile(r"word/(footnotes|endnotes|comments)\.xml")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its place."""

    part: str
    """``body``, ``header1``, ``footer2`` …"""
    number: int
    """Counts from 1 within the part, table cells included."""
    text: str
    holder: int
    """What holds it directly: a cell, a text box or the part itself."""
    alone_in_cell: bool
    alone_in_row: bool
    """Whether nothing else is written in its cell or row."""
    row: int
    table: int
    """Of what it stands in; 0 for none."""


@dataclass(frozen=True, slots=True)
class WordText:
    """The paragraphs of a file by part, and the parts in which tags are not filled in."""

    parts: Mapping[str, tuple[Paragraph, ...]]
    others: Mapping[str, str]


def read_word(path: Path) -> WordText:
    """Return the text of a Word file.

    Raises:
        InputError: it cannot be read, or is no Word file.
    """
    parts = read_parts(path)
    read = {name: match[1] for name in sorted(parts) if (match := _READ.fullmatch(name))}
    shown = {label.replace("document", "body"): parse(parts[name], path) for name, label in read.items()}
    others = {name: "".join(parse(parts[name], path).itertext()) for name in parts if _UNREAD.fullmatch(name)}
    return WordText({label: tuple(_paragraphs(root, label)) for label, root in shown.items()}, others)


def read_parts(path: Path) -> dict[str, bytes]:
    """Return the members of a Word file in their order.

    Raises:
        InputError: it cannot be read, or is no Word file.
    """
    try:
        parts = members(_bytes(path))
    except OSError as problem:
        raise _unusable(path, reason(problem)) from None
    except TooLarge:
        raise _unusable(path, _TOO_LARGE) from None
    except BrokenArchive:
        raise _unusable(path, Text("不是完好的 .docx 文件", "it is not an intact .docx file")) from None
    if not {"word/document.xml", "[Content_Types].xml"} <= parts.keys():
        raise _unusable(path, Text("不是 Word 文件", "it is not a Word file"))
    return parts


_TOO_LARGE = Text("文件过大", "the file is too large")


def _bytes(path: Path) -> bytes:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):  # reading a pipe would wait for ever
        raise _unusable(path, Text("这是文件夹、管道或设备", "it is a folder, pipe or device"))
    if found.st_size > LARGEST:
        raise _unusable(path, _TOO_LARGE)
    return path.read_bytes()


def parse(data: bytes, path: Path) -> etree._Element:
    """Return the root of a part; entities of its own are refused.

    Raises:
        InputError: it is no sound XML.
    """
    if _DECLARED.search(data):
        raise _unusable(path, Text("含有不允许的 XML 声明", "it declares XML entities"))
    try:
        return etree.fromstring(data, _careful())
    except etree.XMLSyntaxError:
        raise _unusable(path, Text("文件内容损坏", "its content is damaged")) from None


def _careful() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _unusable(path: Path, why: Text) -> InputError:
    hint = Text("请用 Word 打开并另存为 .docx", "open it in Word and save it as .docx")
    return InputError(Text(f"无法使用：{why.zh}", f"it cannot be used: {why.en}"), str(path), hint)


def _paragraphs(root: etree._Element, part: str) -> Iterator[Paragraph]:
    """Number what holds a paragraph by its place in the part, so that two can be compared."""
    numbers = {element: number for number, element in enumerate(root.iter(), 1)}
    for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
        text = own_text(paragraph)
        cell, row, table = (next(paragraph.iterancestors(f"{W}{name}"), None) for name in ("tc", "tr", "tbl"))
        yield Paragraph(
            part, number, text, numbers[next(paragraph.iterancestors())],
            _says(cell) == text.strip(), _says(row) == text.strip(),
            0 if row is None else numbers[row], 0 if table is None else numbers[table],
        )  # fmt: skip


def _says(element: etree._Element | None) -> str | None:
    return None if element is None else "".join(word.text or "" for word in element.iter(f"{W}t")).strip()


def own_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph without that of text boxes anchored in it."""
    words = (word for word in paragraph.iter(f"{W}t") if next(word.iterancestors(f"{W}p")) is paragraph)
    return "".join(word.text or "" for word in words)


def body_of(document: bytes) -> str:
    """Return the WordprocessingML of the body as later stages read it: empty paragraphs have an end tag of their own."""
    root = etree.fromstring(document, _careful())
    for paragraph in root.iter(f"{W}p"):
        if not len(paragraph):
            paragraph.text = ""
    return "".join(etree.tostring(body, encoding="unicode") for body in root.iter(f"{W}body"))
