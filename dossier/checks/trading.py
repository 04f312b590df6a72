"""Check what a trading platform needs: its kind, entry rules, screenshots, payment institution, message standards."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.fields import misnamed
from dossier.checks.phrases import mentions
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.facts.circumstances import fact_holds
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.application import B21, SectorApproval, Settlement
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Rule

_KINDS = "business.b21.kinds"
_ENTRY = "business.b21.merchant_entry_rules"
_STANDARDS = "business.b21.message_standards"
_APPROVALS = "business.sector_approvals"


def _trade(case: "Case") -> "B21":
    business = case.profile.business
    return (business.b21 if business else None) or NOTHING_KNOWN


def _worded(rule: "Rule", name: str) -> dict[str, tuple[str, ...]]:
    """Return a parameter that maps names to lists of words."""
    value = rule.parameters[name]
    named = value.items() if isinstance(value, Mapping) else ()
    return {str(key): tuple(str(word) for word in words) for key, words in named}


@check("trading.kinds")
def kinds(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The kinds ticked are choices of the form, and service items and kinds of the class cover each other.

    Parameter ``kinds``: service item → choices below it.
    """
    ticked, items = _trade(case).kinds, case.profile.application.service_items
    if ticked is None or items is None:
        application = case.profile.application
        return (
            *absent(_trade(case), "business.b21", ("kinds",)),
            *absent(application, "application", ("service_items",)),
        )
    if not ticked:
        return [failed(_KINDS, message="empty")]
    listed = [item.name for item in items if item.category == "B21"]
    return or_pass(_ticked(_worded(rule, "kinds"), ticked, listed), _KINDS, kinds="、".join(ticked))


def _ticked(
    choices: "Mapping[str, Sequence[str]]", ticked: "Sequence[str]", listed: "Sequence[str]"
) -> "Iterator[Verdict]":
    offered = {f"{item}/{kind}": item for item, below in choices.items() for kind in below}
    for kind in ticked:
        if kind not in offered:
            yield failed(_KINDS, kind=kind, choices="、".join(offered))
        elif offered[kind] not in listed:
            yield failed(_KINDS, message="other", kind=kind, item=offered[kind])
    chosen = {offered.get(kind) for kind in ticked}
    for item in listed if None not in chosen else ():  # a name that is not in the form may stand for any item
        if item in choices and item not in chosen:
            yield failed(_KINDS, message="none", item=item)


@check("trading.entry_rules")
def entry_rules(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The rules for merchants say who may enter, how that is verified, and how a merchant leaves.

    Parameter ``aspects``: aspect → words of which one at least shows that the rules deal with it.
    """
    text = _trade(case).merchant_entry_rules
    if text is None:
        return [unknown(_ENTRY)]
    english = law_values.titles(rule, "aspects_en")
    verdicts = (
        failed(_ENTRY, aspect=aspect, aspect_en=english[aspect])
        for aspect, words in _worded(rule, "aspects").items()
        if not any(word in text for word in words)
    )
    return or_pass(verdicts, _ENTRY)


@check("trading.screenshots")
def screenshots(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The screenshots of the trading flow show every step; which steps a file shows stands in its note or subject.

    Parameters: ``material``; ``steps`` → words for the step; ``paid`` names the step that needs payment on the platform.
    """
    found = _evidence(case, rule)
    if found is None:
        return [unknown("evidence")]
    if not found:
        return [failed("evidence", message="none")]
    said = "".join(f"{entry.subject or ''}{entry.note or ''}" for _, entry in found)
    steps = _steps(case, rule)
    missing = [step for step, words in steps.items() if not any(mentions(said, word) for word in words)]
    if len(missing) == len(steps):
        return [unknown(f"evidence[{found[0][0]}].note", message="unsaid", steps="、".join(steps))]
    if missing:
        return [failed("evidence", steps="、".join(missing))]
    return [passed("evidence", steps="、".join(steps))]


def _evidence(case: "Case", rule: "Rule") -> "Sequence[tuple[int, Evidence]] | None":
    """Return the files of the rule's material with their places; None while no evidence is listed at all."""
    (material,) = law_values.listed(rule, "material")
    entries = case.profile.evidence
    if entries is None:
        return None
    return [(index, entry) for index, entry in enumerate(entries) if entry.material == material]


def _steps(case: "Case", rule: "Rule") -> dict[str, tuple[str, ...]]:
    """Return the steps to be shown; without payment on the platform there is no such step."""
    (paid,) = law_values.listed(rule, "paid")
    without = fact_holds("online_payment", case).holds is False
    return {step: words for step, words in _worded(rule, "steps").items() if step != paid or not without}


@check("trading.payment_partner")
def payment_partner(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Payment on the platform rests on a contract with a licensed institution, which is the one in the settlement."""
    business = case.profile.business
    settlement: Settlement = (business.settlement if business else None) or NOTHING_KNOWN
    path, found = "business.settlement", _evidence(case, rule)
    verdicts = (
        *absent(settlement, path, ("institution", "institution_licence")),
        *([unknown("evidence")] if found is None else []),
        *([failed("evidence", institution=settlement.institution or "支付机构")] if found == [] else []),
        *(one for index, entry in found or () for one in _counterparty(index, entry, settlement.institution)),
    )
    return or_pass(verdicts, "evidence", institution=settlement.institution)


def _counterparty(index: int, entry: "Evidence", institution: str | None) -> "Iterator[Verdict]":
    path = f"evidence[{index}].subject"
    if entry.subject is None:
        yield unknown(path)
    elif institution is not None:
        yield from misnamed(path, entry.subject, institution, message="other")


@check("trading.message_standards")
def message_standards(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """Who exchanges data between trading parties names the standards of the messages."""
    standards = _trade(case).message_standards
    if standards is None:
        yield unknown(_STANDARDS)
    elif standards:
        yield passed(_STANDARDS, standards="、".join(standards))
    else:
        yield failed(_STANDARDS)


@check("trading.ride_hailing")
def ride_hailing(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """A ride-hailing platform has the operating permit of the transport authority.

    Parameters: ``field`` as the profile names it, ``permit`` as the paper is called.
    """
    (field,), (permit,) = law_values.listed(rule, "field"), law_values.listed(rule, "permit")
    business = case.profile.business or NOTHING_KNOWN
    entries = [(index, one) for index, one in enumerate(business.sector_approvals or ()) if one.item == field]
    if not entries:
        return [unknown(_APPROVALS, message="unanswered")]
    return [_permitted(entry, f"{_APPROVALS}[{index}]", permit) for index, entry in entries]


def _permitted(entry: "SectorApproval", path: str, permit: str) -> "Verdict":
    if not entry.involved:
        return unknown(f"{path}.involved") if entry.involved is None else not_applicable(f"{path}.involved")
    if entry.document is None or (permit in entry.document and entry.number is None):
        return unknown(f"{path}.{'document' if entry.document is None else 'number'}")
    verdict = passed if permit in entry.document else failed
    return verdict(f"{path}.document", document=entry.document, permit=permit)


@check("trading.rule_notice")
def rule_notice(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Changes of the platform's rules are published the days of the law ahead.

    Parameter ``field``: the field of the trading section that holds the days; the rule's value is the least.
    """
    (field,), (key,) = law_values.listed(rule, "field"), rule.value_keys
    path, least = f"business.b21.{field}", law_values.whole(case, key)
    planned = getattr(_trade(case), field)
    if planned is None:
        yield unknown(path)
    else:
        yield (passed if planned >= least else failed)(path, days=planned, least=least)
