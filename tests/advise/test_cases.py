"""Every row of the advice table concludes what it should, and asks where a fact is missing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.advise.answers import advise_answers
from dossier.advise.decide import licence_is_open
from dossier.rulebook.advice import Result
from dossier.rulebook.cache import open_advice

TABLE = open_advice()
TODAY = date(2026, 12, 1)
STANDING = {row.key for row in TABLE.conclusions if row.always or row.with_licence}
FROM_FUNCTIONS = {"site_search", "own_data_free", "account"}
"""Rows that only the functions of a profile can show; see test_functions.py."""


def _cases() -> list[Any]:
    files = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    found = [(path.stem, case) for path in files for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [pytest.param(case, id=f"{stem}: {case['name']}") for stem, case in found]


CASES = _cases()


def answers_of(case):
    """Complete the answers with what the case says about the rest; fields of other authorities are asked one by one."""
    rest = None if case.get("rest") == "unknown" else False
    given = {key: None if value == "unknown" else value for key, value in case["answers"].items()}
    asked = {fact.key: rest for fact in TABLE.facts.values() if not fact.derived}
    fields = dict.fromkeys((key for key, sector in TABLE.sectors.items() if not sector.points), False)
    return {**asked, **({} if rest is None else {"online": True, **fields}), **given}


@pytest.mark.parametrize("case", CASES)
def test_the_case_comes_out_as_written(case):
    advice = advise_answers(TABLE, answers_of(case), case.get("as_of", TODAY))
    held = {opinion.conclusion.key for opinion in advice.opinions}
    assert held - STANDING == set(case["concludes"])
    assert held >= set(case.get("with", ()))
    assert not held & set(case.get("without", ()))
    assert set(advice.categories()) == set(case.get("categories", ()))
    assert bool(advice.of(Result.ASK)) == case.get("ask", False)
    uncovered = {opinion.conclusion.key for opinion in advice.uncovered}
    assert uncovered >= set(case.get("uncovered", ()))
    assert bool(uncovered) == ("uncovered" in case)
    stake = {question.fact: {row.key for row in question.at_stake} for question in advice.questions}
    assert bool(stake) == ("open" in case)
    for fact, rows in case.get("open", {}).items():
        assert stake[fact] >= set(rows)
    states = {approval.sector.key: approval.state and approval.state.state.value for approval in advice.approvals}
    assert states == case.get("approvals", {})


def test_every_row_is_reached_and_every_row_with_facts_is_once_left_open():
    listed = [case.values[0] for case in CASES]
    reached = {key for case in listed for key in (*case["concludes"], *case.get("with", ()))}
    opened = {key for case in listed for rows in case.get("open", {}).values() for key in rows}
    rows = {row.key for row in TABLE.conclusions} - FROM_FUNCTIONS
    assert rows - reached == set()
    assert rows - opened - {"applicant"} == set()


def test_every_field_of_another_authority_is_reached():
    reached = {key for case in CASES for key in case.values[0].get("approvals", {})}
    assert reached == set(TABLE.sectors)


@pytest.mark.parametrize("case", CASES)
def test_a_fact_made_unknown_is_never_a_licence_less(case):
    """Forgetting an answer may open questions, but must not turn a licence into nothing."""
    answers, day = answers_of(case), case.get("as_of", TODAY)
    before = advise_answers(TABLE, answers, day)
    for key in answers:
        after = advise_answers(TABLE, {**answers, key: None}, day)
        assert set(after.categories()) >= set(before.categories()) or licence_is_open(after)
