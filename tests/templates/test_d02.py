"""The overview shows a real company: people, premises and facilities with its own numbers, which agree with one another."""

import re
from functools import cache

import pytest

from dossier.documents.missing import MissingValue
from tests.support.cases import case_of, changed
from tests.support.documents import body_paragraphs, write

BOTH = ("qinghe", "yunqi")
CHAPTERS = [
    "公司基本情况", "组织机构", "拟从事电信业务的人员", "经营场地", "设施情况", "主营业务与经营现状", "资金能力", "信誉情况",
]  # fmt: skip
TOKEN = re.compile(r"[0-9]{2,}|《[^》]+》|[\u4e00-\u9fff]{2,}(?:公司|部|平台|网)")


@cache
def text_of(example: str) -> str:
    """Return the text of an example's overview."""
    return write(case_of(example), "D02").text


@pytest.mark.parametrize("example", BOTH)
def test_the_overview_answers_people_premises_and_facilities(example: str) -> None:
    document = write(case_of(example), "D02")
    assert [one.text for one in document.headings if one.level == 1] == CHAPTERS
    assert [one.kind for one in document.signatures] == ["seal", "date"]


@pytest.mark.parametrize("example", BOTH)
def test_registration_and_capital_stand_with_the_amount_in_words(example: str) -> None:
    company = case_of(example).profile.company
    assert f"\n{company.uscc}\n" in text_of(example)
    assert f"\n{company.business_scope}\n" in text_of(example)
    assert "\n500万元（人民币伍佰万元整）\n" in text_of("qinghe")


@pytest.mark.parametrize("example", BOTH)
def test_departments_and_people_add_up(example: str) -> None:
    profile = case_of(example).profile
    total = sum(one.headcount or 0 for one in profile.company.departments or [])
    assert f"部门人数合计{total}人" in text_of(example)
    assert f"列入申请材料的{len(profile.people or [])}人" in text_of(example)


def test_space_is_computed_from_area_and_staff() -> None:
    assert "建筑面积合计420平方米，按在职人员28人计算人均不少于15平方米" in text_of("qinghe")


def test_own_premises_have_no_landlord() -> None:
    case = changed(case_of("qinghe"), "company.premises.0.tenure", "自有")
    case = changed(case, "company.premises.0.landlord", None)
    text = write(case, "D02").text
    assert "\n自有\n—\n—\n" in text
    with pytest.raises(MissingValue, match="出租方"):
        write(changed(case_of("qinghe"), "company.premises.0.landlord", None), "D02")


def test_no_revenue_is_said_honestly() -> None:
    text = write(changed(case_of("qinghe"), "company.revenue_scale", "无营收"), "D02").text
    assert "北京青禾示例科技有限公司尚无营业收入" in text
    assert "尚无营业收入" not in text_of("qinghe")


def test_a_company_without_recorded_history_has_no_such_section() -> None:
    text = write(changed(case_of("qinghe"), "company.history", None), "D02").text
    assert "发展沿革" not in text
    assert "发展沿革" in text_of("qinghe")


def test_equipment_is_counted_by_who_owns_it() -> None:
    assert "均为租用" in text_of("qinghe")
    nodes = case_of("qinghe").profile.technology.nodes  # type: ignore[union-attr]
    assert nodes is not None
    index = next(number for number, one in enumerate(nodes) if one.kind == "应用")
    text = write(changed(case_of("qinghe"), f"technology.nodes.{index}.ownership", "自有"), "D02").text
    assert "均为租用" not in text
    assert f"自有{nodes[index].count}台（套）" in text


def test_a_free_service_has_no_price_table() -> None:
    text = write(changed(case_of("qinghe"), "product.prices", []), "D02").text
    assert "不向用户收费" in text
    assert "收费项目和标准" not in text


@pytest.mark.parametrize(
    "path", ["company.premises", "company.departments", "people", "hosting", "company.introduction"]
)
def test_what_the_law_asks_for_is_never_left_out(path: str) -> None:
    with pytest.raises(MissingValue):
        write(changed(case_of("qinghe"), path, None), "D02")


@pytest.mark.parametrize("code", ["D02", "D03", "D16", "D17", "D18", "D20", "D21", "D22"])
@pytest.mark.parametrize("example", BOTH)
def test_nothing_unfinished_stands_in_the_documents_and_most_paragraphs_are_about_this_company(
    example: str, code: str
) -> None:
    document = write(case_of(example), code)
    assert not re.search(r"\{\{|\}\}|\{%|None|TODO|××|待定|。。|，，|；。|、。|9999", document.text)
    texts = body_paragraphs(document)
    specific = [text for text in texts if TOKEN.search(text)]
    assert len(specific) / len(texts) >= 0.6, [text for text in texts if text not in specific]


@pytest.mark.parametrize("code", ["D02", "D03", "D16", "D17", "D18", "D20", "D21", "D22"])
def test_nothing_of_another_example_stands_in_the_documents(code: str) -> None:
    assert "云启" not in write(case_of("qinghe"), code).text
    assert "青禾" not in write(case_of("yunqi"), code).text
