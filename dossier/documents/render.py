"""Render a compiled template with the facts of one case into the bytes of a Word file."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.documents.drawing import ChartPart, Drawing
from dossier.documents.finish import Finisher, Heading, SignPlace
from dossier.documents.layout import Layout
from dossier.documents.loader import TemplateLibrary
from dossier.documents.locate import located
from dossier.documents.markup import joined
from dossier.documents.pack import DocumentProperties, pack
from dossier.style.reference import load

__all__ = ["DocumentProperties", "Heading", "Layout", "SignPlace", "WordDocument", "render_document"]

_VISIBLE = re.compile(r"<(?:w:t(?: [^>]*)?>([^<]*)|(/w:p>|w:br[ /])|(w:tab/>))")


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A finished Word file and what later stages want to know about it."""

    data: bytes
    """The ``.docx`` file."""
    title: str
    headings: tuple[Heading, ...]
    signatures: tuple[SignPlace, ...]
    """Places to be sealed, signed or dated, in reading order."""
    body: str
    """The WordprocessingML of the body."""
    style: str
    """Name of the house style profile."""
    layout: Layout | None
    """The page numbers it prints; None when it prints none."""
    variant: str = ""
    """Variant of the house style; empty as a rule."""

    @property
    def has_contents(self) -> bool:
        """Whether it has a table of contents."""
        return '<w:pStyle w:val="TOCTitle"/>' in self.body

    @property
    def text(self) -> str:
        """The visible text, one line per paragraph; automatic heading and item numbers are not part of it."""
        found = _VISIBLE.findall(self.body)
        text = "".join(words or ("\n" if end else "\t") for words, end, tab in found if words or end or tab)
        return html.unescape(text)


def render_document(
    library: TemplateLibrary,
    chain: str,
    context: Mapping[str, object],
    properties: DocumentProperties,
    layout: Layout | None = None,
) -> WordDocument:
    """Return the document of ``chain`` with the facts of ``context``.

    ``layout`` is what a layout pass over the same document has found; without it the table of contents prints no
    page numbers.

    Raises:
        MissingValue: a fact the document needs is not in the profile.
        TemplateError: the template is wrong, or a value cannot be printed; with the author's file and line.
    """
    header = library.header(chain)
    finisher = Finisher(header, layout.pages if layout else ())
    charts: dict[str, ChartPart] = {}
    body = joined(finisher.finish(render_text(library, chain, _noting(context, charts))))
    total = str(layout.total) if layout else ""
    shown = tuple(charts[key] for key in finisher.charts)
    data = pack(
        body, finisher.lists.started, header.title, total, properties, load(header.profile, properties.variant), shown
    )
    headings, signatures = tuple(finisher.headings), tuple(finisher.signatures)
    return WordDocument(data, header.title, headings, signatures, body, header.profile, layout, properties.variant)


def _noting(context: Mapping[str, object], charts: dict[str, ChartPart]) -> Mapping[str, object]:
    """Return the context with a ``figure`` that keeps the parts of charts: only their places pass through the text."""
    if not callable(figure := context.get("figure")):
        return context

    def noting(kind: str) -> object:
        drawn = figure(kind)
        if isinstance(drawn, Drawing) and drawn.chart is not None:
            charts[drawn.chart.key] = drawn.chart
        return drawn

    return {**context, "figure": noting}


def render_text(library: TemplateLibrary, chain: str, context: Mapping[str, object]) -> str:
    """Return the rendered template, its marks not yet resolved."""
    try:
        template = library.template(chain)
        # Not template.render(): it rewrites tracebacks, and loses which template a frame belongs to.
        return "".join(template.root_render_func(template.new_context(dict(context))))
    except Exception as error:
        raise located(error, context) from error
