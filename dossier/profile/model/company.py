"""Describe the applicant company and its legal representative."""

from typing import Literal

from dossier.profile.types import (
    Amount,
    Count,
    Day,
    Email,
    EndDay,
    Flag,
    LicenceNumber,
    Mobile,
    Name,
    Number,
    Phone,
    Prose,
    Record,
    Share,
    Uscc,
    fact,
    required,
)

CompanyKind = Literal[
    "有限责任公司", "股份有限公司", "个人独资企业", "合伙企业", "个体工商户", "分公司", "事业单位", "社会团体", "其他"
]
IdentityKind = Literal[
    "居民身份证",
    "港澳居民来往内地通行证",
    "台湾居民来往大陆通行证",
    "港澳台居民居住证",
    "外国护照",
    "外国人永久居留身份证",
    "其他",
]
Industry = Literal[
    "农、林、牧、渔业", "采矿业", "制造业", "电力、热力、燃气及水生产和供应业", "建筑业", "批发和零售业",
    "交通运输、仓储和邮政业", "住宿和餐饮业", "信息传输、软件和信息技术服务业", "金融业", "房地产业",
    "租赁和商务服务业", "科学研究和技术服务业", "水利、环境和公共设施管理业", "居民服务、修理和其他服务业",
    "教育", "卫生和社会工作", "文化、体育和娱乐业", "公共管理、社会保障和社会组织",
]  # fmt: skip


class Premises(Record):
    """One place of business."""

    address: Name = required("场地地址", "与产权证明或租赁合同一致的完整地址", "北京市海淀区示例路1号3层301室")
    area: Number | None = fact("建筑面积", "实际使用的建筑面积", 320, "平方米")
    tenure: Literal["自有", "租赁", "无偿使用"] | None = fact("使用方式", "自有、租赁或无偿使用", "租赁")
    landlord: Name | None = fact("出租方", "租赁合同上的出租方全称", "北京示例物业管理有限公司")
    lease_starts_on: Day | None = fact("租期起始日", "租赁合同起始日", "2025-03-01")
    lease_ends_on: EndDay | None = fact("租期届满日", "租赁合同届满日", "2028-02-29")
    use: Name | None = fact("用途", "办公、客服、机房等", "办公及客服")
    title_proof: Flag | None = fact(
        "是否有产权证明", "自有的为本公司产权证明，租赁、无偿使用的为出租（提供）方的", "是"
    )


class Department(Record):
    """One department of the organisation chart."""

    name: Name = required("部门名称", "组织机构图上的名称", "技术部")
    head: Name | None = fact("部门负责人", "姓名，须在人员名单内", "周砚清")
    headcount: Count | None = fact("部门人数", "现有在职人数", 6, "人")
    duty: Prose | None = fact("部门职责", "一句话说明职责", "负责平台研发、运行维护和网络安全技术措施的落实")


class Milestone(Record):
    """One event in the company's history."""

    date: Day = required("日期", "发生日期", "2024-05-20")
    event: Prose = required("事项", "发生了什么", "公司成立")


class Trademark(Record):
    """A registered or pending trademark."""

    name: Name = required("商标名称", "图样上的文字", "青禾示例")
    number: Name | None = fact("注册号", "商标注册号或申请号", "10000001")
    state: Literal["已注册", "申请中"] | None = fact("商标状态", "已注册或申请中", "已注册")
    international_class: Name | None = fact("类别", "国际分类", "第42类")
    owner: Name | None = fact("商标权人", "商标证书上的权利人", "北京青禾示例科技有限公司")
    expires_on: EndDay | None = fact("有效期至", "专用权届满日", "2035-06-30")


class EquityChange(Record):
    """One change of shareholders, shares or registered capital after the foundation."""

    date: Day = required("变更日期", "登记机关核准变更的日期", "2024-08-15")
    event: Prose = required("变更事项", "变更了什么", "注册资本由 500 万元增至 1000 万元")


class Listing(Record):
    """Where a company is listed, and who holds it from abroad."""

    markets: list[Literal["境内A股", "境内B股", "境外直接上市", "新三板"]] = required(
        "上市（挂牌）市场", "逐个列出；境外直接上市指 H 股等由境内公司自己在境外上市", ["境内A股"]
    )
    foreign_share: Share | None = fact("境外股东持股比例", "境外（含港澳台）股东在该公司合计所占比例", "6.5%")
    largest_holder_domestic: Flag | None = fact("最大单一股东是否为中方", "最大的一名股东是否为境内投资者", "是")


