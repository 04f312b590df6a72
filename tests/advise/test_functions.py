"""What the words of a function tell, and what they leave open."""

import pytest

from tests.advise.profiles import TABLE, advised, alone, function, profile_with, rows

WORDS = [
    ("企业资料发布", "企业用户上传产品资料，审核后公开展示", True, {"b25_publishing"}),
    ("资料订阅与递送", "按订阅每日推送新资料目录至邮箱", True, {"b25_publishing"}),
    ("付费课程", "公司自制课程，学员付费后观看", True, {"b25_paid_information"}),
    ("会员开通与续费", "用户选择会员版本并付款", True, {"b25_paid_information"}),
    ("全网比价", "抓取各网站价格，供用户搜索", True, {"b25_search"}),
    ("社区", "用户在社区交流", True, {"b25_community"}),
    ("客户沟通", "买卖双方用私信联系", True, {"b25_messaging"}),
    ("清理大师", "为手机提供杀毒服务", True, {"b25_protection"}),
    ("论坛", "在论坛交流经验", False, {"b25_free_kinds"}),
    ("网约车", "乘客发起行程，司机抢单", True, {"b21_trade"}),
    ("报关单证", "企业之间按约定格式进行单证交换", True, {"b21_exchange"}),
    ("设备监测", "客户的传感器接入平台，采集运行数据", True, {"b21_device"}),
    ("进销存", "客户登记自己的库存，按年订购", True, {"software_own_data"}),
    ("访问统计", "企业查看本企业资料的浏览次数", False, {"own_data_free"}),
    ("站内检索", "在本平台已有资料中检索", False, {"site_search"}),
    ("账号注册", "用手机号码注册", False, {"account"}),
    ("云主机", "向客户出售云服务器", True, {"class_b11"}),
    ("加速", "提供内容分发服务", True, {"class_b12"}),
    ("专网", "为企业组建虚拟专用网", True, {"class_b13"}),
    ("上网", "提供宽带接入", True, {"class_b14"}),
    ("会议", "提供多方视频会议", True, {"class_b22"}),
    ("留言", "提供语音信箱", True, {"class_b23"}),
    ("外包客服", "为其他企业提供呼叫中心服务", True, {"class_b24"}),
    ("解析", "为网站提供域名解析服务", True, {"class_b26"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "description", "charged", "expected"), WORDS)
def test_the_words_of_a_function_lead_to_its_class(name, description, charged, expected):
    one = alone(function(name, description, charged), business__user_content=None)
    assert one.clear
    assert rows(one.advice) == expected


@pytest.mark.parametrize("description", ["", "发放优惠券", "不提供聊天和论坛，也不发布用户信息", "禁止用户上传内容"])
def test_words_that_tell_nothing_leave_everything_open(description):
    one = alone(function("其他", description))
    assert not one.clear
    assert not one.advice.categories()
    assert {"publishing", "others_deal", "information_charged"} <= {question.fact for question in one.advice.questions}


@pytest.mark.parametrize(
    "description", ["不仅展示资料，用户还能上传作品", "无需登录，用户即可上传作品", "用户可以不断上传作品"]
)
def test_words_that_only_look_like_a_denial_deny_nothing(description):
    assert rows(alone(function("作品", description, True)).advice) == {"b25_publishing"}


def test_trade_without_known_parties_is_asked_for():
    one = alone(function("购物", "选购后提交订单", True))
    assert {question.fact for question in one.advice.questions} >= {"others_deal"}
    assert not one.advice.categories()


def test_a_shop_with_only_own_goods_needs_the_filing():
    from dossier.profile.facts import Facts

    shop = function("商城", "选购后提交订单", True)
    own = alone(shop, business__b21=Facts({"only_own_goods": True}), business__user_content=None)
    others = alone(shop, business__b21=Facts({"only_own_goods": False}), business__user_content=None)
    assert rows(own.advice) == {"own_goods"}
    assert rows(others.advice) == {"b21_trade"}


def test_goods_shown_for_trade_are_part_of_the_trade():
    goods = function("商品展示", "商家上传商品", False, "B21")
    deals = function("下单", "买家向商家下单", False, "B21")
    advice = advised(profile_with(goods, deals, business__settlement__charged=False))
    assert rows(advice.functions[0].advice) == {"b21_trade", "listing_with_trade"}
    assert advice.whole.categories() == ("B21",)


def test_words_and_field_that_contradict_each_other_are_put_to_the_applicant():
    one = alone(function("作品", "用户上传作品", True), business__user_content=False)
    question = next(question for question in one.advice.questions if question.fact == "publishing")
    assert "填写为“否”" in question.reason.zh
    assert not one.advice.categories()


def test_paid_words_of_a_function_marked_as_free_are_put_to_the_applicant():
    one = alone(function("会员", "会员付款后享受服务", False))
    assert [question.fact for question in one.advice.questions] == ["information_charged"]


def test_software_on_own_data_of_which_the_price_is_unknown_is_open():
    one = alone(function("台账", "登记自有设备"), business__user_content=None)
    assert {question.fact for question in one.advice.questions} == {"own_data_software"}


def test_words_name_facts_of_the_table():
    from dossier.advise.functions import INFORMATION

    assert {*INFORMATION, "account", "third_parties", "own_data_software", "others_deal", "only_own"} <= set(
        TABLE.facts
    )
