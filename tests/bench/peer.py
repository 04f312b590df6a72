"""Make an equivalent docxtpl template from one of our documents: same text, tags for its values, loops for its rows."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax.saxutils import unescape
from zipfile import ZIP_DEFLATED, ZipFile

_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.S)
_ROW = re.compile(r"<w:tr(?: [^>]*)?>.*?</w:tr>", re.S)
_LOOP_FROM = 3
"""Rows of one shape in a row from which a table becomes a loop."""


@dataclass
class Peer:
    """A docxtpl template with the context that gives our text back."""

    template: bytes
    context: dict[str, Any]
    tags: int = 0
    loops: int = 0


@dataclass
class _Maker:
    values: list[str]
    context: dict[str, Any] = field(default_factory=dict)
    loops: int = 0
    tags: int = 0

    def table(self, match: re.Match[str]) -> str:
        """Turn each run of rows of one shape into a row loop."""
        xml, rows = match[0], _ROW.findall(match[0])
        groups: list[list[str]] = []
        for row in rows:
            same = groups and _shape(groups[-1][0]) == _shape(row)
            groups[-1].append(row) if same else groups.append([row])
        for group in groups:
            if len(group) >= _LOOP_FROM and _TEXT.search(group[0]):
                xml = xml.replace("".join(group), self.loop(group), 1)
        return xml

    def loop(self, rows: list[str]) -> str:
        """Return three rows for docxtpl: for, the row with tags, endfor."""
        name = f"t{self.loops}"
        self.loops += 1
        self.context[name] = [[unescape(text) for _, text, _ in _TEXT.findall(row)] for row in rows]
        cell = iter(range(1000))
        body = _TEXT.sub(lambda m: f"{m[1]}{{{{ r[{next(cell)}] }}}}{m[3]}", rows[0])
        self.tags += body.count("{{")
        return _control(f"{{%tr for r in {name} %}}") + body + _control("{%tr endfor %}")

    def text(self, match: re.Match[str]) -> str:
        """Put tags for the values of the profile into one text."""
        if "{{" in match[2] or "{%" in match[2]:
            return match[0]
        pattern = re.compile("|".join(re.escape(value) for value in self.values))
        return f"{match[1]}{pattern.sub(self.tag, match[2])}{match[3]}"

    def tag(self, match: re.Match[str]) -> str:
        name = f"v{self.values.index(match[0])}"
        self.context[name] = unescape(match[0])
        self.tags += 1
        return f"{{{{ {name} }}}}"


def make_peer(document: bytes, values: list[str]) -> Peer:
    """Return the peer of ``document``; ``values`` are the texts of the profile, XML-escaped."""
    maker = _Maker(sorted({value for value in values if len(value) > 2}, key=lambda value: (-len(value), value)))
    xml = _member(document, "word/document.xml").decode()
    xml = _TEXT.sub(maker.text, _TABLE.sub(maker.table, xml))
    return Peer(_replaced(document, "word/document.xml", xml.encode()), maker.context, maker.tags, maker.loops)


def visible_text(document: bytes) -> list[str]:
    """Return the texts of all runs, in order."""
    xml = _member(document, "word/document.xml").decode()
    return "".join(unescape(text) for _, text, _ in _TEXT.findall(xml)).split()


def _shape(row: str) -> str:
    return _TEXT.sub("", row)


def _control(tag: str) -> str:
    return f"<w:tr><w:tc><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:tc></w:tr>"


def _member(document: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(document)) as archive:
        return archive.read(name)


def _replaced(document: bytes, name: str, content: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(BytesIO(document)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for member in source.namelist():
            target.writestr(member, content if member == name else source.read(member))
    return buffer.getvalue()
