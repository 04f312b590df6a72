"""Describe customer service, its figures, and what happens when the service ends."""

from dossier.profile.types import Count, Flag, Name, Number, Phone, Prose, Record, fact


class Service(Record):
    """Long-term service and quality."""

    hotline: Phone | None = fact("客服电话", "与网站公示一致", "400-555-0100")
    hours: Name | None = fact("客服时间", "每日时段", "每日 9:00 至 21:00")
    channels: list[Name] | None = fact("客服渠道", "逐项列出", ["电话", "在线客服", "邮箱"])
    staff: Count | None = fact("客服人数", "专职客服", 4, "人")
    availability: Number | None = fact("服务可用率", "全年，百分数", "99.9", "%")
    response_minutes: Count | None = fact("响应时限", "首次响应", 5, "分钟")
    repair_hours: Count | None = fact("故障修复时限", "一般故障", 4, "小时")
    complaint_reply_days: Count | None = fact("投诉答复时限", "不超过 15 日", 5, "日")
    refund_days: Count | None = fact("退费时限", "审核通过后原路退回", 7, "个工作日")
    refund_rules: Prose | None = fact("退费规则", "一段话", "开通后 7 日内未使用的全额退费，其余按剩余天数折算")
    auto_renewal: Flag | None = fact("是否自动续费", "到期后是否自动扣费续期", "否")
    renewal_notice_days: Count | None = fact(
        "自动续费提醒提前量", "自动续费的填写：扣费前多少日以显著方式提醒用户", 5, "日"
    )
    outage_notice_hours: Count | None = fact("计划停机公告提前量", "不少于 72 小时", 72, "小时")
    compensation: Prose | None = fact("补偿办法", "可用率不达标时", "每低于 0.1 个百分点补偿 3 天服务期")
    exit_notice_days: Count | None = fact("终止服务公告提前量", "不少于 30 日", 60, "日")
    exit_export_days: Count | None = fact("数据导出期限", "终止公告后开放导出", 90, "日")
    exit_plan: Prose | None = fact(
        "终止服务的善后安排",
        "谁负责，怎样登记用户意见、退还预付费用、交还和删除数据",
        "成立善后小组，逐户通知并登记用户意见，按剩余期限退还预付费用，开放数据导出，期满后删除数据",
    )
    survey_per_year: Count | None = fact("满意度调查次数", "每年", 2, "次")
    appeal_phone: Phone | None = fact("申诉渠道电话", "电信用户申诉受理机构", "12381")
    continuity: Prose | None = fact(
        "长期服务能力",
        "资金、人员、接入合同等怎样保证业务不中断",
        "自有资金足以覆盖首年支出，关键岗位设置后备人员，接入合同有效期三年，到期前续签",
    )
