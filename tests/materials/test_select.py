"""Selecting materials follows their conditions and keeps what cannot be told apart from what is not needed."""

from datetime import date
from pathlib import Path

import pytest

from dossier.case import Case, open_case
from dossier.materials.select import Selected, evidence_of, select
from dossier.profile.load import parse_profile
from dossier.rulebook.load import load_law
from dossier.rulebook.model import Law
from dossier.rulebook.places import find_province
from dossier.rulebook.resolve import resolve
from dossier.rulebook.vocabulary import FORMS

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()


def case_of(law: Law, more: str, action: str = "新办", province: str = "北京") -> Case:
    text = f"company: {{name: 示例公司, trademarks: []}}\napplication: {{action: {action}, categories: [B25]}}\n{more}"
    return open_case(
        parse_profile(text, Path("profile.yaml")), resolve(law, find_province(law, province).code, DAY), DAY
    )


def chosen(case: Case, code: str) -> Selected:
    return next(one for one in select(case) if one.material.code == code)


def test_every_material_of_the_rulebook_appears_once_in_the_order_of_the_forms(law: Law) -> None:
    case = case_of(law, "")
    found = [one.material for one in select(case)]
    assert found == list(case.rulebook.materials)
    forms = [FORMS.index(material.form) for material in found]
    assert forms == sorted(forms)


@pytest.mark.parametrize(
    ("code", "more", "state"),
    [
        ("business_licence", "", "required"),
        ("trademark_certificate", "", "not_applicable"),
        ("app_filing", "apps: [{name: 示例}]", "advised"),
        ("app_filing", "apps: []", "not_applicable"),
        ("app_filing", "", "unknown"),
        ("natural_shareholder_ids", "shareholders: [{name: 甲, kind: 自然人}]", "conditional"),
        ("natural_shareholder_ids", "shareholders: [{name: 甲, kind: 企业法人}]", "not_applicable"),
        ("natural_shareholder_ids", "shareholders: [{name: 甲}]", "unknown"),
        ("merchant_rules", "", "not_applicable"),
        ("shareholder_resolution", "", "not_applicable"),
        ("D13", "", "advised"),
    ],
)
def test_the_state_follows_necessity_and_condition(law: Law, code: str, more: str, state: str) -> None:
    assert chosen(case_of(law, more), code).state == state


def test_what_is_missing_to_tell_is_named(law: Law) -> None:
    assert chosen(case_of(law, "shareholders: [{name: 甲}]"), "natural_shareholder_ids").missing == (
        "shareholders[0].kind",
    )
    assert chosen(case_of(law, ""), "business_licence").missing == ()


def test_only_required_and_conditional_materials_are_needed(law: Law) -> None:
    case = case_of(law, "apps: [{name: 示例}]\nshareholders: [{name: 甲, kind: 自然人}]")
    states = {one.state: one.needed for one in select(case)}
    assert states["required"]
    assert states["conditional"]
    assert not states["advised"]
    assert not states["not_applicable"]
    assert not states["unknown"]


def test_another_filing_needs_other_materials(law: Law) -> None:
    case = case_of(law, "", action="续期")
    assert chosen(case, "articles_of_association").state == "not_applicable"
    assert chosen(case, "service_operation_proof").state == "conditional"


def test_a_resolution_is_for_sichuan_and_for_renewals(law: Law) -> None:
    assert chosen(case_of(law, "", province="四川"), "shareholder_resolution").state == "advised"
    assert chosen(case_of(law, "", action="续期"), "shareholder_resolution").state == "advised"


def test_evidence_keeps_the_order_of_the_profile(law: Law) -> None:
    entries = "[{material: a, file: 2.pdf}, {material: b, file: x.pdf}, {material: a, file: 1.pdf}]"
    case = case_of(law, f"evidence: {entries}")
    assert [entry.file for entry in evidence_of(case.profile, "a")] == ["2.pdf", "1.pdf"]
    assert evidence_of(case_of(law, "").profile, "a") == ()
