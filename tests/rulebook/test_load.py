"""Every way in which a law file can be wrong is refused with its place."""

import re
from datetime import date
from pathlib import Path

import pytest

from dossier.errors import RulebookError
from dossier.rulebook.load import load_law
from tests.rulebook.law_folder import (
    BOTH,
    CITATION,
    MATERIAL,
    PROVISIONS,
    RULE,
    VALUES,
    write,
    write_law,
    write_province,
)


def refusal(folder: Path) -> RulebookError:
    with pytest.raises(RulebookError) as caught:
        load_law(folder)
    return caught.value


def test_a_correct_folder_is_read(tmp_path: Path) -> None:
    law = load_law(write_law(tmp_path))
    rule = law.rules[0].rule
    assert [value.value for value in law.values["limit.days"].values] == [30, 20]
    assert (rule.check, rule.applies_when["facts"]) == ("limit.kept", ("has_site", "has_app"))
    assert law.materials[0].citation.instrument == "示例办法（第1号）"
    assert law.provisions["act.duty"].articles[1].since == date(2026, 1, 1)
    assert len(law.provinces) == 31


def test_rules_are_read_from_every_file_of_their_folder(tmp_path: Path) -> None:
    write_law(tmp_path)
    write(tmp_path, "national/rules/b.yaml", RULE.replace("A01", "B01").replace("limit.kept", "limit.again"))
    write(tmp_path, "national/rules/empty.yaml", "# nothing yet\n")
    assert [entry.rule.code for entry in load_law(tmp_path).rules] == ["A01", "B01"]


def test_a_duplicate_key_is_refused_with_both_lines(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, values=VALUES + VALUES))
    assert re.fullmatch(r"national/values\.yaml:9", error.where)
    assert error.hint is not None
    assert "2" in error.hint.zh


def test_a_key_that_stands_in_two_files_is_refused(tmp_path: Path) -> None:
    write_law(tmp_path)
    write(tmp_path, "national/values/more.yaml", VALUES)
    assert "limit.days" in refusal(tmp_path).message.en


@pytest.mark.parametrize(
    ("topic", "text", "word"),
    [
        ("rules", RULE + RULE, "A01"),
        ("rules", RULE + RULE.replace("A01", "A02"), "limit.kept"),
        ("materials", MATERIAL + MATERIAL, "paper"),
    ],
)
def test_a_repeated_code_or_name_is_refused(tmp_path: Path, topic: str, text: str, word: str) -> None:
    assert word in refusal(write_law(tmp_path, **{topic: text})).message.zh


def test_an_unknown_key_is_refused_with_the_nearest_known_one(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, rules=RULE.replace("severity:", "severty:")))
    assert "severity" in error.message.zh or (error.hint is not None and "severity" in error.hint.zh)
    error = refusal(write_law(tmp_path, materials=MATERIAL + "  coppies: 2\n"))
    assert error.where == "national/materials.yaml:10"
    assert error.hint is not None
    assert "copies" in error.hint.en


def test_an_unknown_severity_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, rules=RULE.replace("severity: block", "severity: blok")))
    assert error.hint is not None
    assert "block" in error.hint.zh


def test_a_gap_between_values_is_refused(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, values=VALUES.replace("since: 2026-01-01", "since: 2026-01-02")))
    assert "gap" in error.message.en
    assert error.where.startswith("national/values.yaml")


@pytest.mark.parametrize("until", ["until: 2026-01-01, ", ""])
def test_overlapping_values_are_refused(tmp_path: Path, until: str) -> None:
    error = refusal(write_law(tmp_path, values=VALUES.replace("until: 2025-12-31, ", until)))
    assert "overlaps" in error.message.en


def test_a_gap_between_article_numbers_is_refused(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, provisions=PROVISIONS.replace("until: 2025-12-31", "until: 2025-12-30")))
    assert "act.duty" in error.message.zh


def test_a_value_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, values=VALUES.replace("until: 2025-12-31", "until: 2019-12-31")))
    assert "2020-01-01" in error.message.zh


