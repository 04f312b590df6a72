"""Chapters of flows, guarantee and security measures differ between kinds of business as they should, and in nothing else."""

from itertools import combinations

import pytest

from dossier.facts.kinds import business_kinds
from tests.support.whole_set import PROFILES, whole_set

FLOWS = {
    "服务流程概览", "用户注册与真实身份核验", "服务的提供", "信息内容的审核与处置", "付费、发票与退费", "投诉举报", "账号注销",
    "流程记录的保存",
}  # fmt: skip
"""Chapters of the description of service flows, whatever the kind."""
ORDINARY_FLOWS = {"注册与核验流程", "退费流程", "办理流程", "注销流程"}
"""Flows it describes where the profile draws none of its own."""
TRADING_FLOWS = "交易流程"
"""The chapter that trading adds."""
SECURITY = {
    "publishing": {"信息发布平台和递送安全管理制度"},
    "search": {"信息搜索查询安全管理制度", "采集与索引", "结果过滤与屏蔽", "排序与付费结果"},
    "community": {"信息社区平台安全管理制度", "版块、版主与群组", "发布、账号与处罚", "突发情况的控制"},
    "interaction": {"信息即时交互安全管理制度", "使用条件与行为限制", "通信秘密与消息保存", "举报与处置"},
    "protection": {"信息保护和处理安全管理制度", "规则库更新与回退", "终端权限与数据"},
    "trading": {
        "平台内经营者与交易安全管理制度", "经营者资质核验", "禁止和限制交易的商品与服务", "交易信息记录与保存",
        "争议处理与资金结算", "平台规则公示与涉税信息报送",
    },
    "interchange": {"电子数据交换安全管理制度", "接入方管理", "报文的完整、保密与抗抵赖"},
    "devices": {"设备数据处理安全管理制度", "设备接入与身份", "指令权限", "设备数据与异常处置"},
    "saas": {"租户数据与内容安全管理制度（SaaS）"},
    "app": {"移动应用程序安全管理制度"},
    "mini-program": {"小程序安全管理制度"},
    "live": {"网络直播安全管理制度"},
    "service-market": {"技术服务接单安全管理制度"},
    "recruitment": {"招聘信息安全管理制度"},
    "generative-ai": {"生成式人工智能应用安全管理制度"},
}  # fmt: skip
"""Kind → chapters and sections it adds to the security measures."""
ANSWERS = {
    "user_content": {"关键词过滤与机器识别", "人工审核与抽查"},
    "no_user_content": {"信息范围", "发布前核对与公开页面核查"},
    "minors": {"保护措施", "内容保护", "个人信息保护", "使用与消费管理"},
    "recommendation": {"算法推荐", "备案情况"},
    "generative": {"算法推荐", "生成式内容", "备案情况"},
}
"""Answer of the profile → sections of the security measures that hang on it, whatever the kind."""


def _headings(name: str, code: str) -> set[str]:
    found = next(one for one in whole_set(name).written if one.material.code == code)
    return {heading.text for heading in found.document.headings}


def _answers(name: str) -> set[str]:
    profile = whole_set(name).case.profile
    users = "user_content" if profile.business.user_content else "no_user_content"
    stated = {
        "minors": profile.product.minors,
        "recommendation": profile.product.intelligence.recommendation,
        "generative": profile.product.intelligence.generative,
    }
    return {users, *(answer for answer, holds in stated.items() if holds)}


def _of(table: dict[str, set[str]], keys: frozenset[str] | set[str]) -> set[str]:
    return set().union(*(table.get(key, set()) for key in keys))


@pytest.mark.parametrize("name", PROFILES)
def test_security_measures_have_the_chapters_of_their_kinds_and_no_others(name: str) -> None:
    kinds, answers = business_kinds(whole_set(name).case.profile), _answers(name)
    special = _of(SECURITY, set(SECURITY)) | _of(ANSWERS, set(ANSWERS))
    assert _headings(name, "D09") & special == _of(SECURITY, kinds) | _of(ANSWERS, answers)


def test_security_measures_differ_in_nothing_else() -> None:
    special = _of(SECURITY, set(SECURITY)) | _of(ANSWERS, set(ANSWERS))
    general = {name: _headings(name, "D09") - special for name in PROFILES}
    assert len(general["qinghe"]) > 50
    for one, other in combinations(PROFILES, 2):
        assert general[one] == general[other], (one, other)


@pytest.mark.parametrize("name", PROFILES)
def test_service_flows_are_those_of_the_profile_and_trading_adds_a_chapter(name: str) -> None:
    profile = whole_set(name).case.profile
    drawn, headings = {flow.name for flow in profile.product.flows}, _headings(name, "D07")
    assert drawn | FLOWS <= headings
    expected = {TRADING_FLOWS} if "trading" in business_kinds(profile) else set()
    assert headings - drawn - FLOWS - ORDINARY_FLOWS == expected


def test_the_service_guarantee_has_the_same_chapters_for_every_kind() -> None:
    found = {frozenset(_headings(name, "D08")) for name in PROFILES}
    assert len(found) == 1
    assert len(found.pop()) >= 10
