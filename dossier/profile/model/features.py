"""Describe what sets one kind of business apart: the facts only a search engine, a live room or a device platform has."""

from typing import Literal

from dossier.profile.types import Count, Flag, Name, Number, PositiveCount, Prose, Rate, Record, Yuan, fact

Form = Literal["SaaS", "网络直播", "技术服务接单", "招聘信息"]


class Search(Record):
    """信息搜索查询服务."""

    content: Prose | None = fact("索引内容", "索引哪些网站或资料", "国内公开的工业标准、产品手册和企业官网页面")
    pages: Count | None = fact("索引页面数", "设计年度的索引规模", 1200000, "页")
    page_kilobytes: Number | None = fact("每页索引数据", "每个页面抓取后保存的平均大小", 8, "KB")
    refresh_hours: PositiveCount | None = fact("索引更新周期", "全量或增量更新的周期", 24, "小时")
    robots: Flag | None = fact("是否遵守访问规则", "是否遵守被检索网站公布的访问规则（robots）", "是")
    block_minutes: Count | None = fact("屏蔽生效时限", "屏蔽指令下达至结果不再显示", 10, "分钟")
    ad_label: Name | None = fact("广告标注", "付费结果上显示的标注文字", "广告")
    ranking: Prose | None = fact(
        "排序规则", "自然结果如何排序，付费是否影响", "按相关度和更新时间排序，付费不影响自然结果"
    )
    removal_days: Count | None = fact("断链处理时限", "权利人或被检索方要求断开链接的处理时限", 3, "日")


class Community(Record):
    """信息社区平台服务."""

    boards: list[Name] | None = fact("版块", "社区的版块或圈子", ["设备维护", "工艺交流"])
    moderators: Count | None = fact("版主人数", "经本公司核验身份的版主", 12, "人")
    group_limit: Count | None = fact("群组人数上限", "单个圈子或群组", 500, "人")
    new_user_review: Prose | None = fact("新用户发布管理", "新注册用户发布的限制", "注册24小时内的发布全部先审后发")
    penalty_levels: list[Prose] | None = fact("违规处罚", "由轻到重的处罚措施", ["警示并删除", "禁言7日", "关闭账号"])
    appeal_days: Count | None = fact("处罚申诉时限", "用户申诉的答复时限", 3, "日")


class Messaging(Record):
    """信息即时交互服务."""

    kinds: list[Name] | None = fact("交互方式", "文字、图片、语音、视频等", ["文字", "图片", "语音消息"])
    online: Count | None = fact("同时在线", "设计年度的峰值同时在线用户", 20000, "户")
    per_hour: Count | None = fact("人均消息", "每名在线用户每小时发送的消息", 6, "条")
    message_bytes: Count | None = fact("每条消息大小", "平均大小，含图片和语音", 4000, "字节")
    recipients: Number | None = fact("每条消息接收人数", "平均接收人数，含群组", 3, "人")
    group_limit: Count | None = fact("群组人数上限", "单个群组", 200, "人")
    stranger_limit: Count | None = fact("陌生会话上限", "每日可向非联系人发起的会话", 20, "个")
    message_days: Count | None = fact("消息保存天数", "服务器上消息的保存天数", 180, "日")
    gateway_connections: PositiveCount | None = fact("单网关连接数", "每台接入网关承载的长连接", 20000, "个")


class ProtectionService(Record):
    """信息保护和处理服务."""

    clients: list[Name] | None = fact("终端平台", "终端软件支持的系统", ["Windows", "Android"])
    functions: list[Name] | None = fact("防护功能", "提供的防护能力", ["垃圾短信拦截", "恶意网址拦截"])
    rules: Count | None = fact("规则数量", "规则库或病毒库的条目", 260000, "条")
    update_hours: PositiveCount | None = fact("规则更新周期", "规则库的更新周期", 12, "小时")
    package_kilobytes: Number | None = fact("更新包大小", "每次更新下发到终端的平均大小", 300, "KB")
    appeal_hours: Count | None = fact("误判申诉时限", "误判申诉的处理时限", 24, "小时")
    rollback_minutes: Count | None = fact("规则回退时限", "发现误判后规则回退的时限", 30, "分钟")
    permissions: list[Name] | None = fact("终端权限", "终端软件申请的系统权限", ["读取已安装应用列表"])
    uploaded: Prose | None = fact("上传数据", "终端向服务器上传什么", "仅上传可疑网址的散列值")


