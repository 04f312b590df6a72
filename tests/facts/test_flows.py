"""A flow is shown in the chapter its name speaks of, and a deal in the stages its steps speak of."""

import pytest

from dossier.facts.flows import flow_topic, stages_of


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("企业注册与认证流程", "registration"),
        ("账号注销流程", "closure"),
        ("投诉举报处理流程", "complaints"),
        ("资料发布与审核流程", "service"),
        ("会员付费与退费流程", "charges"),
        ("服务商入驻审核流程", "trading"),
        ("取消退款与争议处理流程", "trading"),
        ("报价下单与支付流程", "trading"),
    ],
)
def test_the_name_of_a_flow_tells_what_it_is_about(name: str, topic: str) -> None:
    assert flow_topic(name) == topic


def test_stages_come_in_the_order_of_a_deal() -> None:
    assert stages_of(["每日与支付机构对账", "提交入驻材料"]) == ("入驻", "支付", "对账")
    assert stages_of(["填写手机号码"]) == ()
