"""Check for foreign capital at any level, and for the statements that go with the answer."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.facts.equity import FINAL_KINDS
from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.share import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.facts.equity import Chain
    from dossier.profile.model.application import Declarations
    from dossier.rulebook.model import Rule


@check("foreign.none")
def no_foreign(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No holder at any level is foreign or from Hong Kong, Macau or Taiwan, unless the foreign procedure is chosen."""
    if not case.profile.shareholders:
        return [unknown("shareholders")]
    foreign = [_foreign(case, chain) for chain in case.equity.foreign]
    if foreign and _declarations(case).foreign_route:
        share = _percent(case.equity.foreign_share)
        return [not_applicable("application.declarations.foreign_route", share=share, share_en=_en(share))]
    return or_pass((*foreign, *_unclear(case)), "shareholders")


def _foreign(case: "Case", chain: "Chain") -> "Verdict":
    here, total = _percent(chain.end.cumulative), _percent(case.equity.foreign_share)
    return failed(
        chain.end.path,
        path=chain.label(),
        name=chain.end.holder.name,
        share=here,
        share_en=_en(here),
        total=total,
        total_en=_en(total),
        allowed=f"{law_values.amount(case, 'foreign.allowed_share')}%",
    )


def _percent(share: "Fraction | None") -> str:
    return "（比例未填，无法计算）" if share is None else percent(share)


def _en(share: str) -> str:
    return "not computable (a share is missing)" if "未填" in share else share.replace("约", "about ")


def _unclear(case: "Case") -> "Iterator[Verdict]":
    """Where nothing tells the origin, or the chain stops before its final owners, foreign capital is not excluded."""
    for step in case.equity.origin_unknown:
        yield unknown(f"{step.path}.region", message="origin", name=step.holder.name)
    for chain in case.equity.chains:
        holder = chain.end.holder
        if holder.kind is None:
            yield unknown(f"{chain.end.path}.kind")
        elif not chain.circular and holder.kind not in FINAL_KINDS:
            yield unknown(f"{chain.end.path}.shareholders", message="untraced", path=chain.label(), name=holder.name)


@check("equity.declarations")
def declarations(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The applicant declares that nobody holds for another and that no contract controls the company."""
    declared = _declarations(case)
    return or_pass((*_declared(declared), *_nominees(case)), "application.declarations")


def _declared(declared: "Declarations") -> "Iterator[Verdict]":
    names = ("no_nominee", "no_contract_control")
    yield from absent(declared, "application.declarations", names)
    for name in names:
        if getattr(declared, name) is False:
            yield failed(f"application.declarations.{name}")


def _nominees(case: "Case") -> "Iterator[Verdict]":
    for step in case.equity.nodes:
        if step.holder.nominee:
            yield failed(f"{step.path}.nominee", message="nominee", name=step.holder.name)


@check("equity.no_foreign_commitment")
def no_foreign_commitment(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Who declares that there is no foreign capital hands in the signed commitment."""
    declared, evidence = _declarations(case).no_foreign_capital, case.profile.evidence
    (material,) = law_values.listed(rule, "material")
    if declared is None:
        yield unknown("application.declarations.no_foreign_capital")
    elif not declared:
        yield not_applicable("application.declarations.no_foreign_capital")
    elif evidence is None:
        yield unknown("evidence")
    elif any(item.material == material for item in evidence):
        yield passed(material)
    else:
        yield failed(material)


def _declarations(case: "Case") -> "Declarations":
    return case.profile.application.declarations or NOTHING_KNOWN
