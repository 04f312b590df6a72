"""Passages: every word of the body once, under the heading it stands under, without the contents page."""

from datetime import date
from pathlib import Path

import pytest

from dossier.assemble import compose_case
from dossier.documents.compose import Written
from dossier.documents.passages import document_text
from dossier.pipeline import open_profile

EXAMPLE = Path(__file__).parents[2] / "examples" / "qinghe" / "profile.yaml"


@pytest.fixture(scope="module")
def documents() -> dict[str, Written]:
    composed = compose_case(open_profile(EXAMPLE, as_of=date(2026, 12, 1)), draft=False)
    return {one.material.code: one for one in composed.written}


@pytest.mark.parametrize("code", ["D01", "D05", "D06", "D09"])
def test_all_headings_but_the_title_are_found_in_order(documents: dict[str, Written], code: str) -> None:
    text = document_text(documents[code])
    seen = list(dict.fromkeys(passage.heading for passage in text.passages))
    named = [
        f"{heading.number}{' ' * heading.number[-1:].isdigit()}{heading.text}"
        for heading in documents[code].document.headings
    ]
    assert [heading for heading in named if heading in seen] == [heading for heading in seen if heading]
    assert len(seen) > 0.6 * len(named)


def test_the_contents_page_is_left_out_and_the_rest_is_not(documents: dict[str, Written]) -> None:
    text = document_text(documents["D05"])
    heading = documents["D05"].document.headings[0].text
    assert sum(passage.text == heading for passage in text.passages) == 0
    assert any("表1" in passage.text for passage in text.passages)
    assert "北京青禾示例科技有限公司" in text.text
