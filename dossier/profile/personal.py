"""Gather the numbers that belong to persons: profile -> identity documents, mobiles and lines, as they are written there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.profile.model import Profile

PERSONAL = frozenset({"id_number", "mobile"})
"""Fields that always belong to a person, wherever they stand."""
LINES = frozenset({"phone", "fax", "appeal_phone"})
"""Lines: a person's where a mobile stands beside it; the company's own are public."""


def personal_numbers(profile: "Profile") -> frozenset[str]:
    """Return every personal number of the profile; a line that the company publishes is none."""
    found = tuple(_numbers(profile))
    return frozenset(number for private, number in found if private) - {
        number for private, number in found if not private
    }


def _numbers(group: object) -> Iterator[tuple[bool, str]]:
    """Yield whether a number is a person's, and the number."""
    if isinstance(group, list | tuple):
        for item in group:
            yield from _numbers(item)
        return
    fields = getattr(group, "__dict__", {})
    for name, value in fields.items():
        if not isinstance(value, str):
            yield from _numbers(value)
        elif name in PERSONAL:
            yield True, value
        elif name in LINES:
            yield "mobile" in fields, value
