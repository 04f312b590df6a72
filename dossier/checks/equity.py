"""Check for foreign capital at any level, and for the statements that go with the answer."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.foreign_limits import declarations_of
from dossier.checks.foreign_routes import routes, shares
from dossier.checks.registry import check, failed, not_applicable, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.facts.equity import FINAL_KINDS, is_foreign
from dossier.facts.foreign import foreign_total, has_foreign, listed_abroad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.facts.equity import Chain
    from dossier.profile.model.application import Declarations
    from dossier.rulebook.model import Rule


@check("foreign.none")
def no_foreign(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No holder at any level is foreign or from Hong Kong, Macau or Taiwan, unless the foreign procedure is chosen."""
    if not case.profile.shareholders:
        return [unknown("shareholders")]
    if has_foreign(case.profile, case.equity) and declarations_of(case).foreign_route:
        facts = shares(share=foreign_total(case.profile, case.equity))
        return [not_applicable("application.declarations.foreign_route", **facts)]
    return or_pass((*_foreign(case, rule), *_listed(case, rule), *unclear(case)), "shareholders")


def _foreign(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Yield each chain that leads abroad, with its share and the procedures open to the applicant."""
    total = foreign_total(case.profile, case.equity)
    for chain in case.equity.foreign:
        yield failed(
            chain.end.path,
            path=chain.label(),
            path_en=chain.label_en(),
            name=chain.end.holder.name,
            allowed=f"{law_values.amount(case, 'foreign.allowed_share')}%",
            **shares(share=chain.end.cumulative, total=total),
            **routes(case, rule),
        )


def _listed(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Yield each mainland company on the way up that is listed where foreigners hold its shares."""
    total = foreign_total(case.profile, case.equity)
    for one in listed_abroad(case.profile, case.equity):
        facts = shares(share=one.listing.foreign_share, total=total)
        markets = "、".join(one.listing.markets)
        yield failed(
            f"{one.path}.listing", message="listed", name=one.name, markets=markets, **facts, **routes(case, rule)
        )


def unclear(case: "Case") -> "Iterator[Verdict]":
    """Where nothing tells the origin, or the chain stops before its final owners, foreign capital is not excluded."""
    for step in case.equity.origin_unknown:
        yield unknown(f"{step.path}.region", message="origin", name=step.holder.name)
    for chain in case.equity.chains:
        holder = chain.end.holder
        if holder.kind is None:
            yield unknown(f"{chain.end.path}.kind")
        elif not chain.circular and holder.kind not in FINAL_KINDS and not _abroad(chain):
            facts = {"path": chain.label(), "path_en": chain.label_en(), "name": holder.name}
            yield unknown(f"{chain.end.path}.shareholders", message="untraced", **facts)
    yield from _unlisted(case)


def _abroad(chain: "Chain") -> bool:
    """Return whether the chain has reached a foreign holder: what lies above it is foreign as a whole."""
    return any(is_foreign(step.holder) for step in chain.steps)


def _unlisted(case: "Case") -> "Iterator[Verdict]":
    """Yield the listed companies of which the market is not known: on some of them foreigners hold the shares."""
    company = case.profile.company
    if company.listed is None:
        yield unknown("company.listed")
    elif company.listed and company.listing is None:
        yield unknown("company.listing", message="market", name=company.name)
    for step in case.equity.nodes:
        if step.holder.kind == "上市公司" and step.holder.listing is None and not is_foreign(step.holder):
            yield unknown(f"{step.path}.listing", message="market", name=step.holder.name)


@check("equity.declarations")
def declarations(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The applicant declares that nobody holds for another and that no contract controls the company."""
    return or_pass((*_declared(declarations_of(case)), *_nominees(case)), "application.declarations")


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