class Interchange(Record):
    """电子数据交换业务."""

    parties: Prose | None = fact("交换双方", "谁与谁交换数据", "制造企业与其供应商、物流企业")
    documents: list[Name] | None = fact("单证种类", "交换的单证", ["采购订单", "发货通知", "对账单"])
    daily_messages: Count | None = fact("日报文量", "设计年度的日报文量", 30000, "份")
    message_kilobytes: Count | None = fact("单份报文大小", "平均大小", 12, "KB")
    protocols: list[Name] | None = fact("传输协议", "支持的传输协议", ["AS2", "HTTPS接口"])
    signature: Prose | None = fact("签名与抗抵赖", "如何证明发送方和内容未变", "收发双方数字证书签名，平台出具回执")
    receipt_seconds: Count | None = fact("回执时限", "平台收到报文后返回回执的时限", 30, "秒")
    archive_years: Count | None = fact("报文保存年限", "报文和回执的保存年限", 5, "年")


class Trading(Record):
    """交易处理业务."""

    daily_orders: Count | None = fact("日订单量", "设计年度平均每日生成的订单", 40, "笔")
    record_kilobytes: Number | None = fact("每笔交易记录大小", "订单、合同、凭证等记录的平均大小", 1500, "KB")


class Devices(Record):
    """网络/电子设备数据处理业务."""

    kinds: list[Name] | None = fact("设备种类", "接入的设备", ["温湿度采集器", "电能表"])
    count: Count | None = fact("接入设备数", "设计年度的设备数量", 50000, "台")
    customers: Prose | None = fact("设备使用方", "谁拥有和使用设备", "农业合作社和冷链仓储企业")
    protocols: list[Name] | None = fact("接入协议", "设备接入协议", ["MQTT", "CoAP"])
    identity: Prose | None = fact("设备身份认证", "设备如何证明身份", "出厂写入设备证书，接入时双向认证")
    report_seconds: PositiveCount | None = fact("上报周期", "设备上报数据的平均周期", 300, "秒")
    report_bytes: Count | None = fact("单次上报大小", "每次上报的数据量", 256, "字节")
    gateway_messages: PositiveCount | None = fact("单网关处理能力", "每台接入网关每秒处理的上报", 1000, "条/秒")
    command: Prose | None = fact(
        "指令权限", "谁可以向设备下发指令、如何复核", "仅设备所有方的管理员可下发，重要指令二次确认"
    )
    data_days: Count | None = fact("设备数据保存天数", "设备数据在线保存", 365, "日")
    card_source: Prose | None = fact(
        "联网方式", "物联网卡等联网方式由谁提供", "由基础电信企业向设备使用方直接提供物联网卡"
    )


class Tenancy(Record):
    """SaaS."""

    tenants: PositiveCount | None = fact("租户数", "设计年度的租户（企业客户）数量", 800, "家")
    isolation: Prose | None = fact("租户隔离", "租户之间如何隔离", "每家租户独立数据库架构，访问凭据按租户签发")
    export: Prose | None = fact("数据导出", "租户如何导出自己的数据", "管理员可随时导出CSV，终止时提供完整备份")
    deletion_days: Count | None = fact("数据删除时限", "合同终止后删除租户数据", 30, "日")
    client_content: Prose | None = fact(
        "租户内容责任", "租户发布信息由谁审核、如何约束", "租户对外公开的信息由本公司先审后发"
    )
    processor: Prose | None = fact(
        "受托处理约定", "作为受托人处理个人信息的约定", "合同约定目的、期限、方式、种类和保护措施"
    )


class Live(Record):
    """网络直播."""

    kinds: list[Name] | None = fact("直播内容", "允许的直播内容", ["设备操作教学"])
    hosts: Count | None = fact("主播人数", "设计年度的主播人数", 60, "人")
    host_check: Prose | None = fact("主播核验", "主播如何核验身份", "身份证件核验和真人比对，签订主播协议后开通")
    viewers: Count | None = fact("同时观看", "设计年度的峰值同时观看", 3000, "人")
    streams: Count | None = fact("同时开播", "设计年度的峰值同时开播路数", 10, "路")
    daily_hours: Number | None = fact("每日直播时长", "设计年度各直播间每日时长合计", 40, "小时")
    by_cdn: Flag | None = fact("观看画面是否由CDN分发", "由内容分发网络分发的，观看流量不占用出口带宽", "是")
    bitrate: Count | None = fact("单路码率", "每路观看码率", 1200, "kbit/s")
    delay_seconds: Count | None = fact("延时播出", "直播画面延时", 20, "秒")
    stop_seconds: Count | None = fact("违规切断时限", "发现违规至切断直播", 60, "秒")
    review: Prose | None = fact("直播审核", "机器与人工如何巡查", "机器每5秒截帧识别，每名审核员同时巡查不超过12间")
    record_days: Count | None = fact("直播录像保存天数", "录像和弹幕的保存天数", 90, "日")
    tips: Flag | None = fact("是否开通打赏", "是否有打赏功能", "否")
    tip_daily_limit: Yuan | None = fact("单日打赏限额", "每名用户每日打赏上限", 500, "元")


