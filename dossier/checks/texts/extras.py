"""Check that the security policies deal with the risks of each kind of business the applicant has."""

from typing import TYPE_CHECKING

from dossier.checks.phrases import mentions
from dossier.checks.registry import failed, not_applicable, unknown
from dossier.checks.texts.entries import mappings, words
from dossier.checks.texts.parts import about
from dossier.checks.texts.registry import clean, text_check
from dossier.checks.verdicts import absent
from dossier.facts.circumstances import fact_holds
from dossier.facts.kinds import business_kinds
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText


@text_check("text.extra_policies")
def extra_policies(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Each kind of business of the parameter ``kinds`` that the applicant has is dealt with under a heading of its own.

    A kind has ``zh``, ``en``, words of ``headings``, and how it shows: service ``items``, ``slugs`` of the kinds of
    business, ``words`` in names of functions and columns, or ``facts``.
    """
    answers = [(kind, _has(case, kind)) for kind in mappings(rule, "kinds")]
    missing = dict.fromkeys(path for _, found in answers if isinstance(found, tuple) for path in found)
    kinds = [kind for kind, found in answers if found is True]
    verdicts = [unknown(path) for path in missing]
    verdicts += [verdict for document in documents for kind in kinds for verdict in _headed(document, kind)]
    if verdicts:
        return verdicts
    names = {
        "kinds": "、".join(str(kind["zh"]) for kind in kinds),
        "kinds_en": ", ".join(str(kind["en"]) for kind in kinds),
    }
    return [clean(documents, **names)] if kinds else [not_applicable("application.service_items")]


def _has(case: "Case", kind: "Mapping[str, object]") -> "bool | tuple[str, ...]":
    """Return whether the applicant has a kind of business, or the paths of what is missing to tell."""
    answers = [fact_holds(name, case) for name in words(kind, "facts")]
    if any(answer.holds for answer in answers) or _offers(case, kind):
        return True
    missing = [path for answer in answers for path in answer.missing]
    if "items" in kind:
        missing += [gap.subject for gap in absent(case.profile.application, "application", ("service_items",))]
    if "words" in kind:
        business = case.profile.business or NOTHING_KNOWN
        missing += [gap.subject for gap in absent(business, "business", ("functions",))]
    return tuple(missing) or False


def _offers(case: "Case", kind: "Mapping[str, object]") -> bool:
    items, telling, slugs = words(kind, "items"), words(kind, "words"), words(kind, "slugs")
    business, product = case.profile.business or NOTHING_KNOWN, case.profile.product or NOTHING_KNOWN
    named = [one.name for one in (*(business.functions or ()), *(product.columns or ()))]
    return (
        any(item.name in items for item in case.profile.application.service_items or ())
        or not business_kinds(case.profile).isdisjoint(slugs)
        or any(mentions(name, word) for name in named for word in telling)
    )


def _headed(document: "DocumentText", kind: "Mapping[str, object]") -> "Iterator[Verdict]":
    if not about(document, words(kind, "headings")):
        yield failed(document.code, document=document.title, kind=str(kind["zh"]), kind_en=str(kind["en"]))
