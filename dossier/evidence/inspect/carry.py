"""Turn an inspection into JSON and back: what the child process says and what is remembered."""

from typing import Any

from dossier.evidence.inspection import Inspection, PageLook
from dossier.text import Text


def to_json(found: Inspection) -> dict[str, Any]:
    """Return what JSON can carry: pages and problem as lists in the order of their fields."""
    return found._asdict()


def from_json(carried: dict[str, Any]) -> Inspection:
    """Return the inspection that ``to_json`` was given."""
    problem = carried["problem"]
    return Inspection(**carried)._replace(
        problem=Text(*problem) if problem else None,
        pages=tuple(PageLook(*page) for page in carried["pages"]),
        active=tuple(carried["active"]),
        suspect=tuple(carried["suspect"]),
    )
