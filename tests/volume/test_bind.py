"""The volume holds every page upright, numbered and in order, leads to it, and says what it does not hold."""

import re
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from pypdf import PdfReader

from dossier.errors import DossierError, UsageError
from dossier.text import Text
from dossier.volume import bind as binding
from dossier.volume.bind import Volume, bind
from dossier.volume.plan import Item, Part
from dossier.worker.parent import WorkFailed
from tests.support.cases import case_of
from tests.volume import samples

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def parts() -> tuple[Part, ...]:
    protected = samples.pdf(["locked"])
    with pikepdf.open(BytesIO(protected)) as opened:
        protected = samples.locked(opened)
    first = (
        Item(
            "01", "业务发展报告", samples.pdf(["report one", "report two"], change=samples.with_headings), headings=True
        ),
        Item("02", "转了方向的扫描件", samples.pdf(["turned 90"], change=samples.turned(90))),
        Item("03", "倒置的扫描件", samples.pdf(["turned 180"], change=samples.turned(180))),
        Item("04", "横向转了方向", samples.pdf(["turned 270"], (842, 595), samples.turned(270))),
        Item("05", "横向附表", samples.pdf(["wide"], (842, 595))),
        Item("06", "A3 图纸", samples.pdf(["large"], (842, 1191))),
        Item("07", "卡片", samples.pdf(["card"], (243, 153))),
    )
    second = (
        Item("01", "电子签名文件", samples.pdf(["signed"], change=samples.signed)),
        Item("02", "加密文件", protected),
        Item("03", "残缺文件", samples.pdf(["torn"])[:-400]),
        Item("04", "照片", samples.photograph(6)),
        Item("05", "截图", samples.drawing()),
        Item("06", "Word 文件", absent=Text("Word 或 Excel 文件，见电子文件", "Word")),
        Item("07", "会动的文件", samples.pdf(["acting"], change=samples.acting)),
        Item("08", "没有收尾的文件", samples.pdf(["unbalanced"], change=samples.unbalanced)),
        Item("09", "裁过的文件", samples.pdf(["cropped"], change=samples.cropped)),
        Item("10", "方向写错的文件", samples.pdf(["askew"], change=samples.turned(45))),
        Item("11", "坏照片", samples.photograph()[:900]),
    )
    return (
        Part("第一部分", "计划及方案", first),
        Part("第二部分", "空的部分", ()),
        Part("第三部分", "其他材料", second),
    )


class Bound(NamedTuple):
    volume: Volume
    path: Path
    told: list[tuple[int, int, str]]


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Bound:
    told: list[tuple[int, int, str]] = []
    volume = bind(case_of("qinghe"), parts(), lambda *one: told.append(one), draft=True)
    path = tmp_path_factory.mktemp("volume") / "volume.pdf"
    path.write_bytes(volume.data)
    return Bound(volume, path, told)


_FRONT = 2
"""Cover and one page of list."""
_TEXTS = (
    "第一部分", "report one", "report two", "turned 90", "turned 180", "turned 270", "wide", "large", "card",
    "第三部分", "signed", "", "", "acting", "unbalanced",
    "cropped", "askew",
)  # fmt: skip


