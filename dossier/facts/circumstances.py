"""Answer, for a case, the facts that conditions of rules and materials may name."""

from typing import TYPE_CHECKING

from dossier.facts.answers import Answer, any_of, filled, told, unless_missing
from dossier.facts.foreign import has_foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dossier.facts.answers import Situation
    from dossier.profile.model.application import Settlement

_FUNDS = frozenset({"基金", "合伙企业", "信托"})
_MODERN_INDUSTRIES = frozenset({"信息传输、软件和信息技术服务业", "科学研究和技术服务业"})


def fact_holds(name: str, situation: "Situation") -> Answer:
    """Answer whether one fact of ``rulebook.conditions.FACTS`` holds."""
    return _FACTS[name](situation)


def _holder_kind(situation: "Situation", wanted: "Callable[[str], bool]") -> Answer:
    """Answer whether a direct shareholder is of a wanted kind."""
    holders = situation.profile.shareholders
    if not holders:
        return Answer(None, ("shareholders",))
    kinds = ((holder.kind, f"shareholders[{index}].kind") for index, holder in enumerate(holders))
    return any_of(told(None if kind is None else wanted(kind), path) for kind, path in kinds)


def _several_shareholders(situation: "Situation") -> Answer:
    holders = situation.profile.shareholders
    return told(len(holders) > 1 if holders else None, "shareholders")


def _foreign_capital(situation: "Situation") -> Answer:
    if has_foreign(situation.profile, situation.equity):
        return Answer(True)
    unclear = [f"{step.path}.region" for step in situation.equity.origin_unknown]
    return unless_missing(False, [_holders_known(situation), *(Answer(None, (path,)) for path in unclear)])


def _holders_known(situation: "Situation") -> Answer:
    return Answer(False) if situation.profile.shareholders else Answer(None, ("shareholders",))


def _kind_in_chain(situation: "Situation", kinds: frozenset[str]) -> Answer:
    nodes = situation.equity.nodes
    answers = [
        told(None if node.holder.kind is None else node.holder.kind in kinds, f"{node.path}.kind") for node in nodes
    ]
    return any_of([_holders_known(situation), *answers])


_PAPER_UNCERTAIN = ("教育", "网约车")
"""Fields for which no source that was read says that every service needs a paper (rules F23, F24 ask)."""


def _sector_approval(situation: "Situation") -> Answer:
    business = situation.profile.business
    if business is None or business.sector_approvals is None:
        return Answer(None, ("business.sector_approvals",))
    entries = enumerate(business.sector_approvals)
    return any_of(
        told(entry.involved, f"business.sector_approvals[{index}].involved")
        for index, entry in entries
        if entry.item not in _PAPER_UNCERTAIN or entry.document is not None
    )


def _user_content(situation: "Situation") -> Answer:
    business = situation.profile.business
    return told(business.user_content if business else None, "business.user_content")


def _settlement(situation: "Situation") -> "Settlement | None":
    business = situation.profile.business
    return business.settlement if business else None


def _paid_service(situation: "Situation") -> Answer:
    settlement = _settlement(situation)
    return told(settlement.charged if settlement else None, "business.settlement.charged")


def _online_payment(situation: "Situation") -> Answer:
    """A payment institution means payment on the platform; that nothing is charged means there is none."""
    settlement = _settlement(situation)
    if settlement is None:
        return Answer(None, ("business.settlement",))
    if settlement.online is None and settlement.institution is not None:
        return Answer(True)
    return told(False if settlement.charged is False else settlement.online, "business.settlement.online")


def _third_party_merchants(situation: "Situation") -> Answer:
    """Only a trading platform has merchants; whether they are third parties is asked under B21."""
    trades = _service_item("交易处理业务")(situation).holds
    if "B21" not in situation.profile.application.categories or trades is False:
        return Answer(False)
    business = situation.profile.business
    trading = business.b21 if business else None
    own = trading.only_own_goods if trading else None
    return told(None if own is None else not own, "business.b21.only_own_goods")


