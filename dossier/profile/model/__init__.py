"""Gather the facts about one applicant into one typed profile; nothing here is computed."""

from dossier.profile.model.application import Application, Business
from dossier.profile.model.company import Company, LegalRepresentative
from dossier.profile.model.evidence import Confirmation, Evidence, Override
from dossier.profile.model.features import Features
from dossier.profile.model.people import Contacts, Person
from dossier.profile.model.plan import Plan
from dossier.profile.model.product import Product
from dossier.profile.model.returns import Return
from dossier.profile.model.security import Security
from dossier.profile.model.service import Service
from dossier.profile.model.shareholders import Shareholder
from dossier.profile.model.sites import App, DomainRecord, Hosting, MiniProgram, Site
from dossier.profile.model.technology import Technology
from dossier.profile.types import Record, fact, required


class Profile(Record):
    """Everything the applicant has told us."""

    company: Company = required("申请单位", "与营业执照一致", {"name": "北京青禾示例科技有限公司"})
    legal_representative: LegalRepresentative | None = fact("法定代表人", "法定代表人信息", {"name": "林知远"})
    contacts: Contacts | None = fact(
        "负责人与联系人", "三位负责人、技术负责人、应急联系人", {"licence": {"name": "许知遥"}}
    )
    people: list[Person] | None = fact("人员", "申请材料中列名的人员", [{"name": "周砚清"}])
    shareholders: list[Shareholder] | None = fact("股东", "逐级追溯的股东树", [{"name": "林知远", "share": "60%"}])
    application: Application = required("申请", "申请事项", {"action": "新办", "categories": ["B25"]})
    business: Business | None = fact("业务", "功能归类、盈利模式、专项审批", {"summary": "公司运营企业资料发布平台。"})
    sites: list[Site] | None = fact("网站", "没有则写 []", [{"name": "青禾示例资料网"}])
    apps: list[App] | None = fact("移动应用（APP）", "没有则写 []", [])
    mini_programs: list[MiniProgram] | None = fact("小程序", "没有则写 []", [])
    domains: list[DomainRecord] | None = fact("域名", "逐个列出", [{"name": "qinghe-example.cn"}])
    hosting: list[Hosting] | None = fact("接入与托管", "逐份合同列出", [{"provider": "示例云计算有限公司"}])
    product: Product | None = fact("产品", "栏目、价格、流程、个人信息", {"positioning": "集中发布企业资料"})
    features: Features | None = fact("业务形态与特点", "各类业务特有的事项；没有的组不写", {"forms": []})
    plan: Plan | None = fact("计划", "市场与三年计划", {"years": []})
    technology: Technology | None = fact("技术", "拓扑、设备、容量、备份", {"nodes": []})
    security: Security | None = fact("安全", "机构、制度数字、技术手段", {"hotline": "400-555-0100"})
    service: Service | None = fact("服务", "客服与服务质量", {"hotline": "400-555-0100"})
    evidence: list[Evidence] | None = fact(
        "证据文件", "客户提供的文件", [{"material": "business_licence", "file": "evidence/营业执照.pdf"}]
    )
    returns: list[Return] | None = fact(
        "退回与补正记录", "主管部门每次退回或者要求补正的意见；没有则写 []", [{"received_on": "2026-12-08"}]
    )
    confirmations: list[Confirmation] | None = fact(
        "人工核对记录",
        "须由人核对的事项；逐项登记核对人和日期",
        [{"rule": "D06", "met": "是", "person": "许知遥", "confirmed_on": "2026-11-20"}],
    )
    overrides: list[Override] | None = fact("豁免", "由人负责的豁免，没有则写 []", [])
