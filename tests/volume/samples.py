"""Make PDF files and pictures to be bound, from fictional companies."""

from collections.abc import Callable, Sequence
from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)


def pdf(
    texts: Sequence[str], size: tuple[float, float] = A4, change: Callable[[pikepdf.Pdf], None] | None = None
) -> bytes:
    """Return a PDF with one page for each text, then changed."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for text in texts:
        canvas.setFont("Helvetica", 14)
        canvas.drawString(size[0] * 0.2, size[1] * 0.8, text)
        canvas.showPage()
    canvas.save()
    if change is None:
        return out.getvalue()
    with pikepdf.open(BytesIO(out.getvalue())) as made:
        change(made)
        changed = BytesIO()
        made.save(changed, static_id=True)
    return changed.getvalue()


def turned(degrees: int) -> Callable[[pikepdf.Pdf], None]:
    """Show every page turned clockwise."""

    def change(made: pikepdf.Pdf) -> None:
        for page in made.pages:
            page.obj.Rotate = degrees

    return change


def with_headings(made: pikepdf.Pdf) -> None:
    """Give each page a bookmark, as LibreOffice does for headings; the second one below the first."""
    with made.open_outline() as outline:
        top = pikepdf.OutlineItem("1　总则", 0, "XYZ", top=700)
        outline.root.append(top)
        top.children.extend(pikepdf.OutlineItem(f"1.{n}　细则", n, "XYZ", top=650) for n in range(1, len(made.pages)))
    made.pages[0].obj.Annots = made.make_indirect(pikepdf.Array([pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[100, 100, 200, 120],
        Dest=[made.pages[-1].obj, pikepdf.Name.Fit],
    )]))  # fmt: skip


def signed(made: pikepdf.Pdf) -> None:
    """Put a digital signature into the file, with what it looks like."""
    look = made.make_stream(b"1 0 0 rg 0 0 100 40 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    look.BBox = pikepdf.Array([0, 0, 100, 40])
    field = made.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T="seal", F=4,
        Rect=[300, 100, 400, 140], AP=pikepdf.Dictionary(N=look), P=made.pages[0].obj,
        V=pikepdf.Dictionary(Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Adobe.PPKLite"), Contents=b"\x30\x00"),
    ))  # fmt: skip
    made.pages[0].obj.Annots = pikepdf.Array([field])
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=3)


def acting(made: pikepdf.Pdf) -> None:
    """Let the page do something by itself, and hide a layer."""
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    page = made.pages[0]
    page.obj.AA = pikepdf.Dictionary(O=script)
    mark = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script)
    page.obj.Annots = pikepdf.Array([made.make_indirect(mark)])
    layer = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="hidden"))
    page.obj.Resources.Properties = pikepdf.Dictionary(Hidden=layer)
    page.contents_add(b"/OC /Hidden BDC BT /F1 14 Tf 100 300 Td (INVISIBLE) Tj ET EMC")
    made.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))


def unbalanced(made: pikepdf.Pdf) -> None:
    """Leave states behind which are never restored, after one that was never saved."""
    made.pages[0].contents_add(b"Q q q 3 0 0 3 40 40 cm")


def locked(made: pikepdf.Pdf) -> bytes:
    """Return the file with a password that only forbids things."""
    out = BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner="secret", user=""))
    return out.getvalue()


def photograph(orientation: int = 1) -> bytes:
    """Return a JPEG whose upper left quarter, when it is stored upright, is red."""
    picture = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 199, 99), fill="red")
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = BytesIO()
    picture.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def drawing(mode: str = "RGBA") -> bytes:
    """Return a PNG with something in the middle; the rest is see-through where the mode allows that."""
    picture = Image.new("RGBA", (300, 500), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((100, 200, 200, 300), fill=(0, 0, 200, 255))
    out = BytesIO()
    picture.convert(mode).save(out, "PNG")
    return out.getvalue()


def cropped(made: pikepdf.Pdf) -> None:
    """Show less than the whole page, by a box that reaches beyond the paper and is written from above."""
    made.pages[0].obj.CropBox = pikepdf.Array([900, 800, 95, 100])
