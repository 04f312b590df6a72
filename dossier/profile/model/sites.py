"""Describe the sites, apps, mini-programs, domains and hosting contracts."""

from typing import Literal

from dossier.profile.model.shareholders import Region
from dossier.profile.types import (
    Amount,
    Count,
    Day,
    Domain,
    EndDay,
    FilingNumber,
    Flag,
    LicenceNumber,
    Name,
    PoliceFiling,
    Prose,
    Record,
    fact,
    required,
)


class Location(Record):
    """Where servers stand."""

    region: Region | None = fact("境内外", "境内、香港、澳门、台湾或境外", "境内")
    province: Name | None = fact("省份", "机房所在省、自治区、直辖市", "北京市")
    city: Name | None = fact("城市", "机房所在城市", "北京市")
    address: Name | None = fact("机房地址", "精确到门牌号或云服务地域、可用区", "北京市大兴区示例机房路8号 A 区")


class LegalText(Record):
    """A published agreement or policy."""

    url: Name | None = fact("网址", "公开网址", "https://www.qinghe-example.cn/agreement")
    company_name: Name | None = fact("主体名称", "文本中的公司全称", "北京青禾示例科技有限公司")
    effective_on: Day | None = fact("生效日期", "文本载明的生效日期", "2026-06-01")
    contact: Name | None = fact("联系方式", "文本载明的联系方式", "400-555-0100")


class Site(Record):
    """One website."""

    name: Name = required("网站名称", "与备案名称一致", "青禾示例资料网")
    domain: Domain | None = fact("域名", "网站主域名", "qinghe-example.cn")
    home_page: Name | None = fact("首页网址", "含 https://", "https://www.qinghe-example.cn")
    filing_number: FilingNumber | None = fact("ICP备案号", "网站备案号", "京ICP备2026000001号-1")
    filing_subject: Name | None = fact("备案主体", "备案系统中的主办单位", "北京青禾示例科技有限公司")
    filing_name: Name | None = fact("备案网站名称", "备案系统中的名称", "青禾示例资料网")
    filed_on: Day | None = fact("备案日期", "备案审核通过日期", "2026-03-12")
    filed_ip_addresses: list[Name] | None = fact("备案IP地址", "备案时填报的服务器地址", ["192.0.2.10"])
    filed_provider: Name | None = fact("备案接入服务商", "备案时填报的接入服务单位全称", "示例云计算有限公司")
    went_online_on: Day | None = fact("上线日期", "网站正式联通、可以公开访问的日期", "2026-06-01")
    police_filing: PoliceFiling | None = fact("公安联网备案号", "公安机关备案号", "京公网安备11000002000001号")
    police_filing_planned_on: Day | None = fact("计划办理公安联网备案的日期", "尚无公安备案号时填写", "2026-06-20")
    ip_addresses: list[Name] | None = fact("IP地址", "域名解析的地址", ["192.0.2.10"])
    server: Location | None = fact("服务器放置地", "服务器所在地", {"province": "北京市"})
    provider: Name | None = fact("接入服务单位", "网站托管（接入）服务单位全称", "示例云计算有限公司")
    user_agreement: LegalText | None = fact(
        "用户服务协议", "已公开的协议", {"url": "https://www.qinghe-example.cn/agreement"}
    )
    privacy_policy: LegalText | None = fact(
        "隐私政策", "已公开的政策", {"url": "https://www.qinghe-example.cn/privacy"}
    )


class App(Record):
    """One mobile application."""

    name: Name = required("APP名称", "与备案名称一致", "青禾示例")
    platforms: list[Name] | None = fact("运行平台", "安卓、iOS、鸿蒙", ["安卓", "iOS"])
    package_name: Name | None = fact("包名", "安装包标识", "cn.qinghe.example")
    stores: list[Name] | None = fact("所在应用商店", "上架商店", ["示例应用商店"])
    developer: Name | None = fact("开发者主体", "应用商店显示的开发者", "北京青禾示例科技有限公司")
    filing_number: FilingNumber | None = fact("APP备案号", "带 A 的备案号", "京ICP备2026000001号-2A")
    filing_subject: Name | None = fact("备案主体", "备案系统中的主办单位", "北京青禾示例科技有限公司")
    domain: Domain | None = fact("域名", "后台域名", "api.qinghe-example.cn")
    server: Location | None = fact("服务器放置地", "服务器所在地", {"province": "北京市"})
    provider: Name | None = fact("接入服务单位", "接入服务单位全称", "示例云计算有限公司")


