"""Describe the people: the named contacts, the staff and their social insurance."""

from typing import Literal

from dossier.profile.model.company import IdentityKind
from dossier.profile.types import Day, Email, EndDay, Flag, Mobile, Month, Name, Phone, Prose, Record, fact, required


class Contact(Record):
    """A named responsible person."""

    name: Name = required("姓名", "须在人员名单内", "许知遥")
    position: Name | None = fact("职务", "在公司的职务", "合规经理")
    mobile: Mobile | None = fact("手机", "能接通的号码", "13800000002")
    phone: Phone | None = fact("固定电话", "没有可不填", "010-55550102")
    email: Email | None = fact("邮箱", "常用邮箱", "xuzy@qinghe-example.cn")


class Contacts(Record):
    """The responsible persons of the online form and the emergency contacts."""

    licence: Contact | None = fact("许可负责人", "办理许可事项的负责人", {"name": "许知遥"})
    service: Contact | None = fact("客服负责人", "用户服务的负责人", {"name": "何以宁"})
    security: Contact | None = fact("安全负责人", "网络与信息安全责任人", {"name": "周砚清"})
    technical: Contact | None = fact("技术负责人", "技术方案的负责人", {"name": "顾言川"})
    emergency: list[Contact] | None = fact("应急联系人", "安全负责人以外至少两人", [{"name": "沈若溪"}])


class Certificate(Record):
    """A professional certificate."""

    name: Name = required("证书名称", "如 CISP、软考中级", "注册信息安全专业人员（CISP）")
    number: Name | None = fact("证书编号", "证上编号", "CISP-FAKE-0001")
    expires_on: EndDay | None = fact("有效期至", "届满日或“长期”", "2028-09-30")


class AlternativeProof(Record):
    """What is handed in where there is no proof of social insurance; its months and day are those that count then."""

    kind: Name = required(
        "证明种类", "银行工资流水、个人所得税纳税记录、住房公积金缴存证明或其他有效第三方证明", "银行工资流水"
    )
    payer: Name | None = fact("支付或缴纳单位", "证明上的单位全称", "北京青禾示例科技有限公司")
    months: list[Month] | None = fact("所涉月份", "证明覆盖的月份", ["2026-08", "2026-09", "2026-10"])
    printed_on: Day | None = fact("出具日期", "证明上的打印或开具日期", "2026-11-10")


class Insurance(Record):
    """Social insurance as its proof shows it."""

    payer: Name | None = fact("社保缴纳单位", "证明上的单位全称", "北京青禾示例科技有限公司")
    months: list[Month] | None = fact("已缴月份", "证明覆盖的月份", ["2026-08", "2026-09", "2026-10"])
    printed_on: Day | None = fact("证明打印日期", "证明上的打印或开具日期", "2026-11-10")
    verification_code: Name | None = fact("查验码", "可在线核验的校验码", "FAKE-2026-0001")
    alternative: AlternativeProof | None = fact(
        "替代证明", "没有社保证明而以表单接受的其他证明代替的", {"kind": "银行工资流水"}
    )


class Experience(Record):
    """One line of a résumé."""

    starts_on: Month = required("起始月份", "入职月份", "2019-07")
    ends_on: Month | None = fact("终止月份", "离职月份；在职可不填", "2024-05")
    employer: Name = required("工作单位", "单位全称", "北京示例信息技术有限公司")
    position: Name | None = fact("职务", "职务", "运维工程师")
    duty: Prose | None = fact("工作内容", "一句话", "负责服务器运行维护和安全加固")


class Person(Record):
    """A member of staff named in the application."""

    name: Name = required("姓名", "与身份证一致", "周砚清")
    role: Literal["管理", "技术", "客服", "安全", "其他"] | None = fact("岗位类别", "管理、技术、客服、安全", "安全")
    position: Name | None = fact("职务", "岗位名称", "安全主管")
    department: Name | None = fact("所在部门", "组织机构中的部门", "技术部")
    sex: Literal["男", "女"] | None = fact("性别", "男或女", "女")
    id_kind: IdentityKind | None = fact("证件类型", "所持证件", "居民身份证")
    id_number: Name | None = fact("证件号码", "身份证 18 位", "110000199104150022")
    id_valid_until: EndDay | None = fact("证件有效期至", "届满日或“长期”", "2037-04-15")
    mobile: Mobile | None = fact("手机", "每人不同、能接通", "13800000004")
    email: Email | None = fact("邮箱", "常用邮箱", "zhouyq@qinghe-example.cn")
    education: Literal["博士", "硕士", "本科", "大专", "中专及以下"] | None = fact("学历", "最高学历", "本科")
    major: Name | None = fact("专业", "毕业证上的专业", "信息安全")
    school: Name | None = fact("毕业院校", "毕业证上的学校", "示例理工大学")
    full_time: Flag | None = fact("是否专职", "与公司签订劳动合同且不在他处任职", "是")
    employed_on: Day | None = fact("入职日期", "劳动合同起始日", "2024-06-03")
    contract_ends_on: EndDay | None = fact("劳动合同届满日", "届满日或“无固定期限”", "2029-06-02")
    certificates: list[Certificate] | None = fact("资格证书", "没有则写 []", [])
    insurance: Insurance | None = fact("社会保险", "社保缴纳证明所载内容", {"payer": "北京青禾示例科技有限公司"})
    insured_elsewhere: Flag | None = fact("是否同时在其他单位参保", "另有单位为其缴纳社会保险", "否")
    experience: list[Experience] | None = fact(
        "工作经历", "由近及远；没有则写 []", [{"starts_on": "2024-06", "employer": "北京青禾示例科技有限公司"}]
    )
