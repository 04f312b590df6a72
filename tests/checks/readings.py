"""Make cases whose evidence files were read, without reading any."""

from collections.abc import Mapping
from pathlib import Path

from dossier.case import Case, open_case
from dossier.evidence.reading import FieldRead, Origin, Reading
from dossier.profile.load import parse_profile
from dossier.rulebook.model import Rule
from dossier.text import Text
from tests.checks.cases import BASE, DAY, rule, rulebook

LICENCE = "evidence/营业执照.pdf"
CARD = "evidence/身份证-林知远.pdf"
PROOF = "evidence/社保-许知遥.pdf"
DOMAIN = "evidence/域名证书.pdf"
SCREEN = "evidence/备案截图.pdf"
AGREEMENT = "evidence/接入服务协议.pdf"
PROVIDER = "evidence/接入商许可证.pdf"
ARTICLES = "evidence/公司章程.pdf"
CARDS = "evidence/身份证-三位负责人.pdf"

GOOD: Mapping[str, tuple[str, dict[str, str | list[str]]]] = {
    LICENCE: ("business_licence", {
        "name": "北京青禾示例科技有限公司", "uscc": "91110000MAFAKE01XB", "kind": "有限责任公司(自然人投资或控股)",
        "address": "北京市海淀区示例路1号3层301室", "legal_representative": "林知远", "capital": "5000000 CNY",
        "established_on": "2024-05-20", "term": "长期",
        "scope": "第二类增值电信业务;互联网信息服务;软件开发;信息技术咨询服务",
    }),
    CARD: ("identity_card", {"name": "林知远", "number": "110000198503070011", "valid_until": "2038-03-07"}),
    PROOF: ("social_insurance_proof", {
        "payer": "北京青禾示例科技有限公司", "name": ["许知遥"], "id_number": ["110000199207120031"],
        "period_from": "2026-08", "period_to": "2026-10",
        "issued_on": "2026-11-10", "check_code": "FAKE-2026-0001",
    }),
    DOMAIN: ("domain_certificate", {
        "domain": "qinghe-example.cn", "owner": "北京青禾示例科技有限公司", "expires_on": "2029-06-18",
    }),
    SCREEN: ("icp_filing_screenshot", {
        "filing_number": ["京ICP备2026000001号", "京ICP备2026000001号-1"], "owner": "北京青禾示例科技有限公司",
        "site_name": "青禾示例资料网", "domain": "qinghe-example.cn", "shown_on": "2026-11-18",
    }),
    AGREEMENT: ("access_agreement", {
        "customer": "北京青禾示例科技有限公司", "provider": "示例云计算有限公司", "address": ["192.0.2.10"],
    }),
    PROVIDER: ("provider_licence", {
        "holder": "示例云计算有限公司", "number": "B1-20200001", "categories": "互联网数据中心业务、互联网接入服务业务",
        "coverage": "全国", "expires_on": "2030-05-30",
    }),
    ARTICLES: ("articles_of_association", {"name": "北京青禾示例科技有限公司"}),
}  # fmt: skip
"""File of base.yaml → kind of paper and what it says when it agrees."""


def reading(paper: str, fields: Mapping[str, str | list[str]], origin: Origin = "text") -> Reading:
    """Return what was read on the first page of a paper."""
    found = (
        FieldRead(name, value, value, 1, 0.97 if origin == "ocr" else 1.0)
        for name, values in fields.items()
        for value in ([values] if isinstance(values, str) else values)
    )
    return Reading(paper, origin, tuple(found), 1)


def good(file: str, origin: Origin = "text", **changed: "str | list[str] | None") -> dict[str, Reading]:
    """Return what was read in a file that agrees, with some fields changed; None leaves a field out."""
    paper, fields = GOOD[file]
    kept = {name: value for name, value in {**fields, **changed}.items() if value is not None}
    return {file: reading(paper, kept, origin)}


def read_case(folder: Path, found: Mapping[str, Reading], *rules: Rule, edits: Mapping[str, str] | None = None) -> Case:
    """Return the base profile in a folder that holds all its files, of which some were read."""
    text = BASE.read_text("utf-8")
    for old, new in (edits or {}).items():
        assert old in text
        text = text.replace(old, new)
    loaded = parse_profile(text, folder / "profile.yaml")
    for entry in loaded.profile.evidence or ():
        file = folder / entry.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"%PDF-1.4\n")
    case = open_case(loaded, rulebook()._replace(rules=rules), DAY)
    case.once("readings", lambda: {(folder / file).resolve(): one for file, one in found.items()})
    return case


READ_MESSAGE = Text("文件{file}由程序识读：{fields}", "{file} was read: {fields}")
LOOKED = Text("{person}于{confirmed}核对", "{person} looked on {confirmed}")


def reading_rule(
    *reads: str, check: str, parameters: Mapping[str, object], look: bool = True, code: str = "Z01"
) -> Rule:
    """Return a rule that reads fields of papers; with ``look``, one that takes a reading for a recorded look."""
    messages = {"fail": Text("不一致：{note}", "differs: {note}"), "pass": LOOKED}
    if look:
        messages["read"] = READ_MESSAGE
    return rule(code, check=check, parameters=parameters, messages=messages)._replace(reads=reads)
