"""一致性检查: counts by material, linked to what is open, for the right file."""

import pytest

from dossier.finding import Outcome
from dossier.materials.select import select
from dossier.profile.model.evidence import Evidence
from dossier.rulebook.vocabulary import Severity
from dossier.workbook.results import _FORMAT, _OPENS, _PROVES, CheckResults, Standing
from dossier.workbook.table import FIRST_ROW, Link
from tests.checks.cases import rulebook
from tests.reports.findings import finding
from tests.workbook.books import complete_case


@pytest.fixture
def material(tmp_path):
    found = {one.material.code: one for one in select(complete_case(tmp_path))}
    return found.__getitem__


def results(*findings, evidence=()):
    return CheckResults(findings, [material.code for material in rulebook().materials], evidence)


def listed(*names, material="domain_certificate", subject=None):
    return [Evidence(material=material, file=name, subject=subject) for name in names]


def test_facts_count_for_the_material_that_proves_them(material):
    of = results(
        finding("D01", Outcome.PASS, subject="domains[0].owner"), finding("E04", Outcome.PASS, subject="hosting[0].provider_licence.number"),
        finding("E02", Outcome.PASS, subject="hosting[0]"),
    )  # fmt: skip
    assert of.of_file(material("domain_certificate"), ()) == "符合1"
    assert of.of_file(material("provider_licence"), ()) == "符合1"
    assert of.of_file(material("access_agreement"), ()) == "符合1"
    assert of.of_file(material("business_licence"), ()) == ""


def test_open_findings_are_counted_and_linked_to_their_row(material):
    of = results(
        finding("A01", Outcome.FAIL, subject="company.kind"), finding("D02", Outcome.UNKNOWN, subject="domains[0].expires_on"),
        finding("D01", Outcome.PASS, subject="domains[0].owner"),
    )  # fmt: skip
    assert of.of_file(material("domain_certificate"), ()) == Link(
        "符合1 待办1（D02）", cell=f"'问题清单'!A{FIRST_ROW + 1}"
    )


def test_waived_findings_are_neither_met_nor_to_be_done(material):
    shown = results(finding("D02", Outcome.FAIL, subject="domains[0]", waiver="某人：理由")).of_file(
        material("domain_certificate"), ()
    )
    assert isinstance(shown, Link)
    assert shown.text == "豁免1"


def test_a_finding_that_names_a_material_counts_for_it(material):
    of = results(finding("L01", Outcome.FAIL, subject="evidence", facts={"material": "articles_of_association"}))
    assert isinstance(of.of_file(material("articles_of_association"), ()), Link)


def test_every_material_named_here_exists():
    assert set(_PROVES.values()) <= {material.code for material in rulebook().materials}


@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR])
@pytest.mark.parametrize("severity", [Severity.BLOCK, Severity.WARN])
@pytest.mark.parametrize(
    ("subject", "facts"),
    [
        ("evidence[1].file", {}),
        ("evidence[1].expires_on", {}),
        ("confirmations", {"thing": "b.pdf"}),
        ("company.name", {"file": "b.pdf"}),
        ("b.pdf", {}),
    ],
)
def test_an_open_finding_about_a_file_keeps_that_file_open_and_no_other(material, outcome, severity, subject, facts):
    first, second = evidence = listed("a.pdf", "b.pdf")
    of = results(finding("L05", outcome, severity=severity, subject=subject, facts=facts), evidence=evidence)
    one = material("domain_certificate")
    assert (of.standing(one, [first]), of.codes(one, [first])) == (Standing.UNREAD, "")
    assert (of.standing(one, [second]), of.codes(one, [second])) == (Standing.OPEN, "L05")
    assert of.of_file(one, [second]) == Link("待办1（L05）", cell=f"'问题清单'!A{FIRST_ROW}")
    assert of.standing(one, evidence) is Standing.OPEN


def test_a_file_listed_for_several_owners_is_open_for_all_of_them(material):
    both = listed("a.pdf", subject="甲") + listed("a.pdf", subject="乙")
    of = results(finding("L05", Outcome.FAIL, subject="evidence[0].file"), evidence=both)
    assert of.standing(material("domain_certificate"), both[1:]) is Standing.OPEN


def test_mild_advice_and_what_is_waived_keep_no_file_open(material):
    evidence = listed("a.pdf")
    mild = finding("L99", Outcome.FAIL, severity=Severity.INFORM, subject="evidence[0].file")
    waived = finding("L05", Outcome.FAIL, subject="evidence[0].file", waiver="某人：理由")
    of = results(mild, waived, evidence=evidence)
    assert of.standing(material("domain_certificate"), evidence) is Standing.UNREAD


def test_a_file_that_does_not_open_is_unusable(material):
    evidence = listed("a.pdf")
    broken = finding("L07", Outcome.FAIL, subject="evidence[0].file")._replace(rule="files.open")
    of = results(broken, evidence=evidence)
    assert of.standing(material("domain_certificate"), evidence) is Standing.UNUSABLE


def test_the_rules_read_here_exist():
    assert {_OPENS, _FORMAT} <= {rule.name for rule in rulebook().rules}
