"""Run every rule of a case and return its findings, in the order of the rule codes; no rule is ever left out."""

from functools import partial
from typing import TYPE_CHECKING

import dossier.checks.all  # noqa: F401  (registers the check functions)
from dossier.checks import law_values, wording
from dossier.checks.crash import crash
from dossier.checks.reading_verdicts import with_readings
from dossier.checks.registry import CHECKS, Verdict, not_applicable, unknown
from dossier.checks.subjects import subject_location, subject_title
from dossier.checks.waivers import AFTER, waiver
from dossier.facts.conditions import applies
from dossier.finding import Finding, Outcome
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text
from dossier.values.citation import Confidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.rulebook.model import Rule

_WHOLE = "application"
"""Subject of a finding that concerns no single fact."""
_RESERVATIONS = {
    Confidence.SECONDARY: Text("（据转述资料，请向通信管理局核实）", " (from a secondary source; ask the authority)"),
    Confidence.PRACTICE: Text("（地方实践，请向通信管理局核实）", " (local practice; ask the authority)"),
    Confidence.UNVERIFIED: Text("（未找到依据，请向通信管理局核实）", " (no source was found; ask the authority)"),
}


def run_checks(case: "Case") -> tuple[Finding, ...]:
    """Return at least one finding for each rule in force that needs neither finished documents nor other findings."""
    return tuple(
        finding
        for rule in case.rulebook.rules
        if not reads_texts(rule) and not comes_after(rule)
        for finding in findings_of(case, rule, partial(_plain, case, rule))
    )


def effective_severity(case: "Case", rule: "Rule") -> Severity:
    """Return what a failure means here: practice warns, unless it is a prerequisite or the profile is stricter."""
    if rule.prerequisite or _strict(case, rule):
        return Severity.BLOCK
    if rule.severity is Severity.BLOCK and not rule.citation.confidence.may_block:
        return Severity.WARN
    return rule.severity


def _strict(case: "Case", rule: "Rule") -> bool:
    listed = case.profile.application.strict_rules or []
    return rule.code in listed or rule.name in listed


def reads_texts(rule: "Rule") -> bool:
    """Return whether the rule is about finished documents, which only exist after a build."""
    return rule.check.startswith("text.")


def comes_after(rule: "Rule") -> bool:
    """Return whether the rule is about what all the others found."""
    return rule.check.startswith(AFTER)


def findings_of(case: "Case", rule: "Rule", judge: "Callable[[], Iterable[Verdict]]") -> "Iterator[Finding]":
    """Yield the findings of one rule; ``judge`` is asked only when the rule concerns the case."""
    for verdict in _verdicts(case, rule, judge):
        try:
            yield _finding(case, rule, verdict)
        except (KeyError, IndexError, ValueError) as problem:  # a wording without its fact
            yield _finding(case, rule, crash(rule.code, problem))


def _verdicts(case: "Case", rule: "Rule", judge: "Callable[[], Iterable[Verdict]]") -> "Sequence[Verdict]":
    answer = applies(rule.applies_when, case)
    if answer.holds is None:
        return [unknown(path, message=wording.UNDECIDED) for path in answer.missing]
    if not answer.holds:
        return [not_applicable(_WHOLE)._replace(message=wording.INAPPLICABLE)]
    idle = law_values.out_of_force(case, rule)
    return _judged(rule, judge) if idle is None else [idle]


def _judged(rule: "Rule", judge: "Callable[[], Iterable[Verdict]]") -> "Sequence[Verdict]":
    """Run the check; whatever goes wrong inside it becomes a finding, never a lost rule."""
    try:
        verdicts = tuple(judge())
    except Exception as problem:
        return [crash(rule.code, problem)]
    return verdicts or [crash(rule.code, LookupError(rule.check))]


def _plain(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    verdicts = CHECKS[rule.check](case, rule)
    return with_readings(case, rule, verdicts) if rule.reads else verdicts


def _finding(case: "Case", rule: "Rule", verdict: Verdict) -> Finding:
    subject, severity = subject_title(case, verdict), effective_severity(case, rule)
    message = wording.message(rule, verdict, subject)
    return Finding(
        code=rule.code,
        rule=rule.name,
        title=rule.title,
        outcome=verdict.outcome,
        severity=severity,
        subject=verdict.subject,
        subject_title=subject,
        location=subject_location(case, verdict),
        message=_reserved(message, rule, verdict, severity),
        fix=wording.fix(rule, verdict, subject),
        facts=verdict.facts,
        citation=verdict.citation or rule.citation,
        waiver=waiver(case, rule, verdict),
        stage=rule.stage,
        waiting=verdict.message == wording.UNWRITTEN,
    )


def _reserved(message: Text, rule: "Rule", verdict: Verdict, severity: Severity) -> Text:
    """Return the message with a doubt about a basis of its own, and where nothing official supports the warning."""
    if verdict.citation is not None and verdict.citation.note:
        note = verdict.citation.note
        message = Text(f"{message.zh}（依据说明：{note}）", f"{message.en} (note on the basis, in Chinese: {note})")
    concerned = verdict.outcome in (Outcome.FAIL, Outcome.UNKNOWN) and severity is not Severity.BLOCK
    if not concerned or rule.citation.confidence.may_block:
        return message
    doubt = _RESERVATIONS[rule.citation.confidence]
    return Text(f"{message.zh}{doubt.zh}", f"{message.en}{doubt.en}")
