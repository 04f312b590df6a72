"""Make PDF files of scanned pages: every density, colour space and compression, whole, in strips, turned, empty."""

import zlib
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO

from PIL import Image

from tests.corpus.assembly import A3, A4, WRITING, Book, stream
from tests.corpus.drawing import A3_MM, empty, noisy, sealed_only, written

_SPACES = {"RGB": "/DeviceRGB", "L": "/DeviceGray", "CMYK": "/DeviceCMYK", "1": "/DeviceGray"}


def picture(image: Image.Image, data: bytes, code: str, *, bits: int = 8, more: str = "", space: str = "") -> bytes:
    """Return a picture object."""
    space = space or f"/ColorSpace {_SPACES[image.mode]}"
    code = f"/Filter /{code}" if code else ""
    size = f"/Width {image.width} /Height {image.height} /BitsPerComponent {bits}"
    return stream(data, f"/Type /XObject /Subtype /Image {size} {space} {code} {more}")


def jpeg(image: Image.Image, quality: int = 60) -> bytes:
    """Return a JPEG picture object, as scanners make it."""
    inverted = "/Decode [1 0 1 0 1 0 1 0]" if image.mode == "CMYK" else ""
    return picture(image, encoded(image, "JPEG", quality=quality), "DCTDecode", more=inverted)


def flate(image: Image.Image) -> bytes:
    """Return a picture object without loss."""
    return picture(image, zlib.compress(image.tobytes()), "FlateDecode")


def fax(image: Image.Image) -> bytes:
    """Return a picture of black and white in the coding of fax machines."""
    black = image.convert("1", dither=Image.Dither.NONE)
    parameters = f"/DecodeParms <</K -1 /Columns {black.width} /Rows {black.height}>>"
    return picture(black, _fax(black), "CCITTFaxDecode", bits=1, more=parameters)


def jbig2(image: Image.Image) -> bytes:
    """Return a picture of black and white in JBIG2: one page of one region, coded like a fax."""
    black = image.convert("1", dither=Image.Dither.NONE)
    size = black.width.to_bytes(4, "big") + black.height.to_bytes(4, "big")
    page = _segment(0, 48, size + bytes(8) + b"\x00" + bytes(2))
    region = _segment(1, 38, size + bytes(8) + b"\x00" + b"\x01" + _fax(black))
    return picture(black, page + region, "JBIG2Decode", bits=1)


def jpeg2000(image: Image.Image) -> bytes:
    """Return a JPEG 2000 picture, which tells its colours itself."""
    return picture(image, encoded(image, "JPEG2000", quality_mode="rates", quality_layers=[60]), "JPXDecode", space=" ")


def palette(image: Image.Image) -> bytes:
    """Return a picture whose colours stand in a table."""
    small = image.quantize(16)
    table = bytes((small.getpalette() or [])[:48]).ljust(48, b"\0").hex()
    space = f"/ColorSpace [/Indexed /DeviceRGB 15 <{table}>]"
    return picture(small, zlib.compress(small.tobytes()), "FlateDecode", space=space)


def _segment(number: int, kind: int, data: bytes) -> bytes:
    return number.to_bytes(4, "big") + bytes((kind, 0, 1)) + len(data).to_bytes(4, "big") + data


def _fax(black: Image.Image) -> bytes:
    """Return the coded lines of a black-and-white picture, taken out of a TIFF of one strip."""
    out = BytesIO()
    white = black.point(lambda value: 255 - value)  # a fax codes what is black, a TIFF of this library what is white
    white.save(out, "TIFF", compression="group4", strip_size=1 << 30)
    found = Image.open(BytesIO(out.getvalue()))
    places, sizes = found.tag_v2[273], found.tag_v2[279]
    assert len(places) == 1
    return out.getvalue()[places[0] : places[0] + sizes[0]]


