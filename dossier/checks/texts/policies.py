"""Check the security policies as written: their chapters, what each has to say, and who heads security."""

import re
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.names import folded
from dossier.checks.phrases import likeness
from dossier.checks.registry import failed, passed, unknown
from dossier.checks.texts.entries import mappings, words
from dossier.checks.texts.parts import about, parts
from dossier.checks.texts.registry import clean, text_check
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
        verdict for document in documents for part in mappings(rule, "parts") for verdict in _said(document, part)
    ]
    return verdicts or [clean(documents)]


def _said(document: "DocumentText", part: "Mapping[str, object]") -> "Iterator[Verdict]":
    found = about(document, words(part, "headings"))
    facts = {"document": document.title, "part": str(part["zh"]), "part_en": str(part["en"])}
    if not found:
        yield failed(document.code, message="missing", **facts)
        return
    text, listed = "\n".join(one.text for one in found), part["says"]
    for item in listed if isinstance(listed, tuple) else ():
        if re.search(str(item["pattern"]), text) is None:
            lacking = {"item": str(item["zh"]), "item_en": str(item["en"])}
            yield failed(document.code, heading=found[0].heading, **facts, **lacking)


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
