"""Turn numbers into native Word charts, editable through the workbook each brings along.

The same numbers are written once in a process: 31 provinces of one applicant share their charts.
"""

import hashlib
from functools import lru_cache
from html import escape

from dossier.documents.charts.model import FILLS, Fill, Graph, Place, Series
from dossier.documents.charts.parts import chart_xml
from dossier.documents.charts.workbook import workbook
from dossier.documents.drawing import CHART_MARK, ID_MARK, ChartPart, Drawing
from dossier.documents.values import checked

__all__ = ["FILLS", "Fill", "Graph", "Place", "Series", "chart"]

_EMU_PER_MM = 36000
_HEIGHT = 72
_LEGEND_LINE = 5
"""Height of one line of the legend, mm; one line stands in the height above."""
_LEGEND_WIDTH = 80
"""Chinese characters which a line of the legend holds, two Latin ones counted as one."""
_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@lru_cache(maxsize=64)
def chart(graph: Graph, width: float) -> Drawing:
    """Return ``graph`` as run content ``width`` mm wide, with the chart part and the workbook behind it.

    Raises:
        TemplateError: a name holds a character that cannot be printed.
    """
    for name in (*graph.categories, *(one.name for one in graph.series), graph.unit, graph.alt):
        checked(name)
    xml = chart_xml(graph)
    key = hashlib.sha256(xml.encode()).hexdigest()[:24]
    size = f'cx="{round(width * _EMU_PER_MM)}" cy="{_height(graph) * _EMU_PER_MM}"'
    alt = escape(graph.alt, quote=True)
    inline = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{ID_MARK}1" name="图表" descr="{alt}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_URI}">'
        f'<c:chart xmlns:c="{_URI}" r:id="{CHART_MARK}{key}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    return Drawing(inline, ChartPart(key, xml, workbook(graph)), source=graph)


def _height(graph: Graph) -> int:
    """Long names take several lines below the columns, so that the columns keep their height."""
    used = sum(len(one.name) + 4 for one in graph.series)
    return _HEIGHT + _LEGEND_LINE * (used * 2 // _LEGEND_WIDTH)
