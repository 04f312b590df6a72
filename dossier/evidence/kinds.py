"""Say which facts are read on which kind of paper: material -> paper -> fields with their titles."""

from collections.abc import Mapping
from typing import NamedTuple

from dossier.text import Text


class Field(NamedTuple):
    """One fact that is looked for on a paper."""

    name: str
    title: Text
    key: bool = True
    """Whether the paper is not read as long as it is missing; the others are taken where they are found."""
    several: bool = False
    """Whether a paper may state it more than once with different values, as with addresses."""


PAPERS: Mapping[str, str] = {
    "business_licence": "business_licence",
    "legal_representative_id": "identity_card",
    "responsible_person_ids": "identity_card",
    "natural_shareholder_ids": "identity_card",
    "domain_certificate": "domain_certificate",
    "icp_filing_screenshot": "icp_filing_screenshot",
    "social_insurance_proof": "social_insurance_proof",
    "articles_of_association": "articles_of_association",
    "access_agreement": "access_agreement",
    "provider_licence": "provider_licence",
}
"""Code of a material → kind of paper; materials that are not named here are not read."""

MOST_PAGES: Mapping[str, int] = {"articles_of_association": 1, "access_agreement": 4}
"""Kind of paper → pages that are read; the others are read up to ``PAGES``."""
PAGES = 3

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "business_licence": (
        Field("name", Text("名称", "name")),
        Field("uscc", Text("统一社会信用代码", "unified social credit code")),
        Field("kind", Text("类型", "kind of company")),
        Field("address", Text("住所", "address")),
        Field("legal_representative", Text("法定代表人", "legal representative")),
        Field("capital", Text("注册资本", "registered capital")),
        Field("established_on", Text("成立日期", "day of foundation")),
        Field("term", Text("营业期限", "term of business"), key=False),
        Field("scope", Text("经营范围", "scope of business")),
    ),
    "identity_card": (
        Field("name", Text("姓名", "name")),
        Field("number", Text("公民身份号码", "identity number")),
        Field("address", Text("住址", "address"), key=False),
        Field("issuer", Text("签发机关", "issuing authority"), key=False),
        Field("valid_from", Text("有效期限起始日", "valid from"), key=False),
        Field("valid_until", Text("有效期限届满日", "valid until")),
    ),
    "domain_certificate": (
        Field("domain", Text("域名", "domain")),
        Field("owner", Text("域名所有者", "holder of the domain")),
        Field("registrar", Text("注册服务机构", "registrar"), key=False),
        Field("registered_on", Text("注册时间", "day of registration"), key=False),
        Field("expires_on", Text("到期时间", "day of expiry")),
    ),
    "icp_filing_screenshot": (
        Field("filing_number", Text("备案编号", "filing number")),
        Field("owner", Text("主办单位名称", "holder of the filing")),
        Field("site_name", Text("网站名称", "name of the site"), key=False),
        Field("domain", Text("网站域名", "domain of the site")),
        Field("approved_on", Text("审核通过日期", "day of approval"), key=False),
        Field("shown_on", Text("查询日期", "day of the query"), key=False),
    ),
    "social_insurance_proof": (
        Field("payer", Text("缴费单位", "paying company")),
        Field("name", Text("参保人姓名", "name of the insured person"), several=True),
        Field("id_number", Text("身份证号码", "identity number"), several=True),
        Field("period_from", Text("缴费起始月份", "first month paid"), key=False),
        Field("period_to", Text("缴费截止月份", "last month paid")),
        Field("issued_on", Text("出具日期", "day of issue"), key=False),
        Field("check_code", Text("查验码", "check code"), key=False),
    ),
    "articles_of_association": (Field("name", Text("公司名称", "name of the company")),),
    "access_agreement": (
        Field("customer", Text("协议的客户方", "customer of the agreement")),
        Field("provider", Text("协议的接入商", "provider of the agreement")),
        Field("starts_on", Text("协议开始日", "first day of the agreement"), key=False),
        Field("ends_on", Text("协议届满日", "last day of the agreement"), key=False),
        Field("address", Text("IP 地址", "IP address"), key=False, several=True),
    ),
    "provider_licence": (
        Field("holder", Text("持证单位", "holder of the licence")),
        Field("number", Text("经营许可证编号", "number of the licence")),
        Field("categories", Text("业务种类", "categories of service")),
        Field("coverage", Text("业务覆盖范围", "area of service"), key=False),
        Field("expires_on", Text("有效期至", "valid until")),
    ),
}
"""Kind of paper → what is read on it."""
