"""Make profiles with other functions out of the first example."""

from datetime import date

from dossier.advise.profile import FunctionAdvice, ProfileAdvice, advise_profile
from dossier.profile.facts import Facts
from dossier.profile.model import Profile
from dossier.rulebook.cache import open_advice
from tests.support.cases import case_of, changed

TABLE = open_advice()
DAY = date(2026, 12, 1)
STANDING = {row.key for row in TABLE.conclusions if row.always or row.with_licence}


def function(name: str, description: str = "", charged: bool | None = None, category: str | None = "B25") -> Facts:
    """Return a function of a profile."""
    return Facts(
        {"name": name, "category": category, "service_item": None, "description": description or None, "module": None,
         "charged": charged, "reason": None}
    )  # fmt: skip


def profile_with(*functions: Facts, **changes: object) -> Profile:
    """Return the first example with other functions, no prices, and ``path__to__fact=value`` changed."""
    case = changed(changed(case_of("qinghe"), "business.functions", list(functions)), "product.prices", [])
    for path, value in changes.items():
        case = changed(case, path.replace("__", "."), value)
    return case.profile


def advised(profile: Profile, day: date = DAY) -> ProfileAdvice:
    """Return the advice on a profile."""
    return advise_profile(TABLE, profile, day)


def alone(one: Facts, **changes: object) -> FunctionAdvice:
    """Return the advice on the only function of a profile."""
    return advised(profile_with(one, **changes)).functions[0]


def rows(advice) -> set[str]:
    """Return the rows that hold beside those that hold for every service."""
    return {opinion.conclusion.key for opinion in advice.opinions} - STANDING