class MiniProgram(Record):
    """One mini-program."""

    name: Name = required("小程序名称", "与平台显示一致", "青禾示例助手")
    platform: Name | None = fact("所在平台", "微信、支付宝等", "示例平台")
    app_id: Name | None = fact("小程序标识", "平台分配的 AppID", "wxfake0000000001")
    subject: Name | None = fact("注册主体", "平台上的认证主体", "北京青禾示例科技有限公司")
    filing_number: FilingNumber | None = fact("小程序备案号", "带 X 的备案号", "京ICP备2026000001号-3X")
    backend_domain: Domain | None = fact("后台域名", "服务器域名", "api.qinghe-example.cn")
    backend_filed: Flag | None = fact("后台域名是否备案", "后台域名是否已在本公司名下备案", "是")


class DomainRecord(Record):
    """One domain registration."""

    name: Domain = required("域名", "顶级域名下的注册域名", "qinghe-example.cn")
    owner: Name | None = fact("域名所有者", "域名证书上的所有者", "北京青禾示例科技有限公司")
    registrar: Name | None = fact("注册服务机构", "域名证书上的注册商", "示例域名注册有限公司")
    registered_on: Day | None = fact("注册日期", "域名证书上的注册日期", "2024-06-18")
    expires_on: EndDay | None = fact("到期日期", "域名证书上的到期日期", "2029-06-18")
    real_name_verified: Flag | None = fact("是否完成实名认证", "注册商后台状态", "是")
    unused_reason: Prose | None = fact(
        "不用于本次业务的说明", "没有网站、APP、小程序使用该域名时填写", "仅用于公司内部邮箱，不对外提供服务"
    )


class ProviderLicence(Record):
    """The access provider's own licence."""

    number: LicenceNumber | None = fact("接入商许可证编号", "证上编号", "B1-20200001")
    categories: list[Name] | None = fact("接入商业务种类", "含 B11 或 B14", ["B11", "B14"])
    coverage: Name | None = fact("接入商覆盖范围", "全国或具体省份", "全国")
    expires_on: EndDay | None = fact("接入商许可证有效期至", "证上届满日", "2030-05-30")


class Hosting(Record):
    """One hosting or access contract."""

    provider: Name = required("接入（托管）服务单位", "合同对方全称", "示例云计算有限公司")
    provider_licence: ProviderLicence | None = fact("接入商许可证", "接入商所持许可证", {"number": "B1-20200001"})
    resold: Flag | None = fact("是否通过代理商签约", "合同对方不是实际提供资源的单位的填“是”", "否")
    upstream: Name | None = fact("实际接入服务单位", "通过代理商签约时填写", "示例云计算有限公司")
    authorised: Flag | None = fact("代理授权是否齐全", "从实际接入服务单位到合同对方逐级授权的文件齐全", "是")
    customer: Name | None = fact("合同客户方", "合同上的客户方全称", "北京青禾示例科技有限公司")
    contract_number: Name | None = fact("合同编号", "合同编号", "EX-2026-0001")
    starts_on: Day | None = fact("合同起始日", "服务起始日", "2026-01-01")
    ends_on: EndDay | None = fact("合同届满日", "服务届满日", "2028-12-31")
    sealed: Flag | None = fact("合同是否双方盖章", "扫描件上双方印章齐全", "是")
    product: Name | None = fact("服务内容", "云服务器、主机托管等", "云服务器与负载均衡")
    location: Location | None = fact("机房或地域", "资源所在地", {"province": "北京市"})
    ip_addresses: list[Name] | None = fact("合同IP地址", "合同载明的地址", ["192.0.2.10"])
    bandwidth: Count | None = fact("带宽", "合同带宽", 50, "Mbit/s")
    access_mode: Literal["BGP多线", "电信单线", "联通单线", "移动单线", "其他"] | None = fact(
        "接入方式", "线路类型", "BGP多线"
    )
    fee: Amount | None = fact("年费用", "合同年费用", "12万元", "元")
    unstated: list[Literal["IP地址", "机房或地域", "带宽", "服务内容", "费用"]] | None = fact(
        "合同没有载明的事项", "合同和附件中找不到的，逐项列出", []
    )
