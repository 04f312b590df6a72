"""Gaps: whatever a profile leaves out or leaves empty, every rule answers, and none of them breaks."""

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.case import open_case
from dossier.checks.run import run_checks
from dossier.finding import Finding, Outcome
from dossier.pipeline import check
from dossier.profile.load import parse_profile
from dossier.profile.problems import ProfileError
from dossier.rulebook.cache import open_law
from dossier.rulebook.resolve import resolve

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2026, 12, 1)
PLACES = {"qinghe": "110000", "yunqi": "440000"}
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Step = str | int


def tree(example: str) -> dict[str, Any]:
    text = (EXAMPLES / example / "profile.yaml").read_text("utf-8")
    return dict(yaml.load(text, Loader=_LOADER))


def paths(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Yield every field; of lists only what stands in the first entry."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from paths(inner, (*path, key))
    elif isinstance(value, list) and value:
        yield from paths(value[0], (*path, 0))


def changed(example: dict[str, Any], path: tuple[Step, ...], *, empty: bool) -> dict[str, Any]:
    made: Any = copy.deepcopy(example)
    owner = made
    for step in path[:-1]:
        owner = owner[step]
    if empty:
        owner[path[-1]] = []
    else:
        del owner[path[-1]]
    return dict(made)


def text(profile: dict[str, Any]) -> str:
    return str(yaml.dump(profile, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000))


def crashes(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{one.code} {one.message.zh}" for one in findings if one.outcome is Outcome.ERROR]


SECTIONS = [(example, key) for example in PLACES for key in tree(example)]
FIELDS = [one for one in SECTIONS if one[0] == "qinghe" or one[1] in ("business", "product", "plan")]
"""The second example has other facts in these sections only."""


@pytest.mark.parametrize(("example", "section"), FIELDS)
def test_no_rule_breaks_on_a_missing_or_empty_field(example: str, section: str) -> None:
    whole = tree(example)
    folder, book = EXAMPLES / example / "profile.yaml", resolve(open_law(), PLACES[example], DAY)
    tried = 0
    for path in [(section,), *paths(whole[section], (section,))]:
        value: Any = whole
        for step in path:
            value = value[step]
        for empty in (False, True) if isinstance(value, list) else (False,):
            try:
                loaded = parse_profile(text(changed(whole, path, empty=empty)), folder)
            except ProfileError:
                continue  # a field without which the group has no meaning
            findings = run_checks(open_case(loaded, book, DAY))
            assert crashes(findings) == [], path
            tried += 1
    assert tried or section in ("company", "application")


@pytest.mark.parametrize(("example", "section"), SECTIONS)
def test_a_whole_check_answers_without_a_section(example: str, section: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if section in ("company", "application"):
        return
    monkeypatch.setenv("DOSSIER_CACHE", "")
    whole = tree(example)
    del whole[section]
    loaded = parse_profile(text(whole), EXAMPLES / example / "profile.yaml")
    report = check(open_case(loaded, resolve(open_law(), PLACES[example], DAY), DAY))
    assert crashes(report.findings) == []
