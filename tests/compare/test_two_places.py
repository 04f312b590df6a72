"""Comparisons of two provinces say what is known to differ, and never that the rest is the same."""

from datetime import date

import pytest

from dossier.compare.differences import Difference, differences
from dossier.compare.sides import national_side, province_side, refuse_same
from dossier.compare.text import place_lines
from dossier.compare.topics import TOPICS
from dossier.errors import UsageError
from dossier.rulebook.cache import open_law
from dossier.rulebook.places import find_province

LAW = open_law()
DAY = date(2026, 11, 21)


def side(name: str, day: date = DAY):
    return province_side(LAW, find_province(LAW, name), day)


def compared(left: str, right: str, day: date = DAY) -> dict[tuple[str, str], Difference]:
    return {(one.kind, one.key): one for one in differences(side(left, day), side(right, day))}


def shown(left: str, right: str) -> str:
    one, other = side(left), side(right)
    return "\n".join(line.zh for line in place_lines(one, other, differences(one, other), DAY))


def test_values_are_compared_in_words() -> None:
    months = compared("北京", "贵州")["value", "people.insurance_months"]
    assert (months.left[0].text.zh, months.right[0].text.zh) == ("1 个月", "3 个月")
    assert months.right[0].citation.url.startswith("https://gzca.miit.gov.cn")


def test_a_value_that_is_not_yet_in_force_is_no_difference() -> None:
    assert ("value", "people.insurance_months") not in compared("北京", "贵州", date(2025, 9, 14))


def test_a_material_of_one_province_only_stands_against_nothing() -> None:
    diplomas = compared("安徽", "北京")["material", "staff_diplomas"]
    assert diplomas.left[0].text.zh == "必交"
    assert diplomas.right == ()


def test_a_rule_that_becomes_stricter_is_named() -> None:
    scope = compared("北京", "云南")["rule", "A04"]
    assert (scope.left[0].text.zh, scope.right[0].text.zh) == ("提醒", "阻断")


def test_an_unverified_province_is_never_called_the_same() -> None:
    text = shown("北京", "吉林")
    assert "吉林的要求未经核实" in text
    assert "不能当作相同" in text
    assert "是否有差异不明" in text
    assert "没有列出的项目相同" not in text


def test_the_word_of_the_nation_for_an_unverified_province_is_marked() -> None:
    assert "吉林：1 个月 —— 电信业务经营许可在线申请表单" in shown("贵州", "吉林")
    line = next(line for line in shown("贵州", "吉林").splitlines() if "吉林：1 个月" in line)
    assert line.endswith("（按全国要求；该省是否另有要求不明）")


def test_what_a_province_changes_leaves_out_what_is_national() -> None:
    found = differences(national_side(LAW, DAY), side("贵州"))
    assert {one.key for one in found if one.kind == "value"} == {
        "people.insurance_months",
        "review.promised_working_days",
    }
    assert all(one.left == () for one in found if one.kind in ("requirement", "hint"))


def test_a_city_with_its_own_authority_is_unverified() -> None:
    text = shown("山东", "青岛")
    assert "山东：山东省通信管理局" in text
    assert "青岛市通信管理局" in text
    assert "山东（青岛、威海、日照）的要求未经核实" in text


def test_a_place_is_not_compared_with_itself() -> None:
    with pytest.raises(UsageError):
        refuse_same(find_province(LAW, "粤"), find_province(LAW, "guangdong"))
    refuse_same(find_province(LAW, "山东"), find_province(LAW, "青岛"))


def test_every_topic_of_a_province_has_a_name() -> None:
    topics = {one.topic for law in LAW.provinces.values() for one in (*law.requirements, *law.hints)}
    assert topics <= set(TOPICS)


def test_a_province_changes_nothing_in_a_material_that_a_comparison_would_hide() -> None:
    national = {material.code: material for material in LAW.materials}
    for law in LAW.provinces.values():
        for material in law.materials:
            known = national.get(material.code, material)
            assert (material.signing, material.copies) == (known.signing, known.copies)


@pytest.mark.parametrize(
    ("place", "codes"),
    [("广东", {"E11", "K05"}), ("四川", {"K11"}), ("陕西", {"H15"}), ("山东", {"X03"}), ("北京", set())],
)
def test_rules_of_one_province_are_its_difference(place: str, codes: set[str]) -> None:
    found = differences(national_side(LAW, DAY), side(place))
    assert {one.key for one in found if one.kind == "rule" and not one.left} == codes


def test_notes_of_sources_are_marked_as_chinese_in_english() -> None:
    one, other = side("北京"), side("广东")
    lines = [*place_lines(one, other, differences(one, other), DAY)]
    assert any("; (note in Chinese) 单一来源" in line.en for line in lines)
    assert not any("note in Chinese" in line.zh for line in lines)
