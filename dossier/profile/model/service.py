"""Describe customer service, its figures, and what happens when the service ends."""

from dossier.profile.types import Count, Name, Number, Phone, Prose, Record, fact


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
    outage_notice_hours: Count | None = fact("计划停机公告提前量", "不少于 72 小时", 72, "小时")
    compensation: Prose | None = fact("补偿办法", "可用率不达标时", "每低于 0.1 个百分点补偿 3 天服务期")
    exit_notice_days: Count | None = fact("终止服务公告提前量", "不少于 30 日", 60, "日")
    exit_export_days: Count | None = fact("数据导出期限", "终止公告后开放导出", 90, "日")
    survey_per_year: Count | None = fact("满意度调查次数", "每年", 2, "次")
    appeal_phone: Phone | None = fact("申诉渠道电话", "电信用户申诉受理机构", "12381")
