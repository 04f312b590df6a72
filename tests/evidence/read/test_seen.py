"""Text is copied only from pages on which all of it can be seen."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from dossier.evidence.read.seen import all_text_is_seen, layers_off

TEXT = b"BT /F 12 Tf 72 700 Td (91110000MAFAKE01XB) Tj ET "
OVER = b"60 690 200 30 re f "
"""A field over the text."""
PICTURE = b"q 595 0 0 842 0 0 cm /P Do Q "
SEAL = b"q 200 0 0 200 60 600 cm /P Do Q "


def picture(pdf: pikepdf.Pdf, opacity: int | None = None) -> Stream:
    kind = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 2, "Height": 2, "BitsPerComponent": 8}
    made = Stream(pdf, b"\xff" * 12, ColorSpace=Name.DeviceRGB, **kind)
    if opacity is not None:
        made.SMask = Stream(pdf, bytes([opacity] * 4), ColorSpace=Name.DeviceGray, **kind)
    return made


def page_of(content: bytes, *, opacity: int | None = None, form: bytes = b"", turn: int = 0) -> pikepdf.Pdf:
    """Return a page with a font F, a picture P, a form X, a layer L that is off, and settings for clear and faint."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    layer, shown = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in "LS")
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer, shown]), D=Dictionary(OFF=Array([layer])))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    own = Dictionary(
        Font=Dictionary(F=font),
        Properties=Dictionary(L=layer, S=shown),
        ExtGState=Dictionary(
            C=Dictionary(ca=0.5), M=Dictionary(BM=Name.Multiply), N=Dictionary(ca=0), O=Dictionary(ca=1)
        ),
    )
    page.Resources = Dictionary(own)
    page.Resources.XObject = Dictionary(
        P=picture(pdf, opacity),
        X=Stream(pdf, form, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 595, 842], Resources=own),
    )
    page.Contents = pdf.make_stream(content)
    page.rotate(turn, relative=False)
    return pdf


def seen(pdf: pikepdf.Pdf) -> bool:
    return all_text_is_seen(pdf.pages[0], layers_off(pdf))


@pytest.mark.parametrize(
    "content",
    [
        TEXT,
        b"0.9 g " + OVER + b"0 g " + TEXT,
        PICTURE + TEXT,
        b"0 0 1 rg " + OVER + b"1 g " + TEXT,
        TEXT + b"60 500 200 30 re f",
        TEXT + b"60 699 200 0.5 re f",
        TEXT + b"1 w 60 690 200 30 re S",
        TEXT + b"/C gs " + OVER,
        TEXT + b"/M gs " + OVER,
        TEXT + b"q 0 0 50 50 re W n 0 0 595 842 re f Q",
        b"q 0 0 595 842 re W n " + TEXT + b"Q",
        b"q 60 690 m 260 690 l 260 720 l 60 720 l h W n " + TEXT + b"Q",
        b"/OC /S BDC " + TEXT + b"EMC",
        b"q /N gs Q " + TEXT,
        TEXT.replace(b"72 700", b"72 900"),
        b"3 Tr " + TEXT.replace(b"72 700", b"72 900"),
        TEXT + b"60 690 m 150 760 l 260 690 l h f",
        b"/X Do",
        b"",
    ],
)
def test_what_can_be_seen_is_copied(content: bytes) -> None:
    assert seen(page_of(content, form=TEXT))


@pytest.mark.parametrize(
    "content",
    [
        b"3 Tr " + TEXT,
        b"7 Tr " + TEXT,
        TEXT + PICTURE,
        TEXT + SEAL,
        TEXT + OVER,
        TEXT + b"1 g " + OVER,
        TEXT + b"1 g 60 690 m 260 690 l 260 720 l 60 720 l h f",
        TEXT + b"1 g 170 690 100 30 re f",
        TEXT + b"/C gs /O gs " + OVER,
        b"1 g " + TEXT,
        b"1 1 1 rg " + OVER + TEXT,
        b"/N gs " + TEXT,
        b"/OC /L BDC " + TEXT + b"EMC",
        b"q 0 0 50 50 re W n " + TEXT + b"Q",
        b"3 Tr " + TEXT + b"0 Tr " + TEXT,
        TEXT + b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q",
        TEXT + b"/Sh sh",
        b"BT /F 12 Tf 72 700 Td (9111) Tj (0000MAFAKE01XB) Tj ET 1 g 100 690 100 30 re f",
        b"BT /F 12 Tf 14 TL 72 714 Td (one) Tj T* (two) Tj ET 1 g 60 695 100 10 re f",
        b"BT /F 12 Tf 14 TL 72 714 Td (one) Tj (two) ' ET 1 g 60 695 100 10 re f",
    ],
)
def test_what_cannot_be_seen_keeps_the_page_from_being_copied(content: bytes) -> None:
    assert not seen(page_of(content))


@pytest.mark.parametrize(("opacity", "clear"), [(0, True), (40, True), (255, False)])
def test_a_seal_hides_the_writing_below_it_unless_most_of_it_is_clear(opacity: int, *, clear: bool) -> None:
    assert seen(page_of(TEXT + SEAL, opacity=opacity)) == clear


def test_a_picture_of_the_whole_page_hides_it_however_clear() -> None:
    assert not seen(page_of(TEXT + PICTURE, opacity=0))


@pytest.mark.parametrize("form", [b"3 Tr " + TEXT, TEXT + OVER, b"/OC /L BDC " + TEXT + b"EMC"])
def test_forms_are_looked_into(form: bytes) -> None:
    assert not seen(page_of(b"/X Do", form=form))


@pytest.mark.parametrize("content", [b"3 Tr /X Do", b"/OC /L BDC /X Do EMC", b"/X Do 1 g " + OVER])
def test_what_holds_outside_a_form_holds_within_it(content: bytes) -> None:
    assert not seen(page_of(content, form=TEXT))


def test_a_form_that_draws_itself_is_given_up() -> None:
    pdf = page_of(b"/X Do", form=b"/X Do")
    own = pdf.pages[0].Resources.XObject.X
    own.Resources = Dictionary(XObject=Dictionary(X=own))
    assert not seen(pdf)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_judged_alike(turn: int) -> None:
    assert seen(page_of(TEXT, turn=turn))
    assert not seen(page_of(TEXT + OVER, turn=turn))


@pytest.mark.parametrize(("flags", "hidden"), [(4, False), (2, True)])
def test_a_note_over_the_text_hides_it_unless_it_is_not_shown(flags: int, *, hidden: bool) -> None:
    pdf = page_of(TEXT)
    look = Stream(pdf, b"1 g 0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 10, 10])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[60, 690, 260, 720], F=flags, AP=Dictionary(N=look))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
    assert seen(pdf) == hidden


def test_a_layer_is_off_too_when_only_some_are_on() -> None:
    pdf = page_of(b"/OC /S BDC " + TEXT + b"EMC")
    pdf.Root.OCProperties.D = Dictionary(BaseState=Name.OFF, ON=Array([]))
    assert not seen(pdf)


def test_a_page_too_full_to_judge_is_not_copied() -> None:
    assert not seen(page_of(TEXT * 20_001))