def _service_item(name: str) -> "Callable[[Situation], Answer]":
    def answer(situation: "Situation") -> Answer:
        items = situation.profile.application.service_items
        return told(None if items is None else any(item.name == name for item in items), "application.service_items")

    return answer


def _own_goods_sold(situation: "Situation") -> Answer:
    """Only a trading platform can have goods of its own beside those of others."""
    if "B21" not in situation.profile.application.categories:
        return Answer(False)
    business = situation.profile.business
    trading = business.b21 if business else None
    return told(trading.sells_own if trading else None, "business.b21.sells_own")


def _product_flag(name: str) -> "Callable[[Situation], Answer]":
    def answer(situation: "Situation") -> Answer:
        product = situation.profile.product
        return told(None if product is None else getattr(product, name), f"product.{name}")

    return answer


def _intelligence_flag(name: str) -> "Callable[[Situation], Answer]":
    def answer(situation: "Situation") -> Answer:
        product = situation.profile.product
        intelligence = product.intelligence if product else None
        return told(None if intelligence is None else getattr(intelligence, name), f"product.intelligence.{name}")

    return answer


def _sends_sms(situation: "Situation") -> Answer:
    """Text messages always go through a provider, so the list of third-party services tells."""
    product = situation.profile.product
    services = product.third_parties if product else None
    sms = None if services is None else any("短信" in f"{item.name}{item.purpose or ''}" for item in services)
    return told(sms, "product.third_parties")


def _trademark_used(situation: "Situation") -> Answer:
    """A mark that is only applied for has no certificate yet."""
    marks = situation.profile.company.trademarks
    registered = None if marks is None else any(mark.state != "申请中" for mark in marks)
    return told(registered, "company.trademarks")


def _sensitive_name(situation: "Situation") -> Answer:
    words = situation.rulebook.values.get("name.sensitive_words")
    listed = words.value if words is not None and isinstance(words.value, tuple) else ()
    return Answer(any(word in situation.profile.company.name for word in listed))


def _traditional_trade(situation: "Situation") -> Answer:
    """The form names examples only, so every industry but software and technology counts as an offline trade."""
    industry = situation.profile.company.industry
    return told(None if industry is None else industry not in _MODERN_INDUSTRIES, "company.industry")


def _recent_penalty(situation: "Situation") -> Answer:
    credit = situation.profile.company.credit
    fined = credit.telecom_penalty_three_years if credit else None
    return told(fined, "company.credit.telecom_penalty_three_years")


def _commitment(situation: "Situation") -> Answer:
    declarations = situation.profile.application.declarations
    chosen = declarations.notification_commitment if declarations else None
    return told(chosen, "application.declarations.notification_commitment")


def _no_foreign_declared(situation: "Situation") -> Answer:
    declarations = situation.profile.application.declarations
    declared = declarations.no_foreign_capital if declarations else None
    return told(declared, "application.declarations.no_foreign_capital")


def _pilot_chosen(situation: "Situation") -> Answer:
    """Who does not choose the foreign-invested procedure cannot choose its pilot, and need not say so."""
    declarations = situation.profile.application.declarations
    pilot = declarations.foreign_pilot if declarations else None
    if pilot is not None:
        return Answer(pilot)
    route = declarations.foreign_route if declarations else None
    if route is None:
        return Answer(None, ("application.declarations.foreign_route",))
    return Answer(None, ("application.declarations.foreign_pilot",)) if route else Answer(False)


def _paid_in_asked(situation: "Situation") -> Answer:
    """The authority asks where a province's law file says so, or where the applicant knows of it."""
    value = situation.rulebook.values.get("capital.paid_in_proof")
    strict = situation.profile.application.strict_rules or ()
    return Answer(bool(value and value.value) or not {"A03", "capital.paid_in_proof"}.isdisjoint(strict))