class Market(Record):
    """技术服务接单（众包）."""

    matching: Prose | None = fact("撮合方式", "需求与服务商如何匹配", "需求发布后服务商报价，需求方选定")
    provider_check: Prose | None = fact("服务商核验", "服务商入驻核验什么", "核验营业执照、资质证书和既往案例")
    individuals: Flag | None = fact("是否有个人服务者", "自然人能否接单", "否")
    acceptance_days: Count | None = fact("验收时限", "交付后需求方验收的时限", 7, "日")
    anti_fraud: Prose | None = fact("虚假交易防范", "如何发现刷单、虚假需求", "关联企业交易、短时大额由人工复核")
    invoices: Prose | None = fact(
        "开票关系", "谁向谁开票", "服务商向需求方开具服务费发票，平台向服务商开具技术服务费发票"
    )


class Recruitment(Record):
    """招聘信息."""

    publishers: Prose | None = fact("发布主体", "谁可以发布职位", "经核验的用人单位")
    employer_check: Prose | None = fact("用人单位核验", "核验什么", "营业执照、招聘授权书和经办人身份")
    fee_from_seekers: Flag | None = fact("是否向求职者收费", "是否向求职者收取费用", "否")
    post_days: Count | None = fact("职位有效期", "职位信息自动下架的天数", 60, "日")
    licence: Name | None = fact(
        "人力资源服务许可或备案", "证书名称和编号；尚未取得的说明办理情况", "人力资源服务许可证（示）0001号"
    )
    resume_access: Prose | None = fact("简历查看", "谁能看到求职者的简历", "求职者投递或授权后，该用人单位可查看")


class Generative(Record):
    """生成式人工智能应用."""

    scene: Prose | None = fact("应用场景", "生成什么、供谁使用", "根据用户填写的参数生成产品说明初稿")
    model: Name | None = fact("模型名称", "所用模型", "示例大模型V3")
    provider: Name | None = fact("模型提供方", "模型由谁提供", "示例智能科技有限公司")
    model_filing: Name | None = fact("模型备案号", "所用模型的备案或登记编号", "Beijing-Shili-202600000001")
    training: Prose | None = fact("训练数据", "是否使用用户数据训练，如何取得同意", "不使用用户输入训练模型")
    label: Name | None = fact("显式标识", "生成内容上显示的标识文字", "人工智能生成")
    hidden_label: Prose | None = fact(
        "隐式标识", "文件元数据中的标识", "文件元数据写入生成属性、服务提供者编码和内容编号"
    )
    daily_calls: Count | None = fact("日生成次数", "设计年度平均每日生成请求", 20000, "次")
    call_kilobytes: Number | None = fact("单次生成数据", "一次输入和输出记录的平均大小", 6, "KB")
    log_months: Count | None = fact("生成日志保存", "输入和生成记录的保存月数", 12, "个月")
    filter: Prose | None = fact(
        "输入输出过滤", "提示词和生成结果如何过滤", "输入经关键词和模型双重过滤，结果经内容安全服务识别"
    )
    share: Rate | None = fact("人工抽查比例", "生成结果的人工抽查比例", "5%")


class Features(Record):
    """Each group belongs to one service or form of business and is left out where it does not exist."""

    forms: list[Form] | None = fact("业务形态", "SaaS、网络直播、技术服务接单、招聘信息；没有则写 []", [])
    search: Search | None = fact("信息搜索", "申请信息搜索查询服务时填写", {"pages": 1200000})
    community: Community | None = fact("信息社区", "申请信息社区平台服务时填写", {"moderators": 12})
    messaging: Messaging | None = fact("即时交互", "申请信息即时交互服务时填写", {"group_limit": 200})
    protection: ProtectionService | None = fact("信息保护和处理", "申请信息保护和处理服务时填写", {"rules": 260000})
    interchange: Interchange | None = fact("电子数据交换", "申请电子数据交换业务时填写", {"daily_messages": 30000})
    trading: Trading | None = fact("交易处理", "申请交易处理业务时填写", {"daily_orders": 40})
    devices: Devices | None = fact("设备数据处理", "申请网络/电子设备数据处理业务时填写", {"count": 50000})
    tenancy: Tenancy | None = fact("软件服务（SaaS）", "以SaaS方式提供服务时填写", {"tenants": 800})
    live: Live | None = fact("网络直播", "提供网络直播时填写", {"hosts": 60})
    market: Market | None = fact("技术服务接单", "撮合技术服务时填写", {"acceptance_days": 7})
    recruitment: Recruitment | None = fact("招聘信息", "发布招聘信息时填写", {"post_days": 60})
    generative: Generative | None = fact("生成式人工智能", "使用生成式人工智能时填写", {"label": "人工智能生成"})
