"""One upload field is one slot."""

import pytest

from dossier.case import Case
from dossier.fit.slots import slots
from tests.support.cases import case_of, changed

YUNQI = case_of("yunqi")


def held(case: Case, material: str) -> list[tuple[str, list[str | None]]]:
    """Return the slots of a material: whose each is, and whose papers it holds."""
    return [(one.subject, [entry.subject for entry in one.entries]) for one in slots(case) if one.material == material]


def test_the_proofs_of_several_people_go_into_the_one_field_there_is() -> None:
    people = ["温知夏", "黎静姝", "方若谷", "卫长风", "孟疏影", "郭闻笛"]
    assert held(YUNQI, "social_insurance_proof") == [("", people)]


def test_papers_of_shareholders_have_a_field_for_each_shareholder() -> None:
    found = held(YUNQI, "natural_shareholder_ids")
    assert [subject for subject, _ in found] == ["秦望川", "邵南枝", "陆景行", "裴听澜", "梁疏桐"]
    assert all(entries == [subject] for subject, entries in found)


def test_a_field_of_a_form_that_is_not_filled_in_counts_for_nothing() -> None:
    assert len(held(YUNQI, "domain_certificate")) == 1
    case = changed(YUNQI, "application.categories", ["B21"])
    assert [subject for subject, _ in held(case, "domain_certificate")] == [
        "yunqi-example.cn",
        "yunqi-service-example.cn",
    ]


def test_a_file_of_the_applicant_itself_and_one_of_nobody_share_a_slot() -> None:
    place = next(n for n, one in enumerate(YUNQI.profile.evidence) if one.material == "equity_chart")
    other = next(n for n, one in enumerate(YUNQI.profile.evidence) if one.material == "power_of_attorney")
    case = changed(changed(YUNQI, f"evidence.{other}.material", "equity_chart"), f"evidence.{other}.subject", None)
    assert YUNQI.profile.evidence[place].subject == YUNQI.profile.company.name
    assert [subject for subject, _ in held(case, "equity_chart")] == [""]


@pytest.mark.parametrize("example", ["qinghe", "yunqi"])
def test_every_listed_file_is_in_exactly_one_slot(example: str) -> None:
    case = case_of(example)
    files = sorted(entry.file for one in slots(case) for entry in one.entries)
    assert files == sorted(entry.file for entry in case.profile.evidence or ())
