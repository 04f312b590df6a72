"""List people with their insurance, the equity tree, and domains with hosting."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from dossier.facts.equity import FINAL_KINDS
from dossier.values.dates import PERPETUAL
from dossier.values.share import percent
from dossier.workbook import look
from dossier.workbook.choices import choose_from, colour_where, colour_words, span
from dossier.workbook.months import months_in_words
from dossier.workbook.table import FIRST_ROW, Column, Formula, body, write_table

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.facts.equity import Step
    from dossier.profile.model.people import Person
    from dossier.profile.model.sites import DomainRecord, Hosting
    from dossier.workbook.sheet import Sheet
    from dossier.workbook.table import Value

_PEOPLE = (
    Column("序号", 5, centred=True), Column("姓名", 9, centred=True), Column("岗位类别", 6, centred=True),
    Column("职务", 15), Column("部门", 14), Column("担任负责人", 13, centred=True), Column("身份证号码", 22, centred=True),
    Column("证件有效期至", 12, centred=True), Column("手机", 14, centred=True), Column("学历", 6, centred=True),
    Column("专业", 15), Column("入职日期", 12, centred=True), Column("社保缴纳单位", 26), Column("已缴月份", 24, centred=True),
    Column("证明打印日期", 12, centred=True), Column("缴纳单位一致", 9, centred=True),
)  # fmt: skip
_EQUITY = (
    Column("序号", 8, centred=True), Column("层级", 6, centred=True), Column("股东名称", 34), Column("类型", 11, centred=True),
    Column("国别地区", 9, centred=True), Column("证件号码／统一社会信用代码", 24, centred=True),
    Column("占上一级比例", 13, centred=True), Column("占申请单位比例", 15, centred=True), Column("认缴出资额", 14, centred=True),
    Column("出资方式", 9, centred=True), Column("资金来源", 14), Column("是否追溯终点", 13, centred=True),
)  # fmt: skip
_DOMAINS = (
    Column("类别", 13, centred=True), Column("名称", 28), Column("所有者／签约方", 28), Column("服务单位", 26),
    Column("备案号／合同号／许可证号", 28), Column("所在地", 26), Column("起始日", 12, centred=True),
    Column("到期日", 12, centred=True), Column("剩余天数", 9, centred=True), Column("说明", 24),
)  # fmt: skip
_PRIVATE = "本表含身份证件号码等个人信息，仅供本次申请使用，请妥善保管，不要外传。"


def fill_people(sheet: "Sheet", case: "Case") -> None:
    """Fill the sheet 人员与社保."""
    rows = [_person(number, person, case) for number, person in enumerate(case.profile.people or [], 1)]
    write_table(sheet, "人员与社会保险", [_PRIVATE], _PEOPLE, rows)
    colour_words(sheet, "P", body(rows), (("否", look.BAD_FILL), ("待核实", look.WARN_FILL)))
    choose_from(sheet, span("P", body(rows)), ("是", "否", "待核实"))


def _person(number: int, person: "Person", case: "Case") -> list["Value"]:
    insurance = person.insurance
    payer = insurance.payer if insurance else None
    months = months_in_words(insurance.months or []) if insurance else ""
    return [
        number, person.name, person.role or "", person.position or "", person.department or "", _duty(person, case),
        person.id_number or "", person.id_valid_until, person.mobile or "", person.education or "", person.major or "",
        person.employed_on, payer or "", months, insurance.printed_on if insurance else None,
        "待核实" if payer is None else "是" if payer == case.profile.company.name else "否",
    ]  # fmt: skip


def _duty(person: "Person", case: "Case") -> str:
    contacts = case.profile.contacts
    if contacts is None:
        return ""
    roles = {"许可负责人": contacts.licence, "客服负责人": contacts.service, "安全负责人": contacts.security}
    return "、".join(role for role, contact in roles.items() if contact and contact.name == person.name)


def fill_equity(sheet: "Sheet", case: "Case") -> None:
    """Fill the sheet 股权追溯."""
    rows = [_holder(step) for step in case.equity.nodes]
    write_table(sheet, "股权追溯", [_PRIVATE], _EQUITY, rows)
    colour_words(sheet, "L", body(rows), (("否，到此中断", look.BAD_FILL),))


def _holder(step: "Step") -> list["Value"]:
    holder = step.holder
    positions = [str(int(part.split("]")[0]) + 1) for part in step.path.split("[")[1:]]
    end = "是" if holder.kind in FINAL_KINDS else "否，到此中断"
    return [
        ".".join(positions), len(positions), f"{'　' * (len(positions) - 1)}{holder.name}", holder.kind or "",
        holder.region or "", holder.uscc or holder.id_number or "",
        "" if holder.share is None else percent(holder.share),
        "" if step.cumulative is None else percent(step.cumulative),
        holder.contribution.in_wan() if holder.contribution else "", holder.mode or "", holder.capital_source or "",
        "否，继续追溯" if holder.shareholders else end,
    ]  # fmt: skip


def fill_domains(sheet: "Sheet", case: "Case") -> None:
    """Fill the sheet 域名与接入; days left count from the base day in C2."""
    rows = list(_carriers(case))
    for number, row in zip(body(rows), rows, strict=True):
        if isinstance(day := row[7], date) and day != PERPETUAL:
            row[8] = Formula(f"=H{number}-$C$2", (day - case.as_of).days)
    write_table(sheet, "域名、备案与接入", ["基准日", None, case.as_of], _DOMAINS, rows)
    first = f"I{FIRST_ROW}"
    colour_where(sheet, span("I", body(rows)), f'AND({first}<>"",{first}<0)', look.BAD_FILL)
    colour_where(sheet, span("I", body(rows)), f'AND({first}<>"",{first}<183)', look.WARN_FILL)


def _carriers(case: "Case") -> Iterator[list["Value"]]:
    profile = case.profile
    yield from (_domain(domain) for domain in profile.domains or [])
    for site in profile.sites or []:
        yield ["网站", f"{site.name}\n{site.domain or ''}", site.filing_subject or "", site.provider or "",
               site.filing_number or "", site.server.address or "" if site.server else "", site.filed_on, None, None,
               site.police_filing or ""]  # fmt: skip
    for app in profile.apps or []:
        yield ["APP", app.name, app.developer or "", app.provider or "", app.filing_number or "",
               app.server.address or "" if app.server else "", None, None, None, "、".join(app.stores or [])]  # fmt: skip
    for program in profile.mini_programs or []:
        yield ["小程序", program.name, program.subject or "", program.platform or "", program.filing_number or "", "",
               None, None, None, program.backend_domain or ""]  # fmt: skip
    for hosting in profile.hosting or []:
        yield from _hosting(hosting)


def _domain(domain: "DomainRecord") -> list["Value"]:
    verified = {True: "已实名认证", False: "未实名认证", None: "实名情况待核实"}[domain.real_name_verified]
    return ["域名", domain.name, domain.owner or "", domain.registrar or "", "", "", domain.registered_on,
            domain.expires_on, None, verified]  # fmt: skip


def _hosting(hosting: "Hosting") -> Iterator[list["Value"]]:
    place = hosting.location.address or "" if hosting.location else ""
    speed = [f"{hosting.bandwidth} Mbit/s"] if hosting.bandwidth is not None else []
    yield ["接入合同", hosting.product or "", hosting.customer or "", hosting.provider, hosting.contract_number or "",
           place, hosting.starts_on, hosting.ends_on, None, "\n".join([*speed, *(hosting.ip_addresses or [])])]  # fmt: skip
    licence = hosting.provider_licence
    if licence is not None:
        yield ["接入商许可证", "、".join(licence.categories or []), hosting.provider, hosting.provider,
               licence.number or "", licence.coverage or "", None, licence.expires_on, None, ""]  # fmt: skip
