"""Shares: the tolerance is exactly 0.01 %, at every level."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.checks.shareholders import TOLERANCE, _whole
from dossier.profile.model.shareholders import Shareholder
from tests.checks.changed import failures, findings

PAPERS = "港澳居民来往内地通行证"


def holders(*shares: Fraction) -> list[Shareholder]:
    return [Shareholder.model_validate({"name": "甲", "share": f"{one.numerator}/{one.denominator}"}) for one in shares]


@settings(deadline=None)
@given(st.fractions(0, Fraction(1, 2), max_denominator=1000), st.fractions(Fraction(-1, 100), Fraction(1, 100)))
def test_a_sum_passes_exactly_within_the_tolerance(part: Fraction, error: Fraction) -> None:
    group = holders(part, 1 - part + error) if 0 <= 1 - part + error <= 1 else holders(part, 1 - part)
    off = sum((one.share or Fraction() for one in group), Fraction()) - 1
    assert bool(list(_whole("示例公司", group, "shareholders"))) == (abs(off) > TOLERANCE)


def test_the_tolerance_itself_passes_and_a_hair_more_does_not() -> None:
    assert not list(_whole("示例公司", holders(Fraction(1, 2), Fraction(1, 2) - TOLERANCE), "shareholders"))
    assert list(
        _whole("示例公司", holders(Fraction(1, 2), Fraction(1, 2) - TOLERANCE - Fraction(1, 10**9)), "shareholders")
    )


def test_each_level_that_does_not_add_up_is_reported() -> None:
    changes = {"shareholders[0].share": "50%", "shareholders[1].shareholders[0].share": "70%"}
    assert failures("B01", changes) == ["shareholders", "shareholders[1].shareholders"]


def test_each_open_chain_is_reported() -> None:
    firm: dict[str, Any] = {"name": "丙公司", "kind": "企业法人", "region": "境内", "share": "50%"}
    changes = {"shareholders[1].shareholders": [firm, {**firm, "name": "丁公司"}]}
    assert failures("B02", changes) == ["shareholders[1].shareholders[0]", "shareholders[1].shareholders[1]"]


def test_each_person_with_other_papers_is_reported() -> None:
    changes = {"legal_representative.id_kind": PAPERS, "shareholders[0].id_kind": PAPERS}
    assert failures("B04", changes) == ["legal_representative.id_kind", "shareholders[0].id_kind"]


def test_the_chain_is_told_in_the_message() -> None:
    (finding,) = findings("B02", remove=("shareholders[1].shareholders",))
    assert "北京青穗示例投资有限公司 40%" in finding.message.zh
