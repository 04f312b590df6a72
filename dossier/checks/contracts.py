"""Check what the hosting contracts say, who signed them, and whether rented equipment and bandwidth are covered."""

from typing import TYPE_CHECKING

from dossier.checks.fields import denied, each
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.facts.capacity_inputs import inputs_missing
from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.sites import Hosting
    from dossier.rulebook.model import Rule

_TERMS = {
    "ip_addresses": ("IP地址", "the IP addresses"),
    "location": ("机房或地域", "the data centre or region"),
    "bandwidth": ("带宽", "the bandwidth"),
    "product": ("服务内容", "the service"),
    "fee": ("费用", "the price"),
}
"""Field of a contract → its word in ``unstated``, and the same in English."""
_NO_EQUIPMENT = ("用户", "互联网")


@check("hosting.terms")
def terms(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each contract states addresses, place, bandwidth, service and price."""
    return each(case.profile.hosting, "hosting", _terms)


def _terms(contract: "Hosting", path: str) -> "Iterable[Verdict]":
    unstated = contract.unstated or ()
    verdicts = (
        found
        for field, (word, english) in _TERMS.items()
        for found in _term(
            f"{path}.{field}", getattr(contract, field), word in unstated, contract.provider, (word, english)
        )
    )
    return or_pass(verdicts, path, provider=contract.provider)


def _term(path: str, value: object, unstated: bool, provider: str, words: tuple[str, str]) -> "Iterator[Verdict]":
    if unstated or value == []:
        yield failed(path, provider=provider, term=words[0], term_en=words[1])
    elif value is None:
        yield unknown(path)


@check("hosting.reseller")
def reseller(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """A contract with a reseller names the provider behind it and comes with the chain of authorisations."""
    return each(case.profile.hosting, "hosting", _resold)


def _resold(contract: "Hosting", path: str) -> "Iterable[Verdict]":
    if contract.resold is None:
        return [unknown(f"{path}.resold")]
    if not contract.resold:
        return [passed(f"{path}.resold", provider=contract.provider)]
    facts = {"provider": contract.provider, "upstream": contract.upstream or "实际接入服务单位"}
    english = {"upstream_en": contract.upstream or "the provider behind it"}
    verdicts = (
        *absent(contract, path, ("upstream", "authorised")),
        *denied(f"{path}.authorised", contract.authorised, **facts, **english),
    )
    return or_pass(verdicts, f"{path}.authorised", provider=contract.provider)


@check("equipment.ownership")
def ownership(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each row of the equipment list says whether it is owned or rented, and rented equipment has a contract."""
    nodes, contracts = (case.profile.technology or NOTHING_KNOWN).nodes, case.profile.hosting
    if nodes is None:
        return [unknown("technology.nodes")]
    rows = [(f"technology.nodes[{i}]", node) for i, node in enumerate(nodes) if node.kind not in _NO_EQUIPMENT]
    if not rows:
        return [not_applicable("technology.nodes")]
    rented = [node.name for _, node in rows if node.ownership == "租用"]
    verdicts = (
        *(found for path, node in rows for found in absent(node, path, ("ownership",))),
        *_uncovered(contracts, rented),
    )
    return or_pass(verdicts, "technology.nodes", count=len(rows), rented=len(rented))


def _uncovered(contracts: "Sequence[Hosting] | None", rented: "Sequence[str]") -> "Iterator[Verdict]":
    if rented and contracts is None:
        yield unknown("hosting")
    elif rented and not contracts:
        yield failed("hosting", names="、".join(rented), names_en=", ".join(rented))


@check("hosting.bandwidth")
def bandwidth(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The bandwidth of all contracts carries what the sizing finds for the first year of the plan."""
    contracts = case.profile.hosting
    if not contracts:
        return [unknown("hosting") if contracts is None else not_applicable("hosting")]
    missing = [
        *(f"hosting[{index}].bandwidth" for index, one in enumerate(contracts) if one.bandwidth is None),
        *inputs_missing(case.profile),
    ]
    if missing or case.sizing is None:
        return [unknown(path) for path in missing or ["technology.capacity"]]
    year, have = case.sizing.launch, sum(one.bandwidth or 0 for one in contracts)
    need = next(step.value for step in year.steps if step.key == "bandwidth")
    facts = {"have": str(have), "need": plain(need), "users": str(year.users), "year": year.label}
    return [(passed if have >= need else failed)("hosting[0].bandwidth", **facts)]
