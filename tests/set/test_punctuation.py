"""Every mark of the text is on the printed page, also at the end of a justified line."""

import subprocess
from pathlib import Path

import pytest

from tests.support.cases import case_of
from tests.support.documents import write
from tests.support.office import to_pdf

MARKS = "、，。；"


@pytest.mark.parametrize("code", ["D01", "fee_schedule"])
def test_the_page_shows_as_many_marks_as_the_text_has(code: str, tmp_path: Path) -> None:
    document = write(case_of("qinghe"), code)
    file = tmp_path / f"{code}.docx"
    file.write_bytes(document.data)
    (pdf,) = to_pdf([file], tmp_path)
    shown = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    # What the text does not hold: the header on every page, and the number of a heading with its 、.
    numbers = sum(one.number.endswith("、") for one in document.headings)
    assert "、" not in document.title
    wanted = {mark: document.text.count(mark) + (numbers if mark == "、" else 0) for mark in MARKS}
    assert {mark: shown.count(mark) for mark in MARKS} == wanted
