"""Check the duties of services that can form opinion or mobilise people: security assessment, filing of algorithms."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.application import Business
    from dossier.profile.model.product import Intelligence
    from dossier.rulebook.model import Rule

_OPINION = "business.public_opinion"
_ASSESSMENT = "business.security_assessment"
_FILING = "product.intelligence.filing"


def _business(case: "Case") -> "Business":
    return case.profile.business or NOTHING_KNOWN


@check("service.assessment")
def assessment(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """A service that can form opinion has its security assessment handed in, or a day for it.

    Parameter ``items``: service items that the law itself counts among such services.
    """
    items, opinion = case.profile.application.service_items, _business(case).public_opinion
    ticked = [item.name for item in items or () if item.name in law_values.listed(rule, "items")]
    if not ticked and items is None:
        yield unknown("application.service_items")
    elif not ticked and not opinion:
        yield unknown(_OPINION) if opinion is None else not_applicable(_OPINION)
    else:
        yield _assessed(case, "、".join(ticked))


def _assessed(case: "Case", ticked: str) -> "Verdict":
    done = _business(case).security_assessment or NOTHING_KNOWN
    words = {
        "services": ticked or "具有舆论属性或社会动员能力的服务",
        "services_en": ticked or "a service that can form opinion or mobilise people",
    }
    if done.submitted_on is not None:
        return _handed_in(case, done.submitted_on, words)
    return _planned(case, done.planned_on, f"{_ASSESSMENT}.planned_on", words)


def _handed_in(case: "Case", day: "date", words: dict[str, str]) -> "Verdict":
    path = f"{_ASSESSMENT}.submitted_on"
    if day > case.as_of:
        return failed(path, message="future", **words, **days(submitted=day, day=case.as_of))
    return passed(path, **words)


def _planned(case: "Case", day: "date | None", path: str, words: dict[str, str]) -> "Verdict":
    """Accept a plan for a day to come; without one the duty is not met, and a day gone by is no plan."""
    if day is None:
        return failed(path, **words)
    if day < case.as_of:
        return failed(path, message="overdue", **words, **days(planned=day, day=case.as_of))
    return passed(path, **words)


@check("service.algorithm_filing")
def algorithm_filing(case: "Case", _: "Rule") -> "Iterator[Verdict]":
    """Recommendation and generated content in a service that can form opinion are filed, or will be on a stated day."""
    product = case.profile.product or NOTHING_KNOWN
    used: Intelligence = product.intelligence or NOTHING_KNOWN
    opinion = _business(case).public_opinion
    if used.recommendation or used.generative:
        if opinion is None:
            yield unknown(_OPINION)
        else:
            yield _filed(case, used) if opinion else not_applicable(_OPINION)
    elif used.recommendation is None:
        yield unknown("product.intelligence.recommendation")
    else:
        yield unknown("product.intelligence.generative") if used.generative is None else not_applicable(_FILING)


def _filed(case: "Case", used: "Intelligence") -> "Verdict":
    techniques = {
        "算法推荐": ("recommendation algorithms", used.recommendation),
        "生成式人工智能": ("generative AI", used.generative),
    }
    words = {
        "techniques": "、".join(name for name, (_, answer) in techniques.items() if answer),
        "techniques_en": " and ".join(english for english, answer in techniques.values() if answer),
    }
    if used.filing is not None:
        return passed(_FILING, **words)
    return _planned(case, used.filing_planned_on, "product.intelligence.filing_planned_on", words)
