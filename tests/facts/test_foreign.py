"""The foreign share of an applicant: exact, through the tree and through companies listed abroad, never counted twice."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.facts.equity import trace
from dossier.facts.foreign import foreign_total, has_foreign, largest, listed_abroad, missing_shares, outside
from dossier.profile.model import Profile
from dossier.profile.validator import validate

PER_CENT = st.integers(0, 100)


def profile(holders: list[dict[str, Any]], **company: Any) -> Profile:
    return validate(
        {
            "company": {"name": "甲公司", **company},
            "application": {"action": "新办", "categories": ["B25"]},
            "shareholders": holders,
        }
    )


def holder(name: str, share: str, region: str = "境内", **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": "企业法人", "region": region, "share": share, **more}


def listing(share: str | None, market: str = "境外直接上市") -> dict[str, Any]:
    return {"markets": [market]} if share is None else {"markets": [market], "foreign_share": share}


def total(found: Profile) -> Fraction | None:
    return foreign_total(found, trace(found))


@settings(max_examples=40, deadline=None)
@given(PER_CENT, PER_CENT)
def test_a_listed_holder_counts_with_its_own_share_times_what_foreigners_hold_of_it(own: int, foreign: int) -> None:
    found = profile([holder("乙股份", f"{own}%", listing=listing(f"{foreign}%"))])
    assert total(found) == Fraction(own * foreign, 10_000)


@settings(max_examples=40, deadline=None)
@given(PER_CENT, PER_CENT)
def test_foreign_holders_listed_above_a_listed_company_are_part_of_what_it_states(stated: int, named: int) -> None:
    above = [holder("丙基金", f"{named}%", "香港")]
    found = profile([holder("乙股份", "50%", listing=listing(f"{stated}%"), shareholders=above)])
    assert total(found) == Fraction(max(stated, named), 200)


def test_what_lies_above_a_foreign_holder_is_not_counted_again() -> None:
    above = [holder("丙股份", "100%", listing=listing("30%"))]
    found = profile([holder("乙控股", "40%", "香港", shareholders=above)])
    assert listed_abroad(found, trace(found)) == ()
    assert total(found) == Fraction(2, 5)


def test_the_applicant_itself_may_be_listed_abroad() -> None:
    found = profile([holder("乙", "60%"), holder("丙", "5%", "境外")], listing=listing("12.5%", "境内B股"))
    assert total(found) == Fraction(1, 8)
    assert has_foreign(found, trace(found))


@pytest.mark.parametrize("market", ["境内A股", "新三板"])
def test_domestic_markets_are_no_foreign_capital_by_themselves(market: str) -> None:
    found = profile([holder("乙股份", "60%", listing=listing("3%", market))])
    assert not has_foreign(found, trace(found))
    assert total(found) == 0


def test_a_share_that_is_missing_is_named_and_the_total_unknown() -> None:
    found = profile(
        [holder("乙股份", "60%", listing=listing(None)), {"name": "丙", "kind": "企业法人", "region": "香港"}]
    )
    assert total(found) is None
    assert missing_shares(found, trace(found)) == ("shareholders[1].share", "shareholders[0].listing.foreign_share")


def test_a_missing_share_below_a_listed_company_is_named() -> None:
    above = [holder("丙股份", "50%", listing=listing("5%"))]
    found = profile([{"name": "乙", "kind": "企业法人", "region": "境内", "shareholders": above}])
    assert missing_shares(found, trace(found)) == ("shareholders[0].share",)


def test_the_main_investor_is_the_largest_and_everybody_where_shares_are_missing() -> None:
    holders = [holder("乙", "30%", "香港"), holder("丙", "20%", "境外")]
    assert [chain.end.holder.name for chain in largest(trace(profile(holders)).foreign)] == ["乙"]
    del holders[1]["share"]
    assert len(largest(trace(profile(holders)).foreign)) == 2


def test_chains_beside_a_listed_company_are_told_apart_from_those_through_it() -> None:
    through = [holder("丙基金", "4%", "香港")]
    found = profile([holder("乙股份", "50%", listing=listing("5%"), shareholders=through), holder("丁", "10%", "澳门")])
    equity = trace(found)
    (one,) = listed_abroad(found, equity)
    assert [chain.end.holder.name for chain in outside(one, equity)] == ["丁"]


def test_a_listed_company_is_described_with_market_and_share() -> None:
    found = profile([holder("乙股份", "60%", listing=listing("20%")), holder("丙股份", "40%", listing=listing(None))])
    assert [one.label() for one in listed_abroad(found, trace(found))] == [
        "乙股份（境外直接上市）境外股东持股20%",
        "丙股份（境外直接上市）境外股东持股比例未填",
    ]
