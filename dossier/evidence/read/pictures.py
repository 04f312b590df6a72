"""Turn the pages of a scan into pictures: file, page, dots per inch -> picture as the page is shown. In the worker only.

A page of a PDF is put together from the pictures drawn on it, so that pages of one scan, of two sides of a card and of
many strips come out alike, turned as the page is. Text and lines are not drawn: what has text is copied, not recognised.
"""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps

_MOST_PIXELS = 60_000_000
"""Pixels of a page that is put together, and of one picture on it."""
Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
_DEPTH = 4
"""Forms within forms that are followed."""
_A4_LONG = 11.69
"""Inches of the longer edge for which a photograph, which has no size, is taken."""


def page_count(file: Path) -> int:
    """Return the pages of a PDF; 1 for a picture."""
    if not _is_pdf(file):
        return 1
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def is_turned(file: Path, most_pages: int) -> bool:
    """Return whether a PDF shows one of its first pages turned."""
    if not _is_pdf(file):
        return False
    with pikepdf.open(file) as pdf:
        return any(page.rotation % 360 for page in pdf.pages[:most_pages])


def page_picture(file: Path, number: int, dpi: int) -> Image.Image | None:
    """Return the page as a picture of red, green and blue; None when there is no picture on it."""
    if not _is_pdf(file):
        return _photograph(file, dpi)
    with pikepdf.open(file) as pdf:
        return _drawn(pdf.pages[number - 1], dpi)


def _is_pdf(file: Path) -> bool:
    with file.open("rb") as stream:
        return b"%PDF-" in stream.read(1024)


def _photograph(file: Path, dpi: int) -> Image.Image:
    with Image.open(file, formats=("PNG", "JPEG", "GIF")) as opened:
        picture = ImageOps.exif_transpose(opened)
        size = _A4_LONG * dpi / max(picture.size)
        return _resized(_flat(picture), size)


def _flat(picture: Image.Image) -> Image.Image:
    """Return the picture without transparency, on white."""
    if "transparency" not in picture.info and picture.mode not in ("LA", "RGBA", "PA"):
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    white = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(white, layer).convert("RGB")


def _resized(picture: Image.Image, scale: float) -> Image.Image:
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _drawn(page: pikepdf.Page, dpi: int) -> Image.Image | None:
    """Paste every picture where the page has it, then turn the page."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    scale = dpi / 72
    width, height = round((right - left) * scale), round((top - bottom) * scale)
    placed = list(_placed(page.obj, page, pikepdf.Matrix(), 0))
    if not placed or not 0 < width * height <= _MOST_PIXELS:
        return None
    to_canvas = pikepdf.Matrix(scale, 0, 0, -scale, -left * scale, top * scale)
    canvas = Image.new("RGB", (width, height), "white")
    for stream, matrix in placed:
        _paste(canvas, stream, matrix @ to_canvas)
    turn = page.rotation % 360
    return canvas.rotate(-turn, expand=True) if turn else canvas


def _placed(
    holder: pikepdf.Object, stream: pikepdf.Page | pikepdf.Object, matrix: pikepdf.Matrix, depth: int
) -> Iterator[tuple[pikepdf.Stream, pikepdf.Matrix]]:
    """Yield the pictures that a content stream draws, each with the matrix of its unit square."""
    named = _pictures_named(holder)
    stack: list[pikepdf.Matrix] = []
    for step in pikepdf.parse_content_stream(stream, "q Q cm Do"):
        operands, word = list(step.operands), str(step.operator)
        if word == "q":
            stack.append(matrix)
        elif word == "Q":
            matrix = stack.pop() if stack else matrix
        elif word == "cm":
            matrix = pikepdf.Matrix(*(float(number) for number in operands)) @ matrix
        elif word == "Do" and str(operands[0]) in named:
            yield from _placed_one(named[str(operands[0])], matrix, depth)


def _placed_one(
    drawn: pikepdf.Object, matrix: pikepdf.Matrix, depth: int
) -> Iterator[tuple[pikepdf.Stream, pikepdf.Matrix]]:
    kind = str(drawn.get("/Subtype", ""))
    if kind == "/Image" and isinstance(drawn, pikepdf.Stream) and not drawn.get("/ImageMask", False):
        yield drawn, matrix
    elif kind == "/Form" and depth < _DEPTH:
        own = drawn.get("/Matrix")
        inner = pikepdf.Matrix(*(float(number) for number in own)) @ matrix if own is not None else matrix
        yield from _placed(drawn, drawn, inner, depth + 1)


def _pictures_named(holder: pikepdf.Object) -> dict[str, pikepdf.Object]:
    while "/Resources" not in holder and "/Parent" in holder:
        holder = holder["/Parent"]
    resources = holder.get("/Resources")
    objects = None if resources is None else resources.get("/XObject")
    return {} if objects is None else {str(name): objects[name] for name in objects.keys()}  # noqa: SIM118, no mapping


def _paste(canvas: Image.Image, stream: pikepdf.Stream, matrix: pikepdf.Matrix) -> None:
    """Put a picture on the canvas where ``matrix`` puts the unit square, whose picture hangs from its top edge."""
    source = pikepdf.PdfImage(stream)
    if source.width * source.height > _MOST_PIXELS:
        return
    picture = _flat(source.as_pil_image())
    shrink = min(1.0, max(abs(matrix.a) + abs(matrix.c), abs(matrix.b) + abs(matrix.d)) / max(picture.size))
    if shrink < 1:
        picture = _resized(picture, shrink)  # before it is turned, because turning takes single pixels only
    size = pikepdf.Matrix(1 / picture.width, 0, 0, -1 / picture.height, 0, 1)
    try:
        back = (size @ matrix).inverse()
    except ValueError:  # drawn without any extent
        return
    values = (back.a, back.c, back.e, back.b, back.d, back.f)
    shown = picture.transform(canvas.size, Image.Transform.AFFINE, values, Image.Resampling.BICUBIC)
    mask = Image.new("L", picture.size, 255).transform(canvas.size, Image.Transform.AFFINE, values)
    canvas.paste(shown, (0, 0), mask)
