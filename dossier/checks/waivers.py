"""Find the waiver that covers a finding, and say when one has expired or does not count."""

from typing import TYPE_CHECKING

from dossier.finding import Outcome
from dossier.text import Text
from dossier.values.citation import Confidence
from dossier.values.dates import chinese

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.evidence import Override
    from dossier.rulebook.model import Rule

_WAIVABLE = frozenset({Outcome.FAIL, Outcome.UNKNOWN})
_NO_NOTE = Text("", "")


def waiver(case: "Case", rule: "Rule", verdict: "Verdict") -> str:
    """Return who waived the finding, why and until when; empty when nobody may or did."""
    if not may_be_waived(rule):
        return ""
    standing = [override for override in _matching(case, rule, verdict) if override.expires_on >= case.as_of]
    return "；".join(f"{item.person}：{item.reason}（至{chinese(item.expires_on)}）" for item in standing[:1])


def waiver_note(case: "Case", rule: "Rule", verdict: "Verdict") -> Text:
    """Return the sentence about a waiver that does not count; empty texts when there is none."""
    found = list(_matching(case, rule, verdict))
    if not found or waiver(case, rule, verdict):
        return _NO_NOTE
    if not may_be_waived(rule):
        return Text("（法律规定，不得豁免）", " (a rule of law cannot be waived)")
    return _expired(max(override.expires_on for override in found))


def may_be_waived(rule: "Rule") -> bool:
    """Return whether a person may take responsibility for the rule: not for law, but for the four prerequisites."""
    return rule.prerequisite or rule.citation.confidence is not Confidence.LAW


def _expired(day: "date") -> Text:
    return Text(f"（豁免已于{chinese(day)}到期）", f" (the waiver expired on {day.isoformat()})")


def _matching(case: "Case", rule: "Rule", verdict: "Verdict") -> "Iterable[Override]":
    if verdict.outcome not in _WAIVABLE:
        return
    for override in case.profile.overrides or []:
        if override.rule in (rule.code, rule.name) and _covers(override, verdict):
            yield override


def _covers(override: "Override", verdict: "Verdict") -> bool:
    """A waiver without subject covers the whole rule; a subject is a path or the name of the thing in question."""
    return override.subject is None or override.subject in (verdict.subject, *verdict.facts.values())
