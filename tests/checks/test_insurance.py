"""Social insurance: who counts, which months, and what is unknown."""

from tests.checks.changed import failures, findings, unknowns

OTHERS = ("people[5]", "people[4]", "people[3]")
ELSEWHERE = "示例人力资源有限公司"


def test_each_fact_that_could_still_make_the_number_is_named() -> None:
    removed = (*OTHERS, "people[2].insurance", "people[1].insurance.months")
    assert unknowns("C01", remove=removed) == [
        "people[1].insurance.months",
        "people[2].insurance.payer",
        "people[2].insurance.months",
    ]


def test_who_is_known_to_be_insured_elsewhere_cannot_make_the_number_any_more() -> None:
    changes = {"people[2].insurance.payer": ELSEWHERE}
    assert failures("C01", changes, (*OTHERS, "people[2].insurance.months")) == ["people"]


def test_the_failure_says_nobody_in_words() -> None:
    (finding,) = findings(
        "C01", {"people": [{"name": "周砚清", "insurance": {"payer": ELSEWHERE, "months": ["2026-10"]}}]}
    )
    assert "0名（无）" in finding.message.zh
    assert "(nobody)" in finding.message.en


def test_a_person_with_two_roles_is_reported_once() -> None:
    changes = {"contacts.security.name": "许知遥", "people[0].insurance.months": ["2026-09"]}
    assert failures("C02", changes) == ["people[0].insurance.months"]


def test_all_missing_months_are_told_at_once() -> None:
    (finding,) = findings("C02", {"people[0].insurance.months": []})
    assert finding.facts["missing"] == "2026-10"


def test_each_other_payer_is_reported() -> None:
    changes = {"people[0].insurance.payer": ELSEWHERE, "people[5].insurance.payer": ELSEWHERE}
    assert failures("C03", changes) == ["people[0].insurance.payer"]
    assert failures("C19", changes) == ["people[5].insurance.payer"]
