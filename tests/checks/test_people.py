"""People: every role, number and head count is looked at once."""

from tests.checks.changed import failures, findings, unknowns

ROLES = ("licence", "service", "security")


def test_each_role_without_a_person_is_named() -> None:
    assert unknowns("C05", remove=("contacts",)) == [f"contacts.{role}" for role in ROLES]


def test_one_person_in_all_three_roles_is_reported_twice() -> None:
    changes = {"contacts.service.name": "许知遥", "contacts.security.name": "许知遥"}
    assert failures("C06", changes) == ["contacts.service.name", "contacts.security.name"]


def test_a_number_shared_by_three_people_is_reported_for_each_but_the_first() -> None:
    number = "13800000001"
    found = findings("C11", {"people[3].mobile": number, "people[4].mobile": number})
    assert [(item.facts["name"], item.facts["other"]) for item in found] == [("顾言川", "林知远"), ("沈若溪", "林知远")]


def test_a_number_shared_in_several_places_is_reported_once_for_each_pair() -> None:
    number = "13800000001"
    assert failures("C11", {"people[3].mobile": number, "contacts.technical.mobile": number}) == [
        "contacts.technical.mobile"
    ]


def test_everything_missing_about_the_legal_representative_is_named() -> None:
    fields = ("id_kind", "id_number", "id_valid_until", "mobile", "email", "address")
    paths = tuple(f"legal_representative.{name}" for name in fields)
    assert unknowns("C12", remove=paths) == list(paths)


def test_expired_papers_do_not_hide_what_is_missing() -> None:
    changes = {"legal_representative.id_valid_until": "2020-01-01"}
    removed = ("legal_representative.mobile",)
    assert unknowns("C12", changes, removed) == ["legal_representative.mobile"]
    assert failures("C12", changes, removed) == ["legal_representative.id_valid_until"]


def test_departments_are_added_up_only_when_all_are_counted() -> None:
    removed = ("company.departments[0].headcount",)
    assert failures("C14", remove=removed) == []
    assert unknowns("C14", remove=removed) == ["company.departments[0].headcount"]
