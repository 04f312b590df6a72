"""Show a drawing of a document as SVG: a native figure or a chart -> markup to stand in a page."""

from dossier.documents.charts.model import Graph
from dossier.documents.drawing import Drawing
from dossier.documents.figures.svg import to_svg
from dossier.preview.chart import chart_svg


def figure_html(drawing: Drawing, number: int) -> str:
    """Return the figure; ``number`` keeps its ids apart from those of other figures on the page."""
    if isinstance(drawing.source, Graph):
        return chart_svg(drawing.source, f"fill-{number}")
    svg = to_svg(*drawing.source)
    return svg.replace('id="arrow"', f'id="arrow-{number}"').replace("url(#arrow)", f"url(#arrow-{number})")
