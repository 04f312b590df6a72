"""Make the situations that facts and conditions are asked about."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dossier.facts.equity import Equity, trace
from dossier.profile.model import Profile
from dossier.profile.validator import validate
from dossier.rulebook.load import load_law
from dossier.rulebook.model import Rulebook
from dossier.rulebook.resolve import resolve


@dataclass(frozen=True)
class Situation:
    """The least that conditions need."""

    profile: Profile
    equity: Equity
    rulebook: Rulebook
    filing: str = "new"


@cache
def rulebook() -> Rulebook:
    return resolve(load_law(), "110000", date(2026, 11, 21))


def situation(
    company: dict[str, Any] | None = None, application: dict[str, Any] | None = None, **rest: Any
) -> Situation:
    content = {
        "company": {"name": "示例公司", **(company or {})},
        "application": {"action": "新办", "categories": ["B25"], **(application or {})},
        **rest,
    }
    profile = validate(content)
    return Situation(profile, trace(profile), rulebook())
