"""Write rules as JSON for other programs, with the provinces and how well each is known."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from dossier.compare.differences import Difference
from dossier.compare.json import difference_content, place_content
from dossier.compare.sides import Side
from dossier.reports.json import citation_content, text_content
from dossier.reports.values import value_words
from dossier.rulebook.model import DatedValue, Law, Rule

SCHEMA = 1


def render_json(law: Law, side: Side, rules: Iterable[Rule], changes: Iterable[Difference], day: date) -> str:
    """Return rules in force for a side, what its province changes, and all provinces with the codes of rules of their own."""
    content = {
        "schema": SCHEMA,
        "province": side.province and side.province.code,
        "authority": side.province and side.province.authority,
        "status": side.province and side.province.status.value,
        "as_of": day.isoformat(),
        "rules": [_rule(rule, side) for rule in rules],
        "changes": [difference_content(one) for one in changes],
        "rules_in_all": len(law.rules) + sum(len(one.rules) for one in law.provinces.values()),
        "provinces": [
            {**place_content(one.province, law.coverage[code]), "rules": sorted(entry.rule.code for entry in one.rules)}
            for code, one in sorted(law.provinces.items())
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, side: Side) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": text_content(rule.title),
        "why": text_content(rule.why),
        "severity": rule.severity.value,
        "confidence": rule.citation.confidence.value,
        "citation": citation_content(rule.citation),
        "applies_when": {topic: list(words) for topic, words in rule.applies_when.items()},
        "values": [_value(key, side) for key in rule.value_keys],
        "fix": text_content(rule.fix),
    }


def _value(key: str, side: Side) -> dict[str, Any]:
    """Return a value with its days and source; without them when nothing is in force on the day."""
    value = side.values.get(key)
    return {"key": key, "title": text_content(side.titles[key]), "in_force": None if value is None else _dated(value)}


def _dated(value: DatedValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "unit": value.unit,
        "words": text_content(value_words(value)),
        "since": value.since.isoformat(),
        "until": value.until and value.until.isoformat(),
        "citation": citation_content(value.citation),
    }
