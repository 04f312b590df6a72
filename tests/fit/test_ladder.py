"""The gentlest step that is enough is found, and none is finer than the one before."""

from itertools import pairwise

import pytest

from dossier.fit.work.ladder import FLOOR, LADDER, Step, gentlest


@pytest.mark.parametrize("step", LADDER)
def test_the_first_step_that_is_enough_is_found(step: Step) -> None:
    assert gentlest(lambda one: LADDER.index(one) >= LADDER.index(step)) == step


def test_when_nothing_is_enough_nothing_is_found() -> None:
    assert gentlest(lambda one: False) is None


def test_no_step_is_finer_than_the_one_before_and_the_floor_stays_readable() -> None:
    assert all(after.dpi <= before.dpi and after.quality <= before.quality for before, after in pairwise(LADDER))
    assert LADDER[0] == Step(300, 85)
    assert Step(150, 60) == FLOOR
