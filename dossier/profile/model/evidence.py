"""Describe the evidence files and the findings a person has taken responsibility for."""

from dossier.profile.types import Day, EndDay, Flag, Name, Prose, Record, fact, required


class Evidence(Record):
    """One file the applicant supplies."""

    material: Name = required("材料标识", "材料清单中的标识", "business_licence")
    file: Name = required("文件", "相对于档案文件的路径", "evidence/营业执照.pdf")
    subject: Name | None = fact("所属对象", "多人多域名时写明属于谁", "林知远")
    issued_on: Day | None = fact("签发日期", "材料签发或打印日期", "2026-11-10")
    expires_on: EndDay | None = fact("有效期至", "届满日或“长期”", "长期")
    note: Prose | None = fact("备注", "需要说明的情况", "原件彩色扫描")


class Override(Record):
    """A finding that a named person waives, for a reason and until a day."""

    rule: Name = required("规则编号", "被豁免的规则", "D12")
    subject: Name | None = fact("对象", "只豁免某一对象时填写", "qinghe-example.cn")
    reason: Prose = required("理由", "为什么可以豁免", "经电话咨询，主管部门不要求该项")
    person: Name = required("决定人", "作出决定的人", "许知遥")
    expires_on: Day = required("豁免有效期至", "过期后重新检查", "2027-01-31")


class Confirmation(Record):
    """What a named person has looked at on a named day, because no file can tell."""

    rule: Name = required("规则编号", "要求人工核对的规则", "D06")
    subject: Name | None = fact("对象", "网站、APP、文件等的名称；不写即指该规则的全部对象", "青禾示例资料网")
    met: Flag = required("是否符合", "核对的结论，是或否", "是")
    person: Name = required("核对人", "实际核对的人员姓名", "许知遥")
    confirmed_on: Day = required("核对日期", "实际核对的日期", "2026-11-20")
    note: Prose | None = fact("核对情况", "看到了什么；不符合时写明哪里不符合", "用手机和电脑各打开一次，首页正常显示")
