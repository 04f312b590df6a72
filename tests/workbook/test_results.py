"""一致性检查: counts by material, linked to what is open, for the right file."""

import pytest

from dossier.finding import Outcome
from dossier.materials.select import select
from dossier.workbook.results import _PROVES, CheckResults
from dossier.workbook.table import FIRST_ROW, Link
from tests.checks.cases import rulebook
from tests.reports.findings import finding
from tests.workbook.books import complete_case


@pytest.fixture
def material(tmp_path):
    found = {one.material.code: one for one in select(complete_case(tmp_path))}
    return found.__getitem__


def results(*findings):
    return CheckResults(findings, [material.code for material in rulebook().materials])


def test_facts_count_for_the_material_that_proves_them(material):
    of = results(
        finding("D01", Outcome.PASS, subject="domains[0].owner"), finding("E04", Outcome.PASS, subject="hosting[0].provider_licence.number"),
        finding("E02", Outcome.PASS, subject="hosting[0]"),
    )  # fmt: skip
    assert of.of_file(material("domain_certificate"), None) == "符合1"
    assert of.of_file(material("provider_licence"), None) == "符合1"
    assert of.of_file(material("access_agreement"), None) == "符合1"
    assert of.of_file(material("business_licence"), None) == ""


def test_open_findings_are_counted_and_linked_to_their_row(material):
    of = results(
        finding("A01", Outcome.FAIL, subject="company.kind"), finding("D02", Outcome.UNKNOWN, subject="domains[0].expires_on"),
        finding("D01", Outcome.PASS, subject="domains[0].owner"),
    )  # fmt: skip
    assert of.of_file(material("domain_certificate"), None) == Link("符合1 待办1", cell=f"'问题清单'!A{FIRST_ROW + 1}")


def test_waived_findings_are_neither_met_nor_to_be_done(material):
    shown = results(finding("D02", Outcome.FAIL, subject="domains[0]", waiver="某人：理由")).of_file(
        material("domain_certificate"), None
    )
    assert isinstance(shown, Link)
    assert shown.text == "豁免1"


def test_a_finding_that_names_a_material_counts_for_it(material):
    of = results(finding("L01", Outcome.FAIL, subject="evidence", facts={"material": "articles_of_association"}))
    assert isinstance(of.of_file(material("articles_of_association"), None), Link)


def test_every_material_named_here_exists():
    assert set(_PROVES.values()) <= {material.code for material in rulebook().materials}