class EnforcementRecord(Record):
    """Somebody listed as a judgment debtor who did not pay."""

    name: Name = required("被列入的主体", "姓名或名称", "示例投资有限公司")
    explanation: Prose | None = fact(
        "情况说明", "案件、进展和对经营的影响；与随件提交的说明一致", "债务已清偿，正在申请移出"
    )


class TelecomPenalty(Record):
    """One penalty imposed by a telecom authority."""

    authority: Name = required("处罚机关", "作出处罚决定的电信主管部门", "北京市通信管理局")
    number: Name = required("处罚决定书文号", "决定书上的文号", "京通信罚字〔2025〕001号")
    decided_on: Day | None = fact("处罚决定日期", "决定书落款日期", "2025-06-10")
    matter: Prose | None = fact("违法事实", "决定书认定的事实，一句话", "未按规定期限报送年报")
    sanction: Name | None = fact("处罚内容", "警告、罚款及金额等", "警告")
    correction: Prose | None = fact("整改情况", "做了什么、何时完成", "已于2025年6月20日补报年报并缴清罚款")


class CreditStanding(Record):
    """What the public credit systems say, with the day of the look."""

    checked_on: Day | None = fact("信用查询日期", "查询公示系统与失信名单的日期", "2026-11-18")
    checked_by: Name | None = fact("查询人", "实际查询的人员姓名", "许知遥")
    abnormal_list: Flag | None = fact("是否列入经营异常名录", "以国家企业信用信息公示系统为准", "否")
    serious_violation_list: Flag | None = fact("是否列入严重违法失信名单", "以国家企业信用信息公示系统为准", "否")
    dishonest_checked: list[Name] | None = fact(
        "已查询电信失信名单的主体", "公司、主要投资者、主要经营管理人员逐一列出", ["北京青禾示例科技有限公司", "林知远"]
    )
    dishonest_found: list[Name] | None = fact("查得列入电信失信名单的主体", "没有则写 []", [])
    enforcement_checked: list[Name] | None = fact(
        "已查询失信被执行人信息的主体", "法定代表人、直接股东逐一列出", ["林知远", "周望舒"]
    )
    enforcement_found: list[EnforcementRecord] | None = fact("查得的失信被执行人", "没有则写 []", [])
    telecom_penalty_three_years: Flag | None = fact("三年内是否受过电信行政处罚", "电信主管部门作出的行政处罚", "否")
    penalties: list[TelecomPenalty] | None = fact(
        "电信行政处罚",
        "三年内受过电信行政处罚的逐项填写",
        [{"authority": "北京市通信管理局", "number": "京通信罚字〔2025〕001号"}],
    )
    annual_report_year: Count | None = fact("最近公示年报年度", "公示系统中最近一期年度报告的年度", 2025, "年度")
    tax_rating: Name | None = fact("纳税信用级别", "最近一次评价结果", "B")


class ExistingLicence(Record):
    """A value-added telecom licence the company already holds."""

    number: LicenceNumber = required("许可证编号", "证上编号", "京B2-20230001")
    categories: list[Name] = required("业务种类", "证上载明的业务种类代码", ["B25"])
    coverage: Name | None = fact("覆盖范围", "证上载明的业务覆盖范围", "北京市")
    expires_on: EndDay | None = fact("有效期至", "证上载明的届满日", "2028-03-01")


