"""Credit and approvals are told as the profile knows them: with day and person, found or not found, never assumed."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dossier.documents.missing import MissingValue
from dossier.pipeline import open_profile
from dossier.profile.facts import Facts
from tests.support.cases import case_of, changed
from tests.support.documents import write


@cache
def text_of(example: str) -> str:
    """Return the text of an example's paper."""
    return write(case_of(example), "D22").text


def test_the_look_has_its_day_and_its_person() -> None:
    assert "许知遥于2026年11月18日查询国家企业信用信息公示系统、电信业务经营失信名单和失信被执行人信息" in text_of(
        "qinghe"
    )


def test_listings_are_told_as_they_are() -> None:
    assert "\n经营异常名录\n北京青禾示例科技有限公司\n未被列入\n" in text_of("qinghe")
    case = changed(case_of("qinghe"), "company.credit.abnormal_list", True)
    case = changed(case, "company.credit.dishonest_found", ["周望舒"])
    text = write(case, "D22").text
    assert "\n经营异常名录\n北京青禾示例科技有限公司\n已被列入\n" in text
    assert "\n周望舒已被列入\n" in text


def test_a_penalty_is_told_with_its_decision_and_what_was_done_about_it() -> None:
    assert "最近三年未受到过电信主管部门的行政处罚。" in text_of("qinghe")
    case = changed(case_of("qinghe"), "company.credit.telecom_penalty_three_years", True)
    penalty = Facts({
        "authority": "北京市通信管理局", "number": "京通信罚示〔2025〕001号", "decided_on": date(2025, 6, 3),
        "matter": "未按时报送年报", "sanction": "警告", "correction": "已于2025年6月20日补报",
    })  # fmt: skip
    text = write(changed(case, "company.credit.penalties", [penalty]), "D22").text
    assert "最近三年受到过电信主管部门的行政处罚，逐项说明如下" in text
    assert "2025年6月3日，北京市通信管理局作出处罚决定（京通信罚示〔2025〕001号），违法事实为未按时报送年报" in text
    assert "处罚内容为警告；整改情况：已于2025年6月20日补报。" in text
    with pytest.raises(MissingValue, match="电信行政处罚"):
        write(case, "D22")


def test_a_single_name_is_not_spoken_of_as_several() -> None:
    text = write(changed(case_of("qinghe"), "company.credit.enforcement_checked", ["林知远"]), "D22").text
    assert "\n林知远（共1个主体）\n未被列入\n" in text
    assert "（共9个主体）\n均未被列入\n" in text


def test_an_approval_the_form_has_no_box_for_is_named_by_its_paper() -> None:
    case = open_profile(Path(__file__).parents[1] / "types/recruitment.yaml")
    assert "涉及其他事项（人力资源服务许可证），批准文件见" in write(case, "D22").text


def test_a_judgment_debtor_is_explained() -> None:
    found = Facts({"name": "周望舒", "explanation": "债务已清偿，正在申请移出"})
    case = changed(case_of("qinghe"), "company.credit.enforcement_found", [found])
    text = write(case, "D22").text
    assert "周望舒被列入失信被执行人的情况：债务已清偿，正在申请移出。" in text
    with pytest.raises(MissingValue, match="情况说明"):
        write(changed(case, "company.credit.enforcement_found", [found.replaced(explanation=None)]), "D22")


def test_honours_and_property_are_listed_or_denied_but_never_guessed() -> None:
    assert "取得的荣誉和资质1项" in text_of("qinghe")
    assert "没有需要列明的荣誉和资质" in text_of("yunqi")
    case = changed(case_of("qinghe"), "company.trademarks", [])
    case = changed(case, "company.software_copyrights", [])
    text = write(case, "D22").text
    assert "没有注册或者申请注册商标" in text
    assert "没有登记计算机软件著作权" in text
    for name in ("honours", "trademarks", "software_copyrights", "existing_licences"):
        with pytest.raises(MissingValue):
            write(changed(case_of("qinghe"), f"company.{name}", None), "D22")


def test_a_pending_trademark_has_no_term() -> None:
    case = changed(case_of("qinghe"), "company.trademarks.0.state", "申请中")
    assert "\n申请中\n第42类\n北京青禾示例科技有限公司\n—\n" in write(case, "D22").text


def test_a_licence_already_held_is_listed() -> None:
    held = Facts({"number": "京B2-20230001", "categories": ["B25"], "coverage": "北京市", "expires_on": None})
    case = changed(case_of("qinghe"), "company.existing_licences", [held])
    with pytest.raises(MissingValue, match="有效期至"):
        write(case, "D22")
    assert "未持有电信业务经营许可证" in text_of("qinghe")


def test_approvals_are_listed_with_document_number_term_and_scope() -> None:
    assert "不涉及新闻、出版、药品和医疗器械、文化、视听节目、宗教、教育、网约车，没有须随申请提交的批准文件" in (
        text_of("qinghe")
    )
    approval = case_of("qinghe").profile.business.sector_approvals[1]  # type: ignore[union-attr,index]
    paper = approval.replaced(
        involved=True, document="网络出版服务许可证", number="示证第1号", holder="北京青禾示例科技有限公司",
        expires_on=case_of("qinghe").profile.hosting[0].ends_on, scope="网络地图以外的网络出版物",  # type: ignore[index]
    )  # fmt: skip
    case = changed(case_of("qinghe"), "business.sector_approvals", [paper])
    text = write(case, "D22").text
    assert (
        "\n出版\n网络出版服务许可证\n示证第1号\n北京青禾示例科技有限公司\n至2028年12月31日\n网络地图以外的网络出版物\n"
        in text
    )
    assert "不涉及" not in text
    with pytest.raises(MissingValue, match="批准文号"):
        write(changed(case, "business.sector_approvals", [paper.replaced(number=None)]), "D22")


def test_an_uncertain_field_without_a_paper_says_who_decides() -> None:
    item = Facts({"item": "教育", "involved": True})
    text = write(changed(case_of("qinghe"), "business.sector_approvals", [item]), "D22").text
    assert "是否须取得批准或者备案由主管部门按具体服务确定" in text
