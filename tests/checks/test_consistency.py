"""The company's name: every other spelling is reported where it stands."""

from tests.checks.changed import failures, findings


def test_every_other_spelling_is_reported() -> None:
    changes = {
        "company.name": "青禾（北京）公司",
        "sites[0].filing_subject": "青禾(北京)公司",
        "sites[0].privacy_policy.company_name": "青禾（北京） 公司",
        "domains[0].owner": "青禾(北京）公司",
    }
    assert failures("M01", changes) == [
        "sites[0].filing_subject",
        "sites[0].privacy_policy.company_name",
        "domains[0].owner",
    ]


def test_both_spellings_and_the_place_are_told() -> None:
    (finding,) = findings("M01", {"company.name": "青禾（北京）公司", "hosting[0].customer": "青禾(北京)公司"})
    assert "接入与托管第1项的合同客户方" in finding.message.zh
    assert "青禾（北京）公司" in finding.message.zh
    assert "青禾(北京)公司" in finding.message.zh
