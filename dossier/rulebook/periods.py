"""Read a period of the law: its key -> the whole number in force, with the value it comes from."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dossier.rulebook.model import DatedValue, Rulebook


class Period(NamedTuple):
    """A period of the law in force on the day."""

    number: int
    value: "DatedValue"


def period(rulebook: "Rulebook", key: str, part: str = "") -> Period | None:
    """Return a period in force as a whole number; ``part`` names one of several. None when none is on record."""
    found = rulebook.values.get(key)
    number = found and (found.value.get(part) if part and isinstance(found.value, dict) else found.value)
    if found is None or not isinstance(number, int) or isinstance(number, bool):
        return None
    return Period(number, found)
