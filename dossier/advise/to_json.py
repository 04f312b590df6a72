"""Write advice as JSON for other programs."""

import json
from typing import Any

from dossier.advise.compare import Comparison
from dossier.advise.decide import in_short
from dossier.advise.opinion import Advice, Approval, Opinion, Question
from dossier.advise.profile import FunctionAdvice
from dossier.advise.report import AdviceReport
from dossier.advise.wording import weakest
from dossier.reports.json import citation_content, text_content
from dossier.values.masking import mask

SCHEMA = 1


def render_json(report: AdviceReport) -> str:
    """Return the advice as one JSON object with both languages."""
    return mask(json.dumps(_content(report), ensure_ascii=False, indent=2)) + "\n"


def _content(report: AdviceReport) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "nature": "opinion",
        "subject": text_content(report.subject),
        "confirm_with": text_content(report.authority),
        "as_of": report.day.isoformat(),
        "fits_application": None if report.comparisons is None else report.fits,
        "in_short": [text_content(line) for line in in_short(report.table, report.advice)],
        "categories": list(report.advice.categories()),
        **_advice(report, report.advice),
        "approvals": [_approval(approval) for approval in report.advice.approvals],
        "functions": None if report.functions is None else [_function(report, one) for one in report.functions],
        "application": None if report.comparisons is None else [_comparison(one) for one in report.comparisons],
    }


def _advice(report: AdviceReport, advice: Advice) -> dict[str, Any]:
    return {
        "conclusions": [_opinion(report, opinion) for opinion in advice.opinions],
        "uncovered": [_opinion(report, opinion) for opinion in advice.uncovered],
        "questions": [_question(question) for question in advice.questions],
    }


def _opinion(report: AdviceReport, opinion: Opinion) -> dict[str, Any]:
    row = opinion.conclusion
    claims = [report.table.disputes[key] for key in row.disputes]
    return {
        "key": row.key,
        "result": row.result.value,
        "category": row.category or None,
        "item": row.item or None,
        "title": text_content(row.title),
        "confidence": weakest(row.basis).value,
        "facts": [
            {"statement": text_content(fact.statement), "told_by": text_content(fact.told_by)}
            for fact in opinion.deciding
        ],
        "basis": [citation_content(citation) for citation in row.basis],
        "views": [text_content(view) for view in row.views],
        "disputes": [
            {"claim": text_content(one.claim), "law": text_content(one.law), "citation": citation_content(one.citation)}
            for one in claims
            if one.since is None or one.since <= report.day
        ],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "fact": question.fact,
        "question": text_content(question.text),
        "reason": text_content(question.reason) if question.reason.zh else None,
        "at_stake": [row.key for row in question.at_stake],
    }


def _approval(approval: Approval) -> dict[str, Any]:
    sector, state = approval.sector, approval.state
    return {
        "sector": sector.key,
        "title": text_content(sector.title),
        "authority": text_content(sector.authority),
        "paper": text_content(state.paper) if state else None,
        "certain": approval.certain,
        "told_by": text_content(approval.told_by),
        "state": state.state.value if state else None,
        "since": state.since.isoformat() if state and state.since else None,
        "citation": citation_content(state.citation) if state else None,
    }


def _function(report: AdviceReport, one: FunctionAdvice) -> dict[str, Any]:
    return {
        "name": one.function.name,
        "declared": one.function.category,
        "clear": one.clear,
        "categories": list(one.advice.categories()),
        **_advice(report, one.advice),
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    return {"subject": text_content(one.subject), "standing": one.standing.value, "message": text_content(one.message)}
