"""Describe the technical side: topology, equipment, capacity inputs, backup, monitoring."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from dossier.profile.types import (
    Count,
    Day,
    Flag,
    Month,
    Name,
    Number,
    PositiveCount,
    PositiveRate,
    Prose,
    Rate,
    Record,
    fact,
    required,
)

NodeKind = Literal[
    "用户",
    "互联网",
    "防火墙",
    "WAF",
    "负载均衡",
    "应用",
    "数据库",
    "缓存",
    "存储",
    "备份",
    "堡垒机",
    "日志",
    "CDN",
    "其他",
]


class Node(Record):
    """One node of the topology and one row of the equipment list."""

    id: Name = required("节点标识", "英文或拼音，唯一", "app")
    name: Name = required("节点名称", "拓扑图上的名称", "应用服务器")
    kind: NodeKind = required("节点类型", "类型", "应用")
    zone: Name | None = fact("所在区域", "安全区域名称", "应用区")
    count: Count | None = fact("数量", "台或实例数", 3, "台")
    model: Name | None = fact("型号规格", "型号或实例规格", "通用型 4 核 16 GB")
    purpose: Prose | None = fact("用途", "承担什么功能", "运行网站与接口服务")
    ownership: Literal["自有", "租用"] | None = fact("自有或租用", "权属", "租用")
    place: Name | None = fact("部署位置", "机房或可用区", "北京地域 A 可用区")


class Link(Record):
    """One link of the topology."""

    source: Name = required("起点", "节点标识", "waf")
    target: Name = required("终点", "节点标识", "slb")
    label: Name | None = fact("标注", "带宽或协议", "HTTPS 443")


class Software(Record):
    """One row of the software list."""

    name: Name = required("软件名称", "产品名称", "PostgreSQL")
    version: Name | None = fact("版本", "主版本号", "16")
    purpose: Prose | None = fact("用途", "做什么", "业务数据存储")
    licence: Name | None = fact("授权方式", "开源许可或商业授权", "开源许可")


class Module(Record):
    """One software module."""

    name: Name = required("模块名称", "与功能归类中的模块一致", "内容管理模块")
    description: Prose | None = fact("模块说明", "实现方式", "资料上传、版本管理、送审与发布")


class Capacity(Record):
    """Inputs of the capacity calculation (method: documents/outlines.md section 7)."""

    daily_active_rate: Rate | None = fact("日活跃比例", "日活跃用户÷注册用户", "10%")
    views_per_user: Number | None = fact("人均日浏览", "每活跃用户每日页面数", 10, "次")
    requests_per_view: Number | None = fact("每次浏览请求", "动态请求数", 3, "次")
    kilobytes_per_view: Number | None = fact("每次浏览传输", "压缩后", 300, "KB")
    session_seconds: Count | None = fact("会话时长", "平均停留", 600, "秒")
    cdn_hit_rate: Rate | None = fact("CDN命中率", "未使用 CDN 填 0", "0")
    reserve: Annotated[Decimal, Field(ge=1)] | None = fact("带宽冗余系数", "1.3 至 1.5", "1.3")
    utilisation: PositiveRate | None = fact("目标利用率", "0.6 至 0.7", "0.7")
    node_requests: PositiveCount | None = fact("单台处理能力", "压测得到的每秒请求数", 60, "次/秒")
    base_gigabytes: Number | None = fact("初始数据量", "上线时已有数据", 50, "GB")
    items_per_day: Count | None = fact(
        "每日新增条目", "资料、帖子、订单等；消息、报文、设备上报、录像和索引另行测算", 600, "条"
    )
    item_kilobytes: Number | None = fact("每条大小", "含附件", 800, "KB")
    copies: Count | None = fact("数据副本数", "含主副本", 2, "份")
    log_bytes: Count | None = fact("每请求日志", "访问日志单条大小", 500, "字节")
    log_days: Count | None = fact("日志保存天数", "不少于六个月", 200, "天")


class Backup(Record):
    """One backup rule."""

    subject: Name = required("备份对象", "数据种类", "业务数据库")
    method: Name | None = fact("备份方式", "全量、增量、日志", "每日全量加实时日志")
    every_hours: Number | None = fact("备份周期", "两次备份的间隔", 24, "小时")
    kept_days: Count | None = fact("保留天数", "备份保留", 30, "天")
    place: Name | None = fact("存放位置", "与生产环境不同的位置", "同城 B 可用区对象存储")


class Monitor(Record):
    """One monitored figure."""

    subject: Name = required("监控对象", "对象", "应用服务器")
    metric: Name | None = fact("指标", "指标", "CPU 利用率")
    threshold: Name | None = fact("告警阈值", "数值", "持续 5 分钟高于 80%")
    notify: Name | None = fact("通知方式", "渠道与对象", "短信与电话通知值班工程师")


class Grading(Record):
    """Multi-level protection scheme."""

    system: Name | None = fact("定级系统名称", "系统名称", "青禾示例资料发布系统")
    level: Literal["第一级", "第二级", "第三级", "第四级"] | None = fact("拟定等级", "等级", "第二级")
    filing_number: Name | None = fact("等级保护备案号", "公安机关备案证明编号", "11000000000-26001")
    planned_on: Month | None = fact("计划完成备案月份", "尚未备案时填写", "2027-03")


class Technology(Record):
    """How the service is delivered."""

    goals: list[Prose] | None = fact("建设目标", "逐项，可量化", ["全年可用率不低于 99.9%"])
    principles: list[Prose] | None = fact("设计原则", "逐项", ["业务数据与日志均存放于境内"])
    layers: list[Module] | None = fact("架构分层", "自上而下", [{"name": "接入层"}])
    zones: list[Name] | None = fact("安全区域", "自上而下排列", ["互联网边界区", "应用区", "数据区", "运维管理区"])
    nodes: list[Node] | None = fact(
        "拓扑节点", "拓扑图与设备清单共用", [{"id": "app", "name": "应用服务器", "kind": "应用"}]
    )
    links: list[Link] | None = fact("拓扑连接", "节点间连接", [{"source": "waf", "target": "slb"}])
    overseas_nodes: list[Name] | None = fact("境外节点", "没有则写 []", [])
    overseas_reason: Prose | None = fact(
        "境外节点说明", "有境外节点时填写：用途、存放什么数据", "仅缓存公开的静态图片，不存放个人信息和业务数据"
    )
    software: list[Software] | None = fact("软件清单", "逐项列出", [{"name": "PostgreSQL"}])
    modules: list[Module] | None = fact("软件模块", "逐项列出", [{"name": "内容管理模块"}])
    capacity: Capacity | None = fact("容量测算输入", "测算用参数", {"daily_active_rate": "10%"})
    backups: list[Backup] | None = fact("备份策略", "逐项列出", [{"subject": "业务数据库"}])
    rpo_minutes: Count | None = fact("恢复点目标", "最多丢失多长时间的数据", 15, "分钟")
    rto_minutes: Count | None = fact("恢复时间目标", "多长时间内恢复", 120, "分钟")
    restore_drills: Count | None = fact("恢复演练次数", "每年", 2, "次")
    monitors: list[Monitor] | None = fact("监控项", "逐项列出", [{"subject": "应用服务器"}])
    transport_encryption: Name | None = fact("传输加密", "协议与版本", "TLS 1.2 及以上")
    storage_encryption: Prose | None = fact("存储加密", "哪些数据怎样加密", "手机号码与证件号码字段加密存储")
    grading: Grading | None = fact("等级保护", "定级与备案", {"level": "第二级"})
    ipv6: Prose | None = fact("IPv6支持", "现状与计划", "负载均衡已启用 IPv6，网站首页可双栈访问")
    load_tested_on: Day | None = fact("压力测试日期", "单台处理能力的测试日期", "2026-09-15")
    uses_cdn: Flag | None = fact("是否使用CDN", "是否使用内容分发网络", "否")
