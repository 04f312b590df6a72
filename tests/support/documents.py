"""Write single documents of a case from the templates of this installation."""

import re
from datetime import datetime

from dossier.case import Case
from dossier.documents.compose import layers, library
from dossier.documents.context import build_context
from dossier.documents.drawing import Drawing
from dossier.documents.render import DocumentProperties, WordDocument, render_document

PROPERTIES = DocumentProperties("示例公司", "", draft=False, timestamp=datetime(2026, 11, 25))


def write(case: Case, code: str, *, drawn: bool = False) -> WordDocument:
    """Return a document of the case; unless ``drawn``, figures are replaced by their kinds in brackets."""
    context = build_context(case)
    if not drawn:
        context["figure"] = lambda kind: Drawing(f"<w:t>〔{kind}〕</w:t>")
    return render_document(library(), library().chain(f"{code}.md", layers(case)), context, PROPERTIES)


def body_paragraphs(document: WordDocument) -> list[str]:
    """Return the running paragraphs of a document: no headings, captions, cells or signature lines."""
    found = re.findall(r'<w:p><w:pPr><w:pStyle w:val="(?:Body|Flush|Item)"/>.*?</w:p>', document.body, re.DOTALL)
    texts = ("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one)) for one in found)
    return [text for text in texts if text]
