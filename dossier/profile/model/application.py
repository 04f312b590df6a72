"""Describe what is applied for, and which functions of the product fall under which service."""

from typing import Annotated, Literal

from pydantic import Field

from dossier.profile.types import Count, Day, EndDay, Flag, Mobile, Name, Prose, Record, fact, required

Category = Literal["B25", "B21"]


class ServiceItem(Record):
    """One service of the catalogue that is applied for."""

    category: Category = required("业务种类", "B25 或 B21", "B25")
    name: Name = required("业务项目", "《电信业务分类目录》中的名称", "信息发布平台和递送服务")
    description: Prose | None = fact("业务描述", "本公司如何开展该项业务", "企业用户发布产品资料，平台审核后展示。")


class Declarations(Record):
    """Statements the applicant makes about itself."""

    no_nominee: Flag | None = fact("声明无代持", "各级股东均无代持", "是")
    no_contract_control: Flag | None = fact("声明无协议控制", "不存在 VIE 等协议控制安排", "是")
    no_foreign_capital: Flag | None = fact("声明无外资成分", "向上追溯任何一级均无外资", "是")
    foreign_route: Flag | None = fact("是否走外商投资程序", "含外资且按外商投资电信企业管理规定申请", "否")
    foreign_pilot: Flag | None = fact("是否申请扩大对外开放试点", "含外资且申请工业和信息化部的试点批复", "否")
    notification_commitment: Flag | None = fact("是否采用告知承诺", "使用部分证明事项告知承诺", "否")


class Agent(Record):
    """A person who hands in the application for the applicant."""

    name: Name = required("代办人姓名", "受托人", "许知遥")
    employer: Name | None = fact("代办人单位", "受托机构全称", "北京青禾示例科技有限公司")
    id_number: Name | None = fact("代办人证件号码", "身份证 18 位", "110000199207120033")
    mobile: Mobile | None = fact("代办人手机", "能接通的号码", "13800000002")


class Application(Record):
    """The filing itself."""

    action: Literal["新办", "变更", "续期", "年报", "补正"] = required(
        "申请事项", "新办、变更、续期、年报、补正", "新办"
    )
    categories: Annotated[list[Category], Field(min_length=1)] = required(
        "申请的电信业务种类", "B25、B21 或两者", ["B25"]
    )
    coverage: Literal["省内", "跨地区"] | None = fact("业务覆盖范围", "省内或跨地区", "省内")
    province: Name | None = fact("受理省份", "向哪个省（区、市）通信管理局申请", "北京市")
    service_items: list[ServiceItem] | None = fact(
        "申请的业务项目", "逐项列出", [{"category": "B25", "name": "信息发布平台和递送服务"}]
    )
    coverage_text: Prose | None = fact("业务覆盖范围说明", "文件中的表述", "北京市")
    planned_submission: Day | None = fact("计划提交日期", "决定适用的法律和证件有效期", "2026-12-01")
    signed_on: Day | None = fact("落款日期", "自制文件统一的落款日期", "2026-11-25")
    document_number: Name | None = fact("申请文号", "书面申请的文号，没有可不填", "青禾〔2026〕12号")
    declarations: Declarations | None = fact("声明事项", "申请人声明", {"no_nominee": "是"})
    agent: Agent | None = fact("代办人", "没有可不填", {"name": "许知遥"})
    strict_rules: list[Name] | None = fact("按阻断处理的地方实践", "规则编号；用户认为当地确有要求时填写", ["D02"])


class Function(Record):
    """One function of the product and the service it belongs to."""

    name: Name = required("功能名称", "与网站、APP 上的名称一致", "企业资料发布")
    category: Literal["B25", "B21", "不申请"] | None = fact("归属业务种类", "B25、B21 或不申请", "B25")
    service_item: Name | None = fact("归属业务项目", "目录中的名称", "信息发布平台和递送服务")
    description: Prose | None = fact("功能说明", "谁用、做什么、结果是什么", "企业用户上传资料，审核通过后公开展示。")
    module: Name | None = fact("对应技术模块", "技术方案中的模块", "内容管理模块")
    charged: Flag | None = fact("是否收费", "该功能是否收取费用", "是")
    reason: Prose | None = fact("不申请的理由", "归为不申请时填写", "仅供企业内部使用，不向公众提供信息")


class B25(Record):
    """Information services."""

    kinds: list[Name] | None = fact("业务类型选项", "申请表上勾选的类型", ["信息发布平台和递送服务/其他"])
    target_users: Prose | None = fact("目标用户", "谁使用该业务", "需要对外发布产品资料的中小企业及浏览资料的采购人员")
    profit_model: Literal["前向用户收费", "后向平台服务收费", "混合收费"] | None = fact(
        "盈利模式", "申请表选项", "前向用户收费"
    )
    description: Prose | None = fact("业务描述", "一段话说明业务", "向企业用户提供资料发布和展示服务。")
    search_scope: Literal["全网", "站内", "单一领域"] | None = fact(
        "搜索范围", "申请信息搜索查询服务时填写：全网、站内（只查本平台的内容）或单一领域", "全网"
    )


