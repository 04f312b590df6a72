"""Split a finished document into passages under their headings, without contents page, header and footer."""

import html
import io
import re
import zipfile
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
_CONTENTS = "TOC"


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    parts: list[str] = field(default_factory=list)


def document_text(written: "Written") -> DocumentText:
    """Return what a document says, passage by passage, in reading order."""
    document = written.document
    passages = tuple(_under_headings(document.body, document.headings))
    by_hand = frozenset(one.text for one in passages) - _generated(written.generated)
    return DocumentText(
        written.material.code,
        written.material.title.zh,
        passages,
        form=bool(written.blank),
        by_hand=frozenset() if written.generated is None else by_hand,
    )


def _generated(data: bytes | None) -> frozenset[str]:
    """Return the texts of the paragraphs of a Word file of ours; nothing for none."""
    if data is None:
        return frozenset()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
    return frozenset(_text(paragraph) for paragraph in _paragraphs(body))


def _under_headings(body: str, headings: "tuple[Heading, ...]") -> "Iterator[Passage]":
    """A paragraph that says what the next heading says is that heading; entries of the contents page are not."""
    waiting, current = list(reversed(headings)), ""
    for paragraph in _paragraphs(body):
        text = _text(paragraph)
        if not text or paragraph.style.startswith(_CONTENTS):
            continue
        if waiting and text == waiting[-1].text:
            heading = waiting.pop()
            gap = " " if heading.number[-1:].isdigit() else ""
            current = f"{heading.number}{gap}{heading.text}"
        else:
            yield Passage(current, text)


def _text(paragraph: _Paragraph) -> str:
    return html.unescape("".join(paragraph.parts)).strip()


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
