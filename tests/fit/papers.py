"""Draw papers as scanners and telephones deliver them: text of several sizes, a table, a red seal, grain, shade."""

import io
from functools import cache

import numpy
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageDraw, ImageFilter

from examples.evidence_maker.picture import font

_A4 = (210, 297)
SMALL_PRINT = "本证明涂改无效复印无效缴费单位青禾示例科技有限公司"
"""Printed in the smallest type of the paper, 7.5 points (六号)."""
_LINES = (
    (16, "社会保险参保缴费证明"),
    (10.5, "兹证明青禾示例科技有限公司为下列人员按月足额缴纳社会保险费，特此证明。"),
    (10.5, "统一社会信用代码 91110108MA0EXAMPLE 单位编号 110108000001"),
    (9, "姓名 许知遥 证件号码 110101199001010000 缴费基数 12000.00 元"),
    (9, "养老保险 医疗保险 失业保险 工伤保险 生育保险 二〇二六年十一月"),
    (7.5, SMALL_PRINT),
)


@cache
def page(dpi: int) -> Image.Image:
    """Return an A4 sheet as it is printed, without the traces of a scanner."""
    size = tuple(round(side / 25.4 * dpi) for side in _A4)
    image = Image.new("RGB", size, "#fbfaf6")
    pen, left, top = ImageDraw.Draw(image), size[0] // 10, size[1] // 14
    for block in range(5):
        for points, line in _LINES[block > 0 :]:
            height = round(points / 72 * dpi)
            pen.text((left, top), line, "#1c1c1e", font(height))
            top += round(height * 1.6)
        for row in range(4):
            pen.rectangle((left, top, size[0] - left, top + dpi // 5), outline="#404040", width=max(1, dpi // 150))
            pen.text(
                (left + dpi // 10, top + dpi // 20),
                f"{row + 1}　2026-{row + 8:02d}　960.00　1176.00　已缴",
                "#303030",
                font(dpi // 8),
            )
            top += dpi // 5
        top += dpi // 12
    _seal(image, dpi)
    return image


def _seal(image: Image.Image, dpi: int) -> None:
    """Stamp a round seal over the text."""
    pen, side = ImageDraw.Draw(image), round(42 / 25.4 * dpi)
    x, y = image.width - side - dpi, image.height // 3
    pen.ellipse((x, y, x + side, y + side), outline="#c8232c", width=dpi // 24)
    pen.text((x + side // 2, y + side // 2), "示例专用章", "#c8232c", font(side // 7), anchor="mm")


def scan(dpi: int, seed: int = 0, grain: float = 6.0, grey: bool = False) -> Image.Image:
    """Return a sheet as a scanner delivers it: slightly soft, with grain."""
    image = page(dpi).filter(ImageFilter.GaussianBlur(dpi / 500))
    return grainy(image.convert("L") if grey else image, seed, grain)


def grainy(image: Image.Image, seed: int, grain: float) -> Image.Image:
    """Return a picture with the grain of a sensor."""
    random = numpy.random.default_rng(seed)
    pixels = numpy.asarray(image)
    patch = random.normal(0, grain, (min(1024, pixels.shape[0]), *pixels.shape[1:])).astype(numpy.int16)
    noise = numpy.resize(patch, pixels.shape)
    return Image.fromarray((pixels.astype(numpy.int16) + noise).clip(0, 255).astype(numpy.uint8))


def photograph(width: int = 4000, height: int = 3000, seed: int = 0, grain: float = 8.0) -> Image.Image:
    """Return a sheet on a table as a telephone takes it, lying on its side."""
    ramp = numpy.linspace(90, 170, width, dtype=numpy.uint8)
    table = Image.fromarray(numpy.repeat(ramp[None, :], height, axis=0)).convert("RGB")
    sheet = page(200).rotate(90, expand=True)
    sheet.thumbnail((width * 9 // 10, height * 9 // 10))
    table.paste(sheet, ((width - sheet.width) // 2, (height - sheet.height) // 2))
    return grainy(table, seed, grain)


def jpeg(image: Image.Image, quality: int = 90, dpi: int | None = None, orientation: int | None = None) -> bytes:
    """Return a picture file, with the resolution and the orientation a scanner or a camera notes."""
    stream, exif = io.BytesIO(), Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    image.save(stream, "JPEG", quality=quality, exif=exif, **({"dpi": (dpi, dpi)} if dpi else {}))
    return stream.getvalue()


def file(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture file of any kind."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def pdf(pages: list[bytes], dpi: int, text: bool = False) -> bytes:
    """Return a PDF of scanned A4 pages as a scanner writes it; with ``text``, a line of text lies over each."""
    from fpdf import FPDF

    made = FPDF(unit="mm", format="A4")
    made.set_producer("Example Scanner")
    made.set_author("示例社保局")
    made.oversized_images = None
    for number, data in enumerate(pages, 1):
        made.add_page()
        made.image(io.BytesIO(data), 0, 0, 210, 297)
        if text:
            made.set_font("Helvetica", size=10)
            made.text(20, 20, f"Page {number} of {len(pages)}")
    return bytes(made.output())


def layered(pages: int = 1, picture: bytes = b"") -> bytes:
    """Return a PDF with a word on a layer that is not shown; ``picture``, a JPEG of 2480 by 3508, covers each page."""
    made = Pdf.new()
    layer = made.make_indirect(Dictionary(Type=Name.OCG, Name="作废"))
    letters = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(pages):
        own = made.add_blank_page(page_size=(595, 842))
        own.obj.Resources = Dictionary(Properties=Dictionary(L0=layer), Font=letters)
        if picture:
            drawn = Stream(made, picture + bytes(number), Type=Name.XObject, Subtype=Name.Image, Width=2480,
                           Height=3508, ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode)  # fmt: skip
            own.obj.Resources.XObject = Dictionary(P=made.make_indirect(drawn))
            own.contents_add(b"q 595 0 0 842 0 0 cm /P Do Q")
        own.contents_add(b"/OC /L0 BDC BT /F 80 Tf 100 400 Td (VOID) Tj ET EMC BT /F 20 Tf 100 700 Td (shown) Tj ET")
    usual = Dictionary(ON=Array(), OFF=Array([layer]))
    made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=usual)
    return _saved(made)


def filled_in() -> bytes:
    """Return a PDF with a field that only the form around it shows."""
    made = Pdf.new()
    own = made.add_blank_page(page_size=(595, 842))
    place = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="name", V="Zhou Yanqing",
                       DA="/Helv 20 Tf 0 g", Rect=[100, 600, 400, 640])  # fmt: skip
    own.obj.Annots = Array([made.make_indirect(place)])
    made.Root.AcroForm = Dictionary(Fields=own.obj.Annots, NeedAppearances=True)
    return _saved(made)


def _saved(made: Pdf) -> bytes:
    stream = io.BytesIO()
    made.save(stream, deterministic_id=True)
    return stream.getvalue()
