"""PDF files are reduced by their pictures alone, combined in order, and cut only when nothing else helps."""

import io
import subprocess
from pathlib import Path

import numpy
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageChops

from dossier.fit.work.task import fit
from tests.fit.papers import SMALL_PRINT, file, filled_in, grainy, jpeg, layered, page, pdf, scan

LIMIT = 1_000_000


def fitted(folder: Path, files: dict[str, bytes], limit: int = LIMIT) -> tuple[dict, list[Path]]:
    """Return what is said about files that become one PDF, and where the results are."""
    kinds = {"jpg": "jpeg"}
    named = []
    for name, data in files.items():
        (folder / name).write_bytes(data)
        ending = name.rpartition(".")[2]
        named.append((str(folder / name), kinds.get(ending, ending)))
    out = folder / "out"
    out.mkdir(exist_ok=True)
    said = fit(named, "pdf", str(out), limit, 1500, "公司章程", "北京青禾示例科技有限公司")
    return said, [out / name for name in said["names"]]


def drawn(path: Path, number: int = 1, dpi: int = 60) -> Image.Image:
    """Return a page as a person sees it."""
    command = ["pdftoppm", "-r", str(dpi), "-f", str(number), "-l", str(number), "-png", str(path)]
    return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("RGB")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures differ on the average, of 255."""
    assert one.size == other.size
    return float(numpy.asarray(ImageChops.difference(one, other)).mean())


def pictures(path: Path) -> list[tuple[int, int, str]]:
    with Pdf.open(path) as opened:
        return [
            (int(one.Width), int(one.Height), str(one.Filter))
            for each in opened.pages
            for one in each.Resources.XObject.values()
            if one.Subtype == Name.Image
        ]


def with_pictures(*streams: dict, packed: bytes = b"", beside: bytes = b"") -> bytes:
    """Return a PDF with a page for each picture, given as the entries of its dictionary and ``data``."""
    made, stream = Pdf.new(), io.BytesIO()
    for one in streams:
        entries = dict(one)
        picture = Stream(made, entries.pop("data"), Type=Name.XObject, Subtype=Name.Image, **entries)
        own = made.add_blank_page(page_size=(595, 842))
        own.obj.Resources = Dictionary(XObject=Dictionary(P=made.make_indirect(picture)))
        own.contents_add(b"q 595 0 0 842 0 0 cm /P Do Q")
    made.save(stream)
    return stream.getvalue()


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    return grainy(Image.new(mode, (width, height), "#909090"), 3, 50)


def test_a_scan_is_reduced_to_the_first_step_that_fits_and_looks_the_same(tmp_path) -> None:
    data = pdf([jpeg(scan(600, seed), 85, 600) for seed in range(2)], 600)
    said, (made,) = fitted(tmp_path, {"a.pdf": data})
    assert said["pages"] == [2]
    assert made.stat().st_size <= LIMIT
    assert said["problem"] is None
    assert said["steps"][0].zh.startswith("2 张图片由 600 dpi 降至 ")
    for number in (1, 2):
        assert unlike(drawn(tmp_path / "a.pdf", number), drawn(made, number)) < 4


def test_text_stays_text_and_whoever_issued_the_paper_stays_its_author(tmp_path) -> None:
    _said, (made,) = fitted(tmp_path, {"a.pdf": pdf([jpeg(scan(300), 95)], 300, text=True)})
    assert "Page 1 of 1" in subprocess.run(["pdftotext", made, "-"], capture_output=True, text=True, check=True).stdout
    with Pdf.open(made) as opened:
        assert str(opened.docinfo["/Author"]) == "示例社保局"


def test_a_small_picture_a_stencil_and_black_and_white_stay_as_they_are(tmp_path) -> None:
    bits = numpy.random.default_rng(1).integers(0, 256, 250 * 2600, dtype=numpy.uint8).tobytes()
    stencil = {"data": bits, "Width": 2000, "Height": 2600, "BitsPerComponent": 1, "ImageMask": True}
    small = {"data": file(noise(90, 90), "JPEG"), "Width": 90, "Height": 90, "BitsPerComponent": 8,
             "ColorSpace": Name.DeviceRGB, "Filter": Name.DCTDecode}  # fmt: skip
    large = {"data": jpeg(noise(2480, 3508), 95), "Width": 2480, "Height": 3508, "BitsPerComponent": 8,
             "ColorSpace": Name.DeviceRGB, "Filter": Name.DCTDecode}  # fmt: skip
    said, (made,) = fitted(tmp_path, {"a.pdf": with_pictures(stencil, small, large)}, limit=2_500_000)
    found = pictures(made)
    assert found[0][:2] == (2000, 2600)
    assert found[0][2] == "/FlateDecode"
    assert found[1] == (90, 90, "/DCTDecode")
    assert found[2][0] < 2480
    assert said["steps"][0].zh.startswith("1 张图片")


def test_black_and_white_is_packed_like_a_fax_and_keeps_every_dot(tmp_path) -> None:
    sheet = page(300).convert("L").point(lambda value: 255 * (value > 128)).convert("1", dither=Image.Dither.NONE)
    data = numpy.packbits(numpy.asarray(sheet), axis=1).tobytes()
    picture = {"data": data, "Width": sheet.width, "Height": sheet.height, "BitsPerComponent": 1,
               "ColorSpace": Name.DeviceGray}  # fmt: skip
    said, (made,) = fitted(tmp_path, {"a.pdf": with_pictures(picture)}, limit=60_000)
    assert pictures(made) == [(sheet.width, sheet.height, "/CCITTFaxDecode")]
    assert unlike(drawn(tmp_path / "a.pdf", dpi=100), drawn(made, dpi=100)) == 0
    assert said["steps"][0].zh.startswith("无损重新压缩")


@pytest.mark.parametrize(
    ("mode", "space", "extra"),
    [
        ("L", Name.DeviceGray, {}),
        ("RGB", Name.DeviceRGB, {}),
        ("P", None, {}),
    ],
)
def test_pictures_of_every_colour_space_look_the_same_afterwards(tmp_path, mode, space, extra) -> None:
    sheet = scan(300, grey=mode == "L", grain=12)
    if mode == "P":
        sheet = sheet.quantize(64)
        table = bytes(sheet.getpalette()[: 64 * 3])
        space = Array([Name.Indexed, Name.DeviceRGB, 63, pikepdf.String(table)])
    picture = {
        "data": sheet.tobytes(),
        "Width": sheet.width,
        "Height": sheet.height,
        "BitsPerComponent": 8,
        "ColorSpace": space,
    }
    _said, (made,) = fitted(tmp_path, {"a.pdf": with_pictures(picture)})
    assert pictures(made)[0][2] == "/DCTDecode"
    assert unlike(drawn(tmp_path / "a.pdf"), drawn(made)) < 4


def test_a_picture_in_printing_colours_or_with_a_colour_for_nothing_is_left_alone(tmp_path) -> None:
    printing = {"data": file(noise(1200, 1600).convert("CMYK"), "JPEG", quality=95), "Width": 1200, "Height": 1600,
                "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK, "Filter": Name.DCTDecode}  # fmt: skip
    masked = {"data": noise(1200, 1600).tobytes(), "Width": 1200, "Height": 1600, "BitsPerComponent": 8,
              "ColorSpace": Name.DeviceRGB, "Mask": Array([0, 1, 0, 1, 0, 1])}  # fmt: skip
    said, made = fitted(tmp_path, {"a.pdf": with_pictures(printing, masked)})
    assert [pictures(one)[0][:2] for one in made] == [(1200, 1600)] * 2
    assert "仍为" in said["problem"].zh


def test_the_softness_of_a_picture_stays_with_it(tmp_path) -> None:
    made, stream = Pdf.new(), io.BytesIO()
    soft = made.make_indirect(Stream(made, bytes([128]) * 200 * 200, Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200,
                  ColorSpace=Name.DeviceGray, BitsPerComponent=8))  # fmt: skip
    sheet = noise(2480, 3508)
    picture = Stream(made, jpeg(sheet, 95), Type=Name.XObject, Subtype=Name.Image, Width=2480, Height=3508,
                     ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode, SMask=soft)  # fmt: skip
    own = made.add_blank_page(page_size=(595, 842))
    own.obj.Resources = Dictionary(XObject=Dictionary(P=made.make_indirect(picture)))
    own.contents_add(b"q 595 0 0 842 0 0 cm /P Do Q")
    made.save(stream)
    _said, (out,) = fitted(tmp_path, {"a.pdf": stream.getvalue()}, limit=2_500_000)
    assert unlike(drawn(tmp_path / "a.pdf", dpi=20), drawn(out, dpi=20)) < 5
    with Pdf.open(out) as opened:
        assert "/SMask" in opened.pages[0].Resources.XObject.P


def test_several_files_become_one_in_their_order_and_name_the_applicant_alone(tmp_path) -> None:
    files = {
        "a.pdf": pdf([jpeg(scan(72, 1), 60), jpeg(scan(72, 2), 60)], 72, text=True),
        "b.jpg": jpeg(scan(72, 3).rotate(90, expand=True), 60, 72),
        "c.png": file(scan(72, 4), "PNG"),
        "d.jpg": jpeg(Image.new("RGB", (400, 200), "navy"), orientation=6),
        "e.png": file(page(100).convert("1"), "PNG"),
    }
    said, (made,) = fitted(tmp_path, files)
    assert said["pages"] == [6]
    assert said["steps"][0].zh == "5 个文件合并为 1 个 PDF，共 6 页"
    with Pdf.open(made) as opened:
        assert {name: str(value) for name, value in opened.docinfo.items()} == {
            "/Title": "公司章程",
            "/Author": "北京青禾示例科技有限公司",
        }
        sizes = [tuple(round(float(side)) for side in each.mediabox[2:]) for each in opened.pages]
    assert sizes == [(595, 842)] * 2 + [(842, 595)] + [(595, 842)] * 3
    assert b"pikepdf" not in made.read_bytes().lower()
    assert unlike(drawn(made, 1), drawn(tmp_path / "a.pdf", 1)) < 2
    black = numpy.asarray(drawn(made, 6).convert("L")) < 128
    assert 0.005 < black.mean() < 0.3, "black letters on white, not the other way round"


def test_a_jpeg_that_is_all_right_is_bound_byte_for_byte(tmp_path) -> None:
    data = jpeg(scan(100), 80, 100)
    _said, (made,) = fitted(tmp_path, {"a.jpg": data, "b.jpg": data})
    with Pdf.open(made) as opened:
        assert opened.pages[0].Resources.XObject.Im0.read_raw_bytes() == data


def test_a_paper_is_cut_only_at_the_floor_into_even_parts_with_every_page(tmp_path) -> None:
    data = pdf([jpeg(scan(200, seed, 25), 90, 200) for seed in range(7)], 200, text=True)
    said, made = fitted(tmp_path, {"a.pdf": data}, limit=900_000)
    assert len(made) > 1
    assert max(said["sizes"]) <= 900_000
    assert sum(said["pages"]) == 7
    assert max(said["pages"]) - min(said["pages"]) <= 1
    said_pages = [
        subprocess.run(["pdftotext", one, "-"], capture_output=True, text=True, check=True).stdout for one in made
    ]
    assert [
        line for text in said_pages for line in text.replace("\f", "\n").split("\n") if line.startswith("Page")
    ] == [f"Page {number} of 7" for number in range(1, 8)]
    assert f"按页拆分为 {len(made)} 个文件" in said["steps"][0].zh
    assert said["problem"] is None


def test_a_page_that_cannot_be_made_small_enough_is_named(tmp_path) -> None:
    pages = [jpeg(scan(100, 1), 50, 100), jpeg(scan(300, 2, 60), 95, 300)]
    said, _ = fitted(tmp_path, {"a.pdf": pdf(pages, 300)}, limit=300_000)
    assert "第 2 页" in said["problem"].zh
    assert "page 2" in said["problem"].en


def test_small_print_is_read_at_the_floor(tmp_path) -> None:
    rapidocr = pytest.importorskip("rapidocr")
    said, (made,) = fitted(tmp_path, {"a.pdf": pdf([jpeg(scan(300), 90, 300)], 300)}, limit=230_000)
    assert "150 dpi" in said["steps"][0].zh
    sheet = drawn(made, dpi=200)
    read = rapidocr.RapidOCR(params={"Global.log_level": "critical"})(numpy.asarray(sheet.crop((0, 0, 1654, 700))))
    text = "".join(read.txts).replace(" ", "")
    assert SMALL_PRINT in text
    assert "110101199001010000" in text


def test_qpdf_finds_nothing_wrong(tmp_path) -> None:
    _said, made = fitted(tmp_path, {"a.pdf": pdf([jpeg(scan(300), 95)], 300), "b.jpg": jpeg(scan(300), 95, 300)})
    for one in made:
        with Pdf.open(one) as opened:
            assert opened.check_pdf_syntax() == []


@pytest.mark.parametrize(("mode", "kind"), [("P", "png"), ("RGB", "png"), ("1", "png"), ("L", "png"), ("P", "gif")])
def test_a_picture_without_loss_is_bound_without_loss_and_hardly_grows(tmp_path, mode, kind) -> None:
    sheet = page(150)
    sheet = sheet.quantize(8) if mode == "P" else sheet.convert(mode)
    data = file(sheet, kind.upper())
    _said, (made,) = fitted(tmp_path, {f"a.{kind}": data, "b.jpg": jpeg(Image.new("L", (90, 90)))})
    with Pdf.open(made) as opened:
        kept = pikepdf.PdfImage(opened.pages[0].Resources.XObject.Im0).as_pil_image()
    assert ImageChops.difference(kept.convert("RGB"), sheet.convert("RGB")).getbbox() is None
    assert made.stat().st_size < len(data) * (1 if kind == "png" else 1.2) + 4000


@pytest.mark.parametrize("mode", ["RGBA", "LA", "I;16"])
def test_a_picture_a_pdf_cannot_hold_is_bound_as_it_looks(tmp_path, mode) -> None:
    if mode == "I;16":
        sheet = Image.fromarray(numpy.full((300, 200), 40_000, numpy.uint16))
    else:
        sheet = Image.new("RGBA", (200, 300), (0, 0, 0, 0)).convert(mode)
    said, (made,) = fitted(tmp_path, {"a.png": file(sheet, "PNG"), "b.jpg": jpeg(Image.new("L", (90, 90)))})
    assert said["pages"] == [2]
    middle = drawn(made).getpixel((248, 350))
    assert min(middle) > 240 if mode != "I;16" else 140 < min(middle) < 170


@pytest.mark.parametrize("broken", ["short", "moving"])
def test_a_picture_that_is_not_all_there_is_not_bound(tmp_path, broken) -> None:
    if broken == "short":
        data = file(scan(50), "PNG")[:-2000]
    else:
        data = file(Image.new("L", (90, 90)), "GIF", save_all=True, append_images=[Image.new("L", (90, 90), 200)])
    with pytest.raises((OSError, ValueError)):
        fitted(tmp_path, {f"a.{'png' if broken == 'short' else 'gif'}": data, "b.jpg": jpeg(Image.new("L", (90, 90)))})


def test_a_file_with_hidden_layers_is_reduced_in_one_piece_and_never_cut(tmp_path) -> None:
    data = layered(4, jpeg(noise(2480, 3508), 90))
    said, (made,) = fitted(tmp_path, {"a.pdf": data}, limit=4_000_000)
    assert said["problem"] is None
    said, (small,) = fitted(tmp_path, {"a.pdf": data}, limit=400_000)
    assert "不能拆分" in said["problem"].zh
    for one in (made, small):
        with Pdf.open(one) as opened:
            assert len(opened.pages) == 4
            assert len(opened.Root.OCProperties.D.OFF) == 1


def test_several_files_of_which_one_has_more_than_pages_are_not_made_into_one(tmp_path) -> None:
    said, made = fitted(tmp_path, {"a.pdf": layered(), "b.pdf": pdf([jpeg(scan(72), 60)], 72), "c.pdf": filled_in()})
    assert made == []
    assert [bool(one) for one in said["apart"]] == [True, False, True]
    assert "图层" in said["apart"][0].zh
    assert "表单" in said["apart"][2].zh
