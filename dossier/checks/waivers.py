"""Find the waiver that covers a finding."""

from typing import TYPE_CHECKING, Protocol

from dossier.finding import Outcome
from dossier.values.citation import Confidence
from dossier.values.dates import chinese

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.case import Case
    from dossier.profile.model.evidence import Override
    from dossier.rulebook.model import Rule

WAIVABLE = frozenset({Outcome.FAIL, Outcome.UNKNOWN})
"""What a person may take responsibility for; a crash is no result at all."""
AFTER = "after."
"""The names of checks that judge what all other rules found begin with this."""


_NAMING = (
    "thing", "name", "domain", "site", "carrier", "function", "node", "item", "file", "provider", "holder", "owner",
    "software", "role", "title", "document", "subject", "person_named",
)  # fmt: skip
"""Facts that say what a finding is about; others, such as who looked or a limit, are no subject of a waiver."""


class Judged(Protocol):
    """A verdict, or the finding made of it."""

    @property
    def outcome(self) -> Outcome:
        """What the rule said."""

    @property
    def subject(self) -> str:
        """Profile path, or material or document code."""

    @property
    def facts(self) -> "Mapping[str, str]":
        """What the message was filled with."""


def waiver(case: "Case", rule: "Rule", verdict: Judged) -> str:
    """Return who waived the finding, why and until when; empty when nobody may or did."""
    if not case.profile.overrides or not may_be_waived(rule):
        return ""
    standing = [one for one in case.profile.overrides if one.expires_on >= case.as_of]
    found = [one for one in standing if covers(one, rule, verdict)]
    return "；".join(f"{item.person}：{item.reason}（至{chinese(item.expires_on)}）" for item in found[:1])


def may_be_waived(rule: "Rule") -> bool:
    """Return whether a person may take responsibility: never for what the text of a law asks, nor for waivers."""
    if rule.check.startswith(AFTER):
        return False
    return rule.citation.confidence is not Confidence.LAW


def covers(override: "Override", rule: "Rule", verdict: Judged) -> bool:
    """Return whether a waiver is about a finding of the rule; one without subject is about all of them.

    A subject is a path or the name of the thing in question.
    """
    if override.rule not in (rule.code, rule.name) or verdict.outcome not in WAIVABLE:
        return False
    named = (verdict.facts.get(key) for key in _NAMING)
    return override.subject is None or override.subject in (verdict.subject, *named)
