"""Wording: the rule's own words first, both languages, facts and their English forms."""

from dossier.checks import wording
from dossier.checks.registry import failed, passed, unknown
from dossier.text import Text
from tests.checks.cases import rule, rulebook

SUBJECT = Text("注册资本", "registered capital")


def test_a_fact_with_an_english_form_is_told_in_english() -> None:
    text = Text("{coverage}经营", "business {coverage}")
    filled = wording.fill(text, SUBJECT, SUBJECT, {"coverage": "省内", "coverage_en": "in one province"})
    assert filled == Text("省内经营", "business in one province")


def test_a_rule_may_word_what_has_a_standard_wording() -> None:
    own = rule(messages={"fail": Text("不", "no"), "pass": Text("好", "good")})
    assert wording.message(own, passed("company"), SUBJECT) == Text("好", "good")


def test_a_check_chooses_among_the_wordings_of_its_rule() -> None:
    own = rule(messages={"fail": Text("不", "no"), "expired": Text("已到期", "expired")})
    assert wording.message(own, failed("company", message="expired"), SUBJECT).zh == "已到期"


def test_text_of_the_profile_is_never_read_as_a_placeholder() -> None:
    own = rule(messages={"fail": Text("{name}", "{name}")})
    assert wording.message(own, failed("company", name="{subject}"), SUBJECT).zh == "{subject}"


def test_an_unknown_with_a_wording_of_its_own_keeps_the_advice_of_the_rule() -> None:
    assert wording.fix(rule(), unknown("company", message="other"), SUBJECT) == rule().fix


def test_a_message_may_have_a_remedy_of_its_own() -> None:
    own = rule(
        messages={"fail": Text("不", "no"), "ended": Text("已到期", "ended"), "ended_fix": Text("续签", "renew")}
    )
    assert wording.fix(own, failed("company", message="ended"), SUBJECT) == Text("续签", "renew")
    assert wording.fix(own, failed("company"), SUBJECT) == own.fix


def test_every_remedy_of_a_message_belongs_to_a_message() -> None:
    for entry in rulebook().rules:
        keys = {key.removesuffix("_fix") for key in entry.messages if key.endswith("_fix")}
        assert keys <= {*entry.messages, "unknown"}, entry.code


def test_a_document_that_was_not_written_is_mended_by_its_facts_not_by_the_fix_of_the_rule() -> None:
    found = wording.fix(rule(), unknown("D05", message=wording.UNWRITTEN, documents="《报告》"), SUBJECT)
    assert "L01" in found.zh
    assert "L01" in found.en
    assert found != rule().fix
    assert wording.fix(rule(), failed("D05"), SUBJECT) == rule().fix


def test_every_rule_words_each_message_in_both_languages() -> None:
    for entry in rulebook().rules:
        for key, text in entry.messages.items():
            assert text.zh.strip(), (entry.code, key)
            assert text.en.strip(), (entry.code, key)