def test_a_value_without_a_history_is_refused(tmp_path: Path) -> None:
    values = "limit.days:\n  title: {zh: 甲, en: A}\n  unit: days\n  values: []\n"
    assert "limit.days" in refusal(write_law(tmp_path, values=values)).message.zh


def test_a_value_without_citation_is_refused(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, values=VALUES.replace(f", citation: {CITATION}}}", "}", 1)))
    assert "citation" in error.message.en


def test_a_citation_without_confidence_is_refused(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, materials=MATERIAL.replace(", confidence: law", "")))
    assert "confidence" in error.message.en


def test_a_citation_of_an_unregistered_source_is_refused(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, materials=MATERIAL.replace("source: act", "source: akt")))
    assert error.hint is not None
    assert "act" in error.hint.zh


def test_a_citation_may_spell_out_its_instrument(tmp_path: Path) -> None:
    spelled = "{instrument: 某规定, url: https://example.gov.cn/x, confidence: official}"
    law = load_law(write_law(tmp_path, materials=MATERIAL.replace(CITATION, spelled)))
    assert law.materials[0].citation.label() == "某规定"


def test_a_rule_naming_an_unknown_value_is_refused(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, rules=RULE.replace("values: [limit.days]", "values: [limit.day]")))
    assert error.hint is not None
    assert "limit.days" in error.hint.zh


def test_a_rule_may_cite_only_a_value_it_reads(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, rules=RULE.replace("citation_from: limit.days", "citation_from: other")))
    assert "other" in error.message.zh


@pytest.mark.parametrize("change", ["", f"  citation_from: limit.days\n  citation: {CITATION}\n"])
def test_a_rule_needs_exactly_one_kind_of_citation(tmp_path: Path, change: str) -> None:
    error = refusal(write_law(tmp_path, rules=RULE.replace("  citation_from: limit.days\n", change)))
    assert "A01" in error.message.zh


def test_a_message_missing_a_language_is_refused(tmp_path: Path) -> None:
    error = refusal(write_law(tmp_path, rules=RULE.replace("fail: {zh: 中文, en: English}", "fail: {zh: 中文}")))
    assert "en" in error.message.en
    assert "messages.fail" in error.message.zh


def test_a_rule_must_word_failure(tmp_path: Path) -> None:
    rules = RULE.replace("fail: {zh", "pass: {zh")
    assert "fail" in refusal(write_law(tmp_path, rules=rules)).message.zh


def test_a_rule_may_have_wordings_of_its_own(tmp_path: Path) -> None:
    rules = RULE.replace("messages: {", "messages: {expired: {zh: 已到期, en: expired}, ")
    law = load_law(write_law(tmp_path, rules=rules))
    assert law.rules[0].rule.messages["expired"].zh == "已到期"


@pytest.mark.parametrize(
    ("good", "bad"),
    [("categories: [B25]", "categories: [B29]"), ("facts: [has_site", "facts: [has_sight"), ("facts:", "fact:")],
)
def test_a_condition_outside_the_closed_language_is_refused(tmp_path: Path, good: str, bad: str) -> None:
    assert refusal(write_law(tmp_path, rules=RULE.replace(good, bad))).where == "national/rules.yaml:8"


def test_an_empty_condition_is_refused(tmp_path: Path) -> None:
    assert "categories" in refusal(write_law(tmp_path, rules=RULE.replace("[B25]", "[]"))).message.zh


@pytest.mark.parametrize(("good", "bad"), [("form: F7", "form: F8"), ("group: 其他", "group: 其它")])
def test_a_material_outside_the_closed_lists_is_refused(tmp_path: Path, good: str, bad: str) -> None:
    assert bad.split(": ")[1] in refusal(write_law(tmp_path, materials=MATERIAL.replace(good, bad))).message.zh


def test_a_required_material_on_weak_authority_is_refused(tmp_path: Path) -> None:
    materials = MATERIAL.replace("confidence: law", "confidence: practice")
    assert "required" in refusal(write_law(tmp_path, materials=materials)).message.en


