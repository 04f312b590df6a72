"""Passages: every word of the body once, under the heading it stands under, without the contents page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from dossier.composing import compose_case
from dossier.documents.compose import Written
from dossier.documents.passages import document_text
from dossier.edits.contents import as_word_document
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


def test_what_a_person_wrote_is_told_from_what_was_generated(documents: dict[str, Written], tmp_path: Path) -> None:
    ours = documents["D08"]
    path = tmp_path / "D08.docx"
    path.write_bytes(ours.document.data)
    opened = docx.Document(str(path))
    changed = next(one for one in opened.paragraphs if len(one.text) > 40)
    changed.add_run("（顾问补充）")
    opened.save(str(path))
    edited = as_word_document(path.read_bytes(), ours.document)
    text = document_text(replace(ours, document=edited, generated=ours.document.data))
    assert text.by_hand == {changed.text.strip()}
    assert text.passages != document_text(ours).passages
    assert document_text(ours).by_hand == frozenset()


def test_a_filled_form_says_that_it_is_one(documents: dict[str, Written]) -> None:
    assert not document_text(documents["D08"]).form
    assert document_text(replace(documents["D08"], blank="0" * 64)).form
