"""Pages are written the way a person would list them."""

import pytest

from dossier.evidence.page_list import page_list


@pytest.mark.parametrize(
    ("pages", "zh", "en"),
    [
        ((3,), "第 3 页", "page 3"),
        ((3, 5), "第 3、5 页", "pages 3, 5"),
        ((3, 4), "第 3、4 页", "pages 3, 4"),
        ((3, 4, 5), "第 3–5 页", "pages 3–5"),
        ((1, 3, 4, 5, 9), "第 1、3–5、9 页", "pages 1, 3–5, 9"),
        (
            tuple(range(1, 21, 2)),
            "第 1、3、5、7、9、11、13、15 页等共 10 页",
            "pages 1, 3, 5, 7, 9, 11, 13, 15 and others, 10 in all",
        ),
    ],
)
def test_pages_are_listed(pages: tuple[int, ...], zh: str, en: str) -> None:
    assert page_list(pages) == (zh, en)
