"""Lines of a page that lies a little askew are laid straight; what runs across the page is left out."""

from types import SimpleNamespace

import pytest
from PIL import Image

from dossier.evidence.read import recognise as recognising
from dossier.evidence.read.recognise import recognise

PAGE = Image.new("RGB", (1000, 1000), "white")


def seeing(monkeypatch: pytest.MonkeyPatch, *found: tuple[list[tuple[float, float]], str, float]) -> None:
    boxes, texts, scores = zip(*found, strict=True) if found else (None, (), ())
    answer = SimpleNamespace(boxes=boxes, txts=texts, scores=scores)
    monkeypatch.setattr(recognising, "_engine", lambda _: lambda _: answer)


def test_a_line_comes_with_its_place_and_how_sure_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    seeing(monkeypatch, ([(100, 200), (500, 200), (500, 240), (100, 240)], "名称", 0.93))
    (line,) = recognise(PAGE, 2)
    assert line == ("名称", 2, 0.93, (0.1, 0.2, 0.5, 0.24))


def test_lines_of_a_page_askew_stand_on_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    left = [(100.0, 200.0), (400.0, 210.0), (399.0, 240.0), (99.0, 230.0)]
    right = [(600.0, 216.7), (900.0, 226.7), (899.0, 256.7), (599.0, 246.7)]
    seeing(monkeypatch, (left, "名称", 0.9), (right, "甲公司", 0.9))
    first, second = recognise(PAGE, 1)
    assert first.box[1] == pytest.approx(second.box[1], abs=0.001)
    assert first.box[3] == pytest.approx(second.box[3], abs=0.001)


def test_a_watermark_across_the_page_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    straight = [(100.0, 200.0), (500.0, 200.0), (500.0, 240.0), (100.0, 240.0)]
    across = [(300.0, 600.0), (700.0, 370.0), (720.0, 405.0), (320.0, 635.0)]
    seeing(monkeypatch, (straight, "名称", 0.9), (straight, "住所", 0.9), (across, "示例", 0.9))
    assert [line.text for line in recognise(PAGE, 1)] == ["名称", "住所"]


def test_an_empty_page_has_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    seeing(monkeypatch)
    assert recognise(PAGE, 1) == []
