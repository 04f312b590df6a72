"""The papers about people name everybody once, hide numbers that need not be shown, and say who pays the insurance."""

from datetime import date
from functools import cache

import pytest

from dossier.case import Case
from dossier.documents.missing import MissingValue
from dossier.profile.facts import Facts
from tests.support.cases import case_of, changed
from tests.support.documents import write

BOTH = ("qinghe", "yunqi")


@cache
def text_of(example: str, code: str) -> str:
    """Return the text of an example's paper."""
    return write(case_of(example), code).text


def with_months(*months: tuple[int, int]) -> Case:
    """Return the first example with other months on the proof of its second person."""
    return changed(case_of("qinghe"), "people.1.insurance.months", [date(year, month, 1) for year, month in months])


@pytest.mark.parametrize("example", BOTH)
def test_everybody_stands_in_one_of_the_two_lists_with_the_full_number(example: str) -> None:
    text = text_of(example, "D16")
    people = case_of(example).profile.people or []
    for one in people:
        assert text.count(str(one.id_number)) == 1
        assert f"\n{one.name}\n{one.sex}\n{one.id_number}\n{one.education}，{one.major}\n" in text
    managers = [one for one in people if one.role in ("管理", "客服", "其他")]
    assert f"主要管理人员（{len(managers)}人）" in text
    assert f"主要技术人员（{len(people) - len(managers)}人）" in text


def test_the_duties_of_the_application_stand_beside_their_holders() -> None:
    text = text_of("yunqi", "D16")
    for duty in ("许可负责人", "客服负责人", "安全负责人", "技术负责人"):
        assert f"\n{duty}\n" in text


def test_other_papers_than_the_identity_card_are_named() -> None:
    case = changed(case_of("qinghe"), "people.2.id_kind", "外国护照")
    assert "外国护照 110000199012080068" in write(case, "D16").text


def test_a_list_without_people_says_so() -> None:
    case = case_of("qinghe")
    engineers = [one for one in case.profile.people or [] if one.role in ("技术", "安全")]
    text = write(changed(case, "people", engineers), "D16").text
    assert "在本次申请中没有列明管理、客服岗位的人员" in text


@pytest.mark.parametrize("path", ["people.3.role", "people.3.education", "people.3.certificates", "people.3.id_number"])
def test_an_unknown_fact_of_a_person_stops_the_list(path: str) -> None:
    with pytest.raises(MissingValue):
        write(changed(case_of("qinghe"), path, None), "D16")


@pytest.mark.parametrize("example", BOTH)
def test_each_head_and_the_legal_representative_have_a_page_to_sign(example: str) -> None:
    case = case_of(example)
    document = write(case, "D17")
    contacts = case.profile.contacts
    assert contacts is not None
    heads = [contacts.licence, contacts.service, contacts.security, contacts.technical]
    names = [case.profile.legal_representative.name, *(one.name for one in heads if one is not None)]  # type: ignore[union-attr]
    assert [one.text for one in document.headings] == [f"{name}简历" for name in names]
    assert [one.kind for one in document.signatures] == ["sign", "date"] * 5


def test_one_person_of_two_posts_has_one_page() -> None:
    case = changed(case_of("qinghe"), "contacts.technical.name", "周砚清")
    document = write(case, "D17")
    assert [one.text for one in document.headings].count("周砚清简历") == 1
    assert "安全负责人、技术负责人" in document.text


def test_a_legal_representative_who_is_not_employed_writes_no_resume() -> None:
    case = case_of("qinghe")
    rest = [one for one in case.profile.people or [] if one.name != "林知远"]
    assert "林知远简历" not in write(changed(case, "people", rest), "D17").text


def test_a_head_who_is_not_on_the_list_of_people_stops_the_resumes() -> None:
    with pytest.raises(Exception, match="人员名单中没有“某人”"):
        write(changed(case_of("qinghe"), "contacts.service.name", "某人"), "D17")


def test_resumes_show_the_end_of_the_number_only_and_part_time_as_it_is() -> None:
    text = text_of("qinghe", "D17")
    assert "尾号0027" in text
    assert "110000199104150027" not in text
    case = changed(case_of("qinghe"), "people.3.full_time", False)
    assert "兼职" in write(case, "D17").text
    assert "兼职" not in text


def test_no_earlier_work_is_said_and_unknown_work_is_asked_for() -> None:
    assert "没有工作经历" in write(changed(case_of("qinghe"), "people.2.experience", []), "D17").text
    with pytest.raises(MissingValue, match="工作经历"):
        write(changed(case_of("qinghe"), "people.2.experience", None), "D17")


def test_the_proofs_name_payer_months_and_code_and_hide_the_number() -> None:
    text = text_of("qinghe", "D18")
    row = "\n许知遥\n0031\n合规经理\n社会保险\n北京青禾示例科技有限公司\n是\n2026年6月至2026年11月（6个月）\n2026年11月24日\n"
    assert row in text
    assert "110000199207120031" not in text
    assert "上列10份证明的缴纳（支付）单位均为北京青禾示例科技有限公司" in text


def test_only_the_proofs_that_come_with_the_application_are_said_to() -> None:
    assert "许知遥、何以宁、周砚清的证明彩色扫描件随申请提交，其余7人的证明留存备查" in text_of("qinghe", "D18")
    assert "、郭闻笛的证明彩色扫描件随申请提交，其余5人的证明留存备查" in text_of("yunqi", "D18")


def test_another_payer_is_told() -> None:
    text = text_of("yunqi", "D18")
    assert "不是广州云启示例网络科技有限公司的1人：黎静姝（广州示例人力资源服务有限公司）；其余10人" in text
    assert "\n广州示例人力资源服务有限公司\n否\n" in text
    assert "份证明的缴纳（支付）单位均为" not in text


def test_months_with_a_gap_are_listed_one_by_one() -> None:
    text = write(with_months((2026, 11), (2026, 9)), "D18").text
    assert "\n2026年9月、2026年11月（2个月）\n" in text
    assert "\n2025年12月至2026年1月（2个月）\n" in write(with_months((2025, 12), (2026, 1)), "D18").text
    assert "\n2026年11月（1个月）\n" in write(with_months((2026, 11)), "D18").text


def test_another_proof_counts_with_its_own_payer_and_months() -> None:
    other = Facts({
        "kind": "银行工资流水", "payer": "北京青禾示例科技有限公司", "months": [date(2026, 10, 1)],
        "printed_on": date(2026, 11, 20),
    })  # fmt: skip
    case = changed(case_of("qinghe"), "people.1.insurance", Facts({"alternative": other}))
    text = write(case, "D18").text
    assert "许可负责人许知遥以银行工资流水代替" in text
    assert "\n银行工资流水\n北京青禾示例科技有限公司\n是\n2026年10月（1个月）\n2026年11月20日\n—\n" in text


def test_a_head_without_any_proof_stops_the_list_and_others_are_left_out() -> None:
    with pytest.raises(MissingValue, match="社会保险"):
        write(changed(case_of("qinghe"), "people.1.insurance", None), "D18")
    text = write(changed(case_of("qinghe"), "people.9.insurance", None), "D18").text
    assert "本表列明9人" in text
    assert "程若愚" not in text


@pytest.mark.parametrize("code", ["D16", "D18"])
def test_the_lists_are_sealed_and_dated(code: str) -> None:
    document = write(case_of("qinghe"), code)
    assert [one.kind for one in document.signatures] == ["seal", "date"]
    assert 'w:orient="landscape"' in document.body
    assert '<w:tcW w:w="2300"' in document.body  # the day stands on one line
