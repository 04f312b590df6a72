"""What differs between two versions of a profile is found, with its path in the new one."""

from typing import Any

import pytest

from dossier.facts.changes import changed_fields
from dossier.profile.facts import as_facts

OLD: dict[str, Any] = {
    "company": {"name": "甲公司", "email": None},
    "people": [{"name": "林知远", "role": "管理"}, {"name": "许知遥", "role": "技术"}],
    "sites": None,
    "product": {"columns": ["资料库", "会员中心"]},
}


def changes(**new: Any) -> list[str]:
    return list(changed_fields(as_facts(OLD), as_facts({**OLD, **new})))


def test_equal_versions_have_no_changes() -> None:
    assert changes() == []


@pytest.mark.parametrize(
    ("new", "paths"),
    [
        ({"company": {"name": "乙公司", "email": None}}, ["company.name"]),
        ({"company": {"name": "甲公司", "email": "a@example.cn"}}, ["company.email"]),
        ({"company": None}, ["company"]),
        ({"sites": []}, ["sites"]),
        ({"product": {"columns": ["资料库", "帮助"]}}, ["product.columns[1]"]),
        ({"product": {"columns": ["资料库"]}}, ["product.columns"]),
        ({"people": [{"name": "林知远", "role": "安全"}, {"name": "许知遥", "role": "技术"}]}, ["people[0].role"]),
    ],
)
def test_a_change_is_named_by_its_path(new: dict[str, Any], paths: list[str]) -> None:
    assert changes(**new) == paths


def test_people_are_matched_by_name_when_the_list_grows_at_its_head() -> None:
    people = [
        {"name": "何以宁", "role": "客服"},
        {"name": "林知远", "role": "安全"},
        {"name": "许知遥", "role": "技术"},
    ]
    assert changes(people=people) == ["people", "people[1].role"]


def test_entries_of_one_name_are_matched_by_place() -> None:
    people = [{"name": "许知遥", "role": "技术"}, {"name": "许知遥", "role": "管理"}]
    assert changes(people=people) == ["people[0].name", "people[0].role", "people[1].role"]


def test_a_new_order_alone_is_no_change() -> None:
    assert changes(people=list(reversed(OLD["people"]))) == []
