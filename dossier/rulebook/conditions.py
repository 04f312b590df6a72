"""Fix the closed language of ``applies_when`` and give each fact a meaning in both languages."""

from collections.abc import Mapping

from dossier.text import Text

Conditions = Mapping[str, tuple[str, ...]]
"""Topic → words. A topic holds when any of its words fits the case; the conditions hold when every topic holds.
Without topics they always hold."""

FACTS: Mapping[str, Text] = {
    "corporate_shareholder": Text("有非自然人股东", "A shareholder is not a natural person"),
    "natural_shareholder": Text("有自然人股东", "A shareholder is a natural person"),
    "several_shareholders": Text("有两名以上股东", "There are two or more shareholders"),
    "foreign_capital": Text("任一层级含外资（含港澳台）成分", "Foreign (or HK, Macau, Taiwan) capital at some level"),
    "listed_company_in_chain": Text("股权链中有上市或新三板公司", "A listed or NEEQ company is in the chain"),
    "fund_in_chain": Text("股权链中有基金、合伙或信托", "A fund, partnership or trust is in the chain"),
    "has_site": Text("以网站提供服务", "The service has a web site"),
    "has_app": Text("以移动应用程序提供服务", "The service has an app"),
    "has_mini_program": Text("以小程序提供服务", "The service has a mini-program"),
    "existing_licence": Text("已持有电信业务经营许可证", "A telecom licence is already held"),
    "sector_approval": Text("涉及前置审批或专项审批领域", "A field with sector approval is touched"),
    "hosted_by_provider": Text("服务器由接入服务商提供或托管", "Servers are provided or hosted by an access provider"),
    "agent_submits": Text("委托他人办理", "An agent submits the application"),
    "user_content": Text("用户可以发布信息", "Users may publish information"),
    "paid_service": Text("向用户收费", "Users are charged"),
    "third_party_merchants": Text("平台有第三方经营者", "Third parties sell on the platform"),
    "online_payment": Text("平台内在线支付", "Payment happens on the platform"),
    "trading_platform": Text("申请交易处理业务", "Transaction services (交易处理业务) are applied for"),
    "data_interchange": Text("申请电子数据交换业务", "Data interchange (电子数据交换业务) is applied for"),
    "search_service": Text("申请信息搜索查询服务", "Search services (信息搜索查询服务) are applied for"),
    "own_goods_sold": Text("平台兼营自营业务", "The platform also sells goods or services of its own"),
    "minors_served": Text("服务可能被未成年人使用", "Minors may use the service"),
    "algorithm_used": Text("使用算法推荐", "Recommendation algorithms are used"),
    "generative_ai_used": Text("使用生成式人工智能或深度合成", "Generative AI or deep synthesis is used"),
    "sends_sms": Text("向用户发送短信", "SMS are sent to users"),
    "trademark_used": Text("使用注册商标", "A registered trade mark is used"),
    "name_with_sensitive_words": Text(
        "公司名称含交易所、支付、基金等字样", "The company name has words such as 交易所, 支付, 基金"
    ),
    "traditional_trade": Text("申请主体属于线下传统行业", "The applicant comes from an offline trade"),
    "four_or_more_services": Text("一次申请四种以上业务", "Four or more services are applied for"),
    "recent_telecom_penalty": Text("三年内受过电信管理行政处罚", "A telecom penalty within three years"),
    "notification_commitment_chosen": Text("选择告知承诺方式", "The commitment procedure (告知承诺) is chosen"),
    "premises_leased": Text("经营场所为租赁", "The premises are leased"),
    "no_foreign_declared": Text("已声明无外资成分", "It is declared that there is no foreign capital"),
    "foreign_pilot_chosen": Text("选择增值电信业务扩大对外开放试点", "The pilot for foreign capital is chosen"),
    "paid_in_asked": Text("受理机关要求实缴或验资证明", "The authority asks for proof of the paid-in capital"),
    "resolution_asked": Text(
        "受理机关要求股东会决议，或者申请续期",
        "The authority asks for a resolution of the shareholders, or it is a renewal",
    ),
    "returned": Text("申请曾被退回或者要求补正", "The application was sent back"),
    "same_category_province_licence": Text(
        "已持省内证又申请跨地区同类业务", "A provincial licence of the class is held"
    ),
}
"""Facts a law file may name. The case layer says whether each holds, or that it is unknown."""

TOPICS: Mapping[str, tuple[str, ...]] = {
    "categories": ("B25", "B21"),
    "filing": ("new", "change", "renewal", "annual_report", "correction"),
    "coverage": ("in_province", "cross_province"),
    "facts": tuple(FACTS),
}
"""Topics of ``applies_when`` with the values each may have."""
