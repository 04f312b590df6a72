"""Files are bound as they look, or refused with the reason; pictures become sheets on which nothing is lost."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from dossier.volume.picture import picture_page
from dossier.volume.source import ready
from tests.support.office import to_png
from tests.volume import samples


def look(folder: Path, data: bytes) -> dict[str, object]:
    path = folder / "0001.pdf"
    path.write_bytes(data)
    return ready(str(path))


def test_an_ordinary_file_is_ready(tmp_path: Path) -> None:
    assert look(tmp_path, samples.pdf(["a", "b"])) == {"pages": 2, "signed": False, "bare": []}
    assert look(tmp_path, samples.pdf(["a"], change=samples.signed)) == {"pages": 1, "signed": True, "bare": []}


def no_pages(made: pikepdf.Pdf) -> None:
    del made.pages[0]


def portfolio(made: pikepdf.Pdf) -> None:
    made.Root.Collection = pikepdf.Dictionary()


def live_form(made: pikepdf.Pdf) -> None:
    samples.signed(made)
    made.Root.AcroForm.NeedAppearances = True


def other_form(made: pikepdf.Pdf) -> None:
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=made.make_stream(b"<xdp/>"))


def flat_page(made: pikepdf.Pdf) -> None:
    made.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 0, 842])


def odd_resources(made: pikepdf.Pdf) -> None:
    made.pages[0].obj.Resources = pikepdf.Array([1])


def odd_marks(made: pikepdf.Pdf) -> None:
    made.pages[0].obj.Annots = pikepdf.Dictionary()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (no_pages, "没有页面"), (portfolio, "文件包"), (live_form, "表单"), (other_form, "表单"), (flat_page, "损坏"),
        (odd_resources, "损坏"), (odd_marks, "损坏"),
    ],
)  # fmt: skip
def test_what_cannot_be_bound_as_it_looks_is_refused(tmp_path: Path, change, reason: str) -> None:  # type: ignore[no-untyped-def]
    assert reason in str(look(tmp_path, samples.pdf(["a"], change=change))["absent"])


def test_a_file_that_had_to_be_mended_is_refused(tmp_path: Path) -> None:
    whole = samples.pdf(["a"])
    assert "损坏" in str(look(tmp_path, whole[: whole.rindex(b"xref")])["absent"])
    assert "损坏" in str(look(tmp_path, b"%PDF-1.4\n" + b"\0" * 500)["absent"])
    out = BytesIO()
    with pikepdf.open(BytesIO(whole)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "密码" in str(look(tmp_path, out.getvalue())["absent"])


def test_fonts_that_a_file_leaves_out_are_named(tmp_path: Path) -> None:
    def foreign(made: pikepdf.Pdf) -> None:
        font = next(iter(made.pages[0].Resources.Font.values()))
        font.BaseFont = pikepdf.Name("/STSong-Light")

    assert look(tmp_path, samples.pdf(["a"], change=foreign))["bare"] == ["STSong-Light"]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_upright_as_its_camera_says(tmp_path: Path, orientation: int) -> None:
    stored = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(stored).rectangle((0, 0, 199, 99), fill="red")
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "photo.jpg"
    stored.save(path, quality=95, exif=exif)
    page = tmp_path / "page.pdf"
    page.write_bytes(picture_page(path))
    (drawn,) = to_png(page, tmp_path, 72)
    with Image.open(path) as opened, Image.open(drawn) as shown:
        from PIL import ImageOps

        upright = ImageOps.exif_transpose(opened)
        assert (shown.width > shown.height) == (upright.width > upright.height)
        scale = min((shown.width - 72) / upright.width, (shown.height - 90) / upright.height, 1)
        left, top = (shown.width - upright.width * scale) / 2, 36 + (shown.height - 90 - upright.height * scale) / 2
        for across in (0.25, 0.75):
            for down in (0.25, 0.75):
                expected = upright.getpixel((int(upright.width * across), int(upright.height * down)))[1] < 128
                place = int(left + upright.width * scale * across), int(top + upright.height * scale * down)
                assert (shown.convert("RGB").getpixel(place)[1] < 128) is expected


def test_a_jpeg_goes_in_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(samples.photograph())
    with pikepdf.open(BytesIO(picture_page(path))) as pdf:
        assert pdf.pages[0].Resources.XObject.Picture.read_raw_bytes() == samples.photograph()


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "LA", "L", "P", "1", "I;16"])
def test_pictures_of_every_kind_keep_what_they_show(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "drawing.png"
    if mode == "I;16":
        Image.new("I;16", (300, 500), 0xFFFF).save(path)
        expected = 255
    else:
        path.write_bytes(samples.drawing("RGBA" if mode == "P" else mode))
        if mode == "P":
            with Image.open(path) as opened:
                opened.quantize().save(path)
        expected = 255 if mode in ("RGBA", "LA", "P") else 0  # what was see-through is white, or black where nothing is
    with pikepdf.open(BytesIO(picture_page(path))) as pdf:
        picture = pdf.pages[0].Resources.XObject.Picture
        data = picture.read_bytes()
        assert data[0] == expected
        assert len(data) == 300 * 500 * (1 if picture.ColorSpace == "/DeviceGray" else 3)


def test_a_torn_picture_is_refused(tmp_path: Path) -> None:
    assert "损坏" in str(look(tmp_path, samples.photograph()[:900])["absent"])
    assert "损坏" in str(look(tmp_path, samples.drawing()[:200])["absent"])
    assert "损坏" in str(look(tmp_path, b"GIF89a")["absent"])
