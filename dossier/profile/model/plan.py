"""Describe the market, the three-year plan and the money it needs."""

from typing import Literal

from dossier.profile.types import Count, Day, Month, Name, Number, Prose, Record, Yuan, fact, required


class MarketFact(Record):
    """One statement about the market with its source."""

    statement: Prose = required("市场情况", "一句可核实的陈述", "示例市场规模 2025 年为 120 亿元")
    source: Name | None = fact("来源", "报告、统计公报等名称", "《示例行业年度报告（2025）》")
    year: Count | None = fact("来源年度", "数据所属年度", 2025, "年")


class Segment(Record):
    """One group of users."""

    name: Name = required("用户群体", "群体名称", "制造业中小企业")
    need: Prose | None = fact("需求", "他们需要什么", "集中发布产品资料，降低重复沟通成本")
    size: Prose | None = fact("规模", "预计数量及依据", "首年服务 800 家")


class Competitor(Record):
    """One comparable product."""

    name: Name = required("同类服务", "名称或类型", "综合性企业黄页")
    strength: Prose | None = fact("对方特点", "客观描述", "收录企业数量多")
    difference: Prose | None = fact("本公司差异", "不同之处", "资料逐条审核并标注更新日期")


class Risk(Record):
    """One risk and its answer."""

    risk: Prose = required("风险", "可能发生什么", "付费转化低于预期")
    measure: Prose | None = fact("应对措施", "具体做法", "按季度复核单价与功能，必要时推迟第二批投入")


class RevenueItem(Record):
    """One row of yearly revenue: payers × price × times."""

    item: Name = required("收入项目", "与收费项目一致", "资料发布年度会员")
    category: Literal["B25", "B21", "其他"] | None = fact("所属业务", "B25、B21 或其他", "B25")
    payers: Count | None = fact("付费数量", "付费用户数或订单数", 300, "户")
    price: Yuan | None = fact("单价", "与收费标准一致", "3600元", "元")
    times: Number | None = fact("年付费次数", "每个付费方每年付费次数", 1, "次")


class AmountItem(Record):
    """One named amount."""

    item: Name = required("项目", "名称", "云服务与带宽")
    amount: Yuan | None = fact("金额", "全年金额", "18万元", "元")


class StaffPlan(Record):
    """How many people of each kind."""

    management: Count | None = fact("管理人员", "年末人数", 4, "人")
    technical: Count | None = fact("技术人员", "年末人数", 10, "人")
    service: Count | None = fact("客服人员", "年末人数", 5, "人")
    security: Count | None = fact("安全人员", "年末人数", 3, "人")
    other: Count | None = fact("其他人员", "年末人数", 6, "人")


class Year(Record):
    """One of three planned years."""

    label: Name = required("年度", "从取得许可当年起", "2027年")
    registered_users: Count | None = fact("注册用户", "年末累计", 8000, "户")
    active_users: Count | None = fact("活跃用户", "年末月活跃", 3200, "户")
    paying_users: Count | None = fact("付费用户", "年末累计", 300, "户")
    revenue: list[RevenueItem] | None = fact("收入构成", "逐项列出", [{"item": "资料发布年度会员"}])
    costs: list[AmountItem] | None = fact("成本费用", "逐项列出", [{"item": "云服务与带宽"}])
    investment: list[AmountItem] | None = fact("投资", "逐项列出", [{"item": "研发投入"}])
    staff: StaffPlan | None = fact("人员计划", "年末人数", {"technical": 10})


class Stage(Record):
    """One stage of the implementation."""

    name: Name = required("阶段", "筹备、上线、推广、扩展等", "试运行阶段")
    starts_on: Month | None = fact("起始月份", "开始月份", "2027-01")
    ends_on: Month | None = fact("结束月份", "结束月份", "2027-03")
    work: Prose | None = fact("工作内容", "做什么", "完成公示与公测，建立客服工单")
    owner: Name | None = fact("负责人", "姓名或部门", "产品部")
    result: Prose | None = fact("完成标志", "怎样算完成", "300 家企业完成实名核验")


class Plan(Record):
    """Market, plan and money."""

    market: list[MarketFact] | None = fact("市场情况", "每句注明来源", [{"statement": "示例市场规模 120 亿元"}])
    segments: list[Segment] | None = fact("目标用户群体", "逐项列出", [{"name": "制造业中小企业"}])
    competitors: list[Competitor] | None = fact("同类服务", "逐项列出", [{"name": "综合性企业黄页"}])
    advantages: list[Prose] | None = fact("自身优势", "可核实的优势", ["已有 126 家付费软件客户"])
    risks: list[Risk] | None = fact("风险与应对", "逐项列出", [{"risk": "付费转化低于预期"}])
    years: list[Year] | None = fact("三年计划", "连续三年", [{"label": "2027年"}])
    growth_reason: Prose | None = fact("增长依据", "年增长超过三倍时说明", "第二年开放行业频道")
    funding: list[AmountItem] | None = fact("资金来源", "逐项列出", [{"item": "自有资金", "amount": "300万元"}])
    stages: list[Stage] | None = fact("实施阶段", "有起止月份和负责人", [{"name": "试运行阶段"}])
    facilities: Prose | None = fact("服务设施建设计划", "设备、场地、系统", "首年租用云资源，不自建机房")
    branches: Prose | None = fact("分支机构及服务网点", "没有也要说明", "不设分支机构，服务由公司本部提供")
    marketing: list[Prose] | None = fact("市场推广", "渠道与投入", ["行业展会每年 4 场"])
    social_benefit: Prose | None = fact("社会效益", "具体影响", "减少企业重复制作纸质资料")
    other_companies: list[Name] | None = fact(
        "文件中提及的其他公司", "有意写入正文的客户、合作方或本公司曾用名全称；没有则写 []", ["北京示例装备有限公司"]
    )
    market_checked_on: Day | None = fact("市场数据核对日期", "最后核对来源的日期", "2026-11-10")
