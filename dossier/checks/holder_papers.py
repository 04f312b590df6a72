"""Check that each holder's papers are listed and valid: licences and screenshots of companies, cards of persons."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.kinds_evidence import covering
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.facts.equity import is_foreign
from dossier.materials.select import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.facts.equity import Step
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Rule


@check("shareholders.company_papers")
def company_papers(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each holder that is no person has its papers: direct ones, or every level where foreign or the authority asks."""
    every_level = law_values.text(case, "equity.tracing") == "ultimate" or bool(case.equity.foreign)
    steps = _steps(case, every_level=every_level)
    return _papers(case, rule, steps, natural=False)


@check("shareholders.person_papers")
def person_papers(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each natural person among the direct shareholders has an identity card, valid on the day."""
    return _papers(case, rule, _steps(case, every_level=False), natural=True)


def _steps(case: "Case", *, every_level: bool) -> "Sequence[Step]":
    return [step for step in case.equity.nodes if every_level or ".shareholders" not in step.path]


def _papers(case: "Case", rule: "Rule", steps: "Sequence[Step]", *, natural: bool) -> "Iterator[Verdict]":
    if not case.profile.shareholders:
        yield unknown("shareholders")
        return
    yield from (unknown(f"{step.path}.kind") for step in steps if step.holder.kind is None)
    owners = [step for step in steps if step.holder.kind is not None and (step.holder.kind == "自然人") is natural]
    if owners and case.profile.evidence is None:
        yield unknown("evidence")
        return
    (code,) = law_values.listed(rule, "materials")
    for step in owners:
        yield _paper(case, step, code, alone=len(owners) == 1)
    if not owners and all(step.holder.kind is not None for step in steps):
        yield not_applicable("shareholders")


def _paper(case: "Case", step: "Step", code: str, *, alone: bool) -> "Verdict":
    name, listed = step.holder.name, evidence_of(case.profile, code)
    files = covering(listed, name, alone=alone)
    if not files and any(entry.subject is None for entry in listed):
        return unknown("evidence", message="whose", name=name)
    if not files and step.holder.kind != "自然人" and is_foreign(step.holder):
        return unknown("evidence", message="abroad", name=name)
    if not files:
        return failed(step.path, name=name)
    end = _end(files, step.holder.id_valid_until)
    if end is not None and end < case.as_of:
        return failed(step.path, message="expired", name=name, **days(end=end, day=case.as_of))
    if end is None and step.holder.kind == "自然人":
        return unknown(f"{step.path}.id_valid_until")
    return passed(step.path, name=name)


def _end(files: "Sequence[Evidence]", card: "date | None") -> "date | None":
    """Return the last day on which the papers are valid: the latest file counts, and the card in any case."""
    dated = [entry.expires_on for entry in files if entry.expires_on is not None]
    known = [day for day in (max(dated, default=None), card) if day is not None]
    return min(known, default=None)
