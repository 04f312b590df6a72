"""Find the cap on foreign shares of each business applied for, and whether the pilot without caps is open to it."""

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from dossier.checks import law_values
from dossier.checks.names import folded
from dossier.facts.answers import Answer
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.profile.model.application import Declarations

PLACES = "foreign.pilot_places"
_DOUBTFUL = "foreign.pilot_doubtful"
_SERVICES = "foreign.pilot_services"
_APP_STORES = "foreign.app_store_places"
_ADDRESS = "company.registered_address"


class Cap(NamedTuple):
    """How much of the applicant foreigners may hold for one business."""

    category: str
    limit: Fraction | None
    """None: no cap."""
    basis: str
    """Why: ``cap``, ``pilot``, ``uncapped`` or ``app_store``."""
    missing: tuple[str, ...] = ()
    """Facts that may lift the cap."""


def declarations_of(case: "Case") -> "Declarations":
    """Return the applicant's statements."""
    return case.profile.application.declarations or NOTHING_KNOWN


def ministry_decides(case: "Case") -> bool:
    """Return whether MIIT decides and not the provincial authority: across provinces, and every foreign-invested case."""
    return case.profile.application.coverage == "跨地区" or bool(declarations_of(case).foreign_route)


def caps(case: "Case") -> tuple[Cap, ...]:
    """Return the cap of each business applied for."""
    return tuple(_cap(case, category) for category in dict.fromkeys(case.profile.application.categories))


def _cap(case: "Case", category: str) -> Cap:
    limit = Fraction(law_values.amount(case, "foreign.share_cap", category)) / 100
    if declarations_of(case).foreign_pilot and pilot_place(case).holds and not off_list(case, category):
        return Cap(category, None, "pilot")
    kinds = _kinds(case, category)
    if not kinds:
        return Cap(category, limit, "cap", (f"business.{category.lower()}.kinds",))
    free = law_values.table(case, "foreign.uncapped_kinds").get(category, ())
    if all(kind in free for kind in kinds):
        return Cap(category, None, "uncapped")
    if all(kind in free or any(one.startswith(f"{kind}/") for one in free) for kind in kinds):
        return Cap(category, limit, "cap", (f"business.{category.lower()}.kinds",))
    return _app_store(case, Cap(category, limit, "cap"), kinds)


def _kinds(case: "Case", category: str) -> tuple[str, ...]:
    business = case.profile.business or NOTHING_KNOWN
    details = getattr(business, category.lower()) or NOTHING_KNOWN
    return tuple(details.kinds or ())


def _app_store(case: "Case", cap: Cap, kinds: tuple[str, ...]) -> Cap:
    """Lift the cap for a pure app store in one of the cities opened for it."""
    if case.rulebook.values.get(_APP_STORES) is None or not all(kind.endswith("/应用商店") for kind in kinds):
        return cap
    company = case.profile.company
    province, address = company.registered_province or "", company.registered_address or ""
    places = law_values.words(case, _APP_STORES)
    rest = address.removeprefix(province).removeprefix(province.rstrip("省")).strip()
    if province[:2] in places or any(rest.startswith(f"{place}市") for place in places):
        return Cap(cap.category, None, "app_store")
    return cap if "市" in rest else cap._replace(missing=(_ADDRESS,))


def pilot_begun(case: "Case") -> bool:
    """Return whether the pilot is in force on the day."""
    return PLACES in case.rulebook.values


def pilot_place(case: "Case") -> Answer:
    """Answer whether the company is registered in a pilot area; without missing facts where an address cannot tell."""
    if not pilot_begun(case):
        return Answer(False)
    province, address = case.profile.company.registered_province, case.profile.company.registered_address
    if province is None:
        return Answer(None, ("company.registered_province",))
    words = _words(case, PLACES, province)
    if words is None or not words:
        return Answer(words is not None)
    if address is None:
        return Answer(None, (_ADDRESS,))
    if any(word in address for word in words):
        return Answer(True)
    doubtful = _words(case, _DOUBTFUL, province) or ()
    return Answer(None) if any(word in address for word in doubtful) else Answer(False)


def _words(case: "Case", key: str, province: str) -> tuple[str, ...] | None:
    """Return the places of a province by whatever name it is written, e.g. 北京 or 北京市; None when it has none."""
    table = law_values.table(case, key)
    return next((words for name, words in table.items() if folded(province)[:2] == name[:2]), None)


def pilot_list(case: "Case", category: str) -> tuple[str, ...] | None:
    """Return the kinds of a business in the pilot, empty for all of them; None when it is not in the pilot."""
    return law_values.table(case, _SERVICES).get(category)


def off_list(case: "Case", category: str) -> tuple[tuple[str, str], ...]:
    """Return path and name of what keeps a business out of the pilot; empty when all of it is on the list.

    The name is empty where the business as a whole is off the list, or none of its items is named.
    """
    listed = pilot_list(case, category)
    if listed is None:
        return (("application.categories", ""),)
    items = enumerate(case.profile.application.service_items or ())
    own = [
        (f"application.service_items[{index}].name", item.name) for index, item in items if item.category == category
    ]
    if not listed:
        return ()
    if not own:
        return (("application.service_items", ""),)
    known = {folded(name) for name in listed}
    return tuple((path, name) for path, name in own if folded(name) not in known)
