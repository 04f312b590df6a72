"""Hold one native drawing on its way into a Word document: the contract between figures and engine.

A figure is made by whoever answers the template call ``figure(kind)``. It hands over finished run
content, that is one complete ``<w:drawing>`` or ``<mc:AlternateContent>`` element, ready to stand
between ``<w:r>`` and ``</w:r>``. The engine adds the run, the centred paragraph around it (single line
spacing, kept with its caption) and the numbered caption below.

* The document root declares the prefixes w, r, wp, a, wpg, wps, mc and w14; declare nothing of these again.
* Every drawing and shape id is written as ``ID_MARK`` and a whole number of the drawing's own choice::

      <wp:docPr id="{ID_MARK}1" name="..." descr="..."/>  <wps:cNvPr id="{ID_MARK}2" name="..."/>
      <a:stCxn id="{ID_MARK}2" idx="2"/>                   the same number is the same shape

  The engine replaces them by numbers which are unique in the whole document, counted in reading order.
* A chart lives in parts of its own. Its relationship is written as ``CHART_MARK`` and the key of the chart::

      <c:chart r:id="{CHART_MARK}{chart.key}"/>

  The engine adds the parts, their relationships and content types, numbered in reading order.
* Texts inside the drawing are escaped by its maker (``& < >`` and quotes in attributes).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.documents.charts.model import Graph
    from dossier.documents.figures.scene import Scene

ID_MARK = "\ufdd2"
"""A Unicode noncharacter: no valid text contains it, so it cannot be mistaken for content."""

CHART_MARK = "\ufdd4"
"""Another one, for the relationship of a chart."""


@dataclass(frozen=True, slots=True)
class ChartPart:
    """What a chart brings into the file besides its place in the text."""

    key: str
    """Hexadecimal digest of the content: the same chart has the same key."""
    xml: str
    """The chart part, which names its workbook by the relationship ``rId1``."""
    workbook: bytes
    """The embedded ``.xlsx`` file, opened by Word to edit the numbers."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Run content of one figure, its ids still written with :data:`ID_MARK`."""

    xml: str
    """One ``<w:drawing>`` or ``<mc:AlternateContent>`` element."""
    chart: ChartPart | None = None
    """The parts of a chart, when the figure is one."""
    more: tuple[str, ...] = ()
    """Further elements of a divided figure, each for a paragraph of its own; ids are counted through all of them."""
    source: "tuple[Scene, ...] | Graph" = ()
    """What it was drawn from, for programs that show it in another way."""
