"""Check the registered capital: its amount against the law, and the contributions against the amount."""

from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import amounts
from dossier.checks.foreign_limits import declarations_of, pilot_begun
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.facts.conditions import COVERAGE
from dossier.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.shareholders import Shareholder
    from dossier.rulebook.model import Rule

_COVERAGE_EN = {"省内": "within one province", "跨地区": "across provinces"}


@check("capital.minimum")
def minimum(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """Registered, not paid-in, capital in RMB reaches the minimum of the coverage applied for."""
    capital, coverage = case.profile.company.registered_capital, case.profile.application.coverage
    if declarations_of(case).foreign_pilot and pilot_begun(case):
        yield not_applicable("company.registered_capital")
    elif capital is None:
        yield unknown("company.registered_capital")
    elif coverage is None:
        yield unknown("application.coverage")
    elif capital.currency != "CNY":
        yield unknown("company.registered_capital", message="currency", **amounts(capital=capital))
    else:
        yield _compared(capital, coverage, Money(law_values.amount(case, "capital.minimum", COVERAGE[coverage])))


def _compared(capital: Money, coverage: str, least: Money) -> "Verdict":
    verdict = passed if capital.amount >= least.amount else failed
    return verdict(
        "company.registered_capital",
        **amounts(capital=capital, minimum=least),
        coverage=coverage,
        coverage_en=_COVERAGE_EN[coverage],
    )


@check("capital.contributions")
def contributions(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The contributions of the direct shareholders make up the registered capital; mode and source are stated."""
    holders, capital = case.profile.shareholders, case.profile.company.registered_capital
    if not holders:
        return [unknown("shareholders")]
    if capital is None:
        return [unknown("company.registered_capital")]
    return or_pass((*_unstated(holders), *_summed(holders, capital)), "shareholders", **amounts(capital=capital))


def _unstated(holders: "Sequence[Shareholder]") -> "Iterator[Verdict]":
    for index, holder in enumerate(holders):
        yield from absent(holder, f"shareholders[{index}]", ("contribution", "mode", "capital_source"))


def _summed(holders: "Sequence[Shareholder]", capital: Money) -> "Iterator[Verdict]":
    given = [holder.contribution for holder in holders if holder.contribution is not None]
    if len(given) < len(holders):
        return
    if any(amount.currency != capital.currency for amount in given):
        yield unknown("shareholders", message="currency", **amounts(capital=capital))
        return
    total = Money(sum((amount.amount for amount in given), Decimal()), capital.currency)
    if total.amount != capital.amount:
        yield failed("shareholders", message="", **amounts(total=total, capital=capital))
