"""Bind PDF files and pictures into one PDF, page after page: files -> an open document."""

import io
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf, Stream
from PIL import Image

from dossier.fit.jpeg import read_head
from dossier.fit.work.lossless import bound_picture
from dossier.fit.work.pictures import AS_IT_IS, encoded, frame, resolution

_A4 = (595.276, 841.89)
_POINTS = 72


def bind(files: Sequence[tuple[str, str]], title: str, author: str) -> Pdf:
    """Return a document of all pages of the files (path and kind), whose properties name the paper and the applicant.

    Raises:
        Exception: one of them is broken; libraries raise anything then.
    """
    bound = Pdf.new()
    with ExitStack() as open_files:
        for path, kind in files:
            if kind == "pdf":
                stream = open_files.enter_context(open(path, "rb"))
                bound.pages.extend(open_files.enter_context(Pdf.open(stream)).pages)
            else:
                _add_picture(bound, path, kind)
        name(bound, title, author)
        whole = io.BytesIO()
        bound.save(
            whole, deterministic_id=True
        )  # before the sources are closed, because their streams are read only now
    whole.seek(0)
    return Pdf.open(whole)


def name(pdf: Pdf, title: str, author: str) -> None:
    """Write whose paper it is into the properties."""
    pdf.docinfo["/Title"], pdf.docinfo["/Author"] = title, author


def _add_picture(bound: Pdf, path: str, kind: str) -> None:
    if kind == "jpeg" and read_head(Path(path)) == (True, False):
        _add_as_it_is(bound, path)
        return
    if kind != "jpeg":
        _page(bound, *bound_picture(bound, path))
        return
    one = frame(path)
    data = encoded(one.image, AS_IT_IS, one.dpi, fine=True)
    space = Name.DeviceGray if one.image.mode == "L" else Name.DeviceRGB
    _page(bound, _stream(bound, data, one.image.size, space), one.image.size, one.dpi)


def _add_as_it_is(bound: Pdf, path: str) -> None:
    data = Path(path).read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        image.load()  # what is cut short must not be bound
        space = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
        _page(bound, _stream(bound, data, image.size, space), image.size, resolution(image))


def _stream(bound: Pdf, data: bytes, size: tuple[int, int], space: Name) -> Stream:
    return Stream(
        bound, data, Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], ColorSpace=space,
        BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip


def _page(bound: Pdf, picture: Stream, size: tuple[int, int], dpi: int) -> None:
    """Add a page of A4, upright or across as the picture is, with the picture in its middle at its own size at most."""
    page = _A4 if size[0] <= size[1] else (_A4[1], _A4[0])
    scale = min(_POINTS / dpi, page[0] / size[0], page[1] / size[1])
    width, height = size[0] * scale, size[1] * scale
    left, low = (page[0] - width) / 2, (page[1] - height) / 2
    made = bound.add_blank_page(page_size=page)
    made.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=bound.make_indirect(picture)))
    made.contents_add(f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {low:.3f} cm /Im0 Do Q".encode())
