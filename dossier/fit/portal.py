"""Read from the rulebook what the portal takes: a case -> sizes, numbers and formats of uploads."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from dossier.case import Case

_MEGABYTE = 1_000_000
"""The stricter of the two meanings, so that a file fits in either."""


class Accepted(NamedTuple):
    """What the portal takes."""

    bytes: int | None
    """Of one file; None where no limit is on record."""
    pictures: int | None
    """Uploaded one by one; more are combined."""
    formats: tuple[str, ...]
    """Endings of pictures, without the dot; empty where none are on record."""
    long_edge: int
    """Pixels of a scan's longer edge below which nothing is reduced."""


def accepted(case: "Case") -> Accepted:
    """Return what the portal takes on the day of the case; a province may have its own limits."""
    size, most = _value(case, "upload.max_file_mb"), _value(case, "upload.max_pictures")
    return Accepted(
        bytes=None if size is None else int(Decimal(str(size)) * _MEGABYTE),
        pictures=None if most is None else int(most),
        formats=tuple(_value(case, "upload.picture_formats") or ()),
        long_edge=int(_value(case, "scan.minimum_long_edge_px") or 0),
    )


def _value(case: "Case", key: str) -> Any:
    value = case.rulebook.values.get(key)
    return None if value is None else value.value
