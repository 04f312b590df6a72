"""Tell from a profile which kinds of business it has: services of the catalogue, and forms that cut across them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.profile.model import Profile

SERVICES: "Mapping[str, str]" = {
    "信息发布平台和递送服务": "publishing",
    "信息搜索查询服务": "search",
    "信息社区平台服务": "community",
    "信息即时交互服务": "interaction",
    "信息保护和处理服务": "protection",
    "交易处理业务": "trading",
    "电子数据交换业务": "interchange",
    "网络/电子设备数据处理业务": "devices",
}
"""Service item of the catalogue → kind of business, in the order of the catalogue."""

_FORMS: "Mapping[str, str]" = {
    "SaaS": "saas",
    "网络直播": "live",
    "技术服务接单": "service-market",
    "招聘信息": "recruitment",
}

ADDITIONS = ("saas", "app", "mini-program", "live", "service-market", "recruitment", "generative-ai")
"""Kinds that come on top of a service, in the order in which documents speak of them."""


def business_kinds(profile: "Profile") -> frozenset[str]:
    """Return every kind the profile states; what it leaves open is asked where a document needs it."""
    items = profile.application.service_items or ()
    forms = (profile.features.forms if profile.features else None) or ()
    intelligence = profile.product.intelligence if profile.product else None
    stated = {
        "app": bool(profile.apps),
        "mini-program": bool(profile.mini_programs),
        "generative-ai": bool(intelligence and intelligence.generative),
    }
    return frozenset((
        *(SERVICES[item.name] for item in items if item.name in SERVICES),
        *(_FORMS[form] for form in forms),
        *(kind for kind, holds in stated.items() if holds),
    ))  # fmt: skip
