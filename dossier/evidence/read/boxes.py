"""Reckon with boxes on a page: points and matrices -> left, bottom, right, top. Runs in the worker only."""

from collections.abc import Sequence
from typing import Any

from pikepdf import Matrix

Box = tuple[float, float, float, float]


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def matrix_of(operands: Any) -> Matrix:
    """Return the matrix that six numbers of a PDF say."""
    return Matrix(*(float(one) for one in operands))


def box_of(matrix: Matrix, points: Sequence[tuple[float, float]]) -> Box:
    """Return the box around points after a matrix."""
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return around([(x * a + y * c + e, x * b + y * d + f) for x, y in points])


def around(points: Sequence[tuple[float, float]]) -> Box:
    """Return the box around points."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def shared(one: Box, other: Box) -> Box:
    """Return what two boxes have in common; turned inside out when that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def area(box: Box) -> float:
    """Return the area of a box; 0 of one turned inside out."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
