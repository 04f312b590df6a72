"""Recognise the writing on a picture: picture -> lines with their places, laid straight. In the worker only, offline."""

import os
from functools import cache
from math import atan2, cos, hypot, sin
from statistics import median
from typing import Any

from PIL import Image

from dossier.evidence.reading import Line

_MOST_EDGE = 4000
"""Pixels of the longer edge that are looked at without being made smaller."""
_SLANTED = 0.14
"""Angle to the other lines, about 8°, from which a line counts as a watermark across the page."""
_TELLING = 1.5
"""A line at least so many times as long as it is high is long enough to have an angle."""
_LONG = 4
"""A line at least so many times as long as it is high tells how far the page is turned."""


@cache
def _engine(find_within: int) -> Any:
    from rapidocr import RapidOCR  # here, because only reading scans needs it

    threads = os.environ.get("OMP_NUM_THREADS", "")
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _MOST_EDGE,
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": find_within,
            "EngineConfig.onnxruntime.intra_op_num_threads": int(threads) if threads.isdecimal() else -1,
        }
    )


def recognise(picture: Image.Image, page: int, find_within: int = 1280) -> list[Line]:
    """Return the lines of a picture; their boxes are shares of the page turned straight.

    Lines are looked for on a copy whose longer edge has ``find_within`` pixels, and read on the picture itself.
    """
    import numpy as np

    found = _engine(find_within)(np.asarray(picture.convert("RGB"))[:, :, ::-1])
    if found.boxes is None:
        return []
    corners = [[(float(x), float(y)) for x, y in box] for box in found.boxes]
    turn = _turn(corners)
    return [
        Line(text, page, float(score), _straight(box, turn, picture.size))
        for box, text, score in zip(corners, found.txts, found.scores, strict=True)
        if not _across(box, turn)
    ]


Corners = list[tuple[float, float]]
"""Of a line: top left, top right, bottom right, bottom left."""


def _turn(lines: list[Corners]) -> float:
    """Return the angle by which the long lines of a page fall to the right."""
    return median([_angle(line) for line in lines if _stretched(line, _LONG)] or [0.0])


def _across(line: Corners, turn: float) -> bool:
    """Whether a line is laid across the others."""
    return _stretched(line, _TELLING) and abs(_angle(line) - turn) > _SLANTED


def _stretched(line: Corners, times: float) -> bool:
    top_left, top_right, _, bottom_left = line
    return _apart(top_left, top_right) >= times * _apart(top_left, bottom_left)


def _angle(line: Corners) -> float:
    top_left, top_right, _, _ = line
    return atan2(top_right[1] - top_left[1], top_right[0] - top_left[0])


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _straight(box: Corners, turn: float, size: tuple[int, int]) -> tuple[float, float, float, float]:
    width, height = size
    turned = [(x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)) for x, y in box]
    left, right = (turned[0][0] + turned[3][0]) / 2, (turned[1][0] + turned[2][0]) / 2
    top, bottom = (turned[0][1] + turned[1][1]) / 2, (turned[2][1] + turned[3][1]) / 2
    return left / width, top / height, right / width, bottom / height
