"""Check what is applied for: functions, service items, settlement, own goods, the border of two classes, coverage."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.phrases import mentions
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.facts.circumstances import fact_holds
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.application import Business, Function, ServiceItem, Settlement
    from dossier.profile.model.company import ExistingLicence
    from dossier.profile.model.plan import Plan
    from dossier.rulebook.model import Rule

_ELSEWHERE = "不申请"
_COVERAGE_EN = {"省内": "within one province", "跨地区": "across provinces"}


def _business(case: "Case") -> "Business":
    return case.profile.business or NOTHING_KNOWN


@check("service.functions")
def functions(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each function belongs to a class that is applied for or has a reason not to, and no class is without function."""
    listed = _business(case).functions
    if listed is None:
        return [unknown("business.functions")]
    if not listed:
        return [failed("business.functions", message="none")]
    applied = case.profile.application.categories
    verdicts = (found for index, item in enumerate(listed) for found in _classified(case, item, index, applied))
    return or_pass((*verdicts, *_idle(listed, applied)), "business.functions", count=len(listed))


def _classified(case: "Case", item: "Function", index: int, applied: "Sequence[str]") -> "Iterator[Verdict]":
    path = f"business.functions[{index}]"
    if item.category is None:
        yield unknown(f"{path}.category")
    elif item.category == _ELSEWHERE:
        if item.reason is None:
            yield unknown(f"{path}.reason", message="reason", function=item.name)
    elif item.category not in applied:
        yield from _licensed(case, item.name, item.category, f"{path}.category")


def _licensed(case: "Case", function: str, category: str, path: str) -> "Iterator[Verdict]":
    """Yield a failure unless a licence already held and in force covers the class."""
    held = case.profile.company.existing_licences
    if held is None:
        yield unknown("company.existing_licences", message="licences", function=function, category=category)
        return
    covering = [(index, item) for index, item in enumerate(held) if _names(item, category)]
    if any(item.expires_on is not None and item.expires_on >= case.as_of for _, item in covering):
        return
    undated = [index for index, item in covering if item.expires_on is None]
    yield from (unknown(f"company.existing_licences[{index}].expires_on") for index in undated)
    if not undated:
        applied = "、".join(case.profile.application.categories)
        yield failed(path, function=function, category=category, applied=applied)


def _names(licence: "ExistingLicence", category: str) -> bool:
    return any(category in written for written in licence.categories)


def _idle(listed: "Sequence[Function]", applied: "Sequence[str]") -> "Iterator[Verdict]":
    """Yield the classes that are applied for and have no function, once every function is classified."""
    used = {item.category for item in listed}
    for category in () if None in used else applied:
        if category not in used:
            yield failed("application.categories", message="idle", category=category)


