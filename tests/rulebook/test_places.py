"""A province is found by every usual name, and a wrong name gets a suggestion."""

from datetime import date

import pytest

from dossier.errors import UsageError
from dossier.rulebook.cache import open_law
from dossier.rulebook.places import MAINLAND_CODES, find_province
from dossier.rulebook.resolve import resolve
from dossier.rulebook.vocabulary import ProvinceStatus

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


@pytest.mark.parametrize("name", ["青岛", "青岛市", "qingdao", "威海", "日照市", "青岛市通信管理局"])
def test_the_cities_of_the_qingdao_authority_find_it(name: str) -> None:
    place = find_province(LAW, name)
    assert (place.code, place.authority) == ("370000", "青岛市通信管理局")
    assert place.status is ProvinceStatus.UNVERIFIED
    assert resolve(LAW, place.code, date(2026, 11, 21), place.office).province == place


@pytest.mark.parametrize(
    ("name", "authority"),
    [("深圳", "广东省"), ("惠州", "广东省"), ("厦门", "福建省"), ("dalian", "辽宁省"), ("宁波市", "浙江省")],
)
def test_other_cities_find_the_authority_of_their_province_with_a_note(name: str, authority: str) -> None:
    place = find_province(LAW, name)
    assert place.authority == f"{authority}通信管理局"
    assert place.office is not None
    assert place.office.name == ""
    assert "未见" in place.office.note.zh


def test_emergencies_go_to_the_authority_of_the_region() -> None:
    assert find_province(LAW, "青岛").provincial_authority == "山东省通信管理局"
    assert all(law.province.provincial_authority == law.province.authority for law in LAW.provinces.values())


def test_a_province_named_itself_has_no_office_chosen() -> None:
    place = find_province(LAW, "山东")
    assert (place.authority, place.office) == ("山东省通信管理局", None)


def test_no_city_shares_a_name_with_a_region_or_another_city() -> None:
    areas = [area for law in LAW.provinces.values() for office in law.province.offices for area in office.areas]
    names = [name for area in areas for name in area]
    assert len(set(names)) == len(names)
    regions = {entry.province.short for entry in LAW.provinces.values()}
    regions |= {entry.province.pinyin for entry in LAW.provinces.values()}
    assert regions.isdisjoint(names)
