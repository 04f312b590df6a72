"""Describe the security organisation and the figures its policies promise."""

from dossier.profile.types import Count, Day, Email, Flag, Name, Number, Phone, Prose, Rate, Record, fact, required


class Member(Record):
    """One member of the security body."""

    name: Name = required("姓名", "须在人员名单内", "周砚清")
    post: Name | None = fact("组内职务", "组长、副组长、成员", "副组长")
    duty: Prose | None = fact("职责", "一句话", "主持日常安全工作，审批安全策略变更")


class Organisation(Record):
    """The body in charge of network and information security."""

    name: Name | None = fact("机构名称", "安全管理机构名称", "网络与信息安全工作领导小组")
    established_on: Day | None = fact("成立日期", "成立文件日期", "2026-01-05")
    document_number: Name | None = fact("成立文号", "成立文件编号", "青禾〔2026〕1号")
    members: list[Member] | None = fact("成员", "组长为法定代表人", [{"name": "林知远", "post": "组长"}])
    meetings_per_year: Count | None = fact("例会次数", "每年", 4, "次")


class Review(Record):
    """How content is reviewed."""

    tool: Name | None = fact("机器审核产品", "产品或服务名称", "示例内容安全服务")
    tool_provider: Name | None = fact("机器审核提供方", "公司全称", "示例云计算有限公司")
    staff: Count | None = fact("审核人员", "专职审核人数", 3, "人")
    hours: Name | None = fact("值守时间", "每日时段", "每日 8:00 至 22:00，其余时段电话值守")
    before_publication: Flag | None = fact("是否先审后发", "是否全部先审后发", "是")
    review_minutes: Count | None = fact("人工审核时限", "提交后多少分钟内完成", 120, "分钟")
    sampling_rate: Rate | None = fact("已发布内容抽查比例", "每日抽查比例", "5%")


class Keywords(Record):
    """The keyword library."""

    size: Count | None = fact("关键词数量", "现有词条", 12000, "条")
    kinds: list[Name] | None = fact("关键词类别", "逐类列出", ["违法信息", "不良信息", "诈骗引流"])
    update_days: Count | None = fact("更新周期", "至少多少天更新一次", 7, "天")
    owner: Name | None = fact("维护责任人", "姓名", "沈若溪")


class Logs(Record):
    """What is logged and for how long."""

    fields: list[Name] | None = fact("日志字段", "逐项列出", ["账号", "操作时间", "源 IP 地址", "源端口", "操作内容"])
    retention_months: Count | None = fact("网络日志留存", "不少于六个月", 7, "个月")
    trade_years: Count | None = fact("交易记录保存", "B21 不少于三年", 3, "年")
    store: Name | None = fact("日志存储位置", "系统与位置", "日志服务（北京地域），与业务系统分账号管理")
    clock: Name | None = fact("时钟同步", "时钟源", "NTP 服务，误差不超过 1 秒")
    protection: Prose | None = fact("防篡改措施", "怎样防止修改删除", "只追加写入，任何账号无删除权限，每日计算校验值")
    query_hours: Count | None = fact("日志查询时限", "依法调取时多少小时内提供", 4, "小时")


class Handling(Record):
    """Promised times for harmful content, complaints and incidents."""

    takedown_minutes: Count | None = fact("违法信息停止传输时限", "确认后多少分钟内", 30, "分钟")
    complaint_accept_hours: Count | None = fact("投诉受理时限", "收到后多少小时内受理", 2, "小时")
    complaint_reply_days: Count | None = fact("投诉答复时限", "多少日内答复", 5, "日")
    internal_report_minutes: Count | None = fact("内部上报时限", "发现后多少分钟内报告安全负责人", 15, "分钟")
    authority_report_minutes: Count | None = fact("向主管部门首报时限", "确认后多少分钟内电话报告", 60, "分钟")
    evidence_months: Count | None = fact("处置记录保存", "保存月数", 24, "个月")


class Protection(Record):
    """Operating figures of network protection."""

    scan_days: Count | None = fact("漏洞扫描周期", "至少多少天一次", 30, "天")
    critical_fix_hours: Count | None = fact("严重漏洞修复时限", "小时", 24, "小时")
    high_fix_days: Count | None = fact("高危漏洞修复时限", "天", 7, "天")
    password_length: Count | None = fact("口令最小长度", "位", 12, "位")
    password_days: Count | None = fact("口令更换周期", "天", 90, "天")
    account_review_days: Count | None = fact("账号权限复核周期", "天", 90, "天")
    penetration_tests: Count | None = fact("渗透测试次数", "每年", 1, "次")
    lock_attempts: Count | None = fact("登录失败锁定次数", "连续失败多少次", 5, "次")


