"""A shortened name is still found in the folder."""

import pytest

from dossier.workbook.measure import width
from dossier.workbook.names import shown_name
from tests.support.cases import case_of

CASE = case_of("yunqi")
TAIL = f"-{CASE.profile.company.short_name}-{CASE.as_of:%Y%m%d}"
TITLE = "05-三位负责人社会保险缴纳证明"


@pytest.mark.parametrize(
    ("stem", "room", "shown"),
    [
        (f"{TITLE}{TAIL}", 90, f"{TITLE}{TAIL}.pdf"),
        (f"{TITLE}{TAIL}", 40, f"{TITLE}….pdf"),
        (f"{TITLE}{TAIL}-2", 42, f"{TITLE}…-2.pdf"),
        ("06-身份证-许知遥", 28, "06-身份证-许知遥.pdf"),
    ],
)
def test_what_all_names_end_with_goes_first(stem: str, room: float, shown: str) -> None:
    assert shown_name(f"03-公司及人员情况/{stem}.pdf", CASE, room) == shown


@pytest.mark.parametrize("room", range(26, 60))
def test_what_is_left_out_leaves_a_mark_and_nothing_is_invented(room: int) -> None:
    name = f"{TITLE}-许知遥{TAIL}.pdf"
    shown = shown_name(f"03-公司及人员情况/{name}", CASE, room, "03/")
    head, mark, tail = shown.removeprefix("03/").removesuffix(".pdf").partition("…")
    assert width(shown) <= room + 0.01
    assert shown.startswith("03/05-")
    assert name.startswith(head)
    assert tail in name
    assert mark or head == name.removesuffix(".pdf")


def test_a_name_that_only_just_fits_without_its_end_is_marked_too() -> None:
    stem = f"06-收费项目和资费标准{TAIL}"
    room = width("06-收费项目和资费标准.docx")
    assert "…" in shown_name(f"01/{stem}.docx", CASE, room)
