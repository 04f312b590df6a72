"""Forms within forms are followed as far as programs nest them, and given up where they have no end."""

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Page, Pdf, Stream

from dossier.evidence.inspect.content import TooManyForms, walk


def page_of(pdf: Pdf, depth: int, times: int = 1, *, ring: bool = False) -> Page:
    """Return a page that draws a form, which draws another one several times, and so on; the last one writes."""

    def form(content: bytes, inner: Dictionary) -> pikepdf.Object:
        stream = Stream(pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Resources=inner)
        return pdf.make_indirect(stream)

    last = drawn = form(b"BT /F1 9 Tf (abc) Tj ET", Dictionary())
    for _ in range(depth - 1):
        drawn = form(b"/X Do " * times, Dictionary(XObject=Dictionary(X=drawn)))
    if ring:
        last.write(b"/X Do")
        last.Resources.XObject = Dictionary(X=drawn)
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.Resources = Dictionary(XObject=Dictionary(X=drawn))
    page.contents_add(b"/X Do")
    return page


def test_writing_below_many_forms_is_seen() -> None:
    with pikepdf.new() as pdf:
        assert walk(page_of(pdf, 30)).written == 3


@pytest.mark.parametrize(("depth", "times", "ring"), [(3, 1, True), (3, 2, True), (300, 1, False), (30, 2, False)])
def test_forms_without_end_are_given_up(depth: int, times: int, ring: bool) -> None:
    with pikepdf.new() as pdf, pytest.raises(TooManyForms):
        walk(page_of(pdf, depth, times, ring=ring))
