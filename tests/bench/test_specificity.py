"""Documents speak of this very applicant: most of their body prints facts of the profile."""

from pathlib import Path

import pytest

from dossier.pipeline import open_profile
from tests.bench.specificity import body, specificity
from tests.support.cases import EXAMPLES, case_of, changed
from tests.support.documents import write

TYPES = sorted((Path(__file__).parents[1] / "types").glob("*.yaml"))
FLOORS = {"D05": 0.6, "D06": 0.6, "D07": 0.6, "D08": 0.6, "D09": 0.35}
PROFILES = [EXAMPLES / "qinghe" / "profile.yaml", EXAMPLES / "yunqi" / "profile.yaml", *TYPES]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem if path in TYPES else path.parent.name)
def test_the_long_documents_are_about_the_applicant(path: Path) -> None:
    shares = specificity(open_profile(path))
    assert {"D05", "D06", "D09"} <= set(shares)
    assert {code: share for code, share in shares.items() if share < FLOORS.get(code, 0)} == {}


def test_fixed_words_and_values_of_the_law_are_no_facts() -> None:
    units = {text: holds for holds, text in body(case_of("qinghe"), "D05.md")}
    fixed = next(text for text in units if text.startswith("本公司对本报告内容的真实性负责"))
    assert "提前30日" in fixed
    assert not units[fixed]
    assert not units["下列功能不属于本次申请的业务，不作为电信业务经营："]


def test_printed_and_computed_values_are_facts() -> None:
    units = {text: holds for holds, text in body(case_of("qinghe"), "D05.md")}
    assert units["上述收入全部为信息服务业务（仅限互联网信息服务）收入。"]
    assert units["三年合计1225.6万元"]
    assert next(holds for text, holds in units.items() if text.startswith("经济效益：三年营业收入合计"))


def test_what_a_macro_prints_counts_only_when_it_was_handed_a_fact() -> None:
    units = body(case_of("qinghe"), "D05.md")
    assert next(holds for holds, text in units if text.startswith("首页网址"))
    assert next(holds for holds, text in units if text.startswith("退费："))


def test_headings_captions_figures_and_signatures_are_not_counted() -> None:
    texts = [text for _, text in body(case_of("qinghe"), "D05.md")]
    assert not [
        text for text in texts if "〔图〕" in text or text.startswith(("表1-", "图", "申请单位（公章）", "目　"))
    ]
    assert "市场调研与分析" not in texts


def test_the_marks_change_no_word_of_the_document() -> None:
    case = changed(case_of("qinghe"), "application.document_number", "青禾〔2026〕13号")
    whole = write(case, "D05").text.replace("\n", "")
    assert [text for _, text in body(case, "D05.md") if text not in whole] == []
