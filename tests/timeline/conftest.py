"""Give the tests of the timeline small cases and their deadlines by key."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossier.case import Case
from dossier.timeline.deadline import Deadline
from dossier.timeline.plan import deadlines
from tests.rules.test_rules import make_case

Find = Callable[..., dict[str, Deadline]]


@pytest.fixture
def case_on(tmp_path: Path) -> Callable[..., Case]:
    """Return a maker of cases: the complete profile with some fields changed, on a day."""

    def make(day: str, changes: dict[str, Any] | None = None, **more: Any) -> Case:
        return make_case({"as_of": day, "set": changes or {}, **more}, tmp_path)

    return make


@pytest.fixture
def found(case_on: Callable[..., Case]) -> Find:
    """Return a maker of deadlines by key; the place and kind of the application are left out of the key."""

    def find(day: str, changes: dict[str, Any] | None = None, **more: Any) -> dict[str, Deadline]:
        case = case_on(day, changes, **more)
        place = f".{case.rulebook.province.code}.{case.filing}"
        return {one.key.removesuffix(place): one for one in deadlines(case, date.fromisoformat(day))}

    return find
