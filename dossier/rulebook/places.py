"""Find one of the 31 mainland regions by whatever name a user gives it, or by a city that has an office of its own."""

from collections.abc import Iterable

from dossier.errors import UsageError
from dossier.rulebook.model import Law, Office, Province
from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.text import Text

MAINLAND_CODES = tuple(
    f"{prefix}0000"
    for prefix in (
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41"),
        *("42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"),
    )
)
"""GB/T 2260 codes of the 31 mainland regions, ascending."""


def find_province(law: Law, text: str) -> Province:
    """Return the region called ``text``: 广东, 广东省, guangdong, 粤, 44 or 440000.

    A city whose office is on record finds its region with that office: 青岛 finds 山东省 with 青岛市通信管理局.

    Raises:
        UsageError: no region has that name; the nearest names are suggested.
    """
    names = _names(law)
    wanted = text.strip()
    found = names.get(wanted.casefold())
    if found is None:
        raise _unknown(wanted, names)
    return found


def at_office(province: Province, office: Office | None) -> Province:
    """Return the region as an applicant from the cities of ``office`` meets it.

    An authority of its own is unverified: what was read is what the provincial one publishes.
    """
    if office is None:
        return province
    if not office.name:
        return province._replace(office=office)
    return province._replace(office=office, authority=office.name, status=ProvinceStatus.UNVERIFIED)


def _names(law: Law) -> dict[str, Province]:
    """Return every accepted name in lower case with its region."""
    provinces = [entry.province for entry in law.provinces.values()]
    cities = {
        name.casefold(): at_office(province, office)
        for province in provinces
        for office in province.offices
        for name in _city_names(office)
    }
    return cities | {name.casefold(): province for province in provinces for name in _names_of(province)}


def _city_names(office: Office) -> Iterable[str]:
    for area in office.areas:
        yield from (area.name, f"{area.name}市", area.pinyin)
    if office.name:
        yield office.name


def _names_of(province: Province) -> Iterable[str]:
    yield from (province.code, province.code[:2], province.name, province.short, province.pinyin)
    yield from (province.abbreviation, province.filing_abbreviation, province.authority, *province.aliases)


def _unknown(wanted: str, names: dict[str, Province]) -> UsageError:
    from difflib import get_close_matches  # here, because most names are known

    near = get_close_matches(wanted.casefold(), names, n=3, cutoff=0.5)
    offers = "、".join(dict.fromkeys(names[name].name for name in near))
    return UsageError(
        Text(f"没有名为“{wanted}”的省级地区", f"No provincial region is called '{wanted}'"),
        hint=Text(f"您是否指：{offers}", f"Did you mean {offers}") if offers else _HOW_TO_NAME,
    )


_HOW_TO_NAME = Text(
    "可用中文名、拼音、简称或GB/T 2260代码，例如：广东、guangdong、粤、44",
    "Use the Chinese name, pinyin, abbreviation or GB/T 2260 code, e.g. 广东, guangdong, 粤, 44",
)
