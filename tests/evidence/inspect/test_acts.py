"""Only what shows a place passes for harmless, and a signature is one for every reader."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from dossier.evidence.inspect.acts import active_parts
from dossier.evidence.inspect.child import inspect_file
from dossier.evidence.inspect.fields import TooManyFields, fields_of, signatures_of
from dossier.volume.source import ready


def made(change: Callable[[Pdf], None]) -> Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    change(pdf)
    out = BytesIO()
    pdf.save(out)
    return pikepdf.open(out)


def on_opening(action: Dictionary) -> tuple[str, ...]:
    return active_parts(made(lambda pdf: setattr(pdf.Root, "OpenAction", action)), 1)


def on_click(action: Dictionary) -> tuple[str, ...]:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])

    return active_parts(made(change), 1)


def on_bookmark(action: Dictionary) -> tuple[str, ...]:
    def change(pdf: Pdf) -> None:
        mark = pdf.make_indirect(Dictionary(Title=String("a"), A=action))
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=mark, Last=mark))
        mark.Next = mark

    return active_parts(made(change), 1)


ACTING = [
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/Rendition",
    "/ImportData",
    "/GoToE",
    "/SetOCGState",
    "/NotYetKnown",
]


@pytest.mark.parametrize("place", [on_opening, on_click, on_bookmark])
@pytest.mark.parametrize("kind", ACTING)
def test_whatever_is_not_known_to_be_harmless_acts(place: Callable[[Dictionary], tuple[str, ...]], kind: str) -> None:
    assert place(Dictionary(S=Name(kind))) == ("script",)
    assert place(Dictionary(S=Name.GoTo, Next=Array([Dictionary(S=Name(kind))]))) == ("script",)


@pytest.mark.parametrize("kind", ["/GoTo", "/GoToR", "/Named", "/Thread", "/URI"])
def test_a_link_or_bookmark_that_leads_somewhere_is_harmless(kind: str) -> None:
    assert on_click(Dictionary(S=Name(kind))) == on_bookmark(Dictionary(S=Name(kind))) == ()


def test_a_file_may_open_at_a_place_but_not_call_another_one() -> None:
    assert on_opening(Dictionary(S=Name.GoTo)) == ()
    assert on_opening(Dictionary(S=Name.URI)) == ("script",)
    assert active_parts(made(lambda pdf: setattr(pdf.Root, "OpenAction", Array([pdf.pages[0].obj, Name.Fit]))), 1) == ()


def test_what_a_field_without_a_place_on_a_page_does_is_found() -> None:
    def change(pdf: Pdf) -> None:
        field = Dictionary(T="sum", AA=Dictionary(C=Dictionary(S=Name.JavaScript)))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    assert active_parts(made(change), 1) == ("script",)


def test_a_file_that_belongs_to_a_page_travels_along() -> None:
    assert active_parts(made(lambda pdf: setattr(pdf.pages[0].obj, "AF", Array([]))), 1) == ("attachment",)


def signed_below(pdf: Pdf) -> None:
    """Sign in a part of a field; only the field says that it is one for signatures."""
    parent = pdf.make_indirect(Dictionary(FT=Name.Sig, T="s"))
    value = pdf.make_indirect(Dictionary(Filter=Name("/Adobe.PPKLite"), Contents=String("x")))
    kid = pdf.make_indirect(Dictionary(Subtype=Name.Widget, Parent=parent, V=value, Rect=[0, 0, 0, 0]))
    parent.Kids = Array([kid])
    pdf.Root.AcroForm = Dictionary(Fields=Array([parent]))
    pdf.pages[0].obj.Annots = Array([kid])


def test_a_signature_below_a_field_is_one_for_the_rules_and_for_the_volume(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    made(signed_below).save(file)
    assert inspect_file(str(file))["signatures"] == 1
    assert ready(str(file))["signed"] is True


def test_a_field_nobody_signed_and_a_text_that_was_filled_in_are_no_signatures() -> None:
    def change(pdf: Pdf) -> None:
        fields = [
            Dictionary(FT=Name.Sig, T="a"),
            Dictionary(FT=Name.Tx, T="b", V="x"),
            Dictionary(T="c", V=Dictionary()),
        ]
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields))

    assert signatures_of(made(change)) == 0


def test_fields_that_belong_to_themselves_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def change(pdf: Pdf) -> None:
        field = pdf.make_indirect(Dictionary(FT=Name.Sig, T="a"))
        field.Kids = Array([field, field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field, 7, Dictionary(T="b")]))

    ring = made(change)
    assert len(list(fields_of(ring))) == 2
    monkeypatch.setattr("dossier.evidence.inspect.fields._MOST", 1)
    with pytest.raises(TooManyFields):
        signatures_of(ring)
