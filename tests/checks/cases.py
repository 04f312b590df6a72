"""Make small cases and rules for the tests of single checks."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dossier.case import Case, open_case
from dossier.profile.load import load_profile, parse_profile
from dossier.rulebook.load import load_law
from dossier.rulebook.model import Rule, Rulebook
from dossier.rulebook.resolve import resolve
from dossier.rulebook.vocabulary import Severity, Stage
from dossier.text import Text
from dossier.values.citation import Citation, Confidence

DAY = date(2026, 11, 21)
BASE = Path(__file__).parents[1] / "rules" / "base.yaml"
SMALL = "company: {name: 示例公司}\napplication: {action: 新办, categories: [B25], coverage: 省内"


@cache
def rulebook() -> Rulebook:
    """Return the national rules as they stand in 北京."""
    return resolve(load_law(), "110000", DAY)


def base_case(*rules: Rule) -> Case:
    """Return the complete profile under these rules only."""
    return open_case(load_profile(BASE), rulebook()._replace(rules=rules), DAY)


def small_case(*rules: Rule, application: str = "", more: str = "") -> Case:
    """Return an almost empty profile under these rules only; ``more`` is YAML at the top level."""
    text = f"{SMALL}{application}}}\n{more}"
    return open_case(parse_profile(text, BASE), rulebook()._replace(rules=rules), DAY)


def rule(
    code: str = "Z01",
    *,
    check: str = "stub",
    severity: Severity = Severity.BLOCK,
    confidence: Confidence = Confidence.OFFICIAL,
    prerequisite: bool = False,
    applies_when: Mapping[str, tuple[str, ...]] | None = None,
    messages: Mapping[str, Text] | None = None,
    parameters: Mapping[str, Any] | None = None,
) -> Rule:
    """Return a rule that cites a fictional instrument."""
    return Rule(
        code=code,
        name=f"stub.{code.lower()}",
        title=Text("示例要求", "Example requirement"),
        why=Text("示例", "Example"),
        severity=severity,
        prerequisite=prerequisite,
        stage=Stage.PREPARATION,
        check=check,
        value_keys=(),
        parameters=parameters or {},
        applies_when=applies_when or {},
        messages=messages or {"fail": Text("示例未满足", "Example not met")},
        fix=Text("请更正", "Correct it"),
        citation=Citation("示例办法", "第一条", "", DAY, confidence),
    )
