"""Render small templates and show the resulting Word blocks as lines of text."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from dossier.documents.loader import TemplateLibrary
from dossier.documents.render import DocumentProperties, WordDocument, render_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADER = "---\ntitle: 示例\npolicy: {policy}\n---\n"
PROPERTIES = DocumentProperties("示例公司", "", draft=False, timestamp=datetime(2026, 3, 5, 10, 0))


def library(folder: Path, files: Mapping[str, str], cache: Path | None = None) -> TemplateLibrary:
    """Write ``files`` below ``folder`` and return a library over it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return TemplateLibrary(folder, cache)


def render(text: str, policy: str = "qy", layers: Mapping[str, str] | None = None, **context: object) -> WordDocument:
    """Render ``text`` as ``national/x.md`` with its header, below the variants in ``layers`` (folder -> text).

    Line 1 of ``text`` is line 5 of the file.
    """
    files = {"national/x.md": HEADER.format(policy=policy) + text}
    files |= {f"{folder}/x.md": variant for folder, variant in (layers or {}).items()}
    with TemporaryDirectory() as folder:
        made = library(Path(folder), files)
        chain = made.chain("x.md", ["national", *(layers or {})])
        return render_document(made, chain, context, PROPERTIES)


def blocks(document: WordDocument) -> list[str]:
    """Return one line per block: ``Style text``, with ``**bold**``, ``⟨field⟩`` and ``| cell | cell |`` rows."""
    root = parse(document)
    return [line for element in root[0] for line in _block(element)]


def parse(document: WordDocument) -> etree._Element:
    """Return the document part as XML."""
    from dossier.style.archive import inflate, members

    part = next(member for member in members(document.data) if member.name == "word/document.xml")
    return etree.fromstring(inflate(part))


def _block(element: etree._Element) -> list[str]:
    if element.tag == f"{W}p":
        return [_paragraph(element)]
    if element.tag == f"{W}tbl":
        return [f"| {' | '.join(_cell(cell) for cell in row.findall(f'{W}tc'))} |" for row in element.findall(f"{W}tr")]
    return []


def _cell(cell: etree._Element) -> str:
    return " / ".join(_content(paragraph) for paragraph in cell.iter(f"{W}p"))


def _paragraph(paragraph: etree._Element) -> str:
    properties = paragraph.find(f"{W}pPr")
    style = properties.find(f"{W}pStyle").get(f"{W}val")
    number = properties.find(f"{W}numPr")
    if number is not None:
        style += f"[{number[1].get(f'{W}val')}.{number[0].get(f'{W}val')}]"
    return f"{style} {_content(paragraph)}".rstrip()


def _content(paragraph: etree._Element) -> str:
    text, in_instruction = "", False
    for run in paragraph.iter(f"{W}r"):
        field = run.find(f"{W}fldChar")
        if field is not None:
            in_instruction = field.get(f"{W}fldCharType") == "begin"
        bold = run.find(f"{W}rPr/{W}rStyle") is not None
        words = "".join({f"{W}t": child.text or "", f"{W}br": "⏎", f"{W}tab": "→"}.get(child.tag, "") for child in run)
        text += f"**{words}**" if bold and words else words
    assert not in_instruction
    return text
