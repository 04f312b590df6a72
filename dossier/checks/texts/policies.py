"""Check the security policies as written: their chapters, what each has to say, and who heads security."""

import re
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.names import folded
from dossier.checks.phrases import likeness, mentions
from dossier.checks.registry import failed, not_applicable, passed, unknown
from dossier.checks.texts.parts import about, parts
from dossier.checks.texts.registry import clean, text_check
from dossier.checks.verdicts import absent
from dossier.facts.circumstances import fact_holds
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.checks.texts.parts import Part
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText

_ALIKE = 90
"""Percent of shared pairs of characters from which two chapters say the same."""


@text_check("text.policy_chapters")
def policy_chapters(_: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Each heading of the parameter ``chapters`` is a chapter of ``least`` characters at least."""
    least = int(str(rule.parameters["least"]))
    verdicts = [
        verdict
        for document in documents
        for heading in law_values.listed(rule, "chapters")
        for verdict in _long_enough(document, heading, least)
    ]
    return verdicts or [clean(documents, least=least)]


def _long_enough(document: "DocumentText", heading: str, least: int) -> "Iterator[Verdict]":
    found = about(document, [heading])
    count = sum(len(line) for part in found for line in part.text.splitlines())
    facts = {"document": document.title, "chapter": heading, "count": str(count), "least": str(least)}
    if not found:
        yield failed(document.code, message="missing", **facts)
    elif count < least:
        yield failed(document.code, heading=found[0].heading, **facts)


@text_check("text.chapters_differ")
def chapters_differ(_: "Case", __: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """No two chapters of a document say the same."""
    verdicts = [
        failed(document.code, document=document.title, heading=first.heading, other=second.heading)
        for document in documents
        for first, second in combinations(parts(document), 2)
        if _alike(first, second)
    ]
    return verdicts or [clean(documents)]


def _alike(first: "Part", second: "Part") -> bool:
    """Compare only chapters of about the same length; others cannot be alike."""
    shorter, longer = sorted((len(first.text), len(second.text)))
    return shorter * 100 >= longer * (_ALIKE - 10) and likeness(first.text, second.text) >= _ALIKE


@text_check("text.chapters_say")
def chapters_say(_: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Each part of the parameter ``parts`` is there and says what it has to.

    A part has ``zh`` and ``en``, words of its ``headings``, and ``says``: items with ``zh``, ``en`` and a ``pattern``
    over the text without blanks.
    """
    verdicts = [
        verdict for document in documents for part in _mappings(rule, "parts") for verdict in _said(document, part)
    ]
    return verdicts or [clean(documents)]


def _mappings(rule: "Rule", name: str) -> "Iterator[Mapping[str, object]]":
    listed = rule.parameters[name]
    yield from (entry for entry in listed if isinstance(entry, Mapping)) if isinstance(listed, tuple) else ()


def _said(document: "DocumentText", part: "Mapping[str, object]") -> "Iterator[Verdict]":
    found = about(document, _words(part, "headings"))
    facts = {"document": document.title, "part": str(part["zh"]), "part_en": str(part["en"])}
    if not found:
        yield failed(document.code, message="missing", **facts)
        return
    text, listed = "\n".join(one.text for one in found), part["says"]
    for item in listed if isinstance(listed, tuple) else ():
        if re.search(str(item["pattern"]), text) is None:
            lacking = {"item": str(item["zh"]), "item_en": str(item["en"])}
            yield failed(document.code, heading=found[0].heading, **facts, **lacking)


def _words(entry: "Mapping[str, object]", name: str) -> tuple[str, ...]:
    words = entry.get(name, ())
    return tuple(str(word) for word in words) if isinstance(words, tuple) else ()


@text_check("text.extra_policies")
def extra_policies(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Each kind of business of the parameter ``kinds`` that the applicant has is dealt with under a heading of its own.

    A kind has ``zh``, ``en``, words of ``headings``, and how it shows: service ``items``, ``words`` in names of
    functions and columns, or ``facts``.
    """
    answers = [(kind, _has(case, kind)) for kind in _mappings(rule, "kinds")]
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
    answers = [fact_holds(name, case) for name in _words(kind, "facts")]
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
    items, words = _words(kind, "items"), _words(kind, "words")
    business, product = case.profile.business or NOTHING_KNOWN, case.profile.product or NOTHING_KNOWN
    named = [one.name for one in (*(business.functions or ()), *(product.columns or ()))]
    return any(item.name in items for item in case.profile.application.service_items or ()) or any(
        mentions(name, word) for name in named for word in words
    )


def _headed(document: "DocumentText", kind: "Mapping[str, object]") -> "Iterator[Verdict]":
    if not about(document, _words(kind, "headings")):
        yield failed(document.code, document=document.title, kind=str(kind["zh"]), kind_en=str(kind["en"]))


@text_check("text.security_head")
def security_head(case: "Case", _: "Rule", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    """Each document names the head of security and gives that person's mobile number."""
    head = (case.profile.contacts or NOTHING_KNOWN).security
    if head is None or head.mobile is None:
        yield unknown("contacts.security" if head is None else "contacts.security.mobile")
        return
    for document in documents:
        text = folded(document.text)
        facts = {"document": document.title, "name": head.name, "mobile": head.mobile}
        whole = folded(head.name) in text and head.mobile in text
        yield passed(document.code, **facts) if whole else failed(document.code, **facts)
