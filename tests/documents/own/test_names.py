"""What is said of the names of the context, held against the context itself."""

import pytest

from dossier.documents.context import build_context
from dossier.documents.missing import Missing
from dossier.documents.own.names import DERIVED, title_of, unknown_name
from dossier.profile.validator import compiled
from tests.support.cases import case_of


def test_every_name_of_the_context_is_known_and_no_other() -> None:
    assert set(build_context(case_of("qinghe"))) == {*compiled().names["Profile"], *DERIVED}


@pytest.mark.parametrize("name", [name for name, one in DERIVED.items() if one.members and not one.as_path])
def test_the_members_of_a_derived_name_are_those_it_has(name: str) -> None:
    value = build_context(case_of("yunqi"))[name]
    assert not isinstance(value, Missing)
    one = value[0] if isinstance(value, list) else value
    public = {member for member in dir(one) if not member.startswith("_")} - {"count", "index"}
    assert DERIVED[name].members == public


@pytest.mark.parametrize(
    "path",
    ["company.name", "people[].name", "signed_on.year", "province.short", "equity.rows[].name", "forecast.years[].cost",
     "excluded_functions[].name", "cite", "company.registered_capital.amount"],
)  # fmt: skip
def test_paths_that_lead_somewhere_are_known(path: str) -> None:
    assert unknown_name(path, "x:1") is None


@pytest.mark.parametrize(
    ("path", "told", "hint"),
    [("compny.name", "compny", "company"), ("company.nmae", "company.nmae", "name"), ("people[].nane", "people.nane", "name"),
     ("province.shrt", "province.shrt", "short"), ("excluded_functions[].nmae", "business.functions.nmae", "name")],
)  # fmt: skip
def test_others_are_answered_with_the_nearest_name(path: str, told: str, hint: str) -> None:
    error = unknown_name(path, "x:1")
    assert error is not None
    assert told in error.message.zh
    assert error.hint is not None
    assert hint in error.hint.zh


def test_paths_have_titles() -> None:
    assert title_of("people[].name").zh.endswith("姓名")
    assert title_of("province.short").zh == "申请省份·short"
    assert title_of("authority").zh == "受理机关"
