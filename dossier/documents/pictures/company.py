"""Draw what the company is: its owners, and its departments."""

from typing import TYPE_CHECKING

from dossier.documents.figures import Page, equity_figure, organisation_figure
from dossier.documents.figures.model import EquityNode, HolderKind, OrgUnit
from dossier.documents.pictures.facts import need
from dossier.facts.equity import is_foreign
from dossier.values.share import percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.case import Case
    from dossier.documents.drawing import Drawing
    from dossier.profile.model.shareholders import Shareholder

_HOLDERS: "Mapping[str, HolderKind]" = {
    "自然人": "person", "企业法人": "company", "国有资本": "state", "上市公司": "listed", "集体组织": "collective",
    "事业单位": "institution", "社会团体": "institution", "合伙企业": "fund", "基金": "fund", "信托": "fund",
}  # fmt: skip


def equity(case: "Case", page: Page) -> "Drawing":
    """Draw every shareholder up to the last."""
    profile = case.profile
    holders = need(profile.shareholders, "shareholders")
    root = EquityNode(
        profile.company.name, "applicant", id_line=profile.company.uscc or "",
        children=tuple(_holder(holder, f"shareholders[{index}]", case) for index, holder in enumerate(holders)),
    )  # fmt: skip
    return equity_figure(root, page)


def _holder(holder: "Shareholder", path: str, case: "Case") -> EquityNode:
    share = percent(need(holder.share, f"{path}.share"))
    step = next(step for step in case.equity.nodes if step.path == path)
    above = holder.shareholders or []
    indirect = path.count("shareholders") > 1 and not above and step.cumulative is not None
    return EquityNode(
        holder.name,
        "foreign" if is_foreign(holder) else _HOLDERS[need(holder.kind, f"{path}.kind")],
        share,
        percent(step.cumulative) if indirect and step.cumulative is not None else "",
        _code(holder, path),
        tuple(_holder(one, f"{path}.shareholders[{index}]", case) for index, one in enumerate(above)),
        tag=holder.kind or "",
    )


def _code(holder: "Shareholder", path: str) -> str:
    """Every domestic organisation has a credit code; people and foreign companies have none to print."""
    if holder.kind == "自然人" or is_foreign(holder):
        return ""
    return need(holder.uscc, f"{path}.uscc")


def organisation(case: "Case", page: Page) -> "Drawing":
    """Draw the departments below the legal representative."""
    company = case.profile.company
    departments = need(company.departments, "company.departments")
    units = tuple(OrgUnit(one.name, one.head, one.headcount) for one in departments)
    top = case.profile.legal_representative
    head = None if top is None else f"{top.position or '法定代表人'} {top.name}"
    return organisation_figure(OrgUnit(company.short_name or company.name, head, company.staff_size, units), page)