@check("service.items")
def items(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The service items are names of the catalogue, cover each class applied for, and no function names another."""
    listed, applied = case.profile.application.service_items, case.profile.application.categories
    if listed is None:
        return [unknown("application.service_items")]
    if not listed:
        return [failed("application.service_items", message="none")]
    verdicts = (
        *(found for index, item in enumerate(listed) for found in _item(rule, item, index, applied)),
        *_uncovered(listed, applied),
        *_unlisted(case, listed),
    )
    return or_pass(verdicts, "application.service_items", items="、".join(item.name for item in listed))


def _item(rule: "Rule", item: "ServiceItem", index: int, applied: "Sequence[str]") -> "Iterator[Verdict]":
    path, names = f"application.service_items[{index}]", law_values.listed(rule, item.category)
    if item.name not in names:
        yield failed(f"{path}.name", item=item.name, category=item.category, names="、".join(names))
    if item.category not in applied:
        yield failed(f"{path}.category", message="category", item=item.name, category=item.category)


def _uncovered(listed: "Sequence[ServiceItem]", applied: "Sequence[str]") -> "Iterator[Verdict]":
    for category in applied:
        if all(item.category != category for item in listed):
            yield failed("application.service_items", message="uncovered", category=category)


def _unlisted(case: "Case", listed: "Sequence[ServiceItem]") -> "Iterator[Verdict]":
    names = {item.name for item in listed}
    for index, function in enumerate(_business(case).functions or ()):
        named = None if function.category == _ELSEWHERE else function.service_item
        if named is not None and named not in names:
            path = f"business.functions[{index}].service_item"
            yield failed(path, message="unlisted", function=function.name, item=named)


@check("settlement.funds")
def funds(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Who charges or holds money of users leaves theirs to a licensed institution and says how it is settled."""
    settlement = _business(case).settlement
    if settlement is None:
        return [unknown("business.settlement")]
    verdicts = (
        *absent(settlement, "business.settlement", ("charged", "holds_client_funds")),
        *_held(settlement),
        *_undescribed(case, settlement),
    )
    return or_pass(verdicts, "business.settlement")


def _held(settlement: "Settlement") -> "Iterator[Verdict]":
    if settlement.holds_client_funds:
        yield failed("business.settlement.holds_client_funds")


def _undescribed(case: "Case", settlement: "Settlement") -> "Iterator[Verdict]":
    if settlement.charged:
        yield from absent(settlement, "business.settlement", ("method",))
    online = fact_holds("online_payment", case)
    yield from (unknown(path) for path in online.missing)
    if online.holds:
        yield from absent(settlement, "business.settlement", ("institution", "institution_licence"))


@check("service.own_goods")
def own_goods(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """A trading platform has others' goods or services; the sale of one's own needs no licence for it."""
    trade, path = _business(case).b21, "business.b21.only_own_goods"
    if trade is None or trade.only_own_goods is None:
        yield unknown(path)
    else:
        yield failed(path) if trade.only_own_goods else passed(path)


@check("service.distinction")
def distinction(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Who applies for both classes says where they part, and plans revenue for each."""
    categories = sorted(set(case.profile.application.categories))
    if len(categories) < 2:
        return [not_applicable("application.categories")]
    verdicts = (*absent(_business(case), "business", ("distinction",)), *_revenue(case.profile.plan, categories))
    return or_pass(verdicts, "business.distinction")


def _revenue(plan: "Plan | None", categories: "Sequence[str]") -> "Iterator[Verdict]":
    """Yield the classes without a row of revenue in any year, and what is missing to tell."""
    if plan is None or not plan.years:
        yield unknown("plan.years")
        return
    years = [(f"plan.years[{index}].revenue", year.revenue) for index, year in enumerate(plan.years)]
    rows = [
        (f"{path}[{index}].category", row.category) for path, found in years for index, row in enumerate(found or ())
    ]
    missing = [path for path, found in years if found is None] + [path for path, category in rows if category is None]
    yield from (unknown(path) for path in missing)
    planned = {category for _, category in rows}
    for category in categories if not missing else ():
        if category not in planned:
            yield failed("plan.years", category=category)


@check("application.coverage_text")
def coverage_text(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """What the documents say about the coverage agrees with the coverage chosen in the form.

    Parameters: words that are ``wide`` or ``narrow``; ``audience``, a pattern of where users are, which does not count.
    """
    application = case.profile.application
    missing = tuple(absent(application, "application", ("coverage", "coverage_text")))
    if application.coverage is None or application.coverage_text is None:
        return missing
    covered = re.sub(str(rule.parameters["audience"]), "", application.coverage_text)
    wide = [word for word in law_values.listed(rule, "wide") if mentions(covered, word)]
    narrow = [word for word in law_values.listed(rule, "narrow") if mentions(application.coverage_text, word)]
    return [_compared(application.coverage, application.coverage_text, wide, narrow, case.rulebook.province.name)]


def _compared(coverage: str, text: str, wide: "Sequence[str]", narrow: "Sequence[str]", province: str) -> "Verdict":
    path = "application.coverage_text"
    facts = {"coverage": coverage, "coverage_en": _COVERAGE_EN[coverage], "text": text}
    if coverage == "省内":
        return failed(path, word="、".join(wide), **facts) if wide else passed(path, **facts)
    if text.strip() == province:
        narrow = [province]
    return failed(path, word="、".join(narrow), **facts) if narrow and not wide else passed(path, **facts)
