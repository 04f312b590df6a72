"""Check that the papers are made for the authority that receives applications from the applicant's city."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.registry import check, failed, passed, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Province, Rule


@check("applicant.office")
def office(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """The city in the registered address belongs to the authority the papers are made for."""
    path, address = "company.registered_address", case.profile.company.registered_address
    province = case.rulebook.province
    if address is None:
        yield unknown(path)
        return
    wanted = _receiving(address.strip(), province, rule)
    facts = {"address": address, "authority": province.authority}
    if wanted is None:
        yield unknown(path, message="unclear", **facts)
    elif wanted == province.authority:
        yield passed(path, **facts)
    else:
        yield failed(path, wanted=wanted, **facts)


def _receiving(address: str, province: "Province", rule: "Rule") -> str | None:
    """Return the authority for the city the address begins with; None when it begins with none of the region's."""
    rest = address.removeprefix(province.name).removeprefix(province.short).lstrip()
    return next((name for city, name in _authorities(province, rule).items() if rest.startswith(f"{city}市")), None)


def _authorities(province: "Province", rule: "Rule") -> "Mapping[str, str]":
    """Return every city of the region with the authority that receives its applications."""
    cities = dict.fromkeys(law_values.listed(rule, "cities"), province.provincial_authority)
    return cities | {area.name: one.name for one in province.offices if one.name for area in one.areas}
