"""A scan finds its document by its name or by its first page, and none where that is not clear."""

import pytest

from dossier.signed.match import by_name, by_text
from tests.signed.papers import LETTER, REPORT
from tests.signed.test_likeness import page
from tests.support.cases import case_of

MATERIALS = [one for one in case_of("qinghe").rulebook.materials if one.template]


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        ("10-网络信息安全承诺书-青禾示例-20261201", "D13"), ("D13", "D13"), ("d13 已签", "D13"), ("D10-扫描", "D10"),
        ("网络信息安全承诺书（盖章）", "D13"), ("05-业务发展报告（业务发展和实施计划）-青禾示例-20261201", "D05"),
        ("user_agreement", "user_agreement"), ("D1", None), ("D130", None), ("scan0001", None), ("2026年扫描", None),
    ],
)  # fmt: skip
def test_the_name_tells_which_document_it_is(stem: str, code: str | None) -> None:
    found = by_name(stem, MATERIALS)
    assert (found.code if found else None) == code


def test_the_first_page_tells_it_otherwise() -> None:
    firsts = {"D13": page(*LETTER), "D05": page(*REPORT)}
    assert by_text(page(*REPORT, "林知远"), firsts) == "D05"


def test_what_fits_two_documents_or_none_is_left_open() -> None:
    assert by_text(page(*LETTER), {"D13": page(*LETTER), "D14": page(*LETTER)}) is None
    assert by_text(page(*LETTER), {"D05": page(*REPORT)}) is None
    assert by_text([], {"D05": page(*REPORT)}) is None
    assert by_text(page(*LETTER), {}) is None
