"""Check the shareholder tree: shares that add up, chains that end, papers of the people in it."""

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from dossier.checks import law_values
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.facts.equity import FINAL_KINDS, is_foreign
from dossier.values.share import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.facts.equity import Chain
    from dossier.profile.model.company import LegalRepresentative
    from dossier.profile.model.shareholders import Shareholder
    from dossier.rulebook.model import Rule

TOLERANCE = Fraction(1, 10_000)
"""Rounding of the form: shares with two decimals may miss 100 % by 0.01 %."""

Holders: TypeAlias = "Sequence[Shareholder]"


@check("shareholders.sum")
def shares_sum(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The holders of each company hold all of it, no more and no less."""
    holders = case.profile.shareholders
    if not holders:
        return [unknown("shareholders")]
    groups = _groups(case.profile.company.name, holders, "shareholders")
    verdicts = (verdict for name, group, path in groups for verdict in _whole(name, group, path))
    return or_pass(verdicts, "shareholders")


def _groups(name: str, holders: Holders, path: str) -> "Iterator[tuple[str, Holders, str]]":
    """Yield each company with its holders and their path, the applicant first."""
    yield name, holders, path
    for index, holder in enumerate(holders):
        if holder.shareholders:
            yield from _groups(holder.name, holder.shareholders, f"{path}[{index}].shareholders")


def _whole(name: str, holders: Holders, path: str) -> "Iterator[Verdict]":
    missing = [index for index, holder in enumerate(holders) if holder.share is None]
    yield from (unknown(f"{path}[{index}].share") for index in missing)
    total = sum((holder.share for holder in holders if holder.share is not None), Fraction())
    if not missing and abs(total - 1) > TOLERANCE:
        yield failed(path, node=name, total=percent(total))


@check("shareholders.traced")
def traced(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each chain ends at a person, state capital, a listed company, a collective, a public institution, or abroad."""
    if not case.profile.shareholders:
        return [unknown("shareholders")]
    verdicts = (verdict for chain in case.equity.chains for verdict in _ended(chain))
    return or_pass(verdicts, "shareholders")


def _ended(chain: "Chain") -> "Iterator[Verdict]":
    holder, path = chain.end.holder, chain.end.path
    if chain.circular:
        yield failed(path, message="circle", path=chain.label(), name=holder.name)
    elif holder.kind is None:
        yield unknown(f"{path}.kind")
    elif holder.kind not in FINAL_KINDS and not is_foreign(holder):
        yield failed(path, path=chain.label(), name=holder.name)


@check("shareholders.partners")
def partners(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """A partnership, fund or trust among the holders lists its partners or beneficiaries."""
    if not case.profile.shareholders:
        return [unknown("shareholders")]
    kinds = law_values.listed(rule, "kinds")
    nodes = [step for step in case.equity.nodes if step.holder.kind in kinds and not step.holder.shareholders]
    unclear = [unknown(f"{step.path}.kind") for step in case.equity.nodes if step.holder.kind is None]
    verdicts = (failed(step.path, name=step.holder.name, kind=step.holder.kind) for step in nodes)
    return or_pass((*verdicts, *unclear), "shareholders")


@check("shareholders.papers")
def papers(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Legal representative and natural holders show mainland papers; others point to foreign capital."""
    foreign = law_values.listed(rule, "foreign")
    if not case.profile.shareholders:
        return [unknown("shareholders")]
    verdicts = (found for owner, path in _natural(case) for found in _paper(owner, path, foreign))
    first = () if case.profile.legal_representative else (unknown("legal_representative"),)
    return or_pass((*first, *verdicts), "legal_representative")


def _natural(case: "Case") -> "Iterator[tuple[LegalRepresentative | Shareholder, str]]":
    if case.profile.legal_representative:
        yield case.profile.legal_representative, "legal_representative"
    yield from ((step.holder, step.path) for step in case.equity.nodes if step.holder.kind == "自然人")


def _paper(owner: "LegalRepresentative | Shareholder", path: str, foreign: tuple[str, ...]) -> "Iterator[Verdict]":
    yield from absent(owner, path, ("id_kind", "id_number"))
    if owner.id_kind in foreign:
        yield failed(f"{path}.id_kind", name=owner.name, kind=owner.id_kind)
    elif owner.id_kind == "其他":
        yield unknown(f"{path}.id_kind", message="other", name=owner.name)
    if owner.nationality not in (None, "中国", "中华人民共和国"):
        yield failed(f"{path}.nationality", message="nationality", name=owner.name, nationality=owner.nationality)