def encoded(image: Image.Image, kind: str, **how: object) -> bytes:
    """Return a picture as a file."""
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def book(*pictures: bytes, size: tuple[float, float] = A4, more: str = "", text: str = "") -> bytes:
    """Return one page for each picture, which covers it."""
    made = Book()
    for one in pictures:
        number = made.add(one)
        made.page(f"q {size[0]} 0 0 {size[1]} 0 0 cm /Im1 Do Q {text}", size, more, f"/Im1 {number} 0 R")
    return made.made()


def strips(image: Image.Image, count: int = 10) -> bytes:
    """Return a page put together from strips, as many scanners deliver it."""
    made, shown, forms = Book(), [], []
    for at in range(count):
        upper, lower = (image.height * edge // count for edge in (at, at + 1))
        number = made.add(jpeg(image.crop((0, upper, image.width, lower))))
        high, foot = ((lower - upper) / image.height * A4[1], (image.height - lower) / image.height * A4[1])
        shown.append(f"q {A4[0]} 0 0 {high} 0 {foot} cm /Im{at} Do Q")
        forms.append(f"/Im{at} {number} 0 R")
    made.page(" ".join(shown), forms=" ".join(forms))
    return made.made()


def within_form(image: Image.Image) -> bytes:
    """Return a page whose picture is drawn by a form with a scale of its own."""
    made = Book()
    inner = made.add(jpeg(image))
    form = f"/Type /XObject /Subtype /Form /BBox [0 0 2 2] /Matrix [0.5 0 0 0.5 0 0] /Resources <</XObject <</P {inner} 0 R>>>>"
    outer = made.add(stream("q 2 0 0 2 0 0 cm /P Do Q", form))
    made.page(f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /F Do Q", forms=f"/F {outer} 0 R")
    return made.made()


def inline(image: Image.Image) -> bytes:
    """Return a page whose picture stands within its content."""
    made = Book()
    data = zlib.compress(image.tobytes())
    head = f"q {A4[0]} 0 0 {A4[1]} 0 0 cm BI /W {image.width} /H {image.height} /BPC 8 /CS /RGB /F /Fl ID "
    made.page(head.encode() + data + b"\nEI Q")
    return made.made()


def stencilled(image: Image.Image) -> bytes:
    """Return a coloured page over which a black-and-white picture of finer points is laid."""
    made = Book()
    black = written(300).convert("1", dither=Image.Dither.NONE)
    layer = stream(
        _fax(black),
        f"/Type /XObject /Subtype /Image /Width {black.width} /Height {black.height} /ImageMask true /BitsPerComponent 1"
        f" /Filter /CCITTFaxDecode /DecodeParms <</K -1 /Columns {black.width} /Rows {black.height}>>",
    )
    numbers = made.add(jpeg(image)), made.add(layer)
    cm = f"q {A4[0]} 0 0 {A4[1]} 0 0 cm"
    made.page(f"{cm} /Im1 Do Q 0 g {cm} /Im2 Do Q", forms=f"/Im1 {numbers[0]} 0 R /Im2 {numbers[1]} 0 R")
    return made.made()


def with_logo(image: Image.Image) -> bytes:
    """Return a written page with a small picture in a corner, which is no scan."""
    made = Book()
    number = made.add(jpeg(image))
    made.page(f"{WRITING} q 60 0 0 40 500 780 cm /Im1 Do Q", forms=f"/Im1 {number} 0 R")
    return made.made()


def turned(image: Image.Image, quarter_turns: int) -> Image.Image:
    """Return the picture as it comes out of a scanner into which the sheet went sideways."""
    return image.rotate(90 * quarter_turns, expand=True)


def grey_in_colour(dpi: int = 200) -> Image.Image:
    """Return a grey page in a colour picture."""
    return written(dpi, mode="L").convert("RGB")


@cache
def large() -> bytes:
    """Return a scan of seven pages with more than thirty megabytes."""
    page = encoded(noisy(300), "JPEG", quality=75)
    image = Image.new("RGB", written(300).size)
    return book(*[picture(image, page, "DCTDecode")] * max(2, 31_500_000 // len(page) + 1))


def cut_picture() -> bytes:
    """Return a sound PDF whose picture breaks off in the middle."""
    image = written(200)
    data = encoded(image, "JPEG", quality=60)
    return book(jpeg(image), picture(image, data[: len(data) // 3], "DCTDecode"))


def background_behind_scan() -> bytes:
    """Return a written page with a scan that covers the lower half, over a stretched point of colour."""
    made, image = Book(), written(200)
    point = made.add(flate(Image.new("RGB", (1, 1), (240, 240, 255))))
    scan = made.add(jpeg(image.crop((0, image.height // 2, image.width, image.height))))
    whole, half = f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /Im1 Do Q", f"q {A4[0]} 0 0 {A4[1] / 2} 0 0 cm /Im2 Do Q"
    made.page(f"{whole} {half} {WRITING}", forms=f"/Im1 {point} 0 R /Im2 {scan} 0 R")
    return made.made()


def junk_picture() -> bytes:
    """Return a sound PDF whose picture is no picture."""
    return book(picture(written(200), b"no picture" * 50, "DCTDecode"))


SCANS: Mapping[str, Callable[[], bytes]] = {
    **{f"{dpi}-dpi": lambda dpi=dpi: book(jpeg(written(dpi))) for dpi in (72, 150, 200, 300)},
    "600-dpi": lambda: book(fax(written(600, mode="L"))),
    "grey": lambda: book(jpeg(written(200, mode="L"))),
    "grey-in-colour": lambda: book(jpeg(grey_in_colour())),
    "second-page-grey": lambda: book(jpeg(written(200)), jpeg(written(200, mode="L"))),
    "second-page-coarse": lambda: book(jpeg(written(200)), jpeg(written(72)), jpeg(written(200))),
    "fax": lambda: book(fax(written(200, mode="L"))),
    "jbig2": lambda: book(jbig2(written(200, mode="L"))),
    "jpeg2000": lambda: book(jpeg2000(written(200))),
    "palette": lambda: book(palette(written(200))),
    "no-loss": lambda: book(flate(written(200))),
    "cmyk": lambda: book(jpeg(written(200, mode="CMYK"))),
    "strips": lambda: strips(written(200)),
    "coarse-strips": lambda: strips(written(72)),
    "within-form": lambda: within_form(written(200)),
    "inline": lambda: inline(written(72)),
    "stencilled": lambda: stencilled(written(100)),
    "with-logo": lambda: with_logo(written(72)),
    "read-before": lambda: book(jpeg(written(200)), text="BT 3 Tr /F1 10 Tf 72 700 Td (recognised words) Tj ET"),
    "sideways": lambda: book(jpeg(turned(written(200), 1)), size=(A4[1], A4[0])),
    "sideways-upright-sheet": lambda: book(jpeg(turned(written(200, (297, 210)), 1))),
    "sideways-put-right": lambda: book(jpeg(turned(written(200), 1)), size=(A4[1], A4[0]), more="/Rotate 90"),
    "made-sideways": lambda: book(jpeg(written(200)), more="/Rotate 90"),
    "head-down": lambda: book(jpeg(written(200)), more="/Rotate 180"),
    "a3": lambda: book(jpeg(written(150, A3_MM)), size=A3),
    "second-page-empty": lambda: book(jpeg(written(200)), jpeg(empty(200))),
    "seal-only": lambda: book(jpeg(written(200)), jpeg(sealed_only(200))),
    "one-white-point": lambda: book(flate(Image.new("RGB", (1, 1), "white"))),
    "stretched-background": lambda: book(flate(Image.new("RGB", (2, 2), (240, 240, 255))), text=WRITING),
    "stretched-behind-few-words": lambda: book(
        flate(Image.new("RGB", (2, 2), (240, 240, 255))), text="BT /F1 9 Tf 72 30 Td (Scanned with an example) Tj ET"
    ),
    "background-behind-scan": background_behind_scan,
    "cut-picture": cut_picture,
    "junk-picture": junk_picture,
    "thirty-megabytes": large,
}
