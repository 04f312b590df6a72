"""Run the rules about the text of finished documents: case + documents -> findings."""

from functools import partial
from typing import TYPE_CHECKING

import dossier.checks.texts.all  # noqa: F401  (registers the checks)
from dossier.checks import law_values
from dossier.checks.registry import not_applicable, unknown
from dossier.checks.run import findings_of, reads_texts
from dossier.checks.texts.by_hand import in_the_file
from dossier.checks.texts.quoted import without_quotes
from dossier.checks.texts.registry import OF_OUR_WORDS, TEXT_CHECKS
from dossier.checks.wording import UNWRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.finding import Finding
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText


def run_text_checks(
    case: "Case", written: "Sequence[DocumentText]", unwritten: "Sequence[DocumentText]"
) -> "tuple[Finding, ...]":
    """Return at least one finding for each rule about texts; ``unwritten`` documents lack a fact and have no passages."""
    return tuple(
        in_the_file(case, finding, written)
        for rule in case.rulebook.rules
        if reads_texts(rule)
        for finding in findings_of(case, rule, partial(_judged, case, rule, written, unwritten))
    )


def _judged(
    case: "Case", rule: "Rule", written: "Sequence[DocumentText]", unwritten: "Sequence[DocumentText]"
) -> "Iterable[Verdict]":
    """Judge the documents there are; those that could not be written stay unknown, in one verdict."""
    texts, lacking = _concerned(rule, without_quotes(case, rule, written)), _concerned(rule, unwritten)
    if not texts and not lacking:
        return [not_applicable("application")]
    verdicts = list(TEXT_CHECKS[rule.check](case, rule, texts)) if texts else []
    if lacking:
        names = "、".join(f"《{document.title}》" for document in lacking)
        verdicts.append(unknown(lacking[0].code, message=UNWRITTEN, documents=names))
    return verdicts


def _concerned(rule: "Rule", documents: "Sequence[DocumentText]") -> "Sequence[DocumentText]":
    """Return the documents the rule reads: those its parameter ``documents`` lists, or all.

    An authority's form that was filled in is none of those whose wording is judged.
    """
    if rule.check in OF_OUR_WORDS:
        documents = [document for document in documents if not document.form]
    if "documents" not in rule.parameters:
        return documents
    named = law_values.listed(rule, "documents")
    return [document for document in documents if document.code in named]