@cache
def words(path: Path) -> list[tuple[float, float, list[tuple[float, float, float, float, str]]]]:
    """Return for each page its size as shown and its words with their places, counted from above."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    with pikepdf.open(path) as pdf:
        sizes = [size_shown(page) for page in pdf.pages]
    contents = [
        [(*map(float, word[:4]), word[4]) for word in _WORD.findall(page)] for page in shown.split("</page>")[:-1]
    ]
    return [(*size, content) for size, content in zip(sizes, contents, strict=True)]


def size_shown(page: pikepdf.Page) -> tuple[float, float]:
    if "/CropBox" in page.obj and page.cropbox != page.mediabox:
        return (
            690,
            742,
        )  # of the cropped sample, 95 to 595 by 100 to 800: twice its middle, and its lower edge from above
    left, bottom, right, top = (float(number) for number in page.mediabox)
    size = right - left, top - bottom
    return size[::-1] if int(page.obj.get("/Rotate", 0)) in (90, 270) else size


def text_of(path: Path, place: int) -> str:
    return " ".join(word[4] for word in words(path)[place][2])


def foot(path: Path, place: int) -> list[tuple[float, float, float, float, str]]:
    """Return the words at the foot of a page, from left to right."""
    _, height, placed = words(path)[place]
    return sorted(word for word in placed if word[1] > height - 35)


def test_every_page_is_there_in_order_with_its_number(bound: Bound) -> None:
    assert bound.volume.pages == len(_TEXTS)
    assert len(words(bound.path)) == _FRONT + len(_TEXTS)
    for number, text in enumerate(_TEXTS, 1):
        shown = text_of(bound.path, _FRONT + number - 1)
        assert text in shown
        expected = "" if text == "signed" else f"草稿 全套材料 第 {number} 页 共 {len(_TEXTS)} 页"
        assert " ".join(word[4] for word in foot(bound.path, _FRONT + number - 1)) == expected


@pytest.mark.parametrize("number", [number for number, text in enumerate(_TEXTS, 1) if text != "signed"])
def test_the_number_stands_upright_in_the_middle_of_the_foot_as_the_page_is_shown(bound: Bound, number: int) -> None:
    width, height, _ = words(bound.path)[_FRONT + number - 1]
    mine = foot(bound.path, _FRONT + number - 1)
    left, right = min(word[0] for word in mine), max(word[2] for word in mine)
    assert (left + right) / 2 == pytest.approx(width / 2, abs=3)
    assert right - left == pytest.approx(143, abs=5)
    assert all(word[3] < height - 12 for word in mine)


def test_a_card_lies_on_a_sheet_and_larger_pages_keep_their_size(bound: Bound) -> None:
    sizes = {text: words(bound.path)[_FRONT + place][:2] for place, text in enumerate(_TEXTS) if text}
    assert sizes["card"] == pytest.approx((595.276, 841.89), abs=0.01)
    assert sizes["large"] == (842, 1191)
    assert sizes["wide"] == sizes["turned 90"] == (842, 595)
    assert sizes["turned 270"] == (595, 842)


def test_the_list_names_what_is_bound_and_what_is_not_and_why(bound: Bound) -> None:
    listed = text_of(bound.path, 1)
    for words_there in (
        "电子签名原件，另附；本卷所装为副本，未加盖页码",
        "设有密码或权限限制，见电子文件",
        "本部分没有文件",
    ):
        assert words_there in listed
    assert listed.count("未装入") == 4
    assert {title for title, _ in bound.volume.absent} == {"加密文件", "残缺文件", "Word 文件", "坏照片"}


def test_the_rows_of_the_list_lead_to_their_pages(bound: Bound) -> None:
    with pikepdf.open(bound.path) as pdf:
        numbers = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        found = [numbers[mark.Dest[0].objgen] - _FRONT + 1 for mark in pdf.pages[1].Annots]
        tops = [float(mark.Rect[3]) for mark in pdf.pages[1].Annots]
        height, placed = words(bound.path)[1][1:]
        for mark, number in zip(pdf.pages[1].Annots, found, strict=True):
            low, high = height - float(mark.Rect[3]), height - float(mark.Rect[1])
            printed = [word[4] for word in placed if low < (word[1] + word[3]) / 2 < high]
            assert str(number) in printed[-1] or str(number) in printed
    assert found == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]
    assert tops == sorted(tops, reverse=True)


def test_bookmarks_lead_to_parts_files_and_headings(bound: Bound) -> None:
    reader = PdfReader(bound.path)
    flat: list[tuple[int, str, int]] = []

    def walk(entries: list, depth: int) -> None:  # type: ignore[type-arg]
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            else:
                flat.append((depth, entry.title, reader.get_destination_page_number(entry) - _FRONT + 1))

    walk(reader.outline, 0)
    assert flat[:7] == [
        (0, "封面", -1), (0, "材料目录", 0), (0, "第一部分　计划及方案", 1), (1, "业务发展报告", 2), (2, "1　总则", 2),
        (3, "1.1　细则", 3), (1, "转了方向的扫描件", 4),
    ]  # fmt: skip
    assert (0, "第三部分　其他材料", 10) in flat
    assert (1, "会动的文件", 14) in flat
    assert reader.page_mode == "/UseOutlines"
    assert reader.page_labels[:4] == ["封面", "I", "1", "2"]
    assert reader.metadata is not None
    assert reader.metadata.author == "北京青禾示例科技有限公司"
    assert reader.metadata.title == "增值电信业务经营许可证申请材料"


def test_links_inside_a_document_still_lead_to_their_page(bound: Bound) -> None:
    with pikepdf.open(bound.path) as pdf:
        link = pdf.pages[_FRONT + 1].Annots[0]
        assert link.Dest[0].objgen == pdf.pages[_FRONT + 2].obj.objgen


def test_a_signed_page_is_not_touched_and_shows_its_seal(bound: Bound) -> None:
    with pikepdf.open(bound.path) as pdf:
        page = pdf.pages[_FRONT + _TEXTS.index("signed")]
        assert not [name for name in page.Resources.XObject if name.startswith("/PageNumber")]
        assert "/AcroForm" not in pdf.Root
    assert (220, 20, 20) < seen(bound.path, _FRONT + _TEXTS.index("signed"), 350, 120) <= (255, 40, 40)


def seen(path: Path, place: int, left: float, bottom: float) -> tuple[int, ...]:
    """Return the colour at a point of a page, in points from its lower left corner."""
    from PIL import Image

    command = ["pdftoppm", "-r", "72", "-png", "-f", str(place + 1), "-l", str(place + 1), str(path)]
    with Image.open(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)) as picture:
        return picture.convert("RGB").getpixel((int(left), picture.height - int(bottom)))  # type: ignore[return-value]


def test_nothing_in_the_volume_acts_by_itself_and_hidden_layers_stay_hidden(bound: Bound) -> None:
    place = _FRONT + _TEXTS.index("acting")
    with pikepdf.open(bound.path) as pdf:
        assert "/AA" not in pdf.pages[place].obj
        assert "/A" not in pdf.pages[place].Annots[0]
        (hidden,) = pdf.Root.OCProperties.D.OFF
        assert hidden.objgen == pdf.pages[place].Resources.Properties.Hidden.objgen
    assert b"JavaScript" not in bound.volume.data


def test_a_photograph_stands_upright_on_its_sheet(bound: Bound) -> None:
    place = _FRONT + 11
    assert words(bound.path)[place][:2] == pytest.approx((595.276, 841.89), abs=0.01)
    assert seen(bound.path, place, 350, 550)[1] < 60 < seen(bound.path, place, 200, 550)[1]


def test_the_file_is_sound_and_the_same_each_time(bound: Bound) -> None:
    checked = subprocess.run(["qpdf", "--check", str(bound.path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    again = bind(case_of("qinghe"), parts(), lambda *_: None, draft=True)
    assert again.data == bound.volume.data


def test_progress_is_told_file_by_file(bound: Bound) -> None:
    assert [done for done, _, _ in bound.told] == list(range(18))
    assert {total for _, total, _ in bound.told} == {17}


def test_the_cover_says_who_applies_for_what_and_whether_it_is_a_draft(bound: Bound) -> None:
    cover = text_of(bound.path, 0)
    for line in (
        "北京青禾示例科技有限公司",
        "信息服务业务（仅限互联网信息服务）",
        "北京市通信管理局",
        "草稿（仅供内部核对，不得报送）",
    ):
        assert line in cover
    final = bind(case_of("qinghe"), parts()[:1], lambda *_: None, draft=False)
    assert not any("草稿" in page.extract_text().replace("\0", "") for page in PdfReader(BytesIO(final.data)).pages)


def test_a_file_that_breaks_the_reader_is_listed_and_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    class Breaking(binding.Worker):
        def ask(self, task: str, *, seconds: float, **arguments: object) -> object:
            if str(arguments.get("source", "")).endswith("0002.pdf"):
                raise WorkFailed("crash")
            return super().ask(task, seconds=seconds, **arguments)

    monkeypatch.setattr(binding, "Worker", Breaking)
    volume = bind(case_of("qinghe"), parts()[:1], lambda *_: None, draft=False)
    assert [(title, why.zh) for title, why in volume.absent] == [("转了方向的扫描件", "读取这个文件时出错，见电子文件")]
    assert volume.pages == 8


def test_a_failure_to_bind_is_an_error_and_no_empty_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(binding.Worker):
        def ask(self, task: str, *, seconds: float, **arguments: object) -> object:
            if task.endswith("bind_files"):
                raise WorkFailed("memory")
            return super().ask(task, seconds=seconds, **arguments)

    monkeypatch.setattr(binding, "Worker", Failing)
    with pytest.raises(DossierError, match="内存不足"):
        bind(case_of("qinghe"), parts()[:1], lambda *_: None, draft=False)


def test_without_a_chinese_font_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "face_of", lambda name: None)
    with pytest.raises(UsageError, match="Noto CJK"):
        bind(case_of("qinghe"), parts(), lambda *_: None, draft=False)
