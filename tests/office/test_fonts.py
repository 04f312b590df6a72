"""Fontconfig says which faces stand in for the fonts of our documents, and which characters nothing can show."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.office import fonts
from dossier.office.fonts import face_of, installed_fonts, lacking_fonts, stand_ins, without_glyph


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    for one in (face_of, installed_fonts, fonts._coverage):
        one.cache_clear()
    yield
    for one in (face_of, installed_fonts, fonts._coverage):
        one.cache_clear()


def test_the_simplified_face_of_a_collection_is_found() -> None:
    face = face_of("宋体")
    assert face is not None
    assert face.family == "Noto Serif CJK SC"
    listed = subprocess.run(
        ["fc-list", "-f", "%{index} %{file} %{family}\n"], capture_output=True, text=True, check=True
    )
    mine = [line for line in listed.stdout.splitlines() if line.startswith(f"{face.number} {face.file} ")]
    assert any("Noto Serif CJK SC" in line for line in mine)


def test_every_font_of_the_map_has_stand_ins_and_all_are_here() -> None:
    assert set(stand_ins()) == {"宋体", "仿宋", "黑体", "楷体", "Times New Roman"}
    assert lacking_fonts() == ()


def test_another_font_than_the_map_allows_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_ask", lambda *_: "DejaVu Sans\n/usr/share/fonts/dejavu.ttf\n0")
    assert face_of("宋体") is None
    assert lacking_fonts() == ("宋体", "仿宋", "黑体", "楷体", "Times New Roman")


def test_characters_without_a_font_are_found_and_marks_without_shape_are_not() -> None:
    assert without_glyph("汉𠀋a\u0378\u200b\ufeff \n") == {"\u0378"}


def test_without_fontconfig_nobody_can_tell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert without_glyph("汉") is None
    assert lacking_fonts() is None
    assert face_of("宋体") is None


def test_ranges_that_touch_are_joined() -> None:
    assert list(fonts._joined(["41", "30-39", "38-40", "100-1ff"])) == [(0x30, 0x41), (0x100, 0x1FF)]
    assert list(fonts._joined([])) == []
