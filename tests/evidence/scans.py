"""Make pictures of papers and PDF files of scanned pages, good and bad, for tests."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

A4 = (595.28, 841.89)
_INCHES = (210 / 25.4, 297 / 25.4)


def drawing(width: int, height: int, *, seal: str = "red", marks: bool = True) -> Image.Image:
    """Return a sheet with lines of words, and a seal over the last ones."""
    sheet = Image.new("RGB", (width, height), (252, 251, 248))
    draw, line = ImageDraw.Draw(sheet), height // 45
    for row in range(4, 40 if marks else 0):
        for word in range(9 - row % 4):
            left, top = width * (word + 1) // 12, row * line
            draw.rectangle((left, top, left + width // 15, top + line // 3), fill=(40, 40, 40))
    if marks and seal:
        draw.ellipse(
            (width * 0.6, height * 0.7, width * 0.8, height * 0.7 + width * 0.2), outline=seal, width=width // 80
        )
    return sheet


def a4(dpi: int, **how: Any) -> Image.Image:
    """Return a sheet of A4 scanned this finely."""
    return drawing(*(round(inches * dpi) for inches in _INCHES), **how)


def picture(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return a picture file."""
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def jpeg(image: Image.Image) -> bytes:
    """Return a JPEG picture of ordinary quality."""
    return picture(image, "JPEG", quality=70)


@cache
def jpeg_of(width: int, height: int, mode: str = "RGB", seal: str = "red") -> bytes:
    """Return a JPEG picture of this size."""
    return jpeg(drawing(width, height, seal=seal).convert(mode))


def scanned(
    *images: Image.Image, size: tuple[float, float] = A4, share: float = 1.0, turn: int = 0, **more: Any
) -> bytes:
    """Return a PDF each page of which shows one picture; ``more`` goes into the dictionaries of the pictures."""
    import pikepdf

    pdf = pikepdf.new()
    for image in images:
        page = pdf.add_blank_page(page_size=size)
        _put(pdf, page, _stored(pdf, image, **more), (size[0] * share, size[1] * share))
        if turn:
            page.rotate(turn, relative=False)
    return _saved(pdf)


def long_scan(last: str, pages: int = 300) -> bytes:
    """Return a PDF of that many pages with one picture in colour and one more page with a picture of this mode."""
    import pikepdf

    pdf = pikepdf.new()
    first, behind = (_stored(pdf, a4(200).convert(mode)) for mode in ("RGB", last))
    for number in range(pages + 1):
        _put(pdf, pdf.add_blank_page(page_size=A4), behind if number == pages else first, A4)
    return _saved(pdf)


def overlaid(image: Image.Image, over: Image.Image, share: float, **more: Any) -> bytes:
    """Return a PDF of one page that shows a second picture on top of the first."""
    import pikepdf

    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=A4)
    _put(pdf, page, _stored(pdf, image), A4)
    _put(pdf, page, _stored(pdf, over, **more), (A4[0] * share, A4[1] * share), "/Im2")
    return _saved(pdf)


def _stored(pdf: Any, image: Image.Image, **more: Any) -> Any:
    import pikepdf

    spaces = {"RGB": pikepdf.Name.DeviceRGB, "L": pikepdf.Name.DeviceGray, "1": pikepdf.Name.DeviceGray}
    bits = 1 if image.mode == "1" else 8
    form = {"Width": image.width, "Height": image.height, "BitsPerComponent": bits, "ColorSpace": spaces[image.mode]}
    packed = {"Filter": pikepdf.Name.DCTDecode} if bits == 8 else {}
    stream = pikepdf.Stream(pdf, jpeg(image) if bits == 8 else image.tobytes())
    for name, value in {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Image, **form, **packed, **more}.items():
        if value is not None:
            stream[f"/{name}"] = value
        elif f"/{name}" in stream:
            del stream[f"/{name}"]
    return pdf.make_indirect(stream)


def _put(pdf: Any, page: Any, stream: Any, drawn: tuple[float, float], name: str = "/Im1") -> None:
    page.add_resource(stream, _kind("/XObject"), _kind(name))
    page.contents_add(f"q {drawn[0]:.2f} 0 0 {drawn[1]:.2f} 0 0 cm {name} Do Q".encode())


def _kind(name: str) -> Any:
    import pikepdf

    return pikepdf.Name(name)


def _saved(pdf: Any) -> bytes:
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@cache
def _of(dpi: int, mode: str = "RGB", seal: str = "red") -> Image.Image:
    return a4(dpi, seal=seal).convert(mode)


def _empty() -> Image.Image:
    return a4(200, marks=False)


SCANS: dict[str, Callable[[], bytes]] = {
    "jpg-1500": lambda: jpeg_of(1060, 1500),
    "jpg-3508": lambda: jpeg_of(2480, 3508),
    "jpg-1499": lambda: jpeg_of(1060, 1499),
    "grey-jpg": lambda: jpeg_of(1060, 1500, "L"),
    "colourless-jpg": lambda: jpeg_of(1060, 1500, "RGB", "black"),
    "blank-jpg": lambda: jpeg(drawing(1060, 1500, marks=False)),
    "sideways-jpg": lambda: jpeg(drawing(1060, 1500).transpose(Image.Transpose.ROTATE_90)),
    "grey-png": lambda: picture(drawing(700, 990).convert("L"), "PNG"),
    "palette-png": lambda: picture(drawing(700, 990).convert("L").convert("P"), "PNG"),
    "scan-200": lambda: scanned(_of(200)),
    "scan-199": lambda: scanned(_of(199)),
    "scan-72-on-a-huge-page": lambda: scanned(_of(200), size=(A4[0] * 200 / 72, A4[1] * 200 / 72)),
    "scan-second-page-coarse": lambda: scanned(_of(200), _of(100), _of(200)),
    "scan-with-logo": lambda: overlaid(_of(200), drawing(90, 90).convert("L"), 0.1),
    "scan-with-stencil": lambda: overlaid(_of(100), _of(200, "1"), 1.0, ImageMask=True, ColorSpace=None),
    "card-on-a4": lambda: scanned(drawing(1000, 620), size=A4, share=0.4),
    "grey-scan": lambda: scanned(_of(200, "L")),
    "grey-pages": lambda: scanned(_of(200), _of(200, "L"), _of(200), _of(200, "L")),
    "fax-scan": lambda: scanned(_of(200, "1")),
    "colourless-scan": lambda: scanned(_of(200, "RGB", "black")),
    "colourless-second-page": lambda: scanned(_of(200), _of(200, "RGB", "black")),
    "blank-scan": lambda: scanned(_of(200), _empty()),
    "sideways-scan": lambda: scanned(_of(200), _of(200), turn=90),
    "a3-scan": lambda: scanned(a4(283), size=(841.89, 1190.55)),
    "scan-218-wide": lambda: scanned(_of(200), size=(218 / 25.4 * 72, 841.89)),
    "scan-219-wide": lambda: scanned(_of(200), size=(219 / 25.4 * 72, 841.89)),
    "turned-a4-scan": lambda: scanned(drawing(2339, 1654), size=(841.89, 595.28)),
}
"""Scans of all kinds by the words case files use."""
