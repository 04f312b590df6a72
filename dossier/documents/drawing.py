"""Hold one native drawing on its way into a Word document: the contract between figures and engine.

A figure is made by whoever answers the template call ``figure(kind)``. It hands over finished run
content, that is one complete ``<w:drawing>`` or ``<mc:AlternateContent>`` element, ready to stand
between ``<w:r>`` and ``</w:r>``. The engine adds the run, the centred paragraph around it (single line
spacing, kept with its caption) and the numbered caption below.

* The document root declares the prefixes w, r, wp, a, wpg, wps, mc and w14; declare nothing again.
* Every drawing and shape id is written as ``ID_MARK`` and a whole number of the drawing's own choice::

      <wp:docPr id="{ID_MARK}1" name="..." descr="..."/>  <wps:cNvPr id="{ID_MARK}2" name="..."/>
      <a:stCxn id="{ID_MARK}2" idx="2"/>                   the same number is the same shape

  The engine replaces them by numbers which are unique in the whole document, counted in reading order.
* Texts inside the drawing are escaped by its maker (``& < >`` and quotes in attributes).
"""

from dataclasses import dataclass

ID_MARK = "\ufdd2"
"""A Unicode noncharacter: no valid text contains it, so it cannot be mistaken for content."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Run content of one figure, its ids still written with :data:`ID_MARK`."""

    xml: str
    """One ``<w:drawing>`` or ``<mc:AlternateContent>`` element."""
