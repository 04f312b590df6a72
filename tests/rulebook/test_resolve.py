"""A place and a day decide which values, articles and materials stand in the rulebook."""

from datetime import date
from pathlib import Path

import pytest

from dossier.errors import UsageError
from dossier.rulebook.load import load_law
from dossier.rulebook.model import Rulebook
from dossier.rulebook.resolve import resolve
from dossier.rulebook.vocabulary import Necessity, Severity
from dossier.values.citation import Confidence
from tests.rulebook.law_folder import CITATION, MATERIAL, RULE, VALUES, write_law, write_province

BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)
OVERLAY = f"""
overrides:
  values:
    limit.days:
      values: [{{value: 5, since: 2026-03-01, citation: {{source: act, confidence: official, note: 地方}}}}]
  materials:
    paper: {{necessity: conditional, condition: {{zh: 甲, en: A}}, citation: {{source: act, confidence: official}}}}
additions:
  values:
    local.days:
      title: {{zh: 甲, en: A}}
      unit: days
      values: [{{value: 9, since: 2020-01-01, citation: {CITATION}}}]
  materials:
    - {MATERIAL.strip()[2:].replace("code: paper", "code: local_paper").replace(chr(10), chr(10) + "    ")}
  rules:{RULE.replace("A01", "A09").replace("limit.kept", "local.kept").replace(chr(10), chr(10) + "    ")}
requirements:
- {{topic: t, text: {{zh: 甲, en: A}}, citation: {CITATION}}}
hints:
- {{topic: local, text: {{zh: 甲, en: A}}, citation: {{source: act, confidence: practice}}}}
"""


def rulebook(folder: Path, code: str, day: date) -> Rulebook:
    write_law(folder)
    write_province(folder, "440000", OVERLAY)
    return resolve(load_law(folder), code, day)


@pytest.mark.parametrize(("day", "expected"), [(BEFORE, 30), (AFTER, 20)])
def test_the_day_decides_the_value(tmp_path: Path, day: date, expected: int) -> None:
    assert rulebook(tmp_path, "110000", day).values["limit.days"].value == expected


def test_a_value_not_yet_in_force_is_absent(tmp_path: Path) -> None:
    assert rulebook(tmp_path, "110000", date(2019, 12, 31)).values.get("limit.days") is None


@pytest.mark.parametrize(("day", "expected"), [(BEFORE, "《示例办法》第一条"), (AFTER, "《示例办法》")])
def test_the_day_decides_the_article_and_doubt_hides_it(tmp_path: Path, day: date, expected: str) -> None:
    assert rulebook(tmp_path, "110000", day).provisions["act.duty"].cite() == expected


def test_a_local_value_wins_from_its_own_first_day(tmp_path: Path) -> None:
    early = rulebook(tmp_path, "440000", date(2026, 2, 28))
    late = rulebook(tmp_path, "440000", date(2026, 3, 1))
    assert (early.values["limit.days"].value, early.origin["limit.days"]) == (20, "national")
    assert (late.values["limit.days"].value, late.origin["limit.days"]) == (5, "province")


def test_another_province_keeps_the_national_law(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "110000", AFTER)
    assert [material.code for material in book.materials] == ["paper"]
    assert set(book.origin.values()) == {"national"}
    assert [hint.topic for hint in book.hints] == ["place"]


def test_a_province_changes_and_adds_materials_rules_and_statements(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "440000", AFTER)
    materials = {material.code: material for material in book.materials}
    assert materials["paper"].necessity is Necessity.CONDITIONAL
    assert materials["paper"].group == "其他"
    assert book.origin["local_paper"] == book.origin["A09"] == "province"
    assert [rule.code for rule in book.rules] == ["A01", "A09"]
    assert book.values["local.days"].value == 9
    assert [hint.topic for hint in book.hints] == ["local", "place"]
    assert [requirement.topic for requirement in book.requirements] == ["t"]


def test_a_rule_takes_the_citation_of_the_value_in_force(tmp_path: Path) -> None:
    national = rulebook(tmp_path, "110000", date(2026, 3, 1)).rules[0].citation
    local = rulebook(tmp_path, "440000", date(2026, 3, 1)).rules[0].citation
    assert (national.confidence, local.note) == (Confidence.LAW, "地方")


def test_a_rule_keeps_the_latest_citation_when_its_value_is_not_in_force(tmp_path: Path) -> None:
    assert rulebook(tmp_path, "110000", date(2019, 1, 1)).rules[0].citation.article == "第一条"


@pytest.mark.parametrize(
    ("confidence", "prerequisite", "expected"),
    [
        ("practice", "false", Severity.WARN),
        ("secondary", "false", Severity.WARN),
        ("official", "false", Severity.BLOCK),
        ("practice", "true", Severity.BLOCK),
    ],
)
def test_weak_rules_warn_unless_they_are_prerequisites(
    tmp_path: Path, confidence: str, prerequisite: str, expected: Severity
) -> None:
    values = VALUES.replace("confidence: law", f"confidence: {confidence}")
    write_law(tmp_path, values=values, rules=RULE + f"  prerequisite: {prerequisite}\n")
    assert resolve(load_law(tmp_path), "110000", AFTER).rules[0].severity is expected


def test_an_unknown_code_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="990000"):
        rulebook(tmp_path, "990000", AFTER)
