"""Change a few fields of the complete profile and run one rule of the rulebook on it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dossier.checks.run import run_checks
from dossier.finding import Finding, Outcome
from tests.checks.cases import BASE, rulebook
from tests.rules.test_rules import make_case


def findings(code: str, changes: Mapping[str, Any] | None = None, remove: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Return what the rule says about the changed profile; paths and values as in the case files."""
    case = make_case({"set": changes or {}, "remove": remove}, BASE.parent)
    rules = tuple(rule for rule in rulebook().rules if rule.code == code)
    return run_checks(replace(case, rulebook=case.rulebook._replace(rules=rules)))


def failures(code: str, changes: Mapping[str, Any] | None = None, remove: tuple[str, ...] = ()) -> list[str]:
    """Return the subjects of the failures in order."""
    return [item.subject for item in findings(code, changes, remove) if item.outcome is Outcome.FAIL]


def unknowns(code: str, changes: Mapping[str, Any] | None = None, remove: tuple[str, ...] = ()) -> list[str]:
    """Return the subjects of the unknowns in order."""
    return [item.subject for item in findings(code, changes, remove) if item.outcome is Outcome.UNKNOWN]