class Company(Record):
    """The applicant as its business licence shows it."""

    name: Name = required("公司名称", "与营业执照逐字一致的全称", "北京青禾示例科技有限公司")
    short_name: Name | None = fact("公司简称", "文件中的简称，2 至 8 个字", "青禾示例")
    uscc: Uscc | None = fact("统一社会信用代码", "营业执照上的 18 位代码", "91110000MAFAKE01XB")
    kind: CompanyKind | None = fact("公司类型", "营业执照上的类型", "有限责任公司")
    listed: Flag | None = fact("是否上市公司", "境内外任一证券市场", "否")
    stock_code: Name | None = fact("股票代码", "上市公司填写", "000000")
    listing: Listing | None = fact("上市情况", "上市公司填写", {"markets": ["境内A股"]})
    registered_province: Name | None = fact("注册地省份", "登记机关所在省、自治区、直辖市", "北京市")
    registered_address: Name | None = fact("住所", "营业执照上的住所", "北京市海淀区示例路1号3层301室")
    office_address: Name | None = fact("主要办公地址", "日常办公地点", "北京市海淀区示例路1号3层301室")
    postcode: Name | None = fact("邮政编码", "六位", "100000")
    phone: Phone | None = fact("公司固定电话", "对外公布的座机", "010-55550100")
    fax: Phone | None = fact("传真", "没有可不填", "010-55550101")
    email: Email | None = fact("公司邮箱", "收取主管部门通知的邮箱", "office@qinghe-example.cn")
    registered_capital: Amount | None = fact("注册资本", "营业执照上的注册资本", "500万元", "元")
    paid_in_capital: Amount | None = fact("实缴资本", "已实际缴付的出资", "200万元", "元")
    established_on: Day | None = fact("成立日期", "营业执照上的成立日期", "2024-05-20")
    term_ends_on: EndDay | None = fact("营业期限至", "届满日或“长期”", "长期")
    registration_authority: Name | None = fact("登记机关", "营业执照上的登记机关", "北京市海淀区市场监督管理局")
    business_scope: Prose | None = fact(
        "经营范围", "营业执照全文照录", "第二类增值电信业务；软件开发；信息技术咨询服务"
    )
    industry: Industry | None = fact("主营业务所属行业", "国民经济行业分类门类", "信息传输、软件和信息技术服务业")
    staff_size: Count | None = fact("现有人员规模", "在职员工总数", 28, "人")
    revenue_scale: Literal["无营收", "年收入百万级", "年收入千万级", "年收入过亿"] | None = fact(
        "公司经营规模", "申请表选项", "年收入百万级"
    )
    introduction: Prose | None = fact("公司简介", "两三句话说明公司做什么", "公司从事企业信息发布软件的研发与运营。")
    main_business: Prose | None = fact("主营业务现状", "当前业务及客户情况", "已为 126 家企业提供软件服务。")
    history: list[Milestone] | None = fact("发展历程", "按时间顺序", [{"date": "2024-05-20", "event": "公司成立"}])
    equity_changes: list[EquityChange] | None = fact(
        "股权和注册资本变更", "公司成立后的历次变更；没有则写 []", [{"date": "2024-08-15", "event": "增加注册资本"}]
    )
    departments: list[Department] | None = fact("组织机构", "部门、负责人、人数、职责", [{"name": "技术部"}])
    premises: list[Premises] | None = fact("经营场地", "每处一项", [{"address": "北京市海淀区示例路1号3层301室"}])
    trademarks: list[Trademark] | None = fact("商标", "没有则写 []", [])
    software_copyrights: list[Name] | None = fact("软件著作权", "登记名称及登记号；没有则写 []", [])
    honours: list[Name] | None = fact("荣誉资质", "没有则写 []", [])
    credit: CreditStanding | None = fact("信誉情况", "公示系统与名单查询结果", {"checked_on": "2026-11-18"})
    existing_licences: list[ExistingLicence] | None = fact("已持有的电信业务许可证", "没有则写 []", [])


class LegalRepresentative(Record):
    """The legal representative."""

    name: Name = required("法定代表人姓名", "与营业执照一致", "林知远")
    position: Name | None = fact("职务", "执行董事、董事长、总经理等", "执行董事兼总经理")
    id_kind: IdentityKind | None = fact("证件类型", "所持证件", "居民身份证")
    id_number: Name | None = fact("证件号码", "身份证 18 位；其他证件照录", "110000198503070010")
    id_valid_until: EndDay | None = fact("证件有效期至", "届满日或“长期”", "2038-03-07")
    nationality: Name | None = fact("国籍", "护照或身份证所示", "中国")
    mobile: Mobile | None = fact("手机", "能接通的号码", "13800000001")
    email: Email | None = fact("邮箱", "常用邮箱", "linzy@qinghe-example.cn")
    address: Name | None = fact("住址", "精确到门牌号", "北京市海淀区示例路2号院1号楼101室")