def _resolution_asked(situation: "Situation") -> Answer:
    """A renewal is said to need it; else a province with the rule K11, or an applicant who knows of it, asks for it."""
    strict = situation.profile.application.strict_rules or ()
    ruled = any(rule.code == "K11" for rule in situation.rulebook.rules)
    return Answer(situation.filing == "renewal" or ruled or not {"K11", "signing.resolution"}.isdisjoint(strict))


def _leased(situation: "Situation") -> Answer:
    premises = situation.profile.company.premises
    if premises is None:
        return Answer(None, ("company.premises",))
    tenures = ((place.tenure, f"company.premises[{index}].tenure") for index, place in enumerate(premises))
    return any_of(told(None if tenure is None else tenure == "租赁", path) for tenure, path in tenures)


def _returned(situation: "Situation") -> Answer:
    """A correction answers a return; otherwise the record of returns tells, and without one there was none."""
    return Answer(situation.filing == "correction" or bool(situation.profile.returns))


def _same_province_licence(situation: "Situation") -> Answer:
    """A cross-province application of a holder whose licence of the class is limited to one province."""
    application, licences = situation.profile.application, situation.profile.company.existing_licences
    if application.coverage == "省内" or licences == []:
        return Answer(False)
    if application.coverage is None or licences is None:
        path = "application.coverage" if application.coverage is None else "company.existing_licences"
        return Answer(None, (path,))
    wanted = set(application.categories)
    return Answer(any(is_provincial(licence.number) and wanted & set(licence.categories) for licence in licences))


def is_provincial(number: str) -> bool:
    """Return whether a licence number belongs to one province: it begins with the province's character."""
    return not number.startswith(("A", "B", "合字"))


_FACTS: "Mapping[str, Callable[[Situation], Answer]]" = {
    "corporate_shareholder": lambda case: _holder_kind(case, lambda kind: kind != "自然人"),
    "natural_shareholder": lambda case: _holder_kind(case, lambda kind: kind == "自然人"),
    "several_shareholders": _several_shareholders,
    "foreign_capital": _foreign_capital,
    "listed_company_in_chain": lambda case: _kind_in_chain(case, frozenset({"上市公司"})),
    "fund_in_chain": lambda case: _kind_in_chain(case, _FUNDS),
    "has_site": lambda case: filled(case.profile.sites, "sites"),
    "has_app": lambda case: filled(case.profile.apps, "apps"),
    "has_mini_program": lambda case: filled(case.profile.mini_programs, "mini_programs"),
    "existing_licence": lambda case: filled(case.profile.company.existing_licences, "company.existing_licences"),
    "sector_approval": _sector_approval,
    "hosted_by_provider": lambda case: filled(case.profile.hosting, "hosting"),
    "agent_submits": lambda case: Answer(case.profile.application.agent is not None),
    "user_content": _user_content,
    "paid_service": _paid_service,
    "third_party_merchants": _third_party_merchants,
    "online_payment": _online_payment,
    "trading_platform": _service_item("交易处理业务"),
    "data_interchange": _service_item("电子数据交换业务"),
    "search_service": _service_item("信息搜索查询服务"),
    "own_goods_sold": _own_goods_sold,
    "minors_served": _product_flag("minors"),
    "algorithm_used": _intelligence_flag("recommendation"),
    "generative_ai_used": _intelligence_flag("generative"),
    "sends_sms": _sends_sms,
    "trademark_used": _trademark_used,
    "name_with_sensitive_words": _sensitive_name,
    "traditional_trade": _traditional_trade,
    "four_or_more_services": lambda case: Answer(len(set(case.profile.application.categories)) > 3),
    "recent_telecom_penalty": _recent_penalty,
    "notification_commitment_chosen": _commitment,
    "premises_leased": _leased,
    "no_foreign_declared": _no_foreign_declared,
    "foreign_pilot_chosen": _pilot_chosen,
    "paid_in_asked": _paid_in_asked,
    "resolution_asked": _resolution_asked,
    "returned": _returned,
    "same_category_province_licence": _same_province_licence,
}
"""How each fact is read from the profile; a test holds the names equal to ``rulebook.conditions.FACTS``."""
