"""Write the papers of the service: site, prices, agreements, hosting, filings."""

from dossier.profile.model import Profile
from dossier.profile.model.evidence import Evidence
from examples.evidence_maker.sheet import Sheet, commitment, rows, sheet, signed


@sheet("domain_certificate")
def _domain(profile: Profile, entry: Evidence) -> Sheet:
    one = next(item for item in profile.domains or () if item.name == entry.subject)
    facts = rows(域名=one.name, 域名所有者=one.owner, 注册服务机构=one.registrar, 注册日期=one.registered_on,
                 到期日期=one.expires_on, 实名认证已完成=one.real_name_verified)  # fmt: skip
    return Sheet("域名注册证书", facts)


@sheet("trademark_certificate")
def _trademark(profile: Profile, entry: Evidence) -> Sheet:
    one = next(item for item in profile.company.trademarks or () if item.name == entry.subject)
    return Sheet("商标注册证", rows(商标=one.name, 注册号=one.number, 类别=one.international_class, 注册人=one.owner,
                               有效期至=one.expires_on))  # fmt: skip


@sheet("trade_flow_screenshots")
def _trade_flow(profile: Profile, _: Evidence) -> Sheet:
    flows = (profile.product and profile.product.flows) or []
    chosen = [flow for flow in flows if any(word in flow.name for word in ("入驻", "需求发布", "下单", "验收", "争议"))]
    lines = [(flow.name, "→".join(step.text for step in flow.steps or ())) for flow in chosen]
    return Sheet(
        "交易流程截图（入驻、上架、下单、支付、履约、售后）",
        lines,
        ["以上为页面流程的文字示意，真实材料应为逐页截图。"],
    )


@sheet("payment_agreement")
def _payment(profile: Profile, entry: Evidence) -> Sheet:
    money = profile.business.settlement if profile.business else None
    facts = rows(甲方=profile.company.name, 乙方=money and money.institution, 乙方许可证编号=money and money.institution_licence,
                 签订日期=entry.issued_on, 届满日=entry.expires_on)  # fmt: skip
    ending = [f"甲方：{profile.company.name}（示例印章）", f"乙方：{money and money.institution}（示例印章）"]
    return Sheet("支付与分账服务协议", facts, [(money and money.method) or ""], ending)


@sheet("service_implementation_brief")
def _brief(profile: Profile, _: Evidence) -> Sheet:
    items = [f"{one.category}{one.name}：{one.description}" for one in profile.application.service_items or ()]
    stages = [
        f"{one.name}：{one.work}，完成标志为{one.result}。" for one in (profile.plan and profile.plan.stages) or ()
    ]
    summary = (profile.business and profile.business.summary) or ""
    return Sheet("拟开展业务及实施计划的简要书面说明", (), [summary, *items, *stages], signed(profile))


@sheet("notification_commitment")
def _notification(profile: Profile, _: Evidence) -> Sheet:
    return commitment(
        "电信业务经营许可部分证明事项告知承诺书",
        profile,
        "本单位已知晓告知事项，所作承诺真实，愿意接受核查并承担不实承诺的法律责任。",
    )


@sheet("access_agreement")
def _access(profile: Profile, entry: Evidence) -> Sheet:
    one = next(item for item in profile.hosting or () if item.provider == entry.subject)
    place = one.location.address if one.location else None
    facts = rows(客户=one.customer, 服务方=one.provider, 合同编号=one.contract_number, 服务内容=one.product,
                 起始日=one.starts_on, 届满日=one.ends_on, 机房=place, IP地址=one.ip_addresses, 带宽=f"{one.bandwidth}Mbit/s",
                 接入方式=one.access_mode, 年费用=one.fee)  # fmt: skip
    seal = "（示例印章）" if one.sealed else "（未盖章）"
    return Sheet(
        "服务器托管及网站接入服务协议", facts, (), [f"客户：{one.customer}{seal}", f"服务方：{one.provider}{seal}"]
    )


@sheet("provider_licence")
def _provider(profile: Profile, entry: Evidence) -> Sheet:
    one = next(item for item in profile.hosting or () if item.provider == entry.subject)
    paper = one.provider_licence
    facts = rows(公司名称=one.provider, 许可证编号=paper and paper.number, 业务种类=paper and paper.categories,
                 业务覆盖范围=paper and paper.coverage, 有效期至=paper and paper.expires_on)  # fmt: skip
    return Sheet("增值电信业务经营许可证（接入服务提供者）", facts)


@sheet("app_filing")
def _app(profile: Profile, entry: Evidence) -> Sheet:
    one = next(item for item in profile.apps or () if item.name == entry.subject)
    return Sheet("移动应用程序备案信息", rows(名称=one.name, 备案号=one.filing_number, 备案主体=one.filing_subject, 包名=one.package_name,
                                    平台=one.platforms, 域名=one.domain, 查询日期=entry.issued_on))  # fmt: skip


@sheet("mini_program_filing")
def _mini(profile: Profile, entry: Evidence) -> Sheet:
    one = next(item for item in profile.mini_programs or () if item.name == entry.subject)
    return Sheet("小程序备案信息", rows(名称=one.name, 备案号=one.filing_number, 主体=one.subject, 平台=one.platform,
                                 标识=one.app_id, 后台域名=one.backend_domain, 查询日期=entry.issued_on))  # fmt: skip


@sheet("power_of_attorney")
def _attorney(profile: Profile, _: Evidence) -> Sheet:
    one = profile.application.agent
    facts = rows(
        受托人=one and one.name, 单位=one and one.employer, 身份证号码=one and one.id_number, 手机=one and one.mobile
    )
    text = "委托上述人员办理增值电信业务经营许可证申请的提交、补正和领取事宜，委托期限至办结之日止。"
    return Sheet("授权委托书及代办人身份证", facts, [text], signed(profile, "委托单位"))
