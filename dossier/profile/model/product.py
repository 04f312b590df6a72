"""Describe the product: columns, prices, flows, content, personal information."""

from typing import Literal

from dossier.profile.types import Count, Day, Flag, Name, Prose, Record, Yuan, fact, required


class Column(Record):
    """One column or page of the product."""

    name: Name = required("栏目名称", "网站或 APP 上的栏目", "企业资料库")
    content: Prose | None = fact("栏目内容", "展示什么", "企业名称、产品资料、联系方式")


class Price(Record):
    """One item of the price list."""

    item: Name = required("收费项目", "与网站公示一致", "资料发布年度会员")
    category: Literal["B25", "B21"] | None = fact("所属业务", "B25 或 B21", "B25")
    payer: Name | None = fact("付费方", "谁付费", "企业用户")
    price: Yuan | None = fact("收费标准", "单价", "3600元", "元")
    unit: Name | None = fact("计费单位", "年、月、单、条等", "年")
    direction: Literal["前向", "后向"] | None = fact(
        "收费方向", "前向：向使用服务的用户收取；后向：向平台上的商家、广告主等收取", "前向"
    )
    rate: Name | None = fact("计费比例", "按比例收费时填写", "成交金额的5%")
    refund: Prose | None = fact("退费规则", "如何退费", "开通后 7 日内未使用的全额退费")


class FlowStep(Record):
    """One step of a service flow."""

    text: Name = required("步骤", "一句话", "用户提交资料")
    actor: Name | None = fact("执行者", "用户、审核员、系统等", "企业用户")
    control: Prose | None = fact("控制点", "系统记录或审核要求", "保存提交时间、账号、IP 地址")
    decision: Flag | None = fact("是否判断", "该步骤是否为判断节点", "否")
    otherwise: Name | None = fact("判断为否时", "判断为否的去向", "退回修改")


class Flow(Record):
    """One service flow."""

    name: Name = required("流程名称", "流程标题", "资料发布与审核流程")
    steps: list[FlowStep] | None = fact("步骤", "按先后顺序", [{"text": "用户提交资料"}])


class ThirdParty(Record):
    """A service or software kit of another company."""

    name: Name = required("第三方服务", "服务或 SDK 名称", "短信验证码服务")
    provider: Name | None = fact("提供方", "公司全称", "示例通信技术有限公司")
    purpose: Prose | None = fact("用途", "用来做什么", "发送登录验证码")
    data: Prose | None = fact("涉及数据", "传给第三方的数据", "手机号码")


class ContentSource(Record):
    """Where published information comes from."""

    name: Name = required("信息来源", "来源名称", "企业用户自行上传")
    right: Prose | None = fact("权利依据", "授权或许可", "用户协议约定用户保证其有权发布并承担责任")
    review: Prose | None = fact("审核方式", "如何审核", "机器识别后由人工逐条审核")


class PersonalField(Record):
    """One kind of personal information that is collected."""

    name: Name = required("个人信息", "字段名称", "手机号码")
    purpose: Prose | None = fact("处理目的", "为什么需要", "注册、登录和真实身份核验")
    function: Name | None = fact("对应功能", "哪项功能", "账号注册")
    necessary: Flag | None = fact("是否必要", "缺少时功能能否提供", "是")
    sensitive: Flag | None = fact("是否敏感", "是否敏感个人信息", "否")
    retention: Name | None = fact("保存期限", "存多久", "账号存续期间及注销后 30 日内删除")


class Intelligence(Record):
    """Algorithms and generated content."""

    recommendation: Flag | None = fact("是否使用推荐算法", "个性化推送、排序等", "否")
    generative: Flag | None = fact("是否使用生成式人工智能", "向公众提供生成内容", "否")
    filing: Name | None = fact("算法或模型备案号", "已备案的编号", "网信算备000000000000000000001号")
    filing_planned_on: Day | None = fact("计划备案日期", "尚未备案的填写计划日期", "2026-12-20")


class Product(Record):
    """The product as its users see it."""

    positioning: Prose | None = fact("产品定位", "为谁解决什么问题", "帮助中小企业集中发布和管理对外资料")
    columns: list[Column] | None = fact("栏目", "逐项列出", [{"name": "企业资料库"}])
    prices: list[Price] | None = fact("收费项目与标准", "全部收费项目；全部免费写 []", [{"item": "资料发布年度会员"}])
    invoices: Prose | None = fact("发票", "如何开票", "付款后 3 个工作日内开具电子发票")
    flows: list[Flow] | None = fact("业务流程", "核心流程", [{"name": "资料发布与审核流程"}])
    third_parties: list[ThirdParty] | None = fact("第三方服务与SDK", "没有则写 []", [])
    content_sources: list[ContentSource] | None = fact("信息来源", "信息从哪里来", [{"name": "企业用户自行上传"}])
    real_name_method: Prose | None = fact(
        "真实身份核验方式", "如何核验用户身份", "企业用户核验营业执照与法定代表人手机号，个人用户核验手机号"
    )
    minors: Flag | None = fact("是否面向未成年人", "未成年人是否可能使用", "否")
    minors_measures: Prose | None = fact(
        "未成年人保护措施", "年龄提示、监护人同意等", "注册时提示本服务面向企业，不向未成年人开放注册"
    )
    personal_fields: list[PersonalField] | None = fact("收集的个人信息", "逐项列出", [{"name": "手机号码"}])
    personal_count: Count | None = fact("处理个人信息的人数", "预计第三年末", 60000, "人")
    cross_border: Flag | None = fact("是否向境外提供数据", "个人信息或重要数据出境", "否")
    intelligence: Intelligence | None = fact("算法与生成式内容", "是否使用", {"recommendation": "否"})
