"""The fixed flow charts show the hours and days of the profile, and stop where one of them is missing."""

import re

import pytest

from dossier.documents.missing import FactError, MissingValue
from dossier.documents.pictures import draw
from dossier.errors import TemplateError
from tests.support.cases import case_of, changed

SHOWN = {
    "registration": ("真实身份核验是否通过？", "退回补正"),
    "complaint": (
        "2小时内登记受理",
        "最迟确认后30分钟内",
        "受理后5日内答复",
        "复核一次，并告知申诉渠道（12381）",
        "24个月",
    ),
    "refund": ("审核通过后7个工作日内原路退回",),
    "closure": ("按隐私政策列明的期限删除",),
    "service-end": ("提前60日公告", "公告后90日内开放数据导出"),
}
NEEDED = {
    "registration": "product.real_name_method",
    "complaint": "security.handling.complaint_accept_hours",
    "refund": "service.refund_days",
    "closure": "product.personal_fields",
    "service-end": "service.exit_export_days",
}


def said(xml: str) -> str:
    """Return the text of a drawing."""
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", xml))


@pytest.mark.parametrize("kind", SHOWN)
def test_a_fixed_chart_shows_the_numbers_of_the_profile(kind: str) -> None:
    text = said(draw(case_of("qinghe"), kind).xml)
    assert [words for words in SHOWN[kind] if words not in text] == []


@pytest.mark.parametrize("kind", NEEDED)
def test_a_fixed_chart_stops_where_its_fact_is_missing(kind: str) -> None:
    with pytest.raises(MissingValue) as problem:
        draw(changed(case_of("qinghe"), NEEDED[kind], None), kind)
    assert problem.value.path == NEEDED[kind]


def test_without_an_appeal_number_none_is_shown() -> None:
    text = said(draw(changed(case_of("qinghe"), "service.appeal_phone", None), "complaint").xml)
    assert "告知申诉渠道" in text
    assert "告知申诉渠道（" not in text


def test_every_flow_of_the_profile_can_be_drawn_by_its_number() -> None:
    case = case_of("yunqi")
    flows = case.profile.product.flows or []  # type: ignore[union-attr]
    for number, flow in enumerate(flows, 1):
        text = said(draw(case, f"flow-{number}").xml)
        assert str((flow.steps or [])[0].text) in text


def test_a_flow_that_ends_with_a_decision_is_refused_and_names_it() -> None:
    case = case_of("qinghe")
    steps = case.profile.product.flows[2].steps  # type: ignore[union-attr,index]
    with pytest.raises(FactError, match="最后一步“用户是否退订”是判断") as problem:
        draw(changed(case, "product.flows.2.steps", steps[:-1]), "flow-3")
    assert problem.value.path == "product.flows[2].steps[6].decision"


def test_a_flow_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TemplateError, match="没有第 99 个业务流程"):
        draw(case_of("qinghe"), "flow-99")


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(TemplateError) as problem:
        draw(case_of("qinghe"), "pie")
    assert problem.value.hint is not None
    assert "service-end" in problem.value.hint.zh
