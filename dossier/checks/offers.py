"""Check how the services are described: their texts, whom they are for, what is charged, what they cannot be."""

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from dossier.checks.fields import each
from dossier.checks.phrases import likeness, pairs
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.application import B21, B25, Business, ServiceItem
    from dossier.profile.model.product import Price, Product
    from dossier.rulebook.model import Rule

_ITEMS, _PRICES = "application.service_items", "product.prices"
_SIDES = {"前向用户收费": {"前向"}, "后向平台服务收费": {"后向"}, "混合收费": {"前向", "后向"}}
"""Choice of the form → sides that pay."""
_SIDES_EN = {"前向": "users", "后向": "merchants or advertisers"}


def _business(case: "Case") -> "Business":
    return case.profile.business or NOTHING_KNOWN


def _product(case: "Case") -> "Product":
    return case.profile.product or NOTHING_KNOWN


def _kinds(case: "Case") -> "Iterator[tuple[str, str, B25 | B21]]":
    """Yield each class applied for with path and facts of its section."""
    for category in dict.fromkeys(case.profile.application.categories):
        section = category.lower()
        yield category, f"business.{section}", getattr(_business(case), section) or NOTHING_KNOWN


# --- descriptions -----------------------------------------------------------------------------------------------


@check("service.descriptions")
def descriptions(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each service item is described at some length, and in other words than the other items.

    Parameters: ``least`` characters; ``alike`` percent from which two descriptions count as the same.
    """
    listed = case.profile.application.service_items
    verdicts = (
        *each(listed, _ITEMS, partial(_described, int(str(rule.parameters["least"])))),
        *_repeated(listed or (), int(str(rule.parameters["alike"]))),
    )
    return or_pass(verdicts, _ITEMS, count=len(listed or ()))


def _described(least: int, item: "ServiceItem", path: str) -> "Iterator[Verdict]":
    if item.description is None:
        yield unknown(f"{path}.description")
    elif len(item.description.strip()) < least:
        yield failed(f"{path}.description", item=item.name, length=len(item.description.strip()), least=least)


def _repeated(listed: "Sequence[ServiceItem]", limit: int) -> "Iterator[Verdict]":
    texts = [(index, item.name, item.description) for index, item in enumerate(listed) if item.description]
    for (_, name, text), (index, other, words) in combinations(texts, 2):
        if (percent := likeness(text, words)) >= limit:
            path = f"{_ITEMS}[{index}].description"
            yield failed(path, message="alike", item=other, other=name, percent=percent)


@check("service.target_users")
def target_users(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The users are named for each class, and the groups of the plan are recognisable among them."""
    kinds = list(_kinds(case))
    plan = case.profile.plan or NOTHING_KNOWN
    missing = (*(one for _, path, kind in kinds for one in absent(kind, path, ("target_users",))),)
    if missing or plan.segments is None:
        return (*missing, *absent(plan, "plan", ("segments",)))
    users = "；".join(kind.target_users or "" for _, _, kind in kinds)
    named = pairs(users)
    strange = (
        failed(f"plan.segments[{index}].name", group=group.name, users=users)
        for index, group in enumerate(plan.segments)
        if not pairs(group.name) & named
    )
    none = () if plan.segments else (failed("plan.segments", message="none", users=users),)
    return or_pass((*none, *strange), kinds[0][1] + ".target_users", users=users)


# --- charges ----------------------------------------------------------------------------------------------------


@check("price.profit_model")
def profit_model(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The profit model chosen in the form is the one the price list shows, and charging is said where it is done."""
    business, prices = _business(case), _product(case).prices
    settlement = business.settlement or NOTHING_KNOWN
    missing = (
        *(one for _, path, kind in _kinds(case) for one in absent(kind, path, ("profit_model",))),
        *absent(settlement, "business.settlement", ("charged",)),
        *_unsorted(prices),
    )
    wrong = (
        *_charging(settlement.charged, prices or ()),
        *(one for category, path, kind in _kinds(case) for one in _modelled(case, category, path, kind)),
    )
    return or_pass((*missing, *(() if prices is None else wrong)), _PRICES, count=len(prices or ()))


def _unsorted(prices: "Sequence[Price] | None") -> "Iterator[Verdict]":
    if prices is None:
        yield unknown(_PRICES)
    for index, price in enumerate(prices or ()):
        yield from absent(price, f"{_PRICES}[{index}]", ("category", "direction"))


def _charging(charged: bool | None, prices: "Sequence[Price]") -> "Iterator[Verdict]":
    if charged is False and prices:
        yield failed("business.settlement.charged", message="denied", count=len(prices))
    elif charged and not prices:
        yield failed(_PRICES, message="unlisted")


def _modelled(case: "Case", category: str, path: str, kind: "B25 | B21") -> "Iterator[Verdict]":
    """Compare the model of a class with the sides that pay; a class that is free with a reason has nothing to compare."""
    prices = _product(case).prices or ()
    sides = [price.direction for price in prices if price.category == category]
    sorted_out = all(price.category for price in prices) and None not in sides
    if kind.profit_model is None or not sorted_out:
        return
    facts = {"category": category, "model": kind.profit_model}
    if not sides and _business(case).free_reason is None:
        yield failed(f"{path}.profit_model", message="none", **facts)
    elif sides and set(sides) != _SIDES[kind.profit_model]:
        found = sorted({side for side in sides if side})
        english = " and ".join(_SIDES_EN[side] for side in found)
        yield failed(f"{path}.profit_model", sides="、".join(found), sides_en=english, **facts)


@check("price.free")
def free(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """Where nothing at all is charged, the applicant says why a licence for paid services is asked for."""
    prices, reason = _product(case).prices, _business(case).free_reason
    if prices is None:
        yield unknown(_PRICES)
    elif prices:
        yield passed(_PRICES, count=len(prices))
    elif reason is None:
        yield failed(_PRICES)
    else:
        yield passed("business.free_reason", count=0)


# --- what the services cannot be ---------------------------------------------------------------------------------


@check("service.search")
def search(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """A search service searches the web at large, not only the applicant's own pages or one field."""
    kind, path = _business(case).b25 or NOTHING_KNOWN, "business.b25.search_scope"
    narrow = {"站内": "its own pages", "单一领域": "a single field"}
    if kind.search_scope is None:
        yield unknown(path)
    elif kind.search_scope in narrow:
        yield failed(path, scope=kind.search_scope, scope_en=narrow[kind.search_scope])
    else:
        yield passed(path)


@check("service.software_only")
def software_only(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """The service is more than the rent of software in which customers keep their own data."""
    path, answer = "business.software_only", _business(case).software_only
    if answer is None:
        yield unknown(path)
    else:
        yield failed(path) if answer else passed(path)
