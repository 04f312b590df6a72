"""Set one sheet as a small PDF that says on every page that it is an example.

Chinese text uses the standard PDF font STSong-Light, which viewers bring along, so that no font is embedded.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from examples.evidence_maker.sheet import MARK, NOTICE, Sheet

FONT = "STSong-Light"

_TEXT = ParagraphStyle("text", fontName=FONT, fontSize=10.5, leading=17, wordWrap="CJK")
_CELL = ParagraphStyle("cell", parent=_TEXT, fontSize=9.5, leading=14)
_TITLE = ParagraphStyle("title", parent=_TEXT, fontSize=17, leading=26, alignment=1, spaceAfter=10)
_RIGHT = ParagraphStyle("right", parent=_TEXT, alignment=2)
_GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])


def render(page: Sheet) -> bytes:
    """Return the PDF of one sheet; the same sheet gives the same bytes."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    target = BytesIO()
    frame = SimpleDocTemplate(target, pagesize=A4, leftMargin=24 * mm, rightMargin=24 * mm, topMargin=28 * mm,
                              bottomMargin=26 * mm, title=page.title, author=MARK, invariant=1)  # fmt: skip
    frame.build(list(_story(page)), onFirstPage=_mark, onLaterPages=_mark)
    return target.getvalue()


def _story(page: Sheet) -> Iterable[Any]:
    yield Paragraph(page.title, _TITLE)
    if page.rows:
        cells = [[Paragraph(name, _CELL), Paragraph(value, _CELL)] for name, value in page.rows]
        yield Table(cells, colWidths=[42 * mm, 120 * mm], style=_GRID)
        yield Spacer(1, 6 * mm)
    yield from (Paragraph(text, _TEXT) for text in page.paragraphs)
    yield Spacer(1, 8 * mm)
    yield from (Paragraph(text, _RIGHT) for text in page.ending)


def _mark(canvas: Any, _: Any) -> None:
    """Put the watermark across the page and the notice below it."""
    canvas.saveState()
    canvas.setFillColor(colors.Color(0.85, 0.2, 0.2, alpha=0.22))
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(45)
    canvas.setFont(FONT, 54)
    canvas.drawCentredString(0, 0, MARK)
    canvas.restoreState()
    canvas.saveState()
    canvas.setFont(FONT, 8)
    canvas.drawCentredString(A4[0] / 2, 14 * mm, NOTICE)
    canvas.restoreState()
