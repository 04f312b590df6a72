"""Check the figures the security policies rest on: keywords, reviewers, real names, classes of data."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.fields import each
from dossier.checks.names import folded
from dossier.checks.phrases import mentions
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.security import DataClass, Review, Security
    from dossier.rulebook.model import Rule


def _security(case: "Case") -> "Security":
    return case.profile.security or NOTHING_KNOWN


@check("security.keywords")
def keywords(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The keyword library has a size, an update cycle, a person in charge and the product that applies it."""
    library, path = _security(case).keywords or NOTHING_KNOWN, "security.keywords"
    verdicts = [
        *absent(library, path, ("size", "update_days", "owner")),
        *absent(_security(case).review or NOTHING_KNOWN, "security.review", ("tool",)),
    ]
    if library.size == 0:
        verdicts.append(failed(f"{path}.size"))
    if library.update_days == 0:
        verdicts.append(failed(f"{path}.update_days", message="cycle"))
    return or_pass(verdicts, path, size=library.size, days=library.update_days)


@check("security.reviewers")
def reviewers(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Somebody reviews content at stated hours, and around the clock where the service is lively.

    Parameters: ``items`` (service items) and ``words`` (in names of functions) of lively services, ``whole_day`` words.
    """
    review, path = _security(case).review or NOTHING_KNOWN, "security.review"
    verdicts = [*absent(review, path, ("staff", "hours")), *_hours(case, rule, review, f"{path}.hours")]
    if review.staff == 0:
        verdicts.append(failed(f"{path}.staff"))
    return or_pass(verdicts, path, staff=review.staff, hours=review.hours)


def _hours(case: "Case", rule: "Rule", review: "Review", path: str) -> "Iterator[Verdict]":
    if review.hours is None:
        return
    whole = any(word in folded(review.hours) for word in law_values.listed(rule, "whole_day"))
    if not whole and re.search(r"\d", review.hours) is None:
        yield failed(path, message="vague", hours=review.hours)
    elif not whole:
        yield from _lively(case, rule, path, review.hours)


def _lively(case: "Case", rule: "Rule", path: str, hours: str) -> "Iterator[Verdict]":
    """Yield a failure when the service is one of those that need review around the clock, or what is missing to tell."""
    items, functions = case.profile.application.service_items, (case.profile.business or NOTHING_KNOWN).functions
    yield from absent(case.profile.application, "application", ("service_items",))
    if functions is None:
        yield unknown("business.functions")
    named = {item.name for item in items or ()} & set(law_values.listed(rule, "items"))
    words = law_values.listed(rule, "words")
    named |= {one.name for one in functions or () if any(mentions(one.name, word) for word in words)}
    if named:
        yield failed(path, message="night", hours=hours, service="、".join(sorted(named)))


@check("security.real_name")
def real_name(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """How users are identified is described by what is verified; the parameter ``words`` lists such things."""
    method, path = (case.profile.product or NOTHING_KNOWN).real_name_method, "product.real_name_method"
    if method is None:
        yield unknown(path)
    elif any(mentions(method, word) for word in law_values.listed(rule, "words")):
        yield passed(path, method=method)
    else:
        yield failed(path, method=method)


@check("security.data_classes")
def data_classes(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """There are two classes of data at least, each with its data and measures, and no class twice."""
    classes, path = _security(case).data_classes, "security.data_classes"
    if classes is None:
        return [unknown(path)]
    verdicts = list(each(classes, path, _class)) if classes else []
    levels = [folded(one.level) for one in classes]
    twice = next((one.level for one in classes if levels.count(folded(one.level)) > 1), None)
    if len(classes) < 2:
        verdicts.append(failed(path, count=len(classes)))
    if twice is not None:
        verdicts.append(failed(path, message="twice", level=twice))
    return or_pass(verdicts, path, levels="、".join(one.level for one in classes))


def _class(one: "DataClass", path: str) -> "Iterator[Verdict]":
    yield from absent(one, path, ("data", "measures"))