@pytest.mark.parametrize("change", ["source: generated", "source: third_party\n  template: D05.md"])
def test_what_we_generate_has_a_template_and_what_a_third_party_issues_has_none(tmp_path: Path, change: str) -> None:
    materials = MATERIAL.replace("source: client", change)
    assert "template" in refusal(write_law(tmp_path, materials=materials)).message.en


def test_an_unquoted_code_is_refused_as_a_number(tmp_path: Path) -> None:
    write_law(tmp_path)
    write(tmp_path, "provinces/440000.yaml", "code: 440000\n")
    assert refusal(tmp_path).where == "provinces/440000.yaml:1"


def test_an_unknown_province_code_is_refused(tmp_path: Path) -> None:
    write_law(tmp_path)
    write_province(tmp_path, "990000")
    assert "990000" in refusal(tmp_path).message.zh


def test_a_province_file_under_another_code_is_refused(tmp_path: Path) -> None:
    write_law(tmp_path)
    (tmp_path / "provinces/440000.yaml").rename(tmp_path / "provinces/44.yaml")
    assert "440000" in refusal(tmp_path).message.zh


def test_a_missing_province_is_refused(tmp_path: Path) -> None:
    write_law(tmp_path)
    (tmp_path / "provinces/440000.yaml").unlink()
    assert "440000" in refusal(tmp_path).message.en


def test_a_status_that_differs_from_the_coverage_table_is_refused(tmp_path: Path) -> None:
    write_law(tmp_path)
    path = tmp_path / "provinces/440000.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("unverified", "verified"), encoding="utf-8")
    assert refusal(tmp_path).where == "coverage.yaml"


def override(key: str, confidence: str = "official") -> str:
    citation = f"{{source: act, confidence: {confidence}}}"
    entry = f"{{value: 5, since: 2026-01-01, citation: {citation}}}"
    return f"overrides:\n  values:\n    {key}:\n      values: [{entry}]\n"


@pytest.mark.parametrize(
    ("extra", "word"),
    [
        (override("limit.dayz"), "limit.dayz"),
        (override("limit.days", "practice"), "limit.days"),
        (f"overrides: {{materials: {{papers: {{citation: {CITATION}}}}}}}\n", "papers"),
        (f"additions: {{materials: [{MATERIAL.strip()[2:].replace(chr(10) + '  ', ', ').join('{}')}]}}\n", "paper"),
        ("additions:\n  values:" + VALUES.replace("\n", "\n    "), "limit.days"),
        ("additions:\n  rules:" + RULE.replace("\n", "\n    "), "A01"),
        (
            "requirements:\n" + "- {topic: t, text: {zh: 甲, en: A}, citation: {source: act, confidence: practice}}\n",
            "t",
        ),
        (
            f"offices: [{{name: 甲市局, areas: {{甲市: jia}}, note: {BOTH}, citation: {{source: act, confidence: practice}}}}]\n",
            "受理机关",
        ),
        ("hint: []\n", "hint"),
    ],
)
def test_a_province_that_contradicts_the_nation_is_refused(tmp_path: Path, extra: str, word: str) -> None:
    write_law(tmp_path)
    write_province(tmp_path, "440000", extra)
    error = refusal(tmp_path)
    assert word in error.message.zh
    assert error.where.startswith("provinces/440000.yaml")


def test_text_that_is_not_yaml_is_refused(tmp_path: Path) -> None:
    assert refusal(write_law(tmp_path, values="a: [")).where == "national/values.yaml"


def test_what_a_source_says_about_its_reading_stands_in_every_citation_of_it(tmp_path: Path) -> None:
    write_law(tmp_path)
    register = "act: {title: 示例办法, number: 第1号, note: 条文转引}\n"
    (tmp_path / "sources.yaml").write_text(register, encoding="utf-8")
    (value, _) = load_law(tmp_path).values["limit.days"].values
    assert value.citation.note == "条文转引"


def test_a_missing_register_is_refused(tmp_path: Path) -> None:
    write_law(tmp_path)
    (tmp_path / "sources.yaml").unlink()
    assert refusal(tmp_path).where == "sources.yaml"
