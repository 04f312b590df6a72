"""Write a comparison as JSON for other programs."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dossier.compare.differences import Difference, Stated
from dossier.compare.sides import Side
from dossier.compare.words import ENFORCED, equality, equality_known
from dossier.reports.json import citation_content, text_content
from dossier.rulebook.model import Coverage, Province

if TYPE_CHECKING:
    from dossier.compare.cases import CaseDifference

SCHEMA = 1


def render_json(
    sides: tuple[Side, Side], found: Sequence[Difference], day: date, case: "Sequence[CaseDifference] | None"
) -> str:
    """Return the comparison as one JSON object with both languages; ``case`` is None without a profile."""
    left, right = sides
    content = {
        "schema": SCHEMA,
        "as_of": day.isoformat(),
        "left": _side(left),
        "right": _side(right),
        "equality": {"known": equality_known(left, right), **text_content(equality(left, right))},
        "differences": [difference_content(one) for one in found],
        "profile": None if case is None else [_case(one) for one in case],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def place_content(province: Province, coverage: Coverage) -> dict[str, Any]:
    """Return who a province is and how sure it is known."""
    day = coverage.reviewed_on
    return {
        "code": province.code,
        "name": province.name,
        "authority": province.authority,
        "office_note": province.office and text_content(province.office.note),
        "status": province.status.value,
        "reviewed_on": day and day.isoformat(),
        "read": text_content(coverage.read),
        "missing": text_content(coverage.missing),
    }


def difference_content(one: Difference) -> dict[str, Any]:
    """Return one difference; hints and statements are not enforced."""
    return {
        "kind": one.kind,
        "key": one.key,
        "title": text_content(one.title),
        "enforced": one.kind in ENFORCED,
        "left": [_stated(item) for item in one.left],
        "right": [_stated(item) for item in one.right],
    }


def _side(side: Side) -> dict[str, Any] | None:
    if side.province is None or side.coverage is None:
        return None
    return place_content(side.province, side.coverage)


def _stated(item: Stated) -> dict[str, Any]:
    return {**text_content(item.text), "citation": citation_content(item.citation)}


def _case(one: "CaseDifference") -> dict[str, Any]:
    return {
        "kind": one.kind,
        "key": one.key,
        "title": text_content(one.title),
        "left": [text_content(text) for text in one.left],
        "right": [text_content(text) for text in one.right],
    }
