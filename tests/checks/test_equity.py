"""Foreign capital: what is not known is never taken for domestic."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.finding import Outcome
from tests.checks.changed import failures, findings, unknowns

REGIONS = ("境内", "香港", "澳门", "台湾", "境外", None)


def person(name: str, region: str | None) -> dict[str, Any]:
    entry = {"name": name, "kind": "自然人", "share": "1/2"}
    return entry if region is None else {**entry, "region": region}


@settings(max_examples=36, deadline=None)
@given(st.sampled_from(REGIONS), st.sampled_from(REGIONS))
def test_only_a_tree_known_to_be_domestic_passes(left: str | None, right: str | None) -> None:
    changes = {"shareholders[1].shareholders": [person("苏映禾", left), person("程致和", right)]}
    outcomes = {item.outcome for item in findings("B03", changes)}
    abroad = [region for region in (left, right) if region not in ("境内", None)]
    assert (Outcome.PASS in outcomes) == (left == right == "境内")
    assert (Outcome.FAIL in outcomes) == bool(abroad)
    assert (Outcome.UNKNOWN in outcomes) == (None in (left, right))


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 100))
def test_the_total_is_the_sum_through_every_level(per_cent: int) -> None:
    holder = {**person("苏映禾", "香港"), "share": f"{per_cent}%"}
    (finding,) = (
        item
        for item in findings("B03", {"shareholders[1].shareholders": [holder]})
        if item.subject == "shareholders[1].shareholders[0]"
    )
    assert Fraction(finding.facts["total"].rstrip("%")) == Fraction(40 * per_cent, 100)


def test_a_circle_is_not_reported_here_but_does_not_hide_a_foreign_holder() -> None:
    circle = {"name": "北京青禾示例科技有限公司", "kind": "企业法人", "region": "境内", "share": "50%"}
    changes = {"shareholders[1].shareholders": [circle, person("程致和", "台湾")]}
    assert failures("B03", changes) == ["shareholders[1].shareholders[1]"]
    assert unknowns("B03", changes) == []


def test_each_foreign_holder_is_reported_with_its_own_chain() -> None:
    changes = {"shareholders[0].region": "香港", "shareholders[1].shareholders[0].region": "境外"}
    assert failures("B03", changes) == ["shareholders[0]", "shareholders[1].shareholders[0]"]


def test_the_english_message_has_no_chinese_words_about_a_share_that_is_missing() -> None:
    changes = {"shareholders[0].region": "香港"}
    (finding,) = (item for item in findings("B03", changes, ("shareholders[0].share",)) if item.outcome is Outcome.FAIL)
    assert "not computable" in finding.message.en
    assert "无法计算" not in finding.message.en
