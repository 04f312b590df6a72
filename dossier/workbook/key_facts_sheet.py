"""Put what each material says beside what the profile says, so that a person can compare fact by fact."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dossier.workbook import look
from dossier.workbook.choices import colour_words
from dossier.workbook.table import FIRST_ROW, Column, Formula, body, write_table

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.profile.model.sites import Site
    from dossier.workbook.sheet import Sheet
    from dossier.workbook.table import Value

SHEET = "关键信息核对表"
COLUMNS = (
    Column("序号", 6, centred=True), Column("事实", 18), Column("所在材料", 46), Column("该处所载", 42),
    Column("应为（据档案）", 42), Column("是否一致", 10, centred=True), Column("核对人", 10, centred=True), Column("备注", 22),
)  # fmt: skip
_NOTE = "“该处所载”为空的，请对照材料原件填写；填写后自动判断是否一字不差。自制文件的“该处所载”取自本套件中的文本。"
_NAME = "申请单位名称"
Texts = Mapping[str, str]
"""Material code → the visible text of the document we wrote."""
NO_TEXTS: Texts = {}
Row = tuple[str, str, str, str]
"""Fact, place, what stands there, what should."""
_BY_HAND = {"营业执照": "", "公司章程": "", "书面申请": "D01", "依法经营电信业务承诺书": "lawful_operation_commitment"}
"""Paper of which the profile does not repeat the wording → its material where the tool may have written it. What we
wrote is read there; the others a person reads."""
_STRAIGHT = ("营业执照", "书面申请")


def fill(sheet: "Sheet", case: "Case", texts: Texts = NO_TEXTS) -> None:
    """Fill the sheet; ``texts`` are what the documents we wrote say."""
    rows = [_compared(number, row) for number, row in enumerate(_rows(case, texts), 1)]
    write_table(sheet, "关键信息核对表", [_NOTE], COLUMNS, rows)
    colour_words(sheet, "F", body(rows), (("不一致", look.BAD_FILL), ("待核实", look.WARN_FILL)))


def _compared(number: int, row: Row) -> list["Value"]:
    fact, place, found, expected = row
    at = FIRST_ROW + number - 1
    formula = f'=IF(OR(D{at}="",E{at}=""),"待核实",IF(EXACT(D{at},E{at}),"一致","不一致"))'
    result = "待核实" if not found or not expected else "一致" if found == expected else "不一致"
    return [number, fact, place, found, expected, Formula(formula, result), "", ""]


def _rows(case: "Case", texts: Texts) -> Iterator[Row]:
    company = case.profile.company
    yield from ((_NAME, paper, _printed(paper, company.name, texts), company.name) for paper in _BY_HAND)
    yield from ((_NAME, place, found or "", company.name) for place, found in _names(case))
    facts = (
        ("统一社会信用代码", company.uscc or ""),
        ("法定代表人", case.profile.legal_representative.name if case.profile.legal_representative else ""),
        ("注册资本", company.registered_capital.in_wan() if company.registered_capital else ""),
        ("住所", company.registered_address or ""),
    )
    yield from (
        (fact, paper, _printed(paper, expected, texts), expected) for fact, expected in facts for paper in _STRAIGHT
    )
    yield from _carriers(case)


def _printed(paper: str, expected: str, texts: Texts) -> str:
    """Return the fact if the document we wrote says it, not only as a part of a longer number; else leave it open."""
    text = texts.get(_BY_HAND[paper], "")
    found = expected and re.search(rf"(?<![0-9A-Za-z.]){re.escape(expected)}(?![0-9A-Za-z])", text)
    return expected if found else ""


def _names(case: "Case") -> Iterator[tuple[str, str | None]]:
    profile = case.profile
    for site in profile.sites or []:
        yield from _site_names(site)
    for app in profile.apps or []:
        yield f"APP“{app.name}”应用商店开发者", app.developer
        yield f"APP“{app.name}”备案主体", app.filing_subject
    for program in profile.mini_programs or []:
        yield f"小程序“{program.name}”注册主体", program.subject
    for domain in profile.domains or []:
        yield f"域名证书 {domain.name} 所有者", domain.owner
    for contract in profile.hosting or []:
        yield f"与{contract.provider}的接入合同客户方", contract.customer
    for payer in _payers(case):
        yield "社会保险缴纳证明的缴纳单位", payer


def _site_names(site: "Site") -> Iterator[tuple[str, str | None]]:
    yield f"网站“{site.name}”备案主体", site.filing_subject
    for title, text in (("用户服务协议", site.user_agreement), ("隐私政策", site.privacy_policy)):
        yield f"网站“{site.name}”{title}", text.company_name if text else None


def _payers(case: "Case") -> list[str]:
    """Return each payer once, in the order of the people."""
    payers = [person.insurance.payer for person in case.profile.people or [] if person.insurance]
    return list(dict.fromkeys(payer for payer in payers if payer))


def _carriers(case: "Case") -> Iterator[Row]:
    """Yield what filings and contracts say about the access provider and the filed names."""
    profile = case.profile
    providers = list(dict.fromkeys(contract.provider for contract in profile.hosting or []))
    expected = providers[0] if len(providers) == 1 else ""
    for site in profile.sites or []:
        yield "网站名称", f"网站“{site.name}”备案信息", site.filing_name or "", site.name
        yield "接入服务单位", f"网站“{site.name}”备案信息", site.provider or "", expected
    for app in profile.apps or []:
        yield "接入服务单位", f"APP“{app.name}”备案信息", app.provider or "", expected
