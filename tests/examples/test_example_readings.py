"""The papers of the examples say what their profiles say, as far as they have text; pictures wait for recognition."""

import pytest

from dossier.checks.readings import comparisons
from tests.support.cases import case_of


@pytest.mark.parametrize(("example", "files"), [("qinghe", 15), ("yunqi", 22)])
def test_every_paper_with_text_agrees_with_the_profile(example: str, files: int) -> None:
    found = comparisons(case_of(example))
    assert len({one.number for one in found}) == files
    copied = [one for one in found if not one.file.endswith(".jpg")]
    assert [(one.file, one.field.name) for one in copied if one.state != "equal" and one.field.key] == []
    assert "differs" not in {one.state for one in copied}


def test_nothing_is_read_of_a_picture_before_somebody_asks() -> None:
    pictures = [one for one in comparisons(case_of("qinghe")) if one.file.endswith(".jpg") and one.origin == "none"]
    assert {one.state for one in pictures} <= {"unread"}
