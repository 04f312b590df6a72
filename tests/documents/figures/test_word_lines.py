"""A preset connector draws exactly the route it was made from."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.documents.figures.scene import Point, Scene
from dossier.documents.figures.word_lines import EMU_PER_MM, ConnectorShape, connector_shape

HAIR = 0.36
"""How far a start may be moved into its own box, mm."""


def drawn(shape: ConnectorShape) -> list[Point]:
    """Return the points Word draws, by the preset formulas and the transform (flip first, then turn)."""
    part = [value / 100000 for value in shape.adjustments]
    local = {
        "straightConnector1": lambda: [(0, 0), (1, 1)],
        "bentConnector2": lambda: [(0, 0), (1, 0), (1, 1)],
        "bentConnector3": lambda: [(0, 0), (part[0], 0), (part[0], 1), (1, 1)],
        "bentConnector4": lambda: [(0, 0), (part[0], 0), (part[0], part[1]), (1, part[1]), (1, 1)],
        "bentConnector5": lambda: [
            (0, 0), (part[0], 0), (part[0], part[1]), (part[2], part[1]), (part[2], 1), (1, 1)
        ],
    }[shape.preset]()  # fmt: skip
    points = []
    for u, v in local:
        x = (u - 0.5) * shape.cx * (-1 if shape.flip_h else 1)
        y = (v - 0.5) * shape.cy * (-1 if shape.flip_v else 1)
        x, y = {0: (x, y), 5400000: (-y, x), 16200000: (y, -x)}[shape.rotation]
        points.append(((x + shape.x + shape.cx / 2) / EMU_PER_MM, (y + shape.y + shape.cy / 2) / EMU_PER_MM))
    return points


def assert_same(route: Sequence[Point], points: Sequence[Point]) -> None:
    assert len(route) == len(points)
    for wanted, got in zip(route, points, strict=True):
        assert got == pytest.approx(wanted, abs=HAIR)
    assert points[-1] == pytest.approx(route[-1], abs=0.01)


def test_connectors_of_realistic_figures_draw_their_routes(scene: Scene) -> None:
    for line in scene.connectors:
        assert_same(line.route, drawn(connector_shape(line.route)))


@given(st.lists(st.integers(-50, 50), min_size=3, max_size=6), st.booleans())
def test_any_right_angled_route_is_drawn_as_it_is(steps: list[int], vertical: bool) -> None:
    assume(all(abs(step) > 1 for step in steps[:-1]))
    x, y = 60.0, 60.0
    route = [(x, y)]
    for number, step in enumerate(steps[:-1]):
        x, y = (x, y + step) if (number % 2 == 0) == vertical else (x + step, y)
        route.append((x, y))
    assert_same(route, drawn(connector_shape(route)))


@pytest.mark.parametrize("points", [1, 7])
def test_a_route_no_preset_can_draw_is_refused(points: int) -> None:
    with pytest.raises(ValueError, match="no preset connector"):
        connector_shape([(float(i), float(i // 2)) for i in range(points)])
