"""A province is found by every usual name, and a wrong name gets a suggestion."""

import pytest

from dossier.errors import UsageError
from dossier.rulebook.cache import open_law
from dossier.rulebook.places import MAINLAND_CODES, find_province

LAW = open_law()


@pytest.mark.parametrize(
    "name", ["广东", "广东省", "guangdong", "Guangdong", " 粤 ", "44", "440000", "广东省通信管理局"]
)
def test_guangdong_is_found_by_each_of_its_names(name: str) -> None:
    assert find_province(LAW, name).code == "440000"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("shaanxi", "610000"),
        ("shanxi", "140000"),
        ("陕", "610000"),
        ("晋", "140000"),
        ("内蒙古", "150000"),
        ("neimenggu", "150000"),
        ("西藏", "540000"),
        ("xizang", "540000"),
        ("北京市", "110000"),
        ("蜀", "510000"),
        ("川", "510000"),
        ("陇", "620000"),
        ("甘", "620000"),
        ("黔", "520000"),
        ("贵", "520000"),
        ("宁夏回族自治区", "640000"),
        ("新", "650000"),
    ],
)
def test_names_that_are_easily_confused_find_their_own_region(name: str, code: str) -> None:
    assert find_province(LAW, name).code == code


def test_no_two_regions_share_a_name() -> None:
    provinces = [entry.province for entry in LAW.provinces.values()]
    for field in ("code", "name", "short", "pinyin", "abbreviation", "filing_abbreviation", "authority"):
        assert len({getattr(province, field) for province in provinces}) == 31


def test_a_misspelt_name_gets_the_nearest_one() -> None:
    with pytest.raises(UsageError) as caught:
        find_province(LAW, "guandong")
    assert caught.value.hint is not None
    assert "广东省" in caught.value.hint.zh


def test_a_hopeless_name_is_told_how_to_name_a_region() -> None:
    with pytest.raises(UsageError) as caught:
        find_province(LAW, "???")
    assert caught.value.hint is not None
    assert "440000" not in caught.value.hint.zh
    assert "拼音" in caught.value.hint.zh


def test_there_are_31_mainland_codes() -> None:
    assert len(set(MAINLAND_CODES)) == 31
    assert "440000" in MAINLAND_CODES
    assert "710000" not in MAINLAND_CODES
