"""Tell from the name of a service flow what it is about, so that documents show it in the chapter it belongs to."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FlowTopic = Literal["registration", "closure", "complaints", "trading", "charges", "service"]

_WORDS: "Mapping[FlowTopic, Sequence[str]]" = {
    "closure": ("注销", "销户"),
    "complaints": ("投诉", "举报", "申诉"),
    "registration": ("注册", "登录", "实名", "用户认证"),
    "trading": (
        "入驻", "上架", "下单", "订单", "报价", "交易", "履约", "验收", "发货", "核销", "结算", "售后", "退货", "争议", "对账",
    ),
    "charges": ("付费", "缴费", "收费", "支付", "充值", "订购", "续费", "退费", "退款", "发票"),
}  # fmt: skip
"""Topic → words of a flow's name, the first topic that fits; a flow of none of them is the service itself."""


def flow_topic(name: str) -> FlowTopic:
    """Return what a flow is about."""
    fitting = (topic for topic, words in _WORDS.items() if any(word in name for word in words))
    return next(fitting, "service")


TRADING_STAGES: "Mapping[str, Sequence[str]]" = {
    "入驻": ("入驻",),
    "上架": ("上架", "发布", "展示"),
    "下单": ("下单", "订单", "预订"),
    "支付": ("支付", "付款"),
    "履约": ("履约", "发货", "交付", "验收", "核销"),
    "评价": ("评价",),
    "售后": ("售后", "退款", "退货", "争议"),
    "对账": ("对账",),
}
"""Stage of a deal on a platform → words by which a flow shows it."""


def stages_of(texts: "Sequence[str]") -> tuple[str, ...]:
    """Return the stages that the name and steps of a flow show."""
    return tuple(
        stage for stage, words in TRADING_STAGES.items() if any(word in text for word in words for text in texts)
    )