class Training(Record):
    """Training and drills."""

    trainings_per_year: Count | None = fact("培训次数", "每年", 4, "次")
    hours_per_training: Number | None = fact("单次培训学时", "小时", 2, "学时")
    pass_score: Count | None = fact("考核合格分", "满分 100", 80, "分")
    drills_per_year: Count | None = fact("应急演练次数", "每年", 2, "次")
    onboarding_days: Count | None = fact("新员工培训期限", "入职后多少日内", 15, "日")


class Tool(Record):
    """One technical means of protection, which also stands in the equipment or software list."""

    name: Name = required("技术手段", "名称", "Web 应用防火墙")
    product: Name | None = fact("产品或服务", "产品名称", "云 WAF（标准版）")
    purpose: Prose | None = fact("作用", "防护什么", "拦截注入、跨站、扫描等攻击")


class DataClass(Record):
    """One class of data."""

    level: Name = required("数据级别", "级别名称", "三级（敏感）")
    data: Prose | None = fact("数据范围", "包括哪些数据", "证件号码、企业法定代表人手机号")
    measures: Prose | None = fact("管理措施", "怎样保护", "字段加密、双人审批导出、操作全量审计")


class Appointment(Record):
    """The letter that appoints the person responsible for security."""

    number: Name | None = fact("任命文号", "任命文件编号", "青禾〔2026〕2号")
    appointed_on: Day | None = fact("任命日期", "任命文件日期", "2026-01-05")
    term_years: Count | None = fact("任期", "年", 3, "年")
    signed: Flag | None = fact("任命书是否签字盖章", "法定代表人与被任命人签字并加盖公章", "是")


class Documents(Record):
    """How the policies are issued."""

    number: Name | None = fact("制度文号", "制度汇编文号", "青禾〔2026〕3号")
    version: Name | None = fact("版本", "版本号", "V1.2")
    prepared_by: Name | None = fact("编制人", "姓名", "周砚清")
    reviewed_by: Name | None = fact("审核人", "姓名", "顾言川")
    approved_by: Name | None = fact("批准人", "姓名", "林知远")
    effective_on: Day | None = fact("制度生效日期", "生效日期", "2026-02-01")


class Security(Record):
    """Network and information security."""

    organisation: Organisation | None = fact("安全管理机构", "机构与成员", {"name": "网络与信息安全工作领导小组"})
    appointment: Appointment | None = fact("安全负责人任命", "任命书", {"number": "青禾〔2026〕2号"})
    documents: Documents | None = fact("制度文件控制", "文号、版本、生效日期", {"version": "V1.2"})
    review: Review | None = fact("内容审核", "机器与人工审核", {"staff": 3})
    keywords: Keywords | None = fact("关键词库", "规模与更新", {"size": 12000})
    logs: Logs | None = fact("日志留存", "字段、期限、位置", {"retention_months": 7})
    handling: Handling | None = fact("处置时限", "各类时限", {"takedown_minutes": 30})
    protection: Protection | None = fact("安全防护指标", "扫描、修复、口令等", {"scan_days": 30})
    training: Training | None = fact("培训与演练", "频次与考核", {"trainings_per_year": 4})
    tools: list[Tool] | None = fact("安全技术手段", "与设备软件清单对应", [{"name": "Web 应用防火墙"}])
    data_classes: list[DataClass] | None = fact("数据分类分级", "由高到低", [{"level": "三级（敏感）"}])
    hotline: Phone | None = fact("投诉举报电话", "公示电话", "400-555-0100")
    report_email: Email | None = fact("投诉举报邮箱", "公示邮箱", "report@qinghe-example.cn")
    report_page: Name | None = fact("投诉举报入口", "网页或菜单位置", "网站页脚“违法和不良信息举报”")
    contact_change_days: Count | None = fact("联络员变动报告时限", "变动后多少日内报告", 3, "个工作日")
    fraud_owner: Name | None = fact("反诈工作责任人", "姓名", "周砚清")
    data_owner: Name | None = fact("数据安全责任人", "姓名", "顾言川")
    phone_users: Flag | None = fact("是否提供电话用户服务", "是否涉及电话用户实名登记", "否")