class B21(Record):
    """Online data processing and transaction processing."""

    kinds: list[Name] | None = fact("业务类型选项", "申请表上勾选的类型", ["交易处理业务/B2B第三方平台"])
    target_users: Prose | None = fact("目标用户", "交易双方是谁", "发布技术服务需求的企业与提供服务的服务商")
    profit_model: Literal["前向用户收费", "后向平台服务收费", "混合收费"] | None = fact(
        "盈利模式", "申请表选项", "后向平台服务收费"
    )
    description: Prose | None = fact("业务描述", "一段话说明业务", "双方在平台上达成并完成服务交易。")
    only_own_goods: Flag | None = fact("是否仅自营", "平台上是否只有本公司的商品或服务", "否")
    merchant_entry_rules: Prose | None = fact(
        "商家入驻规则", "入驻标准、资质核验、退出", "核验营业执照、法定代表人身份与服务资质。"
    )
    dispute_rules: Prose | None = fact("争议处理规则", "步骤与时限", "受理后 3 个工作日内给出初步意见。")
    record_years: int | None = fact("交易记录保存年限", "自交易完成之日起", 3, "年")
    sells_own: Flag | None = fact("是否兼营自营业务", "平台上是否也有本公司自己的商品或服务", "否")
    rule_notice_days: Count | None = fact("规则修改公示期", "平台协议和交易规则的修改提前几日公示", 7, "日")
    weighty_notice_days: Count | None = fact("重大规则修改公示期", "有重大影响的规则提前几日公示", 15, "日")
    message_standards: list[Name] | None = fact(
        "报文标准", "申请电子数据交换业务时逐项填写标准名称和版本，没有则写 []", ["示例订单报文规范 V1.0"]
    )


class Settlement(Record):
    """Who receives the money."""

    charged: Flag | None = fact("是否收费", "业务是否向用户收费", "是")
    method: Prose | None = fact("结算方式", "资金由谁收取、如何结算", "由持牌支付机构收款并清算，平台不经手客户资金。")
    holds_client_funds: Flag | None = fact("是否经手客户资金", "平台账户是否沉淀交易资金", "否")
    online: Flag | None = fact("是否在平台内在线支付", "用户是否在平台页面上付款；线下转账填否", "是")
    institution: Name | None = fact("支付机构", "持牌支付机构全称", "示例支付有限公司")
    institution_licence: Name | None = fact("支付业务许可证编号", "支付机构的许可证编号", "Z2000000000000")


class SectorApproval(Record):
    """A sector that may need another authority's approval."""

    item: Literal[
        "新闻", "出版", "药品和医疗器械", "文化", "视听节目", "宗教", "教育", "医疗保健", "网约车", "其他"
    ] = required("涉及项目", "专项审批项目", "出版")
    involved: Flag | None = fact("是否涉及", "业务是否涉及该项目", "否")
    document: Name | None = fact("批准文件名称", "主管部门的许可或备案", "网络出版服务许可证")
    number: Name | None = fact("批准文号", "证件编号", "（示）网出证（京）字第0001号")
    holder: Name | None = fact("持证单位", "证上的单位", "北京青禾示例科技有限公司")
    expires_on: EndDay | None = fact("有效期至", "届满日或“长期”", "2029-12-31")
    scope: Prose | None = fact("批准范围", "证上载明的业务范围", "网络地图以外的网络出版物")


class SecurityAssessment(Record):
    """The security assessment of a service that can form opinion or mobilise people."""

    submitted_on: Day | None = fact("评估报告提交日期", "已提交的填写", "2026-10-20")
    planned_on: Day | None = fact("评估报告计划提交日期", "尚未提交的填写计划日期", "2026-12-20")


class WordNote(Record):
    """Why a word of a supervised field does not mean that field here."""

    word: Name = required("字样", "名称或说明中出现的字样", "直播")
    explanation: Prose | None = fact(
        "解释", "在本业务中指什么，为什么不需要批准", "指线下展会的时间安排，不提供视听节目"
    )


class Business(Record):
    """What the business does, in the words of the catalogue."""

    summary: Prose | None = fact("业务概述", "一段话说明整个业务", "公司运营企业资料发布平台。")
    functions: list[Function] | None = fact(
        "功能与业务归类", "每项功能归入一类或注明不申请", [{"name": "企业资料发布", "category": "B25"}]
    )
    b25: B25 | None = fact("信息服务业务", "申请 B25 时填写", {"profit_model": "前向用户收费"})
    b21: B21 | None = fact("在线数据处理与交易处理业务", "申请 B21 时填写", {"profit_model": "后向平台服务收费"})
    settlement: Settlement | None = fact("资金结算", "收费与资金流向", {"holds_client_funds": "否"})
    sector_approvals: list[SectorApproval] | None = fact(
        "专项审批", "逐项回答是否涉及", [{"item": "新闻", "involved": "否"}]
    )
    excluded_content: list[Name] | None = fact("不涉及的内容", "明确不提供的内容", ["新闻信息", "网络出版", "视听节目"])
    user_content: Flag | None = fact("用户是否可发布内容", "用户能否发布文字、图片等", "是")
    public_opinion: Flag | None = fact(
        "是否具有舆论属性或社会动员能力", "论坛、博客、聊天室、群组、公众账号、短视频、直播、信息分享等", "否"
    )
    security_assessment: SecurityAssessment | None = fact(
        "互联网信息服务安全评估", "具有舆论属性或社会动员能力时填写", {"planned_on": "2026-12-20"}
    )
    software_only: Flag | None = fact(
        "是否仅出租软件", "只让客户使用软件处理自己的数据，既不公开发布信息，也不处理他人之间的交易", "否"
    )
    free_reason: Prose | None = fact(
        "全部免费时的经营性说明", "没有任何收费项目时，说明收入从何而来、为什么申请许可", "向入驻商家收取技术服务费"
    )
    word_notes: list[WordNote] | None = fact(
        "敏感字样说明", "名称中出现受监管领域的字样时逐项解释，没有则写 []", [{"word": "直播"}]
    )
    distinction: Prose | None = fact(
        "业务区分说明", "同时申请两类业务时，栏目与收入如何区分", "需求发布归 B25，下单成交归 B21。"
    )
