"""Split a finished document into passages under their headings, without contents page, header and footer."""

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.values.passage import DocumentText, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.documents.compose import Written
    from dossier.documents.finish import Heading

_TOKEN = re.compile(
    r'<(?:w:t(?: [^>]*)?>(?P<text>[^<]*)|(?P<start>w:p(?: [^>]*)?>)|(?P<end>/w:p>)'
    r'|w:pStyle w:val="(?P<style>[^"]*)"|(?P<gap>w:tab/>|w:br[ /]))'
)  # fmt: skip
_INVISIBLE = str.maketrans("", "", "\u200b")
_CONTENTS = "TOC"


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    parts: list[str] = field(default_factory=list)


def document_text(written: "Written") -> DocumentText:
    """Return what a document says, passage by passage, in reading order."""
    document = written.document
    passages = tuple(_under_headings(document.body, document.headings))
    return DocumentText(written.material.code, written.material.title.zh, passages)


def _under_headings(body: str, headings: "tuple[Heading, ...]") -> "Iterator[Passage]":
    """A paragraph that says what the next heading says is that heading; entries of the contents page are not."""
    waiting, current = list(reversed(headings)), ""
    for paragraph in _paragraphs(body):
        text = html.unescape("".join(paragraph.parts)).translate(_INVISIBLE).strip()
        if not text or paragraph.style.startswith(_CONTENTS):
            continue
        if waiting and text == waiting[-1].text:
            heading = waiting.pop()
            gap = " " if heading.number[-1:].isdigit() else ""
            current = f"{heading.number}{gap}{heading.text}"
        else:
            yield Passage(current, text)


def _paragraphs(body: str) -> "Iterator[_Paragraph]":
    """Yield paragraphs as they end; those inside drawings lie within others."""
    around: list[_Paragraph] = []
    for token in _TOKEN.finditer(body):
        if token["start"]:
            around.append(_Paragraph())
        elif token["end"]:
            yield around.pop()
        elif around:
            _take(around[-1], token)


def _take(paragraph: _Paragraph, token: re.Match[str]) -> None:
    if token["style"] is not None:
        paragraph.style = token["style"]
    else:
        paragraph.parts.append(" " if token["gap"] else token["text"])
